"""How large a place a number speaks of: a province, a city, a county, a township, a community, an estate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache, lru_cache

from casebook.derive.ground.remarks import without_remarks
from casebook.divisions import Division, divisions

# Not one place but some or all of a kind, whatever stands before them.
_SEVERAL = re.compile(
    r"[、，和及]|(各|全部|多个|所有|部分|城市|农村|行政|自然)(街道|镇|乡|社区|村|小区)$"
)
_BELOW_COUNTY = (
    (re.compile("(街道|镇|乡|苏木)$"), "乡级"),
    (re.compile("(社区|村|嘎查)$"), "村级"),
    (re.compile("(小区|家属院|花园)$"), "小区"),
)
_NO_NAME = frozenset({"", "农", "山", "全", "本", "该", "城", "新", "老", "城乡"})
"""What may stand before 村 or 街道 and yet name none: 农村, 城镇."""
_LEVELS = {"省": "省级", "市": "市级", "县": "县级"}


@cache
def _by_name() -> Mapping[str, tuple[Division, ...]]:
    by_name: dict[str, list[Division]] = {}
    for division in divisions().values():
        by_name.setdefault(division.name, []).append(division)
    return {name: tuple(same) for name, same in by_name.items()}


def _division(text: str) -> Division | None:
    """The division that ``text`` names, alone or after one of those above it (深圳市南山区)."""
    for start in range(len(text) - 1):
        for division in _by_name().get(text[start:], ()):
            if not text[:start] or text[:start] in _paths(division.parent):
                return division
    return None


@cache
def _paths(code: str | None) -> frozenset[str]:
    """The ways of writing a division, with any of those above it in front or none."""
    division = divisions().get(code or "")
    if division is None:
        return frozenset()
    above = _paths(division.parent)
    return above | {f"{before}{division.name}" for before in ("", *above)}


def _own_name(text: str) -> str:
    """What is left of the name of a place without the divisions that it lies in."""
    ends = (end for end in range(len(text), 1, -1) if _division(text[:end]))
    return text[next(ends, 0) :]


@lru_cache(maxsize=1 << 14)
def scope_level(place: str) -> str | None:
    """Return 省级, 市级, 县级, 乡级, 村级 or 小区 for the place of a number; ``None`` where the text leaves it open."""
    text = without_remarks(place).strip()
    if not text or _SEVERAL.search(text):
        return None
    if division := _division(text):
        return _LEVELS[division.level]
    name = _own_name(text)
    return next(
        (
            level
            for ending, level in _BELOW_COUNTY
            if (named := ending.search(name)) and name[: named.start()] not in _NO_NAME
        ),
        None,
    )
