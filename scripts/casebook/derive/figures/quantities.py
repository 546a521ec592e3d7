"""How a proven number is written in Chinese.

A number with a modifier is an interval; which one, :mod:`casebook.derive.figures.interval` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from casebook.model.observation import Baseline, Control, Denominator, Observation

_TEN_THOUSAND = Decimal(10_000)
_HUNDRED_MILLION = Decimal(100_000_000)
_BEFORE = {
    "超过": "超过",
    "不少于": "不少于",
    "不足": "不足",
    "不超过": "不超过",
    "约": "约",
    "近": "近",
    "平均": "平均",
    "最高": "最高",
}


@dataclass(frozen=True)
class WrittenQuantity:
    """A number as a reader sees it: ``before`` 近, ``number`` 100万, ``after`` 余, ``unit`` 人."""

    before: str
    number: str
    after: str
    unit: str

    @property
    def text(self) -> str:
        """All parts in one word, for sentences and tables."""
        return f"{self.before}{self.number}{self.after}{self.unit}"

    @property
    def display(self) -> str:
        """The parts with spaces between them, for pages that set the number large."""
        return " ".join(p for p in (self.before, self.number, self.after, self.unit) if p)


def plain(value: Decimal) -> str:
    """Return ``value`` without exponent or trailing zeros."""
    text = f"{value.normalize():f}"
    return text if text != "-0" else "0"


def in_words(value: Decimal, places: int = 1) -> str:
    """Return ``value`` with 万 or 亿 where that is exact to so many decimal places: 1.8万, 3000万, 26917."""
    for step, name in ((_HUNDRED_MILLION, "亿"), (_TEN_THOUSAND, "万")):
        if abs(value) >= step:
            scaled = value / step
            if scaled == round(scaled, places):
                return f"{plain(scaled)}{name}"
    return plain(value)


def next_step(value: Decimal) -> Decimal:
    """Return the next round number above ``value``: 130 for 120, 200 for 100, 60000 for 50000.

    The step is one of the last significant digit: 3120 is followed by 3130, 18000 by 19000, 8.5 by 8.6.
    """
    digits = value.normalize()
    exponent = digits.as_tuple().exponent
    if not isinstance(exponent, int):
        message = f"not a finite number: {value}"
        raise TypeError(message)
    return value + Decimal(1).scaleb(exponent)


def written(
    value: str, unit: str, comparator: str, *, value_to: str | None = None
) -> WrittenQuantity:
    """Compose the reader's form of a number."""
    number = in_words(Decimal(value))
    if value_to is not None:
        number = f"{number}—{in_words(Decimal(value_to))}"
    after = "余" if comparator == "余" else ""
    return WrittenQuantity(_BEFORE.get(comparator, ""), number, after, unit)


def of_observation(observation: Observation) -> WrittenQuantity:
    """Return the reader's form of an observation's number."""
    return written(
        observation.value,
        observation.unit,
        observation.comparator,
        value_to=observation.value_to,
    )


def of_reference(reference: Baseline | Control) -> WrittenQuantity:
    """Return the reader's form of a baseline or control."""
    return written(reference.value, reference.unit, reference.comparator)


def of_denominator(denominator: Denominator) -> str:
    """Say what a rate is divided by, with its number where one is known."""
    if denominator.value is None or denominator.unit is None:
        return denominator.label
    number = written(denominator.value, denominator.unit, denominator.comparator or "等于").text
    return f"{denominator.label}（{number}）"
