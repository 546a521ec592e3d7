"""Interval arithmetic over numbers as sources write them.

余, 近, 超过 and the like make a number an interval (data-model rule 2); sums and ratios of intervals are intervals,
after R. E. Moore, *Interval Analysis* (1966), chapter 2. Every quantity here counts or measures something, so
no value lies below zero; a change may, and is not divided by.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal
from functools import reduce

from casebook.derive.quantities import in_words, next_step

_ZERO = Decimal(0)
_NO_VALUES = frozenset({"平均", "最高"})


@dataclass(frozen=True)
class Interval:
    """The values that a number may stand for.

    ``low`` and ``high`` are in the unit of the number; ``None`` where the source sets no bound. An end that is
    ``open`` is not itself a value. ``approximate`` says that the source itself wrote 约 somewhere: its ends are soft.
    """

    low: Decimal | None
    high: Decimal | None
    low_open: bool = False
    high_open: bool = False
    approximate: bool = False

    def __post_init__(self) -> None:
        """Refuse an interval that holds no value: raises ``ValueError``."""
        if self.low is None or self.high is None:
            return
        empty = self.low == self.high and (self.low_open or self.high_open)
        if self.low > self.high or empty:
            message = f"no value lies between {self.low} and {self.high}"
            raise ValueError(message)

    def __contains__(self, value: Decimal) -> bool:
        """Tell whether the number may stand for ``value``."""
        above = self.low is None or value > self.low or (value == self.low and not self.low_open)
        below = (
            self.high is None or value < self.high or (value == self.high and not self.high_open)
        )
        return above and below

    @property
    def exact(self) -> bool:
        """Whether exactly one value is meant."""
        return self.low is not None and self.low == self.high and not self.approximate

    def __add__(self, other: Interval) -> Interval:
        """Return the interval of all sums."""
        return Interval(
            None if self.low is None or other.low is None else self.low + other.low,
            None if self.high is None or other.high is None else self.high + other.high,
            self.low_open or other.low_open,
            self.high_open or other.high_open,
            self.approximate or other.approximate,
        )

    def __truediv__(self, other: Interval) -> Interval:
        """Return the interval of all ratios; raises ``ZeroDivisionError`` where nothing can be divided by."""
        if other.high is not None and other.high <= _ZERO:
            message = "the denominator is never above zero"
            raise ZeroDivisionError(message)
        least = self.low or _ZERO
        low = _ZERO if other.high is None else least / other.high
        # Nothing is known below a denominator that may come near to zero.
        divisor = other.low if other.low is not None and other.low > _ZERO else None
        high = None if self.high is None or divisor is None else self.high / divisor
        no_low = self.low is None or (other.high is None and self.low > _ZERO)
        return Interval(
            None if no_low and low == _ZERO else low,
            high,
            self.low_open or (other.high_open and least > _ZERO),
            self.high_open or (other.low_open and self.high != _ZERO),
            self.approximate or other.approximate,
        )

    def scaled(self, factor: Decimal) -> Interval:
        """Return the interval of all values times ``factor``, which is above zero."""
        return Interval(
            None if self.low is None else self.low * factor,
            None if self.high is None else self.high * factor,
            self.low_open,
            self.high_open,
            self.approximate,
        )


def total(parts: tuple[Interval, ...]) -> Interval:
    """Return the interval of all sums of ``parts``, of which there is at least one."""
    return reduce(Interval.__add__, parts)


def interval(value: str, comparator: str, *, value_to: str | None = None) -> Interval | None:
    """Return what a number may stand for; ``None`` for 平均 and 最高, which are no amounts to calculate with."""
    if comparator in _NO_VALUES:
        return None
    number = Decimal(value)
    if comparator == "区间":
        return Interval(number, Decimal(value_to or value))
    return {
        "余": Interval(number, next_step(number), low_open=True, high_open=True),
        "近": Interval(None, number, high_open=True),
        "超过": Interval(number, None, low_open=True),
        "不少于": Interval(number, None),
        "不足": Interval(None, number, high_open=True),
        "不超过": Interval(None, number),
        "约": Interval(number, number, approximate=True),
    }.get(comparator, Interval(number, number))


def _digits(value: Decimal) -> Decimal:
    """Return the place that a worked-out number is shown to: about three figures, whole numbers from 100."""
    size = abs(value)
    return Decimal(1) if size >= 100 else Decimal("0.1") if size >= 10 else Decimal("0.01")


def _shown(value: Decimal, rounding: str = ROUND_HALF_UP) -> Decimal:
    """Round ``value`` to the places it is shown to; from 10,000 on to those of a number of 万."""
    if (
        abs(value) >= 10_000
        and value == value.to_integral_value()
        and in_words(value) != f"{value:f}"
    ):
        return value
    step = Decimal(1000) if abs(value) >= 1_000_000 else _digits(value)
    return (value / step).quantize(Decimal(1), rounding) * step


def in_chinese(given: Interval, unit: str, *, most: Decimal | None = None) -> str:
    """Say an interval in words: 超过 50%, 约 0.41—0.44, 至少 4211 人.

    ``most`` is the greatest value there can be (100 for a share): an upper bound there says nothing. A bound is
    rounded half up, and only ever loosened: where rounding would tighten it the wording says 至少, which holds
    for the rounded value.
    """
    space = "" if unit in {"%", "‰"} else " "
    high = (
        None if most is not None and given.high is not None and given.high >= most else given.high
    )

    def number(value: Decimal) -> str:
        return f"{in_words(value)}{space if unit else ''}{unit}"

    if given.low is not None and given.low == high:
        shown = _shown(high)
        about = given.approximate or shown != high
        return f"{'约 ' if about else ''}{number(shown)}"
    if given.low is not None and high is not None:
        ends = (_shown(given.low), _shown(high))
        if ends[0] == ends[1]:
            return f"约 {number(ends[0])}"
        about = given.approximate or ends != (given.low, high)
        return f"{'约 ' if about else ''}{in_words(ends[0])}—{number(ends[1])}"
    if given.low is not None:
        shown = _shown(given.low)
        strict = given.low_open if shown == given.low else shown < given.low
        return f"{'超过' if strict else '至少'} {number(shown)}"
    if high is not None:
        shown = _shown(high, ROUND_CEILING)
        strict = given.high_open if shown == high else True
        return f"{'不到' if strict else '不超过'} {number(shown)}"
    return "无法推算"
