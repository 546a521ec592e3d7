"""What one place does about one problem: a measure, with everything a reader asks of it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from casebook.derive.case.cards import grade_words
from casebook.derive.case.evidence_grade import grade
from casebook.derive.figures.figures import Figure, figure
from casebook.derive.ground.addresses import case_uri, term_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_words
from casebook.derive.practice.quotes import Quoted, quoted
from casebook.language.closed_words import (
    BENEFITING,
    LEADING,
    NOT_STATED,
    PLANNED,
    STATED,
    UMBRELLA,
)
from casebook.model.case import Case, Measure, Participant, Resource
from casebook.model.library import Library
from casebook.model.vocabulary import Term

_PLAINLY = frozenset({"牵头", "主办"})
"""Of the leading roles those that say so plainly; who 统筹 is named where nobody else is."""
_SPENT = frozenset({"成本", "投入"})
FIGURES_SHOWN = 6
CASES_OF_A_KIND = 4


@dataclass(frozen=True)
class Deed:
    """One measure of one case."""

    case: Case
    measure: Measure

    @property
    def anchor(self) -> str:
        """Its id on the pages that gather measures."""
        return f"{self.case.id}-{self.measure.id}"

    @property
    def uri(self) -> str:
        """Its place on the page of its case."""
        return case_uri(self.case.id, self.measure.id)

    @property
    def problems(self) -> tuple[str, ...]:
        """The kinds of problem that the record says it is for."""
        aimed = set(self.measure.problems)
        return tuple(dict.fromkeys(p.domain for p in self.case.problems if p.id in aimed))

    @property
    def main(self) -> str:
        """The kind of measure that it is first of all; what else it makes use of says nothing of what it is for."""
        return self.measure.types[0]

    @property
    def planned(self) -> bool:
        """Whether it is a plan that nobody has carried out yet."""
        return self.measure.status == PLANNED

    @property
    def programme(self) -> bool:
        """Whether a programme tells it, which tells again what the records of its parts tell."""
        return self.case.type == UMBRELLA

    def inferred(self, problem: str) -> bool:
        """Whether the record infers that there is this problem: the article does not say so."""
        aimed = set(self.measure.problems)
        bases = [p.basis for p in self.case.problems if p.id in aimed and p.domain == problem]
        return bool(bases) and all(basis != STATED for basis in bases)


@dataclass(frozen=True)
class Answer:
    """A deed worded for readers; addresses are relative to the site. Empty texts are not written."""

    anchor: str
    measure: Item
    case: Item
    place: str
    settlements: tuple[str, ...]
    what: str
    steps: tuple[str, ...]
    mechanisms: tuple[Item, ...]
    leads: str
    others: str
    served: str
    frequency: str
    status: str
    inferred: bool
    documents: tuple[str, ...]
    resources: tuple[Item, ...]
    spent: bool
    """Whether a figure of it says what it takes, so that this stands among its figures."""
    figures: tuple[Figure, ...]
    more_figures: int
    quotes: tuple[Quoted, ...]

    @property
    def planned(self) -> bool:
        """Whether it is a plan that nobody has carried out yet."""
        return self.status == PLANNED

    @property
    def unwritten(self) -> tuple[str, ...]:
        """What the record does not state of the things that readers ask of every measure."""
        asked = (
            ("谁牵头", self.leads),
            ("多久一次", self.frequency),
            ("投入", self.resources or self.spent),
            ("数字", self.figures),
        )
        return tuple(question for question, stated in asked if not stated)


@dataclass(frozen=True)
class Standing:
    """What stands behind the answers of one case: its kind of place, its means, its evidence."""

    id: str
    case: Item
    place: str
    settlements: tuple[Item, ...]
    resources: tuple[Item, ...]
    conditions: tuple[Item, ...]
    grade_words: str


def deeds(library: Library) -> tuple[Deed, ...]:
    """Return all measures: those of practices before those of programmes, else by the id of the case."""
    cases = sorted(library.cases.values(), key=lambda case: (case.type == UMBRELLA, case.id))
    return tuple(Deed(case, measure) for case in cases for measure in case.measures)


def practices(all_deeds: Sequence[Deed]) -> tuple[Deed, ...]:
    """Leave out what programmes tell again of their parts, unless nobody else tells it."""
    return tuple(deed for deed in all_deeds if not deed.programme) or tuple(all_deeds)


def by_words(
    listed: Iterable[Deed], words: Callable[[Deed], Iterable[str]]
) -> Mapping[str, tuple[Deed, ...]]:
    """Index deeds by each of their ``words``."""
    index: dict[str, list[Deed]] = {}
    for deed in listed:
        for word in words(deed):
            index.setdefault(word, []).append(deed)
    return {word: tuple(group) for word, group in index.items()}


def terms_among(library: Library, name: str, words: Collection[str]) -> tuple[Term, ...]:
    """Return those ``words`` that are terms of a vocabulary, in its order.

    Without words nobody asks for the vocabulary: while serving it may be broken, and then no record is valid.
    """
    return tuple(t for t in library.vocabulary.terms(name) if t.term in words) if words else ()


def by_settlement(
    cases: Iterable[Case], library: Library, name: Callable[[Case], str]
) -> tuple[tuple[Item, tuple[Item, ...], int], ...]:
    """Return each kind of settlement among ``cases``: its link, the first few cases, and how many there are."""
    kinds: dict[str, list[Case]] = {}
    for case in cases:
        for word in case.settlements:
            kinds.setdefault(word, []).append(case)
    return tuple(
        (
            Item(term.term, term_uri("settlements", term)),
            tuple(Item(name(c), case_uri(c.id)) for c in kinds[term.term][:CASES_OF_A_KIND]),
            len(kinds[term.term]),
        )
        for term in terms_among(library, "settlements", kinds)
    )


T = TypeVar("T")


def spread(items: Sequence[T], place: Callable[[T], str]) -> tuple[T, ...]:
    """Order ``items`` so that each place comes once before any comes twice; else keep the order.

    A list that is cut short then shows as many places as it can.
    """
    turns: dict[str, int] = {}
    numbered = []
    for index, item in enumerate(items):
        turn = turns[place(item)] = turns.get(place(item), 0) + 1
        numbered.append((turn, index))
    return tuple(items[index] for _, index in sorted(numbered))


def named(people: Iterable[Participant]) -> str:
    """Name participants with their roles: 社区党委（牵头）、物业公司（实施）."""
    return "、".join(f"{p.name or p.actor}（{p.role}）" for p in people)


def leaders(measure: Measure) -> tuple[Participant, ...]:
    """Return who is in charge: those who lead or host; where nobody does, those who coordinate."""
    first = tuple(p for p in measure.who if p.role in _PLAINLY)
    return first or tuple(p for p in measure.who if p.role in LEADING)


def means(resources: Iterable[Resource]) -> tuple[Item, ...]:
    """Name what it takes: the kind first, then who bears it."""
    return tuple(
        Item(r.text, strong=r.kind, note=f"{r.payer}承担" if r.payer else "") for r in resources
    )


def answer(deed: Deed, library: Library) -> Answer:
    """Word ``deed``."""
    case, measure = deed.case, deed.measure
    tied = [o for o in case.observations if measure.id in o.measures]
    numbers = {o.id for o in tied}
    leads = leaders(measure)
    return Answer(
        anchor=deed.anchor,
        measure=Item(measure.name, deed.uri),
        case=Item(case.title, case_uri(case.id)),
        place=place_words(case.place),
        settlements=case.settlements,
        what=measure.what,
        steps=measure.steps,
        mechanisms=tuple(
            Item(t, term_uri("measures", library.vocabulary.term("measures", t)))
            for t in measure.types
        ),
        leads=named(leads),
        others=named(p for p in measure.who if p not in leads and p.role != BENEFITING),
        served="、".join(p.name or p.actor for p in measure.who if p.role == BENEFITING),
        frequency=measure.frequency or "",
        status="" if measure.status == NOT_STATED else measure.status,
        inferred=measure.basis != STATED,
        documents=measure.documents,
        resources=means(r for r in case.resources if numbers.intersection(r.observations)),
        spent=any(o.level in _SPENT for o in tied),
        figures=tuple(figure(case, o, library) for o in tied[:FIGURES_SHOWN]),
        more_figures=max(len(tied) - FIGURES_SHOWN, 0),
        quotes=quoted(measure.evidence, library),
    )


def standing(case: Case, library: Library) -> Standing:
    """Word what stands behind the answers of ``case``."""
    conditions: dict[str, list[str]] = {}
    for condition in case.transfer.conditions:
        conditions.setdefault(condition.necessity, []).append(condition.condition)
    return Standing(
        id=case.id,
        case=Item(case.title, case_uri(case.id)),
        place=place_words(case.place),
        settlements=tuple(
            Item(s, term_uri("settlements", library.vocabulary.term("settlements", s)))
            for s in case.settlements
        ),
        resources=means(case.resources),
        conditions=tuple(
            Item("、".join(words), strong=necessity) for necessity, words in conditions.items()
        ),
        grade_words=grade_words(grade(case, library)),
    )
