"""Whether a quoted phrase states exactly the figure that a record claims.

A figure is proven if the phrase holds exactly one quantity with the claimed unit and that quantity has
the claimed value, upper value and comparator. Nothing is converted: 人 never proves 人次, 个 never 个百分点,
户 never 户/人, and ``5万余人`` proves 50000 余 人 but neither 等于 nor 超过.

Where a phrase holds several quantities with the unit, the record names the part that holds its figure
(``10个内设机构`` in ``将原有的10个内设机构调整为12个``). The part chooses among the quantities of the whole phrase;
it is not read on its own, so that it can neither cut ``6个`` out of ``36个`` nor leave a 不超过 behind.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from casebook.language.quantity import Quantity, find_quantities
from casebook.language.units import UNITS

MismatchKind = Literal[
    "figure-not-in-quote", "no-number", "unit", "ambiguous", "number", "comparator"
]
"""Why a phrase does not prove a figure, in the order in which the reasons are looked for."""


@dataclass(frozen=True)
class Mismatch:
    """The first reason why a phrase does not prove a figure, and the quantities that were in question.

    ``found`` are, for ``unit``: all quantities of the part looked at; for ``ambiguous``: those with the
    claimed unit; for ``number`` and ``comparator``: the one with the claimed unit; else nothing.
    """

    kind: MismatchKind
    found: tuple[Quantity, ...] = ()


def matches(  # noqa: PLR0913 - the five parts of a claim, its phrase and the table of units
    quote: str,
    *,
    value: Decimal,
    value_to: Decimal | None,
    unit: str,
    comparator: str,
    figure: str | None,
    units: Collection[str] = UNITS,
) -> Mismatch | None:
    """``None`` if ``quote`` states exactly this figure, else the first reason why not.

    ``value`` and ``value_to`` are in the plain unit. ``figure`` is the part of ``quote`` that holds the
    number and its unit, or ``None`` for the whole. Ordinals (``第3期``) prove nothing. The same quantity
    twice is one quantity. A unit that is not among ``units`` cannot be proven.
    """
    quantities = _looked_at(quote, figure, units)
    if quantities is None:
        return Mismatch("figure-not-in-quote")
    if not quantities:
        return Mismatch("no-number")
    stated: dict[tuple[Decimal, Decimal | None, str], Quantity] = {}
    for quantity in quantities:
        if quantity.unit == unit:
            stated.setdefault((quantity.value, quantity.value_to, quantity.comparator), quantity)
    candidates = tuple(stated.values())
    kind: MismatchKind | None = None
    if not candidates:
        kind, candidates = "unit", quantities
    elif len(candidates) > 1:
        kind = "ambiguous"
    elif (candidates[0].value, candidates[0].value_to) != (value, value_to):
        kind = "number"
    elif candidates[0].comparator != comparator:
        kind = "comparator"
    return None if kind is None else Mismatch(kind, candidates)


def stated(  # noqa: PLR0913 - the same claim as that of ``matches``
    quote: str,
    *,
    value: Decimal,
    value_to: Decimal | None,
    unit: str,
    comparator: str,
    figure: str | None,
    units: Collection[str] = UNITS,
) -> Quantity | None:
    """The first quantity of ``quote`` that is this figure, to be shown as it is written there."""
    claim = (value, value_to, unit, comparator)
    for q in _looked_at(quote, figure, units) or ():
        if (q.value, q.value_to, q.unit, q.comparator) == claim:
            return q
    return None


def _looked_at(
    quote: str, figure: str | None, units: Collection[str]
) -> tuple[Quantity, ...] | None:
    """The quantities of ``quote``, or of its part ``figure``; ``None`` if there is no such part."""
    places = [(0, len(quote))] if figure is None else _places(quote, figure)
    if not places:
        return None
    return tuple(
        quantity
        for quantity in find_quantities(quote, units)
        if not quantity.ordinal
        and any(start <= quantity.start and quantity.end <= end for start, end in places)
    )


def _places(quote: str, figure: str) -> list[tuple[int, int]]:
    """Where ``figure`` stands in ``quote``, overlapping places too."""
    places = []
    at = quote.find(figure) if figure else -1
    while at >= 0:
        places.append((at, at + len(figure)))
        at = quote.find(figure, at + 1)
    return places
