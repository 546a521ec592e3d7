"""How large a place a number speaks of: a province, a city, a county, a township, a community, an estate."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache

from casebook.divisions import Division, divisions

_PARENTHESES = re.compile(r"（[^）]*）")
# Not one place but some or all of a kind.
_SEVERAL = re.compile(
    r"[、，和及]|各(街道|社区|村|乡|镇)|(城市|农村|全部|部分|多个)(社区|小区|街道)$"
)
_BELOW_COUNTY = (
    (re.compile("(街道|镇|乡|苏木)$"), "乡级"),
    (re.compile("(社区|村|嘎查)$"), "村级"),
    (re.compile("(小区|家属院|花园)$"), "小区"),
)
_LEVELS = {"省": "省级", "市": "市级", "县": "县级"}


@cache
def _by_name() -> Mapping[str, tuple[Division, ...]]:
    found: dict[str, list[Division]] = {}
    for division in divisions().values():
        found.setdefault(division.name, []).append(division)
    return {name: tuple(same) for name, same in found.items()}


def _division_level(text: str) -> str | None:
    """The level of the division that ``text`` names, alone or after those above it (深圳市南山区)."""
    for start in range(len(text) - 1):
        for division in _by_name().get(text[start:], ()):
            parent = divisions().get(division.parent or "")
            above = text[:start]
            if not above or (parent is not None and above.endswith(parent.name)):
                return _LEVELS[division.level]
            grand = divisions().get(parent.parent or "") if parent else None
            if grand is not None and above == grand.name:
                return _LEVELS[division.level]
    return None


def scope_level(place: str) -> str | None:
    """Return 省级, 市级, 县级, 乡级, 村级 or 小区 for the place of a number; ``None`` where the text leaves it open."""
    text = _PARENTHESES.sub("", place).strip()
    if not text or _SEVERAL.search(text):
        return None
    if level := _division_level(text):
        return level
    return next((level for ending, level in _BELOW_COUNTY if ending.search(text)), None)
