"""Graded queries: whole and honest as a list, and answered well by the real index and engine."""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from casebook.derive.search.query_tables import GROUP_WEIGHTS, STOP_PHRASES, synonyms
from tests.bench.search import by_class, relevance, write_index
from tests.conftest import PROJECT
from tests.sample.real import real_library

QUERIES = PROJECT / "tests/search/queries.yml"
UNSEEN = PROJECT / "tests/search/unseen.yml"
STRANGERS = PROJECT / "tests/search/strangers.yml"
CLASSES = (
    "keyword",
    "synonym",
    "multi",
    "traditional",
    "pinyin",
    "place",
    "number",
    "typo",
    "question",
    "substring",
    "single",
    "none",
)


@cache
def queries(path: Path) -> list[dict[str, Any]]:
    given: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    found: list[dict[str, Any]] = given["queries"]
    return found


def test_the_queries_are_whole() -> None:
    known = set(real_library().cases)
    strangers = queries(STRANGERS)
    given = [*queries(QUERIES), *queries(UNSEEN), *strangers]
    assert len(given) >= 700
    for path in (QUERIES, UNSEEN):
        assert set(Counter(query["class"] for query in queries(path))) == set(CLASSES)
    # Strangers may well ask the same, but not one of them twice.
    assert len({(query.get("set"), query["q"]) for query in given}) == len(given)
    assert {query["set"] for query in strangers} == set("abcd")
    for query in given:
        assert set(query["rel"]) <= known, query["q"]
        assert set(query["rel"].values()) <= {1, 2, 3}, query["q"]
        assert bool(query["rel"]) == (query["class"] != "none"), query["q"]


@pytest.fixture(scope="module")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder: Path = tmp_path_factory.mktemp("relevance")
    write_index(real_library(), folder)
    return folder


@pytest.fixture(scope="module")
def found(index: Path) -> list[dict[str, Any]]:
    return relevance(QUERIES, index)


def test_every_class_of_queries_is_answered_well(found: list[dict[str, Any]]) -> None:
    scores = by_class(found)
    assert {name for name, (_, ndcg, _, _) in scores.items() if ndcg < 0.9} == set()
    for name in ("traditional", "pinyin"):
        assert scores[name][1] >= 0.95, name
    _, ndcg, success, zero = scores["全部"]
    assert ndcg >= 0.95
    assert success >= 0.98
    assert zero == 0


def test_queries_that_nothing_was_done_for_are_answered_well(index: Path) -> None:
    scores = by_class(relevance(UNSEEN, index))
    assert {name for name, (_, ndcg, _, _) in scores.items() if ndcg < 0.85} == set()
    _, ndcg, success, zero = scores["全部"]
    assert ndcg >= 0.9
    assert success >= 0.95
    assert zero == 0


def test_queries_of_strangers_are_answered_well(index: Path) -> None:
    found = relevance(STRANGERS, index)
    for name in sorted({entry["set"] for entry in found}):
        own = by_class([entry for entry in found if entry["set"] == name])
        _, ndcg, success, zero = own["全部"]
        assert ndcg >= 0.92, name
        assert success >= 0.97, name
        assert zero == 0, name


def test_a_wrong_judgement_would_be_noticed(found: list[dict[str, Any]]) -> None:
    wrong = [{**entry, "ndcg": 0.0} if entry["class"] == "typo" else entry for entry in found]
    assert by_class(wrong)["typo"][1] == 0
    assert by_class(wrong)["全部"][1] < by_class(found)["全部"][1]


def test_every_group_of_synonyms_has_a_reason_and_weighs_less_than_the_word_typed() -> None:
    for term in real_library().vocabulary.terms("synonyms"):
        assert len(term.definition) >= 6, term.term
        assert term.group in GROUP_WEIGHTS, term.term
        assert term.synonyms, term.term
    assert all(entry.weight <= 0.8 for entry in synonyms(real_library()))


def test_no_stop_phrase_hides_a_word_of_the_vocabulary() -> None:
    """A word that is a term on its own must not be stripped from a query."""
    words = {
        word
        for name in ("problems", "measures", "settlements", "actors")
        for term in real_library().vocabulary.terms(name)
        for word in (term.term, *term.synonyms)
    }
    assert words.isdisjoint(STOP_PHRASES)
