"""What kind of place a division is, so that a county stands beside a county and a district beside a district."""

from __future__ import annotations

from typing import Final

from casebook.divisions import Division

COUNTY: Final = "县（县级市、旗）"
DISTRICT: Final = "市辖区"
CITY: Final = "地级市（州、盟）"
PROVINCE: Final = "省（自治区、直辖市）"


def place_kind(division: Division) -> str:
    """Return the kind of a division, in words for readers."""
    if division.level == "省":
        return PROVINCE
    if division.level == "市":
        return CITY
    return DISTRICT if division.name.endswith("区") else COUNTY


def difference(one: Division, other: Division) -> str:
    """Say that two places are not of one kind; nothing where they are."""
    kinds = place_kind(one), place_kind(other)
    if kinds[0] == kinds[1]:
        return ""
    return f"{one.name}是{kinds[0]}，{other.name}是{kinds[1]}：管的范围和权限不同，对照时要留意。"
