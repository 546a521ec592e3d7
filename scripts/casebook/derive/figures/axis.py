"""One axis for numbers that may stand side by side: round ticks, and where on it each number lies.

Round steps of 1, 2 or 5 times a power of ten, after P. S. Heckbert, "Nice Numbers for Graph Labels",
*Graphics Gems* (1990), with as many ticks as a telephone has room for.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from itertools import count

from casebook.derive.figures.interval import Interval
from casebook.derive.figures.quantities import in_words

FEWEST, MOST = 4, 6
_STEPS = (Decimal(1), Decimal(2), Decimal(5))
_ZERO = Decimal(0)
_FADE = Decimal(12)
"""How far an end without a bound is drawn, in percent of the axis."""
_ROOM = Decimal("0.15")
"""How much of the span the axis goes on beyond such an end: more than _FADE of the whole."""


@dataclass(frozen=True)
class Tick:
    """A round number of the axis: its place in percent of the width, and how it is written."""

    at: float
    label: str


@dataclass(frozen=True)
class Mark:
    """One number on the axis: where it begins and ends, in percent of the width.

    ``shape`` is 点 for one value, 约 for one that the source itself calls rough, 段 for a range with two ends, 以上 and
    以下 for one that has a bound on one side alone.
    """

    shape: str
    start: float
    end: float


@dataclass(frozen=True)
class Axis:
    """Ticks and marks; ``from_zero`` says whether the axis begins at 0."""

    ticks: tuple[Tick, ...]
    marks: tuple[Mark, ...]
    from_zero: bool


def round_ticks(low: Decimal, high: Decimal, *, whole: bool = False) -> tuple[Decimal, ...]:
    """Return 4 to 6 evenly spaced round numbers, of which the first is not above ``low``, the last not below ``high``.

    ``whole``: steps are whole numbers. Ticks that are only there to make up the number lie below the data where
    that does not lead below zero, else above it. Raises ``ValueError`` where ``low`` is above ``high``.
    """
    if low > high:
        message = f"{low} is above {high}"
        raise ValueError(message)
    size = (high - low or abs(high) or Decimal(1)) / MOST
    for power in count(size.adjusted() if not whole else max(size.adjusted(), 0)):
        for factor in _STEPS:
            step = factor.scaleb(power)
            first = (low / step).to_integral_value(ROUND_FLOOR)
            last = (high / step).to_integral_value(ROUND_CEILING)
            if last - first >= MOST:
                continue
            while last - first < FEWEST - 1:
                if low < _ZERO or first > _ZERO:
                    first -= 1
                else:
                    last += 1
            return tuple((first + n) * step for n in range(int(last - first) + 1))
    raise AssertionError  # pragma: no cover  count() has no end


def _ends(given: Sequence[Interval], most: Decimal | None) -> tuple[Decimal, Decimal]:
    """Return how far the axis has to reach."""
    bounds = [end for i in given for end in (i.low, i.high) if end is not None]
    low, high = min(bounds), max(bounds)
    if low >= _ZERO and (low * 2 <= high or low == high):
        low = _ZERO
    below, above = low, high
    for interval in given:
        if interval.high is None and interval.low is not None:
            above = max(above, interval.low + (interval.low - low) * _ROOM)
        if interval.low is None and interval.high is not None:
            below = min(below, interval.high - (high - interval.high or high - low) * _ROOM)
    if low >= _ZERO:
        below = max(below, _ZERO)
    return below, above if most is None else min(above, most)


def axis(given: Sequence[Interval], *, unit: str = "") -> Axis:
    """Lay ``given``, at least one interval with a bound each, on one axis. A share in % that is not above 100 ends there."""
    bounds = [end for i in given for end in (i.low, i.high) if end is not None]
    share = unit == "%" and all(end <= 100 for end in bounds)
    low, high = _ends(given, Decimal(100) if share else None)
    whole = all(end == end.to_integral_value() for end in bounds)
    ticks = round_ticks(low, high, whole=whole)
    first, span = ticks[0], ticks[-1] - ticks[0]

    def at(value: Decimal) -> Decimal:
        return (value - first) * 100 / span

    return Axis(
        tuple(Tick(_place(at(tick)), in_words(tick)) for tick in ticks),
        tuple(_mark(i, at) for i in given),
        first == _ZERO,
    )


def _place(percent: Decimal) -> float:
    return float(round(min(max(percent, _ZERO), Decimal(100)), 2))


def _mark(given: Interval, at: Callable[[Decimal], Decimal]) -> Mark:
    low = None if given.low is None else at(given.low)
    high = None if given.high is None else at(given.high)
    if low is not None and high is not None:
        shape = "段" if low != high else "约" if given.approximate else "点"
        return Mark(shape, _place(low), _place(high))
    if low is not None:
        return Mark("以上", _place(low), _place(low + _FADE))
    if high is not None:
        return Mark("以下", _place(high - _FADE), _place(high))
    message = "an interval without bounds has no place on an axis"
    raise ValueError(message)
