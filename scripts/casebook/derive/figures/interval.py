"""Interval arithmetic over numbers as sources write them, and how an interval is said in Chinese.

余, 近, 超过 and the like make a number an interval (data-model rule 2), and :func:`interval` alone says which. Sums
and ratios of intervals are intervals, after R. E. Moore, *Interval Analysis* (1966), chapter 2, with ends rounded
outwards (chapter 3): no value is lost. A change may lie below zero; what is divided by lies above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_UP, Context, Decimal
from functools import lru_cache, reduce

from casebook.derive.figures.quantities import in_words, next_step, of_observation, plain
from casebook.model.observation import Baseline, Control, Observation

_ZERO = Decimal(0)
_DOWN, _UP = (Context(prec=28, rounding=way) for way in (ROUND_FLOOR, ROUND_CEILING))
NO_AMOUNTS = frozenset({"平均", "最高"})
"""Comparators whose number is no amount: an average, or one out of many."""


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
        low, high = None, None
        if self.low is not None and other.low is not None:
            low = _DOWN.add(self.low, other.low)
        if self.high is not None and other.high is not None:
            high = _UP.add(self.high, other.high)
        return Interval(
            low,
            high,
            low is not None and (self.low_open or other.low_open),
            high is not None and (self.high_open or other.high_open),
            self.approximate or other.approximate,
        )

    def __neg__(self) -> Interval:
        """Return the interval of all opposite values."""
        low, high = (None if end is None else -end for end in (self.high, self.low))
        return Interval(low, high, self.high_open, self.low_open, self.approximate)

    def __truediv__(self, other: Interval) -> Interval:
        """Return the interval of all ratios to values above zero; raises ``ZeroDivisionError`` where there are none."""
        if other.high is not None and other.high <= _ZERO:
            message = "the denominator is never above zero"
            raise ZeroDivisionError(message)
        most, least = (other.high, other.high_open), (other.low, other.low_open)
        low, low_open = _ratio(
            (self.low, self.low_open),
            least if self.low is not None and self.low < _ZERO else most,
            _DOWN,
        )
        high, high_open = _ratio(
            (self.high, self.high_open),
            most if self.high is not None and self.high < _ZERO else least,
            _UP,
        )
        return Interval(low, high, low_open, high_open, self.approximate or other.approximate)

    def scaled(self, factor: Decimal) -> Interval:
        """Return the interval of all values times ``factor``; raises ``ValueError`` unless it is above zero."""
        if factor <= _ZERO:
            message = f"not above zero: {factor}"
            raise ValueError(message)
        return Interval(
            None if self.low is None else _DOWN.multiply(self.low, factor),
            None if self.high is None else _UP.multiply(self.high, factor),
            self.low_open,
            self.high_open,
            self.approximate,
        )


_End = tuple[Decimal | None, bool]


def _ratio(end: _End, divisor: _End, rounded: Context) -> _End:
    """Divide one end of an interval by one of another; no bound where the divisor may come near to zero."""
    value, is_open = end
    by, by_open = divisor
    if value is None or (value != _ZERO and (by is None or by <= _ZERO)):
        return None, False
    if value == _ZERO or by is None:
        return _ZERO, is_open
    return rounded.divide(value, by), is_open or by_open


def total(parts: tuple[Interval, ...]) -> Interval:
    """Return the interval of all sums of ``parts``, of which there is at least one."""
    return reduce(Interval.__add__, parts)


# The same numbers are read for many pages.
@lru_cache(maxsize=1 << 14)
def interval(value: str, comparator: str, *, value_to: str | None = None) -> Interval | None:
    """Return what a number may stand for; ``None`` for 平均 and 最高, which are no amounts to calculate with.

    The one place that says what a comparator means. 余 is more than the number and less than the next round one, 近 is
    less than it; how much less, nobody says. A number below zero is a fall by so much: 超过 is then a deeper fall.
    """
    if comparator in NO_AMOUNTS:
        return None
    number = Decimal(value)
    if comparator == "区间":
        return Interval(number, Decimal(value_to or value))
    if number < _ZERO:
        rise = interval(str(-number), comparator)
        return -rise if rise else None
    return {
        "余": Interval(number, next_step(number), low_open=True, high_open=True),
        "近": Interval(None, number, high_open=True),
        "超过": Interval(number, None, low_open=True),
        "不少于": Interval(number, None),
        "不足": Interval(None, number, high_open=True),
        "不超过": Interval(None, number),
        "约": Interval(number, number, approximate=True),
    }.get(comparator, Interval(number, number))


def of_figure(figure: Observation | Baseline | Control) -> Interval | None:
    """Return what the number of a figure, baseline or control may stand for; ``None`` as :func:`interval` does."""
    return interval(figure.value, figure.comparator, value_to=getattr(figure, "value_to", None))


_WRITTEN = {
    "平均": "平均数，不是每一个都是{number}{unit}",
    "最高": "最高值，不是平均；其余不超过{number}{unit}",
    "近": "接近但不到{number}{unit}",
    "约": "在{number}{unit}上下",
}


PLAIN = "原文写的就是这个数"
"""The reading of a number that nothing is to be said of."""
_CHANGE = "变化"
_STEPS = ("个", "十", "百", "千", "万", "十万", "百万", "千万", "亿")
_SHORT = {"万": 4, "亿": 8}


def _rounded(observation: Observation) -> str:
    """Say how far a number that the article writes with 万 or 亿 goes: 6.3万 says nothing about hundreds."""
    given = of_observation(observation)
    most = _SHORT.get(given.number[-1:])
    zeros = Decimal(observation.value).normalize().as_tuple().exponent
    if most is None or not isinstance(zeros, int) or zeros <= 0:
        return ""
    return f"原文写的就是{given.text}，精确到{_STEPS[min(zeros, most)]}"


def reading(observation: Observation) -> str:
    """Say in words which values the number of a figure may stand for; empty where there is nothing to say.

    That 余 ends below the next round number is a convention of this site and no word of the article, and it says so.
    """
    change = "变化以后的数" if observation.kind == _CHANGE else ""
    return "；".join(filter(None, (_meaning(observation), change)))


def _meaning(observation: Observation) -> str:
    o = observation
    meant = of_figure(o)
    if words := _WRITTEN.get(o.comparator):
        return words.format(number=in_words(Decimal(o.value)), unit=o.unit)
    if meant is None or meant.exact:
        return _rounded(o)
    low, high = ("" if end is None else in_words(end) for end in (meant.low, meant.high))
    if low and high and not (meant.low_open or meant.high_open):
        return f"从{low}到{high}{o.unit}"
    above = f"{'多于' if meant.low_open else '不少于'}{low}{o.unit}" if low else ""
    below = f"{'不到' if meant.high_open else '不超过'}{high}{o.unit}" if high else "上限不明"
    words = f"{above}，{below}" if above else below
    return f"按本站约定，{words}" if o.comparator == "余" else words


def _step(value: Decimal) -> Decimal:
    """Return the place that a worked-out number is rounded to: about three figures, 66.7万 from 100,000 on."""
    size = abs(value)
    if size < 1:
        return Decimal(1).scaleb(size.adjusted() - 1) if size else Decimal("0.01")
    bounds = ((10, "0.01"), (100, "0.1"), (100_000, "1"), (1_000_000, "1E3"), (100_000_000, "1E4"))
    return Decimal(next((step for bound, step in bounds if size < bound), "1E6"))


def _shown(value: Decimal, rounding: str, step: Decimal | None = None) -> Decimal:
    """Round ``value`` to what is shown of it; a whole number that can be said shortly (9.05万) stays as it is."""
    if value == value.to_integral_value() and (abs(value) < 100_000 or len(_said(value)) <= 6):
        return value
    step = step or _step(value)
    return (value / step).quantize(Decimal(1), rounding) * step


def _said(value: Decimal) -> str:
    return in_words(value, places=2)


def _both_said(first: Decimal, last: Decimal) -> tuple[str, str]:
    """Say two ends alike: 10000—13333, not 1万—13333."""
    short = (_said(first), _said(last))
    if max(abs(first), abs(last)) >= 100_000 or all(words[-1] in "万亿" for words in short):
        return short
    return plain(first), plain(last)


def in_chinese(given: Interval, unit: str, *, most: Decimal | None = None) -> str:
    """Say a worked-out interval in words: 超过 50%, 约 0.41—0.44, 至少 4211 人.

    ``most`` is the greatest value there can be (100 for a share): an upper bound there says nothing. Every value of
    the interval satisfies the words, either itself (超过, 不到) or rounded as the number shown is (至少, 不超过, 约).
    """
    low, high = given.low, given.high
    if low != high and most is not None and high is not None and high >= most:
        high = None
    space = "" if unit in {"", "%", "‰"} else " "
    if high is None and (low is None or (low == _ZERO and not given.low_open)):
        return "无法推算"
    if high is None and low is not None:
        shown = _shown(low, ROUND_HALF_UP)
        more = shown < low or (shown == low and given.low_open)
        return f"{'超过' if more else '至少'} {_said(shown)}{space}{unit}"
    if low is None and high is not None:
        shown = _shown(high, ROUND_CEILING)
        less = shown > high or given.high_open
        return f"{'不到' if less else '不超过'} {_said(shown)}{space}{unit}"
    ends = (low or _ZERO, high or _ZERO)
    # Ends of one order are rounded alike: 约 10万, not 99505—100000.
    step = _step(ends[1]) if abs(ends[1]) < 10 * abs(ends[0]) else None
    first, last = (_shown(end, ROUND_HALF_UP, step) for end in ends)
    soft = given.approximate or given.low_open or given.high_open or (first, last) != (low, high)
    words = _said(first) if first == last else "—".join(_both_said(first, last))
    return f"{'约 ' if soft else ''}{words}{space}{unit}"
