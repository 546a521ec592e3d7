"""Problems against measures: which kinds of measures are aimed at which problems, in how many places.

A measure stands under its first kind, and only in the rows of the problems that its record says it is for; what counts is
said in :mod:`casebook.derive.practice.aims`. A cell says nothing of what else a measure makes use of.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.case.evidence_grade import E_WORDS, grade_of_measure
from casebook.derive.ground.addresses import matrix_uri, term_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short
from casebook.derive.practice.aims import Aims, aims
from casebook.derive.practice.answers import Deed
from casebook.model.library import Library
from casebook.model.vocabulary import Term


@dataclass(frozen=True)
class Cell:
    """The measures of one kind that are aimed at one problem.

    ``e`` is the best grade among them, each by the figures tied to it. ``inferred``: no article says that there was this
    problem. ``uri`` leads to the measure, or where there are several to their list on the page of the problem.
    """

    problem: Term
    measure: Term
    deeds: tuple[Item, ...]
    places: int
    e: int
    inferred: bool
    uri: str

    @property
    def count(self) -> int:
        """How many measures there are."""
        return len(self.deeds)

    @property
    def grade(self) -> str:
        """The best grade in words."""
        return f"E{self.e} {E_WORDS[self.e]}"


@dataclass(frozen=True)
class Line:
    """One problem. ``cells`` stand below the columns of the matrix; ``None`` where there is no measure."""

    problem: Term
    cells: tuple[Cell | None, ...]
    aims: Aims

    @property
    def filled(self) -> tuple[Cell, ...]:
        """The cells that have measures."""
        return tuple(cell for cell in self.cells if cell)

    @property
    def inferred(self) -> bool:
        """Whether no article says that there was this problem."""
        return all(cell.inferred for cell in self.filled)


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
    """Problems against measures, of all places or of those of one settlement; ``idle`` terms are no rows or columns."""

    uri: str
    settlement: Term | None
    deeds: int
    columns: tuple[Columns, ...]
    groups: tuple[Lines, ...]
    idle_problems: tuple[Term, ...]
    idle_measures: tuple[Term, ...]


def _groups(terms: tuple[Term, ...]) -> Mapping[str, tuple[Term, ...]]:
    by_title: dict[str, list[Term]] = {}
    for term in terms:
        by_title.setdefault(term.group or "", []).append(term)
    return {title: tuple(members) for title, members in by_title.items()}


def _cells(
    by_problem: Mapping[str, Sequence[Deed]], library: Library
) -> Mapping[tuple[str, str], Cell]:
    """Return the cells that hold measures: each under its first kind and the problems it is for."""
    members: dict[tuple[str, str], list[Deed]] = {}
    for problem, group in by_problem.items():
        for deed in group:
            members.setdefault((problem, deed.main), []).append(deed)
    return {pair: _cell(*pair, group, library) for pair, group in members.items()}


def _cell(problem: str, kind: str, group: Sequence[Deed], library: Library) -> Cell:
    about, measure = (
        library.vocabulary.term(name, word)
        for name, word in (("problems", problem), ("measures", kind))
    )
    e = max(grade_of_measure(deed.case, deed.measure, library).e for deed in group)
    alone = group[0] if len(group) == 1 else None
    return Cell(
        problem=about,
        measure=measure,
        deeds=tuple(
            Item(f"{place_short(deed.case.place)}：{deed.measure.name}", deed.uri) for deed in group
        ),
        places=len({deed.case.place.code for deed in group}),
        e=e,
        inferred=all(deed.inferred(problem) for deed in group),
        uri=alone.uri if alone else f"{term_uri('problems', about)}#m-{measure.id}",
    )


def matrix(
    library: Library, by_problem: Mapping[str, Sequence[Deed]], settlement: Term | None = None
) -> Matrix:
    """Lay out problems against measures, of all deeds or of those of one settlement; ``by_problem`` are these by problem."""
    cells = _cells(by_problem, library)
    problems, measures = (library.vocabulary.terms(name) for name in ("problems", "measures"))
    used = {m for _, m in cells}
    columns = tuple(m for group in _groups(measures).values() for m in group if m.term in used)

    def line(problem: Term) -> Line:
        of_problem = tuple(cells.get((problem.term, m.term)) for m in columns)
        return Line(problem, of_problem, Aims(tuple(by_problem[problem.term])))

    return Matrix(
        uri=matrix_uri(settlement),
        settlement=settlement,
        deeds=len({deed.anchor for group in by_problem.values() for deed in group}),
        columns=tuple(
            Columns(title, kept)
            for title, members in _groups(measures).items()
            if (kept := tuple(m for m in members if m.term in used))
        ),
        groups=tuple(
            Lines(title, lines)
            for title, members in _groups(problems).items()
            if (lines := tuple(line(p) for p in members if p.term in by_problem))
        ),
        idle_problems=tuple(p for p in problems if p.term not in by_problem),
        idle_measures=tuple(m for m in measures if m.term not in used),
    )


def matrices(library: Library) -> Iterator[Matrix]:
    """Yield the matrix of all measures, then one for each settlement that has cases."""
    by_problem = {word: aimed.done for word, aimed in aims(library).items() if aimed.done}
    yield matrix(library, by_problem)
    kinds: dict[str, dict[str, list[Deed]]] = {}
    for problem, group in by_problem.items():
        for deed in group:
            for kind in deed.case.settlements:
                kinds.setdefault(kind, {}).setdefault(problem, []).append(deed)
    used = {word for case in library.cases.values() for word in case.settlements}
    for term in library.vocabulary.terms("settlements"):
        if term.term in used:
            yield matrix(library, kinds.get(term.term, {}), term)
