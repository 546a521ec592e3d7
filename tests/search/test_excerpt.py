"""What is shown of a record: the window of a passage that says most, whole and from where its link leads."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from casebook.derive.search.search_documents import search_document
from tests.conftest import PROJECT
from tests.sample.real import real_library
from tests.search.served import Search, served, telling

FILLER = "这里写了许多别的事情，和问的没有关系，"
QUERIES = PROJECT / "tests/search/queries.yml"


def shown(summary: str, query: str, folder: Path) -> dict[str, Any]:
    """Return the excerpt of a record of which ``summary`` is all that can be cut."""
    with served(telling(summary), folder) as call:
        (result,) = call("search", query, {"asTyped": True})["results"]
    assert result["anchor"] == "summary"
    excerpt: dict[str, Any] = result["excerpt"]
    return excerpt


@pytest.mark.parametrize(
    ("query", "dense"),
    [
        ("骆驼 灯谜", "骆驼看灯谜"),
        ("骆驼", "骆驼和骆驼"),
    ],
    ids=["two words", "one word twice"],
)
def test_the_window_is_the_densest_not_the_first(query: str, dense: str, tmp_path: Path) -> None:
    excerpt = shown(f"从前有骆驼，{FILLER * 8}后来{dense}。{FILLER * 8}", query, tmp_path)
    assert dense in excerpt["text"]


def _marked(excerpt: dict[str, Any]) -> list[str]:
    """Return what is marked; places count UTF-16 code units."""
    units = excerpt["text"].encode("utf-16-le")
    return [units[2 * a : 2 * b].decode("utf-16-le") for a, b in excerpt["marks"]]


@pytest.mark.parametrize("before", ["", "字"], ids=["even", "odd"])
@pytest.mark.parametrize("after", ["", "字"], ids=["even", "odd"])
def test_no_character_is_cut_in_two(before: str, after: str, tmp_path: Path) -> None:
    """A character of two code units stands at each end of the window, at even and at odd places."""
    rare = "\U00020000" * 80
    excerpt = shown(f"{rare}{before}骆驼{after}{rare}", "骆驼", tmp_path)
    text = excerpt["text"]
    assert (text[0], text[-1]) == ("…", "…")
    assert set(text) == set("…骆驼\U00020000" + before + after)
    assert _marked(excerpt) == ["骆驼"]


@cache
def passages() -> dict[tuple[str, str], list[str]]:
    """All passages of the real records by id and anchor."""
    found: dict[tuple[str, str], list[str]] = defaultdict(list)
    for case in real_library().cases.values():
        for passage in search_document(case, real_library()).passages:
            found[case.id, passage.anchor].append(passage.text)
    return found


def test_an_excerpt_stands_in_the_passage_that_it_links_to(real_search: Search) -> None:
    given = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))["queries"]
    seen, anchors = 0, set()
    for query in given[::7]:
        for result in real_search(query["q"], limit=4)["results"]:
            excerpt = result["excerpt"]
            text = excerpt["text"].removeprefix("…").removesuffix("…")
            assert any(text in own for own in passages()[result["id"], result["anchor"]]), query
            assert all(_marked(excerpt)), query
            places = [place for mark in excerpt["marks"] for place in mark]
            assert all(a < b for a, b in pairwise(places)), query
            seen += 1
            anchors.add(result["anchor"])
    assert seen > 60
    assert len(anchors) > 10
