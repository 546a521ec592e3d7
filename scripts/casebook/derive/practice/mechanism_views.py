"""同一种做法，各地怎么做: the measures of one kind in one table, what they share, their local names, the slogans about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.ground.addresses import term_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short
from casebook.derive.practice.answers import (
    Answer,
    Deed,
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
from casebook.derive.practice.decision_links import decision_links
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
    table: MeasureTable
    shared: tuple[str, ...]
    answers: tuple[Answer, ...]
    told: int
    figures: tuple[SideBySide, ...]
    more_figures: int
    slogans: tuple[SloganUse, ...]
    more_slogans: int
    settlements: tuple[tuple[Item, tuple[Item, ...], int], ...]


def mechanism_views(library: Library, slogans: Sequence[SloganUse]) -> tuple[MechanismView, ...]:
    """Return the pages of all mechanisms; ``slogans`` are those of the library."""
    found = by_words(deeds(library), lambda deed: deed.measure.types)
    decoded: dict[str, list[SloganUse]] = {}
    for use in slogans:
        for word in use.mechanisms:
            decoded.setdefault(word, []).append(use)
    unexplained: dict[str, list[SloganUse]] = {}
    for use in slogans:
        for namesake in use.namesakes:
            unexplained.setdefault(namesake.text, []).append(use)
    belonging = decision_links(library, "measures")
    return tuple(
        _view(
            term,
            found.get(term.term, ()),
            decoded,
            unexplained,
            belonging.get(term.term, ()),
            library,
        )
        for term in library.vocabulary.terms("measures")
    )


def _view(
    term: Term,
    found: Sequence[Deed],
    decoded: Mapping[str, Sequence[SloganUse]],
    unexplained: Mapping[str, Sequence[SloganUse]],
    decisions: tuple[Item, ...],
    library: Library,
) -> MechanismView:
    ordered = spread(found, lambda deed: deed.case.place.code)
    cases = {deed.case.id: deed.case for deed in ordered}
    only = tuple(unexplained.get(term.term, ()))
    decoded_here = sorted(
        spread(decoded.get(term.term, ()), lambda use: use.place),
        key=lambda use: term.term not in use.mains,
    )
    figures = deeds_side_by_side(found, library)
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
        for use in only
    ]
    return MechanismView(
        term=term,
        uri=term_uri("measures", term),
        deeds=len(practices(found)),
        places=len({deed.case.place.code for deed in practices(found)}),
        tally=tally(term.term, found, library),
        names=tuple(names),
        hidden=max(len(found) - NAMES_SHOWN, 0),
        only_names=only,
        decisions=decisions,
        table=measure_table(found, term.term, library),
        shared=common_ground(ordered),
        answers=tuple(answer(deed, library) for deed in ordered[:ANSWERS_SHOWN]),
        told=len(found),
        figures=figures[:INDICATORS_SHOWN],
        more_figures=max(len(figures) - INDICATORS_SHOWN, 0),
        slogans=tuple(decoded_here[:SLOGANS_SHOWN]),
        more_slogans=max(len(decoded_here) - SLOGANS_SHOWN, 0),
        settlements=by_settlement(cases.values(), library, lambda case: place_short(case.place)),
    )
