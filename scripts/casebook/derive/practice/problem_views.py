"""同题异解: what places did about one problem, by mechanism, and what nobody has answered yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.ground.addresses import case_uri, term_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short
from casebook.derive.library.indexes import cases_by_term
from casebook.derive.practice.answers import (
    Answer,
    Deed,
    Standing,
    answer,
    by_settlement,
    by_words,
    deeds,
    practices,
    spread,
    standing,
    terms_among,
)
from casebook.derive.practice.open_questions import OpenTopic, open_questions
from casebook.derive.practice.side_by_side import INDICATORS_SHOWN, SideBySide, deeds_side_by_side
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.vocabulary import Term

CASES_SHOWN = 20
"""Cases named one by one; all of them stand on the list of cases, which the page leads to."""
MOST_ANSWERS, MOST_IN_GROUP = 36, 6
LINKS_SHOWN = 12
COMPARED = 4


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
class Mechanism:
    """The answers that rest on one mechanism. ``also`` are those where it is not the main one."""

    term: Term
    uri: str
    answers: tuple[Answer, ...]
    rest: tuple[Item, ...]
    hidden: int
    also: tuple[Item, ...]


@dataclass(frozen=True)
class Overview:
    """A mechanism and who uses it, in one line."""

    mechanism: Item
    users: tuple[Item, ...]
    total: int


@dataclass(frozen=True)
class Untried:
    """A mechanism that cases used for other problems of the group, but none for this one."""

    mechanism: Item
    problems: tuple[str, ...]


@dataclass(frozen=True)
class ProblemView:
    """The page of a problem."""

    term: Term
    uri: str
    cases: int
    places: int
    deeds: int
    stated: tuple[Stated, ...]
    overview: tuple[Overview, ...]
    mechanisms: tuple[Mechanism, ...]
    programmes: tuple[Item, ...]
    figures: tuple[SideBySide, ...]
    more_figures: int
    standings: tuple[Standing, ...]
    settlements: tuple[tuple[Item, tuple[Item, ...], int], ...]
    questions: tuple[OpenTopic, ...]
    untried: tuple[Untried, ...]
    compared: tuple[str, ...]


def problem_views(library: Library) -> tuple[ProblemView, ...]:
    """Return the pages of all problems."""
    found = by_words(deeds(library), lambda deed: deed.problems)
    cases = cases_by_term(library, "problems")
    used = {word: {t for d in group for t in d.measure.types} for word, group in found.items()}
    return tuple(
        _view(term, cases.get(term.term, ()), found.get(term.term, ()), used, library)
        for term in library.vocabulary.terms("problems")
    )


def _view(
    term: Term,
    cases: Sequence[Case],
    found: Sequence[Deed],
    used: Mapping[str, set[str]],
    library: Library,
) -> ProblemView:
    ordered = spread(cases, lambda case: case.place.code)
    answered = {deed.case.id for deed in found}
    done = practices(found)
    figures = deeds_side_by_side(found, library)
    first = [case for case in ordered if case.id in answered] or list(ordered)
    return ProblemView(
        term=term,
        uri=term_uri("problems", term),
        cases=len(cases),
        places=len({case.place.code for case in cases}),
        deeds=len(done),
        stated=tuple(s for case in ordered[:CASES_SHOWN] for s in _stated(case, term, answered)),
        overview=_overview(done, library),
        mechanisms=_mechanisms(done, library),
        programmes=tuple(_there(deed) for deed in found[len(done) :])[:LINKS_SHOWN],
        figures=figures[:INDICATORS_SHOWN],
        more_figures=max(len(figures) - INDICATORS_SHOWN, 0),
        standings=tuple(standing(case, library) for case in ordered[:CASES_SHOWN]),
        settlements=by_settlement(ordered, library, lambda case: case.title),
        questions=open_questions(cases, library),
        untried=_untried(term, used, library),
        compared=tuple(case.id for case in first[:COMPARED]),
    )


def _stated(case: Case, term: Term, answered: set[str]) -> tuple[Stated, ...]:
    link = Item(case.title, case_uri(case.id))
    plans = case_uri(case.id, "next") if case.next_steps else ""
    return tuple(
        Stated(link, case.settlements, p.text, p.basis == "推断", case.id in answered, plans)
        for p in case.problems
        if p.domain == term.term
    )


def _here(deed: Deed) -> Item:
    return Item(f"{place_short(deed.case.place)}：{deed.measure.name}", f"#{deed.anchor}")


def _there(deed: Deed) -> Item:
    return Item(f"{place_short(deed.case.place)}：{deed.measure.name}", deed.uri)


def _place_of(deed: Deed) -> str:
    return deed.case.place.code


def _shown(found: Sequence[Deed], library: Library) -> dict[str, tuple[Deed, ...]]:
    """Return the deeds set out in full under each main mechanism: few enough for one page."""
    groups = by_words(found, lambda deed: deed.measure.types[:1])
    most = max(1, min(MOST_IN_GROUP, MOST_ANSWERS // max(len(groups), 1)))
    return {
        term.term: spread(groups[term.term], _place_of)[:most]
        for term in terms_among(library, "measures", groups)
    }


def _mechanisms(found: Sequence[Deed], library: Library) -> tuple[Mechanism, ...]:
    mains = by_words(found, lambda deed: deed.measure.types[:1])
    others = by_words(found, lambda deed: deed.measure.types[1:])
    shown = _shown(found, library)
    full = {deed.anchor for group in shown.values() for deed in group}
    result = []
    for word, group in shown.items():
        term = library.vocabulary.term("measures", word)
        rest = spread([d for d in mains[word] if d.anchor not in full], _place_of)
        also = spread(others.get(word, ()), _place_of)
        result.append(
            Mechanism(
                term,
                term_uri("measures", term),
                tuple(answer(deed, library) for deed in group),
                tuple(_there(deed) for deed in rest[:LINKS_SHOWN]),
                max(len(rest) - LINKS_SHOWN, 0),
                tuple(
                    _here(deed) if deed.anchor in full else _there(deed)
                    for deed in also[:LINKS_SHOWN]
                ),
            )
        )
    return tuple(result)


def _overview(found: Sequence[Deed], library: Library) -> tuple[Overview, ...]:
    users = by_words(found, lambda deed: deed.measure.types)
    full = {d.anchor for group in _shown(found, library).values() for d in group}
    rows = []
    for term in terms_among(library, "measures", users):
        group = users[term.term]
        first = spread(group, _place_of)[:COMPARED]
        links = tuple(_here(d) if d.anchor in full else _there(d) for d in first)
        link = Item(term.term, term_uri("measures", term))
        rows.append(Overview(link, links, len(group)))
    return tuple(rows)


def _untried(term: Term, used: Mapping[str, set[str]], library: Library) -> tuple[Untried, ...]:
    """Return what cases did about the other problems of the group and nobody yet about this one."""
    near = [
        other.term
        for other in library.vocabulary.terms("problems")
        if other.group == term.group and other.term in used and other.term != term.term
    ]
    elsewhere = {word for other in near for word in used[other]} - used.get(term.term, set())
    return tuple(
        Untried(
            Item(mechanism.term, term_uri("measures", mechanism)),
            tuple(other for other in near if mechanism.term in used[other]),
        )
        for mechanism in terms_among(library, "measures", elsewhere)
    )
