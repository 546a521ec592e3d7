"""What two places both do: the measures of one kind with what each place does, side by side.

A kind is shared where both places use it and at least one of them has a measure that is it first of all. What both only
use beside something else is named and not set out. theme/browser/regions/pair.ts applies the same rule.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from casebook.derive.ground.addresses import term_uri
from casebook.derive.ground.items import Item
from casebook.derive.practice.answers import Deed, by_words, leaders, named, practices
from casebook.derive.practice.measure_table import in_short
from casebook.language.closed_words import STATED
from casebook.model.library import Library

DEEDS_SHOWN: Final = 3


@dataclass(frozen=True)
class Line:
    """One measure in short. ``facts``: who leads, how often; ``main``: what it is first of all, if something else."""

    measure: Item
    text: str
    facts: str
    main: str
    inferred: bool
    planned: bool


@dataclass(frozen=True)
class SharedMeasure:
    """A kind of measure that both places use: the first measures of each, and how many there are."""

    term: Item
    sides: tuple[tuple[tuple[Line, ...], int], ...]


@dataclass(frozen=True)
class Common:
    """``shared`` kinds set out, and those that are first of all of neither place, only named."""

    shared: tuple[SharedMeasure, ...]
    beside: tuple[Item, ...]


def line(deed: Deed, kind: str = "") -> Line:
    """Word a measure in short; ``kind`` is what it is looked at as."""
    measure = deed.measure
    who = named(leaders(measure))
    return Line(
        Item(measure.name, deed.uri),
        in_short(measure.what),
        "；".join(fact for fact in (who, measure.frequency or "") if fact),
        "" if deed.main == kind else deed.main,
        measure.basis != STATED,
        deed.planned,
    )


def kinds_of(deeds: Sequence[Deed]) -> Mapping[str, tuple[Deed, ...]]:
    """Return the measures of one place by their kinds, without what programmes tell again."""
    return by_words(practices(deeds), lambda deed: deed.measure.types)


def common_kinds(
    one: Mapping[str, Sequence[Deed]], other: Mapping[str, Sequence[Deed]]
) -> Iterable[str]:
    """Yield the kinds that are shared: both use them, and for one of the two they come first."""
    for kind in one.keys() & other.keys():
        if any(deed.main == kind for deed in (*one[kind], *other[kind])):
            yield kind


def common(
    one: Mapping[str, Sequence[Deed]], other: Mapping[str, Sequence[Deed]], library: Library
) -> Common:
    """Set out what two places share, in the order of the vocabulary."""
    shared = frozenset(common_kinds(one, other))
    set_out, beside = [], []
    for term in library.vocabulary.terms("measures"):
        if term.term not in one or term.term not in other:
            continue
        link = Item(term.term, term_uri("measures", term))
        if term.term in shared:
            sides = tuple(_side(by_kind[term.term], term.term) for by_kind in (one, other))
            set_out.append(SharedMeasure(link, sides))
        else:
            beside.append(link)
    return Common(tuple(set_out), tuple(beside))


def _side(deeds: Sequence[Deed], kind: str) -> tuple[tuple[Line, ...], int]:
    """The first few measures of one place: those that are of the kind first of all before the others."""
    ordered = sorted(deeds, key=lambda deed: deed.main != kind)
    return tuple(line(deed, kind) for deed in ordered[:DEEDS_SHOWN]), len(deeds)
