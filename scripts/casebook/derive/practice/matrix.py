"""Problems against measures: which kinds of measures answer which problems, in how many cases.

A case stands in a cell if one of its measures is of that type and names a problem of that domain. A measure that
names no problem stands for all problems of its case. A measure that is only planned answers nothing yet.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casebook.derive.case.evidence_grade import UMBRELLA_WORD, grade
from casebook.derive.ground.addresses import case_uri, matrix_uri
from casebook.derive.ground.browse_address import browse_address
from casebook.derive.ground.items import Item
from casebook.language.closed_words import PLANNED
from casebook.model.case import Case, Measure
from casebook.model.library import Library
from casebook.model.vocabulary import Term


@dataclass(frozen=True)
class Cell:
    """The cases in which one kind of measure answers one problem.

    ``e`` is the best grade among them and ``e_word`` says it; a programme without figures of its own has its own words.
    ``uri`` leads to the browse page with both chosen: cases that have both, though perhaps one for another reason.
    """

    problem: Term
    measure: Term
    cases: tuple[Item, ...]
    e: int
    e_word: str
    uri: str

    @property
    def count(self) -> int:
        """How many cases there are."""
        return len(self.cases)

    @property
    def grade(self) -> str:
        """The best grade in words."""
        return f"E{self.e} {self.e_word}"


@dataclass(frozen=True)
class Line:
    """One problem. ``cells`` stand below the columns of the matrix; ``None`` where there is no case."""

    problem: Term
    cells: tuple[Cell | None, ...]
    cases: int

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that have cases."""
        return tuple(cell for cell in self.cells if cell)


@dataclass(frozen=True)
class Lines:
    """The problems of one group of the vocabulary."""

    title: str
    lines: tuple[Line, ...]


@dataclass(frozen=True)
class Columns:
    """The measures of one group of the vocabulary."""

    title: str
    measures: tuple[Term, ...]


@dataclass(frozen=True)
class Matrix:
    """Problems against measures, of all cases or of those of one settlement.

    Terms without any case are no rows or columns but ``idle``. ``unaimed`` counts measures that name no problem.
    """

    uri: str
    settlement: Term | None
    cases: int
    columns: tuple[Columns, ...]
    groups: tuple[Lines, ...]
    idle_problems: tuple[Term, ...]
    idle_measures: tuple[Term, ...]
    unaimed: int


def _done(case: Case) -> tuple[Measure, ...]:
    return tuple(measure for measure in case.measures if measure.status != PLANNED)


def answered(case: Case) -> frozenset[tuple[str, str]]:
    """Return the pairs of problem and kind of measure that ``case`` has an answer for."""
    domains = {problem.id: problem.domain for problem in case.problems}
    return frozenset(
        (domain, kind)
        for measure in _done(case)
        for kind in measure.types
        for domain in ([domains[p] for p in measure.problems if p in domains] or domains.values())
    )


def _groups(terms: tuple[Term, ...]) -> Mapping[str, tuple[Term, ...]]:
    found: dict[str, list[Term]] = {}
    for term in terms:
        found.setdefault(term.group or "", []).append(term)
    return {title: tuple(members) for title, members in found.items()}


def _cells(
    cases: tuple[Case, ...], library: Library, settlement: str
) -> Mapping[tuple[str, str], Cell]:
    members: dict[tuple[str, str], list[Case]] = {}
    for case in cases:
        for pair in answered(case):
            members.setdefault(pair, []).append(case)
    grades = {case.id: grade(case, library) for case in cases}
    term = library.vocabulary.term

    def cell(problem: str, measure: str, found: list[Case]) -> Cell:
        best = max((grades[c.id] for c in found), key=lambda g: (g.e, g.e_word != UMBRELLA_WORD))
        return Cell(
            problem=term("problems", problem),
            measure=term("measures", measure),
            cases=tuple(Item(c.title, case_uri(c.id)) for c in found),
            e=best.e,
            e_word=best.e_word,
            uri=browse_address({"难题": problem, "做法": measure, "聚落": settlement}),
        )

    return {pair: cell(*pair, found) for pair, found in members.items()}


def matrix(library: Library, settlement: Term | None = None) -> Matrix:
    """Lay out problems against measures for all cases, or for those of one settlement."""
    cases = tuple(
        case
        for case in library.cases.values()
        if settlement is None or settlement.term in case.settlements
    )
    cells = _cells(cases, library, settlement.term if settlement else "")
    problems, measures = (library.vocabulary.terms(name) for name in ("problems", "measures"))
    rows, used = {p for p, _ in cells}, {m for _, m in cells}
    columns = tuple(m for group in _groups(measures).values() for m in group if m.term in used)

    def line(problem: Term) -> Line:
        own = tuple(cells.get((problem.term, m.term)) for m in columns)
        names = {case.uri for cell in own if cell for case in cell.cases}
        return Line(problem, own, len(names))

    return Matrix(
        uri=matrix_uri(settlement),
        settlement=settlement,
        cases=len(cases),
        columns=tuple(
            Columns(title, kept)
            for title, members in _groups(measures).items()
            if (kept := tuple(m for m in members if m.term in used))
        ),
        groups=tuple(
            Lines(title, lines)
            for title, members in _groups(problems).items()
            if (lines := tuple(line(p) for p in members if p.term in rows))
        ),
        idle_problems=tuple(p for p in problems if p.term not in rows),
        idle_measures=tuple(m for m in measures if m.term not in used),
        unaimed=sum(not m.problems for case in cases for m in _done(case)),
    )


def matrices(library: Library) -> Iterator[Matrix]:
    """Yield the matrix of all cases, then one for each settlement that has cases."""
    yield matrix(library)
    used = {word for case in library.cases.values() for word in case.settlements}
    for term in library.vocabulary.terms("settlements"):
        if term.term in used:
            yield matrix(library, term)
