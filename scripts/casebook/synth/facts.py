"""Invented figures, each with the phrase that states it and the observation that claims it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from casebook.language.closed_words import NOT_STATED
from casebook.synth.draw import Draw
from casebook.synth.patterns import FactPattern, patterns

_COMPARED = {
    "等于": "{n}",
    "余": "{n}多",
    "超过": "超过{n}",
    "约": "约{n}",
    "近": "近{n}",
    "不少于": "不少于{n}",
}
_ROUND = 10
_WAN = 10_000
_THOUSAND = 1000


@dataclass(frozen=True)
class Fact:
    """A figure: ``said`` stands in the article word for word."""

    said: str
    label: str
    observation: dict[str, Any]


def draw_facts(draw: Draw, count: int, source: str, place: str) -> tuple[Fact, ...]:
    """Return ``count`` figures of different kinds for ``place``, claimed from ``source``."""
    drawn = draw.some(patterns().facts, count)
    return tuple(
        _fact(draw, pattern, f"o{number}", source, place) for number, pattern in enumerate(drawn, 1)
    )


def _fact(draw: Draw, pattern: FactPattern, name: str, source: str, place: str) -> Fact:
    comparator, value, written = _figure(draw, pattern)
    before = draw.between(*pattern.before) if pattern.before else None
    year = f"{2017 + draw.below(3)}年"
    said = pattern.said.format(n=written, b=before, year=year)
    evidence = {"source": source, "quote": said}
    unknown = dict.fromkeys(("raw", "kind", "basis"), NOT_STATED)
    observation: dict[str, Any] = {
        "id": name,
        "indicator": pattern.indicator,
        "label": pattern.label,
        "level": pattern.level,
        "kind": pattern.kind,
        "value": str(value),
        "unit": pattern.unit,
        "comparator": comparator,
        "period": _period(pattern.period, year),
    }
    if before is not None:
        figure = {**evidence, "figure": f"{before}{pattern.unit}"}
        observation["baseline"] = {
            "value": str(before),
            "unit": pattern.unit,
            "comparator": "等于",
            "period": unknown,
            "evidence": figure,
        }
        evidence = {**evidence, "figure": f"{value}{pattern.unit}"}
    if pattern.denominator:
        observation["denominator"] = {"label": pattern.denominator}
    observation |= {"scope": {"place": place}, "measures": ["m1"], "evidence": evidence}
    return Fact(said, pattern.label, observation)


def _figure(draw: Draw, pattern: FactPattern) -> tuple[str, int, str]:
    """A comparator, a value, and how the two are written before the unit."""
    value = draw.between(*pattern.range)
    if pattern.comparator:
        return pattern.comparator, value, str(value)
    exact = pattern.before is not None or pattern.unit == "%" or value < _ROUND
    comparator = "等于" if exact else draw.one(("等于", "等于", *_COMPARED))
    if value >= _WAN:
        value -= value % _THOUSAND
        written = f"{value / _WAN:g}万"
    else:
        if comparator != "等于":
            value -= value % (_ROUND if value < _THOUSAND else _ROUND**2)
        written = str(value)
    if comparator == "余" and "." in written:
        comparator = "超过"
    return comparator, value, _COMPARED[comparator].format(n=written)


def _period(kind: str, year: str) -> dict[str, str]:
    if kind == "某年":
        day = year.removesuffix("年")
        return {"raw": year, "kind": kind, "start": day, "end": day, "basis": "原文写明"}
    basis = NOT_STATED if kind == NOT_STATED else "原文写明"
    return {"raw": kind, "kind": kind, "basis": basis}
