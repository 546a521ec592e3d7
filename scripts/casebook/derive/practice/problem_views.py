"""同题异解: what places did about one problem, the nearest first, what they aim for, and what nobody has answered yet."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casebook.derive.case.problem_words import inferred_counts
from casebook.derive.figures.figures import Figure, figure
from casebook.derive.ground.addresses import case_uri, decision_uri, term_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short, scope_words
from casebook.derive.library.indexes import cases_by_term
from casebook.derive.practice.aims import NOTHING, Aims, aims, nearness
from casebook.derive.practice.answers import (
    Answer,
    Deed,
    Standing,
    answer,
    by_settlement,
    by_words,
    spread,
    standing,
    terms_among,
)
from casebook.derive.practice.decision_links import DECISIONS
from casebook.derive.practice.open_questions import OpenQuestion, open_questions
from casebook.derive.practice.side_by_side import INDICATORS_SHOWN, SideBySide, deeds_side_by_side
from casebook.language.closed_words import STATED, UMBRELLA
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.vocabulary import Term

CASES_SHOWN = 20
"""Cases named one by one; all of them stand on the list of cases, which the page leads to."""
MOST_ANSWERS = 36
LINKS_SHOWN = 12
GOALS_SHOWN = 24
COMPARED = 4
TARGET: Final = "目标"
STANDARD: Final = "标准"
INTENDED: Final = "打算"
_AMONG_MANY = 2


@dataclass(frozen=True)
class Stated:
    """The problem in one place's words. ``plans``: whether its record names next steps."""

    case: Item
    settlements: tuple[str, ...]
    text: str
    inferred: bool
    answered: bool
    plans: str


@dataclass(frozen=True)
class Aimed:
    """A measure aimed at the problem. ``kind`` is what it is first of all; ``among`` are the other problems it is for."""

    answer: Answer
    kind: Item
    among: tuple[str, ...]
    inferred: bool


@dataclass(frozen=True)
class Overview:
    """A kind of measure and which measures of this kind are aimed at the problem, in one line."""

    id: str
    mechanism: Item
    users: tuple[Item, ...]
    total: int


@dataclass(frozen=True)
class Goal:
    """A figure that is a target or a standard, and whose it is."""

    place: str
    figure: Figure


@dataclass(frozen=True)
class Intention:
    """What one place plans: an option of a decision, or a measure that nobody has carried out yet."""

    place: str
    text: str
    uri: str
    about: Item


@dataclass(frozen=True)
class ProblemTally:
    """How many cases have a problem, in how many of them it is inferred, and what is aimed at it."""

    term: Term
    cases: int
    inferred: int
    aims: Aims


@dataclass(frozen=True)
class ProblemView(ProblemTally):
    """The page of a problem. ``near`` are the measures that aim at it alone or first, ``wider`` those that have it among many."""

    uri: str
    places: int
    decisions: tuple[Item, ...]
    near: tuple[Aimed, ...]
    wider: tuple[Aimed, ...]
    rest: int
    overview: tuple[Overview, ...]
    programmes: tuple[Item, ...]
    goals: tuple[Goal, ...]
    intentions: tuple[Intention, ...]
    stated: tuple[Stated, ...]
    figures: tuple[SideBySide, ...]
    more_figures: int
    standings: tuple[Standing, ...]
    settlements: tuple[tuple[Item, tuple[Item, ...], int], ...]
    questions: tuple[OpenQuestion, ...]
    compared: tuple[str, ...]


def problem_tallies(library: Library) -> tuple[ProblemTally, ...]:
    """Return how much there is of every problem."""
    aims_by_word = aims(library)
    cases = cases_by_term(library, "problems")
    return tuple(
        _tally(term, cases.get(term.term, ()), aims_by_word.get(term.term, NOTHING))
        for term in library.vocabulary.terms("problems")
    )


def _tally(term: Term, cases: Sequence[Case], aimed: Aims) -> ProblemTally:
    return ProblemTally(term, len(cases), inferred_counts(cases).get(term.term, 0), aimed)


def _decisions(word: str, library: Library) -> Mapping[str, Term]:
    """Return the decisions that belong to a problem by their words."""
    if DECISIONS not in library.vocabulary.files:
        return {}
    terms = library.vocabulary.terms(DECISIONS)
    return {term.term: term for term in terms if word in term.problems}


def problem_view(word: str, links: tuple[Item, ...], library: Library) -> ProblemView:
    """Return the page of one problem. ``library`` holds the cases that have it, ``links`` lead to its decisions."""
    term = library.vocabulary.term("problems", word)
    cases = cases_by_term(library, "problems").get(word, ())
    aimed = aims(library).get(word, NOTHING)
    decisions = _decisions(word, library)
    ordered = spread(cases, lambda case: case.place.code)
    answered = {deed.case.id for deed in (*aimed.done, *aimed.plans, *aimed.programmes)}
    figures = deeds_side_by_side(aimed.done, library)
    first = [case for case in ordered if case.id in answered] or list(ordered)
    ranks: dict[int, list[Deed]] = {}
    for deed in aimed.done:
        ranks.setdefault(nearness(deed, term.term), []).append(deed)
    nearest = [d for rank in sorted(ranks) for d in spread(ranks[rank], _place_of)][:MOST_ANSWERS]
    full = {deed.anchor for deed in nearest}
    return ProblemView(
        **vars(_tally(term, cases, aimed)),
        uri=term_uri("problems", term),
        places=len({case.place.code for case in cases}),
        decisions=links,
        near=tuple(
            _aimed(d, term, library) for d in nearest if nearness(d, term.term) < _AMONG_MANY
        ),
        wider=tuple(
            _aimed(d, term, library) for d in nearest if nearness(d, term.term) == _AMONG_MANY
        ),
        rest=len(aimed.done) - len(nearest),
        overview=_overview(aimed.done, full, library),
        programmes=tuple(_there(deed) for deed in aimed.programmes[:LINKS_SHOWN]),
        goals=tuple(_goals(ordered, aimed, decisions, library))[:GOALS_SHOWN],
        intentions=tuple(_intentions(cases, aimed, decisions))[:GOALS_SHOWN],
        stated=tuple(s for case in ordered[:CASES_SHOWN] for s in _stated(case, term, answered)),
        figures=figures[:INDICATORS_SHOWN],
        more_figures=max(len(figures) - INDICATORS_SHOWN, 0),
        standings=tuple(standing(case, library) for case in ordered[:CASES_SHOWN]),
        settlements=by_settlement(ordered, library, lambda case: case.title),
        questions=open_questions(nearest, library),
        compared=tuple(case.id for case in first[:COMPARED]),
    )


def _aimed(deed: Deed, term: Term, library: Library) -> Aimed:
    kind = library.vocabulary.term("measures", deed.main)
    return Aimed(
        answer(deed, library),
        Item(kind.term, term_uri("measures", kind)),
        tuple(word for word in deed.problems if word != term.term),
        deed.inferred(term.term),
    )


def _goals(
    cases: Sequence[Case], aims_at: Aims, decisions: Mapping[str, Term], library: Library
) -> Iterator[Goal]:
    """Yield targets and standards that belong to the problem.

    That is: figures of the measures aimed at it, those that answers of its decisions name, and, where a record tells of
    this problem alone, those that belong to no measure.
    """
    aimed = {(d.case.id, d.measure.id) for d in (*aims_at.done, *aims_at.plans)}
    for case in cases:
        if case.type == UMBRELLA:
            continue
        named = {
            number
            for taken in case.decisions
            if taken.decision in decisions
            for answer_given in taken.answers
            for number in answer_given.observations
        }
        alone = len({p.domain for p in case.problems}) == 1
        for observation in case.observations:
            if observation.level != TARGET and observation.kind != STANDARD:
                continue
            tied = any((case.id, measure) in aimed for measure in observation.measures)
            if tied or observation.id in named or (alone and not observation.measures):
                place = scope_words(observation.scope.place, case.place)
                yield Goal(place, figure(case, observation, library))


def _intentions(
    cases: Sequence[Case], aimed: Aims, decisions: Mapping[str, Term]
) -> Iterator[Intention]:
    """Yield the plans: options of decisions that belong to the problem, and planned measures."""
    for deed in aimed.plans:
        about = Item(deed.case.title, case_uri(deed.case.id))
        yield Intention(place_short(deed.case.place), deed.measure.name, deed.uri, about)
    for case in cases:
        for taken in case.decisions:
            term = decisions.get(taken.decision)
            if term is not None and taken.state == INTENDED:
                about = Item(term.question or term.term, decision_uri(term))
                yield Intention(taken.scope.place, taken.option, case_uri(case.id), about)


def _stated(case: Case, term: Term, answered: set[str]) -> tuple[Stated, ...]:
    link = Item(case.title, case_uri(case.id))
    plans = case_uri(case.id, "next") if case.next_steps else ""
    return tuple(
        Stated(link, case.settlements, p.text, p.basis != STATED, case.id in answered, plans)
        for p in case.problems
        if p.domain == term.term
    )


def _here(deed: Deed) -> Item:
    return Item(f"{place_short(deed.case.place)}：{deed.measure.name}", f"#{deed.anchor}")


def _there(deed: Deed) -> Item:
    return Item(f"{place_short(deed.case.place)}：{deed.measure.name}", deed.uri)


def _place_of(deed: Deed) -> str:
    return deed.case.place.code


def _overview(
    done: Sequence[Deed], full: Collection[str], library: Library
) -> tuple[Overview, ...]:
    """Group the measures by what they are first of all, in the order of the vocabulary."""
    users = by_words(done, lambda deed: (deed.main,))
    rows = []
    for term in terms_among(library, "measures", users):
        group = users[term.term]
        first = spread(group, _place_of)[:LINKS_SHOWN]
        links = tuple(_here(d) if d.anchor in full else _there(d) for d in first)
        link = Item(term.term, term_uri("measures", term))
        rows.append(Overview(term.id, link, links, len(group)))
    return tuple(rows)
