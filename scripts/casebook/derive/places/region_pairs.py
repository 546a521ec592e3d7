"""Two provinces side by side: what each has, what both have, and which of their numbers may be compared.

Any two places are laid side by side in the browser (theme/browser/regions/), in the same words and order.

Nothing here ranks: the place with the smaller code comes first, words stand in the order of their vocabulary.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from casebook.derive.figures.comparability import Measurand, Verdict, comparability
from casebook.derive.figures.indicator_groups import (
    FigureAxis,
    PlacedFigure,
    figure_axes,
    placed_figures,
)
from casebook.derive.ground.addresses import pair_uri, region_uri, term_uri
from casebook.derive.ground.browse_address import browse_address
from casebook.derive.ground.items import Item
from casebook.derive.places.region_views import FACETS, PLACE, cases_by_region, cases_by_word
from casebook.divisions import divisions
from casebook.language.closed_words import NOT_LISTED
from casebook.model.case import Case
from casebook.model.library import Library

CASES_SHOWN = 3
MOST_PROVINCES = 10
"""Pairs of provinces get pages of their own only while there are no more provinces with cases."""


@dataclass(frozen=True)
class Side:
    """One of the two places, and how many cases it has."""

    name: str
    uri: str
    code: str
    count: int


@dataclass(frozen=True)
class CasesOfSide:
    """The cases of one place behind a word: the first of them, how many there are, and where all are found."""

    name: str
    shown: tuple[Item, ...]
    total: int
    found: str


@dataclass(frozen=True)
class TermCases:
    """A word with the cases behind it, of one place or of both."""

    term: Item
    sides: tuple[CasesOfSide, ...]


@dataclass(frozen=True)
class Split:
    """The words of one vocabulary: which only one place has, and which both have."""

    both: tuple[TermCases, ...]
    only_a: tuple[TermCases, ...]
    only_b: tuple[TermCases, ...]


@dataclass(frozen=True)
class SharedIndicator:
    """An indicator that both places report: axes across the two, and every figure of theirs.

    ``verdict`` is about the pair of figures that differs least.
    """

    term: Item
    axes: tuple[FigureAxis, ...]
    rows: tuple[PlacedFigure, ...]
    nearest: tuple[PlacedFigure, PlacedFigure]
    verdict: Verdict


@dataclass(frozen=True)
class RegionPair:
    """Two places."""

    uri: str
    a: Side
    b: Side
    problems: Split
    measures: Split
    indicators: tuple[SharedIndicator, ...]


@dataclass(frozen=True)
class _Place:
    side: Side
    cases: tuple[Case, ...]
    figures: Mapping[str, Sequence[PlacedFigure]]


def _split(facet: str, places: Sequence[_Place], library: Library) -> Split:
    of_places = [(place.side, cases_by_word(place.cases, facet)) for place in places]
    label = dict(FACETS)[facet]
    parts: dict[tuple[str, ...], list[TermCases]] = {}
    for term in library.vocabulary.terms(facet):
        sides = {
            side.code: CasesOfSide(
                side.name,
                found[term.term][:CASES_SHOWN],
                len(found[term.term]),
                browse_address({label: term.term, PLACE: side.code}),
            )
            for side, found in of_places
            if term.term in found
        }
        word = TermCases(Item(term.term, term_uri(facet, term)), tuple(sides.values()))
        parts.setdefault(tuple(sides), []).append(word)
    a, b = (place.side.code for place in places)
    return Split(*(tuple(parts.get(key, ())) for key in ((a, b), (a,), (b,))))


def _kinds(rows: Sequence[PlacedFigure]) -> tuple[PlacedFigure, ...]:
    """Return one figure for each way of measuring: what holds for it holds for all of its kind."""
    first: dict[Measurand, PlacedFigure] = {}
    for row in rows:
        first.setdefault(row.measurand, row)
    return tuple(first.values())


def _shared(
    a: Mapping[str, Sequence[PlacedFigure]],
    b: Mapping[str, Sequence[PlacedFigure]],
    library: Library,
) -> Iterator[SharedIndicator]:
    for term in library.vocabulary.terms("indicators"):
        mine, theirs = a.get(term.term, ()), b.get(term.term, ())
        if term.term == NOT_LISTED or not mine or not theirs:
            continue
        rows = (*mine, *theirs)
        sides = ({row.key for row in mine}, {row.key for row in theirs})
        across = tuple(
            group
            for group in figure_axes(rows)[0]
            if all(side & {row.key for row in group.drawn} for side in sides)
        )
        pairs = [
            (comparability(one.measurand, other.measurand), one, other)
            for one, other in product(_kinds(mine), _kinds(theirs))
        ]
        verdict, one, other = min(pairs, key=lambda pair: len(pair[0].reasons))
        yield SharedIndicator(
            Item(term.term, term_uri("indicators", term)), across, rows, (one, other), verdict
        )


def _place(code: str, cases: tuple[Case, ...], library: Library) -> _Place:
    division = divisions()[code]
    side = Side(division.name, region_uri(code), code, len(cases))
    return _Place(side, cases, placed_figures(cases, library))


def _pair(a: _Place, b: _Place, library: Library) -> RegionPair:
    return RegionPair(
        pair_uri(a.side.code, b.side.code),
        a.side,
        b.side,
        _split("problems", (a, b), library),
        _split("measures", (a, b), library),
        tuple(_shared(a.figures, b.figures, library)),
    )


def prepared_pairs(library: Library) -> Iterator[RegionPair]:
    """Yield the pairs that get a page of their own: all provinces with cases, while these are few."""
    provinces = {
        code: cases
        for code, cases in cases_by_region(library).items()
        if divisions()[code].level == "省"
    }
    if len(provinces) <= MOST_PROVINCES:
        places = [_place(code, cases, library) for code, cases in provinces.items()]
        for a, b in combinations(places, 2):
            yield _pair(a, b, library)
