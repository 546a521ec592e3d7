"""34 tiles, none on top of another, keyed on GB/T 2260."""

from __future__ import annotations

from casebook.derive.places.province_grid import province_grid
from casebook.divisions import provinces

# GB/T 2260-2007, first level.
CODES = [
    "11",
    "12",
    "13",
    "14",
    "15",
    "21",
    "22",
    "23",
    "31",
    "32",
    "33",
    "34",
    "35",
    "36",
    "37",
    "41",
    "42",
    "43",
    "44",
    "45",
    "46",
    "50",
    "51",
    "52",
    "53",
    "54",
    "61",
    "62",
    "63",
    "64",
    "65",
    "71",
    "81",
    "82",
]
# (column, row) of tiles whose neighbourhood readers know.
NEIGHBOURS = [("11", "12"), ("44", "35"), ("44", "45"), ("31", "33"), ("22", "23"), ("21", "22")]


def test_every_division_of_the_first_level_has_a_tile() -> None:
    tiles = province_grid({})
    assert [tile.code for tile in tiles] == [f"{code}0000" for code in CODES]
    assert [tile.code for tile in tiles] == [division.code for division in provinces()]


def test_no_two_tiles_share_a_place_or_a_name() -> None:
    tiles = province_grid({})
    assert len({(tile.column, tile.row) for tile in tiles}) == len(tiles) == 34
    assert len({tile.short for tile in tiles}) == len({tile.name for tile in tiles}) == 34
    assert all(2 <= len(tile.short) <= 3 for tile in tiles)


def test_the_grid_is_nine_by_nine() -> None:
    tiles = province_grid({})
    assert {tile.column for tile in tiles} == {tile.row for tile in tiles} == set(range(9))


def test_known_neighbours_touch() -> None:
    at = {tile.code[:2]: (tile.column, tile.row) for tile in province_grid({})}
    for one, other in NEIGHBOURS:
        (x, y), (u, v) = at[one], at[other]
        assert abs(x - u) + abs(y - v) == 1, (one, other)


def test_counts_stand_in_their_own_tile() -> None:
    tiles = province_grid({"440000": 14, "530000": 5, "441900": 99})
    assert {tile.short: tile.count for tile in tiles if tile.count} == {"广东": 14, "云南": 5}
    assert next(tile.uri for tile in tiles if tile.short == "广东") == "regions/440000/"
