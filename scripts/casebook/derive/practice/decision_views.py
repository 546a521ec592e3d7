"""What places chose: one decision, every place that takes it, and what each answers, aspect by aspect.

A column is whoever the answers belong to (罗阳街道, 全县, 深圳市), not the record that tells them: several records of one
place share a column. An aspect is answered, passed over by the article (原文没有写, said by an editor who has read all of it),
or not recorded; the three are never the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from casebook.derive.case.caution import caution
from casebook.derive.case.evidence_grade import trust_of
from casebook.derive.figures.figures import source_day
from casebook.derive.ground.addresses import case_uri, decision_uri, region_uri
from casebook.derive.ground.items import Item
from casebook.derive.practice.answers import spread
from casebook.derive.practice.quotes import Quoted, quoted
from casebook.derive.practice.side_by_side import SideBySide, side_by_side
from casebook.divisions import divisions, lineage
from casebook.model.case import Case
from casebook.model.decision import DENIED, Answer, Contrast, Decision
from casebook.model.library import Library
from casebook.model.observation import Observation
from casebook.model.vocabulary import Term

ACROSS: Final = 4
"""So many places stand in columns; more of them stand in rows, under each aspect."""
PLACES_SHOWN: Final = 40
FIGURES_SHOWN: Final = 8
DECISIONS: Final = "decisions"
TORN: Final = "截断"
STATES: Final = ("已做", "试行", "打算", "明说不做")
"""In this order: what is furthest along comes first."""


@dataclass(frozen=True)
class Origin:
    """A source with its grade of trust, T1 to T5."""

    id: str
    name: str
    trust: int
    kind: str
    day: str


@dataclass(frozen=True)
class Told:
    """One sentence of a record on one aspect, with what it stands on."""

    text: str
    denied: bool
    inferred: bool
    quotes: tuple[Quoted, ...]
    case: Item


@dataclass(frozen=True)
class AspectCell:
    """What one place says of one aspect. Nothing told: ``passed_over`` by the article, or not recorded."""

    told: tuple[Told, ...] = ()
    passed_over: bool = False


@dataclass(frozen=True)
class Choice:
    """The option that one record says a place took."""

    option: str
    state: str
    inferred: bool
    quotes: tuple[Quoted, ...]
    case: Item


@dataclass(frozen=True)
class PlaceColumn:
    """Whose answers: ``name`` as the record writes it, ``region`` above it, ``code`` of GB/T 2260.

    ``torn``: the text of a source is not whole, so that what it passes over may stand in the part that is missing.
    ``origins``: the ids of the sources of its words; ``caution``: what weakens all of them, in words, or nothing.
    """

    name: str
    region: str
    code: str
    uri: str
    settlements: tuple[str, ...]
    choices: tuple[Choice, ...]
    cells: Mapping[str, AspectCell]
    torn: bool
    origins: tuple[str, ...]
    caution: str

    @property
    def cases(self) -> frozenset[str]:
        """The addresses of the records that tell of it."""
        return frozenset(choice.case.uri for choice in self.choices)

    @property
    def answered(self) -> int:
        """On how many aspects something is told."""
        return sum(1 for cell in self.cells.values() if cell.told)


@dataclass(frozen=True)
class AspectRow:
    """One aspect over all places shown, in the order of the columns."""

    aspect: str
    id: str
    ask: str
    cells: tuple[tuple[PlaceColumn, AspectCell], ...]

    @property
    def answering(self) -> tuple[tuple[PlaceColumn, AspectCell], ...]:
        """The places that answer."""
        return tuple(pair for pair in self.cells if pair[1].told)

    @property
    def passed_over(self) -> tuple[PlaceColumn, ...]:
        """The places whose article passes it over."""
        return tuple(c for c, cell in self.cells if not cell.told and cell.passed_over)

    @property
    def unrecorded(self) -> tuple[PlaceColumn, ...]:
        """The places whose record does not say."""
        return tuple(c for c, cell in self.cells if not cell.told and not cell.passed_over)


@dataclass(frozen=True)
class OptionCount:
    """How many counties took an option, each once; ``states`` counts them by how far they are."""

    option: str
    definition: str
    states: tuple[tuple[str, int], ...]
    counties: int
    provinces: tuple[tuple[str, int], ...]
    settlements: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class ContrastLine:
    """A sentence of the editors, with the records it rests on."""

    text: str
    cases: tuple[Item, ...]
    origins: tuple[str, ...]
    caution: str


@dataclass(frozen=True)
class DecisionView:
    """The page of a decision. ``rows`` hold the places of ``columns``; ``places`` counts all of them.

    ``checked`` holds the day on which each record of ``cases`` was checked, empty where it was not.
    """

    term: Term
    uri: str
    contrast: tuple[ContrastLine, ...]
    columns: tuple[PlaceColumn, ...]
    rows: tuple[AspectRow, ...]
    places: int
    counties: int
    counts: tuple[OptionCount, ...]
    unwritten: tuple[AspectRow, ...]
    figures: tuple[SideBySide, ...]
    more_figures: int
    cases: tuple[Item, ...]
    checked: tuple[str, ...]
    sources: tuple[Origin, ...]

    @property
    def question(self) -> str:
        """The decision as a cadre would put it."""
        return self.term.question or self.term.term

    @property
    def across(self) -> bool:
        """Whether the places stand in columns."""
        return len(self.columns) <= ACROSS

    @property
    def of_one_county(self) -> tuple[tuple[PlaceColumn, ...], ...]:
        """The places shown that lie in one county, which the counts take as one."""
        by_code: dict[str, list[PlaceColumn]] = {}
        for column in self.columns:
            by_code.setdefault(column.code, []).append(column)
        return tuple(tuple(places) for places in by_code.values() if len(places) > 1)

    @property
    def said(self) -> tuple[ContrastLine, ...]:
        """The sentences of editors; who is weakly told is said once."""
        return cautioned_once(self.contrast)


Taken = tuple[Case, Decision]


def decisions_by_word(library: Library) -> Mapping[str, tuple[Taken, ...]]:
    """Return every decision that a record took, by its word, in the order of the records."""
    taken: dict[str, list[Taken]] = {}
    for case in library.cases.values():
        for decision in case.decisions:
            taken.setdefault(decision.decision, []).append((case, decision))
    return {word: tuple(entries) for word, entries in taken.items()}


def places_by_decision(library: Library) -> Mapping[str, int]:
    """Return how many places answer each question, by its word."""
    return {
        word: len({_key(case, decision) for case, decision in taken})
        for word, taken in decisions_by_word(library).items()
    }


def most_taken(library: Library, number: int) -> tuple[Item, ...]:
    """Return the questions that most places answer, as links with how many those are; of one place none."""
    places = places_by_decision(library)
    terms = [t for t in library.vocabulary.terms(DECISIONS) if places.get(t.term, 0) > 1]
    terms.sort(key=lambda term: -places[term.term])
    return tuple(
        Item(t.question or t.term, decision_uri(t), note=f"{places[t.term]} 个地方有回答")
        for t in terms[:number]
    )


def cases_by_decision(library: Library) -> Iterator[tuple[Term, tuple[Case, ...]]]:
    """Yield every decision of the vocabulary with the cases that its page tells of: who took it, and who its contrasts name."""
    taken = decisions_by_word(library)
    for term in library.vocabulary.terms(DECISIONS):
        names = {case.id for case, _ in taken.get(term.term, ())}
        names |= {reference.case for line in term.contrast for reference in line.answers}
        yield term, tuple(case for name, case in library.cases.items() if name in names)


def view_of(word: str, library: Library) -> DecisionView:
    """Return the page of the decision of this name."""
    taken = decisions_by_word(library).get(word, ())
    return decision_view(library.vocabulary.term(DECISIONS, word), taken, library)


def decision_views(library: Library) -> Iterator[DecisionView]:
    """Yield the page of every decision of the vocabulary, also of those that nobody has taken yet."""
    taken = decisions_by_word(library)
    for term in library.vocabulary.terms(DECISIONS):
        yield decision_view(term, taken.get(term.term, ()), library)


def decision_view(term: Term, taken: Sequence[Taken], library: Library) -> DecisionView:
    """Return the page of one decision, for the records that took it."""
    columns = columns_of(term, taken, library)
    shown = _shown(columns)
    rows = tuple(_row(term, number, shown) for number in range(len(term.aspects)))
    everywhere = tuple(_row(term, number, columns) for number in range(len(term.aspects)))
    sides = side_by_side(_figures(term, taken), library)
    return DecisionView(
        term=term,
        uri=decision_uri(term),
        contrast=tuple(contrast_line(line, term, library) for line in term.contrast),
        columns=shown,
        rows=rows,
        places=len(columns),
        counties=len({column.code for column in columns}),
        counts=_counts(term, columns),
        unwritten=tuple(
            row for row in everywhere if row.cells and not row.answering and not row.unrecorded
        ),
        figures=sides[:FIGURES_SHOWN],
        more_figures=max(len(sides) - FIGURES_SHOWN, 0),
        cases=tuple({case.id: _case(case) for case, _ in taken}.values()),
        checked=tuple({case.id: case.editorial.checked or "" for case, _ in taken}.values()),
        sources=tuple(
            _origin(library, name)
            for name in dict.fromkeys(s for case, _ in taken for s in case.sources)
        ),
    )


def _origin(library: Library, name: str) -> Origin:
    source = library.sources[name]
    return Origin(
        name, source.name, trust_of(source, library.vocabulary), source.type, source_day(source)
    )


def _case(case: Case) -> Item:
    return Item(case.title, case_uri(case.id))


def _key(case: Case, decision: Decision) -> tuple[str, str, str]:
    code = decision.code or case.place.code
    return code, decision.scope.place, decision.scope.group or ""


def columns_of(term: Term, taken: Sequence[Taken], library: Library) -> tuple[PlaceColumn, ...]:
    """Gather the answers by whose they are.

    They stand in the order of the vocabulary's options, of which the first answers the question most directly; of
    those that chose alike, what is furthest along and answered most fully comes first.
    """
    by_place: dict[tuple[str, str, str], list[Taken]] = {}
    for case, decision in taken:
        by_place.setdefault(_key(case, decision), []).append((case, decision))
    columns = [_column(term, key, entries, library) for key, entries in by_place.items()]
    options = [option.option for option in term.options]

    def rank(column: PlaceColumn) -> tuple[int, int, int, str, str]:
        option, state = min(
            (options.index(c.option), STATES.index(c.state)) for c in column.choices
        )
        return option, state, -column.answered, column.code, column.name

    columns.sort(key=rank)
    return tuple(columns)


def _column(
    term: Term, key: tuple[str, str, str], entries: Sequence[Taken], library: Library
) -> PlaceColumn:
    code, place, group = key
    answers: dict[str, list[tuple[Case, Answer]]] = {}
    for case, decision in entries:
        for answer in decision.answers:
            answers.setdefault(answer.aspect, []).append((case, answer))
    passed_over = {aspect for _, decision in entries for aspect in decision.unmentioned}
    origins = _origins(decision for _, decision in entries)
    return PlaceColumn(
        name=f"{place}（{group}）" if group else place,
        region=_region(code, place),
        code=code,
        uri=region_uri(code) if code in {case.place.code for case, _ in entries} else "",
        settlements=tuple(dict.fromkeys(s for case, _ in entries for s in case.settlements)),
        choices=tuple(
            Choice(
                decision.option,
                decision.state,
                decision.basis != "原文写明",
                quoted(decision.evidence, library),
                _case(case),
            )
            for case, decision in entries
        ),
        cells={
            a.aspect: AspectCell(
                tuple(
                    Told(
                        answer.text,
                        answer.kind == DENIED,
                        answer.basis != "原文写明",
                        quoted(answer.evidence, library),
                        _case(case),
                    )
                    for case, answer in answers.get(a.aspect, ())
                ),
                a.aspect in passed_over,
            )
            for a in term.aspects
        },
        torn=any(
            quality.flag == TORN
            for case, _ in entries
            for source in case.sources
            for quality in library.sources[source].quality
        ),
        origins=origins,
        caution=caution(origins, [case for case, _ in entries], library),
    )


def _origins(decisions: Iterable[Decision]) -> tuple[str, ...]:
    """The sources that the words of ``decisions`` stand on."""
    evidence = (
        e
        for decision in decisions
        for e in (*decision.evidence, *(e for answer in decision.answers for e in answer.evidence))
    )
    return tuple(dict.fromkeys(e.source for e in evidence))


def _region(code: str, place: str) -> str:
    """What stands above a place: 广东 · 惠州市; nothing that its own name says already."""
    chain = lineage(code)
    if not chain:
        return ""
    above = [chain[0].short_name, *(d.name for d in chain[1:] if d.name not in place)]
    return "\u00a0· ".join(dict.fromkeys(name for name in above if not place.startswith(name)))


def _shown(columns: Sequence[PlaceColumn]) -> tuple[PlaceColumn, ...]:
    """As many places as a page bears: from every province one before any has two."""
    if len(columns) <= PLACES_SHOWN:
        return tuple(columns)
    return spread(columns, lambda column: column.code[:2])[:PLACES_SHOWN]


def _row(term: Term, number: int, columns: Sequence[PlaceColumn]) -> AspectRow:
    aspect = term.aspects[number]
    cells = tuple((column, column.cells[aspect.aspect]) for column in columns)
    return AspectRow(aspect.aspect, aspect.id, aspect.ask, cells)


def _figures(term: Term, taken: Iterable[Taken]) -> Iterator[tuple[Case, Observation]]:
    """The figures that answers name, and those of the decision's own indicators."""
    wanted = frozenset(term.indicators)
    for case, decision in taken:
        named = {o for answer in decision.answers for o in answer.observations}
        for observation in case.observations:
            if observation.id in named or observation.indicator in wanted:
                yield case, observation


def cautioned_once(lines: Iterable[ContrastLine]) -> tuple[ContrastLine, ...]:
    """Return the sentences; who is weakly told is said with the first that speaks of them, and not again."""
    told: list[ContrastLine] = []
    said: set[str] = set()
    for line in lines:
        told.append(replace(line, caution="") if line.caution in said else line)
        said.add(line.caution)
    return tuple(told)


def contrast_line(line: Contrast, term: Term, library: Library) -> ContrastLine:
    """Return a sentence of an editor on the decision ``term``, and which of its places are weakly told."""
    names = dict.fromkeys(reference.case for reference in line.answers)
    # A record that is broken is not there while serving; the sentence stays.
    cases = [library.cases[name] for name in names if name in library.cases]
    asked = {(reference.case, reference.aspect) for reference in line.answers}
    answering = [
        (case, dict.fromkeys(e.source for e in answer.evidence))
        for case in cases
        for decision in case.decisions
        if decision.decision == term.term
        for answer in decision.answers
        if (case.id, answer.aspect) in asked
    ]
    origins = tuple(dict.fromkeys(name for _, sources in answering for name in sources))
    # One weak or uncertain place weakens a sentence that sets it against others: it is named.
    weak = {
        case.title.partition("：")[0]: words
        for case, sources in answering
        if (words := caution(tuple(sources), [case], library))
    }
    return ContrastLine(
        line.text,
        tuple(map(_case, cases)),
        origins,
        "；".join(f"{name}：{words}" for name, words in weak.items()),
    )


def _counts(term: Term, columns: Iterable[PlaceColumn]) -> tuple[OptionCount, ...]:
    """Count counties by the option they took: each once, at the furthest that any record says."""
    furthest: dict[str, dict[str, str]] = {option.option: {} for option in term.options}
    kinds: dict[str, dict[str, set[str]]] = {option.option: {} for option in term.options}
    for column in columns:
        for choice in column.choices:
            by_code = furthest[choice.option]
            known = by_code.get(column.code)
            if known is None or STATES.index(choice.state) < STATES.index(known):
                by_code[column.code] = choice.state
            for settlement in column.settlements:
                kinds[choice.option].setdefault(settlement, set()).add(column.code)
    return tuple(
        _count(option.option, option.definition, furthest[option.option], kinds[option.option])
        for option in term.options
    )


def _count(
    option: str, definition: str, by_code: Mapping[str, str], kinds: Mapping[str, set[str]]
) -> OptionCount:
    states = dict.fromkeys(STATES, 0)
    provinces: dict[str, int] = {}
    for code, state in by_code.items():
        states[state] += 1
        chain = lineage(code)
        name = chain[0].short_name if chain else code
        provinces[name] = provinces.get(name, 0) + 1
    return OptionCount(
        option=option,
        definition=definition,
        states=tuple((state, number) for state, number in states.items() if number),
        counties=len(by_code),
        provinces=tuple(
            sorted(provinces.items(), key=lambda item: _PROVINCE_CODES.get(item[0], item[0]))
        ),
        settlements=tuple((kind, len(codes)) for kind, codes in kinds.items()),
    )


_PROVINCE_CODES: Final = {d.short_name: d.code for d in divisions().values() if d.level == "省"}
