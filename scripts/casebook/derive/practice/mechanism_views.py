"""同一种做法，各地怎么做: the measures of one kind in one table, what they share, their local names, the slogans about them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.ground.addresses import term_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short
from casebook.derive.practice.answers import (
    Answer,
    answer,
    by_settlement,
    by_words,
    deeds,
    named,
    practices,
    spread,
)
from casebook.derive.practice.answers import leaders as leaders_of
from casebook.derive.practice.common_ground import common_ground
from casebook.derive.practice.decision_views import ContrastLine, cautioned_once, contrast_line
from casebook.derive.practice.measure_table import MeasureTable, measure_table
from casebook.derive.practice.measure_tally import MeasureTally, tally
from casebook.derive.practice.side_by_side import INDICATORS_SHOWN, SideBySide, deeds_side_by_side
from casebook.derive.practice.slogans import SloganUse
from casebook.language.closed_words import UMBRELLA
from casebook.model.library import Library
from casebook.model.vocabulary import Term

NAMES_SHOWN = 60
ANSWERS_SHOWN = 24
SLOGANS_SHOWN = 12


@dataclass(frozen=True)
class LocalName:
    """What one place calls the mechanism.

    ``programme``: told again by a programme. ``only_name``: the source names it and explains nothing.
    """

    name: Item
    place: str
    problems: tuple[str, ...]
    leads: str
    frequency: str
    programme: bool = False
    only_name: bool = False


@dataclass(frozen=True)
class MechanismView:
    """The page of a mechanism. ``deeds`` counts those of practices, and those of programmes where nobody else tells it."""

    term: Term
    uri: str
    deeds: int
    places: int
    tally: MeasureTally
    names: tuple[LocalName, ...]
    hidden: int
    only_names: tuple[SloganUse, ...]
    decisions: tuple[Item, ...]
    contrast: tuple[ContrastLine, ...]
    choose: str
    table: MeasureTable
    shared: tuple[str, ...]
    answers: tuple[Answer, ...]
    told: int
    figures: tuple[SideBySide, ...]
    more_figures: int
    slogans: tuple[SloganUse, ...]
    more_slogans: int
    settlements: tuple[tuple[Item, tuple[Item, ...], int], ...]


@dataclass(frozen=True)
class SlogansOf:
    """The slogans about a mechanism: those that stand for it, and those that say its name and are never explained."""

    decoded: tuple[SloganUse, ...] = ()
    more_decoded: int = 0
    unexplained: tuple[SloganUse, ...] = ()


def slogans_by_mechanism(slogans: Iterable[SloganUse]) -> Mapping[str, SlogansOf]:
    """Return the slogans about every mechanism, by its word; of those that stand for it the first few."""
    decoded: dict[str, list[SloganUse]] = {}
    unexplained: dict[str, list[SloganUse]] = {}
    for use in slogans:
        for word in use.mechanisms:
            decoded.setdefault(word, []).append(use)
        for namesake in use.namesakes:
            unexplained.setdefault(namesake.text, []).append(use)
    return {
        word: _slogans_of(word, decoded.get(word, ()), unexplained.get(word, ()))
        for word in decoded.keys() | unexplained.keys()
    }


def _slogans_of(
    word: str, decoded: Sequence[SloganUse], unexplained: Sequence[SloganUse]
) -> SlogansOf:
    spread_out = spread(decoded, lambda use: use.place)
    shown = sorted(spread_out, key=lambda use: word not in use.mains)[:SLOGANS_SHOWN]
    return SlogansOf(tuple(shown), len(decoded) - len(shown), tuple(unexplained))


def measure_tallies(library: Library) -> tuple[tuple[Term, MeasureTally], ...]:
    """Return how much there is of every mechanism."""
    deeds_by_word = by_words(deeds(library), lambda deed: deed.measure.types)
    return tuple(
        (term, tally(term.term, deeds_by_word.get(term.term, ()), library))
        for term in library.vocabulary.terms("measures")
    )


def _contrast(word: str, library: Library) -> Iterator[tuple[ContrastLine, str]]:
    """Yield the sentences of editors on this kind of measure that speak of its cases alone, and when to take which."""
    for term in library.vocabulary.terms("decisions"):
        for line in term.contrast:
            if word in line.measures:
                told = contrast_line(line, term, library)
                if len(told.cases) == len({answer.case for answer in line.answers}):
                    yield told, term.choose or ""


def mechanism_view(
    word: str, decisions: tuple[Item, ...], slogans: SlogansOf, library: Library
) -> MechanismView:
    """Return the page of one mechanism. ``library`` holds the cases that make use of it."""
    term = library.vocabulary.term("measures", word)
    of_kind = [deed for deed in deeds(library) if word in deed.measure.types]
    ordered = spread(of_kind, lambda deed: deed.case.place.code)
    cases = {deed.case.id: deed.case for deed in ordered}
    figures = deeds_side_by_side(of_kind, library)
    said = tuple(_contrast(word, library))
    names = [
        LocalName(
            Item(deed.measure.name, deed.uri),
            place_short(deed.case.place),
            deed.problems,
            named(leaders_of(deed.measure)),
            deed.measure.frequency or "",
            programme=deed.case.type == UMBRELLA,
        )
        for deed in ordered[:NAMES_SHOWN]
    ]
    names += [
        LocalName(Item(use.text, use.on_case), use.place_short, (), "", "", only_name=True)
        for use in slogans.unexplained
    ]
    return MechanismView(
        term=term,
        uri=term_uri("measures", term),
        deeds=len(practices(of_kind)),
        places=len({deed.case.place.code for deed in practices(of_kind)}),
        tally=tally(term.term, of_kind, library),
        names=tuple(names),
        hidden=max(len(of_kind) - NAMES_SHOWN, 0),
        only_names=slogans.unexplained,
        decisions=decisions,
        contrast=cautioned_once(line for line, _ in said),
        choose=next((choose for _, choose in said), ""),
        table=measure_table(of_kind, term.term, library),
        shared=common_ground(ordered),
        answers=tuple(answer(deed, library) for deed in ordered[:ANSWERS_SHOWN]),
        told=len(of_kind),
        figures=figures[:INDICATORS_SHOWN],
        more_figures=max(len(figures) - INDICATORS_SHOWN, 0),
        slogans=slogans.decoded,
        more_slogans=slogans.more_decoded,
        settlements=by_settlement(cases.values(), library, lambda case: place_short(case.place)),
    )
