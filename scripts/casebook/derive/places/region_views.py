"""The pages of the divisions: which problems and measures a place has, its programmes and its cases."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from casebook.derive.case.cards import Card, card
from casebook.derive.case.problem_words import inferred_counts, so_many_inferred
from casebook.derive.ground.addresses import region_uri, term_uri
from casebook.derive.ground.browse_address import browse_address
from casebook.derive.ground.items import Item
from casebook.derive.ground.long_lists import MOST_LISTED
from casebook.derive.library.indexes import terms_of
from casebook.divisions import Division, divisions, lineage
from casebook.language.closed_words import UMBRELLA
from casebook.model.case import Case
from casebook.model.library import Library

FACETS = (("problems", "难题"), ("measures", "做法"))
"""What a region is looked at for: the name of the vocabulary, and its name on the browse page."""
PLACE = "地区"
"""What the browse page calls divisions."""


@dataclass(frozen=True)
class TermCount:
    """A word with the number of cases that use it; ``found`` leads to these on the browse page.

    ``inferred`` of them do not state a problem: it was concluded from what they did.
    """

    term: Item
    count: int
    found: str
    inferred: int = 0

    @property
    def mark(self) -> str:
        """How many are inferred, in words; empty for none."""
        return so_many_inferred(self.inferred, self.count)


@dataclass(frozen=True)
class RegionView:
    """The page of a division. ``beside`` are the other divisions of the same parent, by code: no order of merit.

    ``against``: whether records are about it itself, so that it can stand beside another place.
    """

    division: Division
    uri: str
    trail: tuple[Division, ...]
    below: tuple[tuple[Division, int], ...]
    beside: tuple[tuple[Division, int], ...]
    against: bool
    problems: tuple[TermCount, ...]
    measures: tuple[TermCount, ...]
    count: int
    programmes: tuple[Card, ...]
    practices: tuple[Card, ...]

    @property
    def deeper(self) -> int:
        """How many of its cases are listed on the pages of the divisions below, because there are too many for one page."""
        return self.count - len(self.programmes) - len(self.practices)


def cases_by_region(library: Library) -> Mapping[str, tuple[Case, ...]]:
    """Return the cases of every division, with those of the divisions below it, by code."""
    by_code: dict[str, list[Case]] = {}
    for case in library.cases.values():
        for division in lineage(case.place.code):
            by_code.setdefault(division.code, []).append(case)
    return {code: tuple(by_code[code]) for code in sorted(by_code)}


def cases_of_words(cases: Iterable[Case], facet: str) -> Mapping[str, tuple[Case, ...]]:
    """Return the cases of each word of one facet."""
    by_word: dict[str, list[Case]] = {}
    for case in cases:
        for word in terms_of(case, facet):
            by_word.setdefault(word, []).append(case)
    return {word: tuple(group) for word, group in by_word.items()}


def term_counts(
    cases: Collection[Case], facet: str, code: str, library: Library
) -> tuple[TermCount, ...]:
    """Return the words of one facet that ``cases`` of a division use, in the order of the vocabulary.

    There are none while the file of the vocabulary is broken, which is only shown while serving.
    """
    if facet not in library.vocabulary.files:
        return ()
    by_word = cases_of_words(cases, facet)
    inferred = inferred_counts(cases) if facet == "problems" else {}
    name = dict(FACETS)[facet]
    return tuple(
        TermCount(
            Item(term.term, term_uri(facet, term)),
            len(by_word[term.term]),
            browse_address({name: term.term, PLACE: code}),
            inferred.get(term.term, 0),
        )
        for term in library.vocabulary.terms(facet)
        if term.term in by_word
    )


def counts_by_parent(counts: Mapping[str, int]) -> Mapping[str | None, tuple[tuple[str, int], ...]]:
    """Return the divisions right below each, by code, with their ``counts`` of cases; under ``None`` the provinces."""
    below: dict[str | None, list[tuple[str, int]]] = {}
    for code in sorted(counts):
        below.setdefault(divisions()[code].parent, []).append((code, counts[code]))
    return {parent: tuple(entries) for parent, entries in below.items()}


def region_view(
    code: str,
    below: Iterable[tuple[str, int]],
    siblings: Iterable[tuple[str, int]],
    library: Library,
) -> RegionView:
    """Return the page of a division. ``library`` holds its cases.

    ``below`` and ``siblings`` are codes with numbers of cases: of the divisions in it, and of those of the same parent.
    """
    cases, below = library.cases.values(), tuple(below)
    listed = [c for c in cases if c.place.code == code or not below or len(cases) <= MOST_LISTED]
    return RegionView(
        division=divisions()[code],
        uri=region_uri(code),
        trail=lineage(code),
        below=tuple((divisions()[other], count) for other, count in below),
        beside=tuple((divisions()[other], count) for other, count in siblings if other != code),
        against=any(case.place.code == code for case in cases),
        problems=term_counts(cases, "problems", code, library),
        measures=term_counts(cases, "measures", code, library),
        count=len(cases),
        programmes=tuple(card(c, library) for c in listed if c.type == UMBRELLA),
        practices=tuple(card(c, library) for c in listed if c.type != UMBRELLA),
    )
