"""The 34 first-level divisions as a grid of tiles: a layout of our own, no map, no borders."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.derive.ground.addresses import region_uri
from casebook.divisions import provinces

# (column, row) by the first two digits of the GB/T 2260 code; neighbours stay neighbours where they can.
_POSITIONS = {
    "23": (8, 0), "22": (8, 1),
    "15": (5, 2), "11": (6, 2), "12": (7, 2), "21": (8, 2),
    "65": (0, 3), "63": (1, 3), "62": (2, 3), "64": (3, 3), "61": (4, 3), "14": (5, 3), "13": (6, 3), "37": (7, 3),
    "54": (1, 4), "51": (2, 4), "50": (3, 4), "42": (4, 4), "41": (5, 4), "34": (6, 4), "32": (7, 4),
    "53": (1, 5), "52": (2, 5), "43": (3, 5), "36": (4, 5), "33": (5, 5), "31": (6, 5),
    "45": (3, 6), "44": (4, 6), "35": (5, 6), "71": (7, 6),
    "82": (4, 7), "81": (5, 7),
    "46": (3, 8),
}  # fmt: skip


@dataclass(frozen=True)
class Tile:
    """One province: where it stands in the grid and how many cases it has."""

    code: str
    short: str
    name: str
    column: int
    row: int
    count: int
    uri: str


def province_grid(counts: Mapping[str, int]) -> tuple[Tile, ...]:
    """Return the 34 tiles; ``counts`` maps six-digit province codes to numbers of cases."""
    tiles = []
    for division in provinces():
        column, row = _POSITIONS[division.code[:2]]
        count = counts.get(division.code, 0)
        uri = region_uri(division.code)
        tiles.append(
            Tile(division.code, division.short_name, division.name, column, row, count, uri)
        )
    return tuple(tiles)
