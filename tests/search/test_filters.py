"""What a filter leaves is what the counts have promised."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import pytest

from casebook.derive.search.search_documents import search_document
from tests.sample.practices import case, library
from tests.sample.real import real_library
from tests.search.served import Search, ids, served

COUNTED = ["problem", "grade", "year"]


@cache
def rows() -> dict[str, dict[str, tuple[str, ...]]]:
    """The values of every real record by facet."""
    found = real_library().cases.values()
    return {c.id: dict(search_document(c, real_library()).facets) for c in found}


def _counts(answer: dict[str, Any], facet: str) -> dict[str, int]:
    return {entry["value"]: entry["count"] for entry in answer["facets"][facet] if entry["count"]}


def test_where_only_partial_matches_are_left_they_are_counted(tmp_path: Path) -> None:
    """Only a has both words: filtered to the problem of the others, they are listed and counted."""
    found = library(
        case("a", summary="骆驼在猜灯谜。", problems=["停车难"]),
        case("b", summary="骆驼在散步。", problems=["议事没有地方"]),
        case("c", summary="骆驼在喝水。", problems=["议事没有地方"], settlements=["城中村"]),
    )
    chosen = {"problem": ["议事没有地方"]}
    with served(found, tmp_path) as call:
        answer = call(
            "search",
            "骆驼 灯谜",
            {"filters": chosen, "facets": ["problem", "settlement"], "asTyped": True},
        )
    assert sorted(ids(answer)) == ["b", "c"]
    assert (answer["full"], answer["weak"]) == (0, True)
    assert _counts(answer, "problem") == {"停车难": 1, "议事没有地方": 2}
    assert _counts(answer, "settlement") == {"老旧小区": 1, "城中村": 1}


@pytest.mark.parametrize("query", ["网格 党支部", "网格 积分", "巷长", ""], ids=range(4))
def test_counts_are_those_of_the_records_left(real_search: Search, query: str) -> None:
    """Of the full matches, where any is left, and else of all; a facet leaves its own choice out."""
    everything = real_search(query, limit=100)["results"]
    kinds = set()
    for problem in sorted({value for row in rows().values() for value in row["problem"]}):
        for more in ({}, {"grade": ["E3"]}):
            filters: dict[str, list[str]] = {"problem": [problem], **more}
            answer = real_search(query, limit=100, filters=filters, facets=COUNTED)

            def left(result: dict[str, Any], *, but: str = "", given: Any = filters) -> bool:
                row = rows()[result["id"]]
                return all(set(v) & set(row[f]) for f, v in given.items() if f != but)

            listed = [result for result in everything if left(result)]
            assert set(ids(answer)) == {result["id"] for result in listed}
            full = any(result["full"] for result in listed)
            kinds.add((bool(listed), full))
            for facet in COUNTED:
                expected: dict[str, int] = {}
                for result in everything:
                    if left(result, but=facet) and (result["full"] or not full):
                        for value in rows()[result["id"]][facet]:
                            expected[value] = expected.get(value, 0) + 1
                assert _counts(answer, facet) == expected, (filters, facet)
    assert (True, True) in kinds


@pytest.mark.parametrize("query", ["网格 党支部", "网格 积分", "充电桩"], ids=range(3))
def test_a_choice_that_lists_records_counts_them(real_search: Search, query: str) -> None:
    facets = ["place", "problem", "measure", "grade", "year", "settlement", "actor", "type"]
    everything = real_search(query, limit=100, facets=facets)
    partial = 0
    for row in rows().values():
        for facet in facets:
            value = row[facet][0] if row[facet] else ""
            answer = real_search(query, limit=100, filters={facet: [value]}, facets=[facet])
            if value and answer["total"]:
                listed = answer["full"] or answer["total"]
                assert _counts(answer, facet)[value] == listed, (facet, value)
                partial += not answer["full"] and bool(everything["full"])
    assert partial or not everything["full"]
