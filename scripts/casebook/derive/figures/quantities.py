"""How a proven number stands in its article: ``3000多万元``, ``23000余名``, never the same value in other words.

Whoever copies a number from a page quotes the article. So what is shown is a piece of the quote, from the first word
that says how the number is meant to the last; the value beside it in the record is for comparing, sorting and drawing.
A number with a modifier is an interval; which one, :mod:`casebook.derive.figures.interval` says.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from casebook.language.cues import EQUAL
from casebook.language.proof import stated
from casebook.language.units import UNITS
from casebook.model.observation import Baseline, Control, Denominator, Evidence, Observation

SIC = "原文如此"
"""Marks what an article wrote against the rules of the language: 超过30%以上."""
_TEN_THOUSAND = Decimal(10_000)
_HUNDRED_MILLION = Decimal(100_000_000)
# The proof knew all units of the vocabulary. Of those the unit of the claim is the longest that fits its place, so that
# these and the parts of it read the place alike.
_KNOWN_UNITS = frozenset(UNITS)


@dataclass(frozen=True)
class WrittenQuantity:
    """A number as its article writes it: ``before`` 近, ``number`` 百万, ``after`` 人. ``unit`` is that of the record.

    ``sic`` tells that the article bounds the number twice, which readers should not take for our slip.
    """

    before: str
    number: str
    after: str
    unit: str
    sic: bool = False

    @property
    def text(self) -> str:
        """The number, word for word."""
        return f"{self.before}{self.number}{self.after}"

    @property
    def marked(self) -> str:
        """The number with :data:`SIC` behind it where that is needed, for plain text."""
        return f"{self.text}（{SIC}）" if self.sic else self.text


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


def of_observation(observation: Observation) -> WrittenQuantity:
    """Return an observation's number as its quote writes it."""
    o = observation
    return _written(o.evidence, o.value, o.unit, o.comparator, o.value_to)


def of_reference(reference: Baseline | Control) -> WrittenQuantity:
    """Return the number of a baseline or control as its quote writes it."""
    return _written(reference.evidence, reference.value, reference.unit, reference.comparator)


def of_denominator(denominator: Denominator, evidence: Evidence) -> WrittenQuantity | None:
    """Return the number of a denominator, if a quote holds one; ``evidence`` is that of its observation."""
    d = denominator
    if d.value is None or d.unit is None:
        return None
    number = _written(d.evidence or evidence, d.value, d.unit, d.comparator or EQUAL)
    return number if number.number or d.evidence else None


def _written(
    evidence: Evidence, value: str, unit: str, comparator: str, value_to: str | None = None
) -> WrittenQuantity:
    return _found(evidence.quote, evidence.figure, value, unit, comparator, value_to)


# A number is shown in many places of a build: its page, lists, tables, data files.
@lru_cache(maxsize=1 << 16)
def _found(
    quote: str, figure: str | None, value: str, unit: str, comparator: str, value_to: str | None
) -> WrittenQuantity:
    """Find a number in its quote. A quote that does not prove it, which no valid record has, is shown whole."""
    written = stated(
        quote,
        value=Decimal(value),
        value_to=Decimal(value_to) if value_to is not None else None,
        unit=unit,
        comparator=comparator,
        figure=figure,
        units=_KNOWN_UNITS if unit in _KNOWN_UNITS else _KNOWN_UNITS | set(unit.split("/")),
    )
    if written is None:
        return WrittenQuantity("", "", figure or quote, unit)
    before, number, after = (
        quote[start:end]
        for start, end in (
            (written.said_start, written.start),
            (written.start, written.number_end),
            (written.number_end, written.said_end),
        )
    )
    return WrittenQuantity(before, number, after, unit, written.doubled)
