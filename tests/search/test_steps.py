"""A reader sees all that was done to the query: what was searched instead, and what was left out."""

from __future__ import annotations

from collections import Counter
from functools import cache
from itertools import pairwise
from typing import Any

import yaml

from casebook.derive.search.query_tables import PARTICLES
from casebook.derive.search.search_documents import search_document
from casebook.publish.search_index.postings import levels
from casebook.publish.search_index.symbols import Fold, runs, simplified_characters, symbols
from tests.conftest import PROJECT
from tests.sample.real import real_library
from tests.search.served import Search

FOLD = Fold(simplified_characters())


def asked(*classes: str) -> list[str]:
    """Return the queries of ``classes`` in queries.yml."""
    text = (PROJECT / "tests/search/queries.yml").read_text(encoding="utf-8")
    given: list[dict[str, Any]] = yaml.safe_load(text)["queries"]
    return [query["q"] for query in given if query["class"] in classes]


@cache
def terms_of(name: str) -> frozenset[str]:
    """All that the record of that id says, as the index has it."""
    library = real_library()
    found = levels(search_document(library.cases[name], library), FOLD)
    return frozenset(term for term, level in found.items() if level)


def says(name: str, word: str) -> bool:
    """Whether a record has all of ``word``."""
    for run in runs(FOLD(word)):
        own = symbols(run)
        if len(own) == 1 and not any(term.startswith(own[0]) for term in terms_of(name)):
            return False
        if not {a + b for a, b in pairwise(own)} <= terms_of(name):
            return False
    return True


def test_what_a_record_has_instead_of_a_word_is_a_step(real_search: Search) -> None:
    otherwise = 0
    for query in asked("synonym", "multi", "question"):
        answer = real_search(query, limit=100)
        steps = [s for s in answer["understood"]["steps"] if s["kind"] == "synonym"]
        ahead: list[float] = []
        whole: list[float] = []
        for result in answer["results"]:
            lacking = False
            for word in answer["understood"]["query"].split(" ") if result["full"] else []:
                if says(result["id"], word):
                    continue
                others = [word.replace(s["from"], s["to"]) for s in steps if s["from"] in word]
                if any(says(result["id"], other) for other in others):
                    otherwise += 1
                else:
                    lacking = True
            if result["full"]:
                (ahead if lacking else whole).append(result["score"])
        # Who lacks a word stands among those that have all only by answering better than each of them.
        assert not ahead or min(ahead) >= max(whole), query
    assert otherwise > 100


def test_every_wording_that_is_a_step_found_something(real_search: Search) -> None:
    seen = 0
    for query in asked("synonym", "multi"):
        answer = real_search(query, limit=100)
        for step in answer["understood"]["steps"]:
            if step["kind"] == "synonym":
                found = [
                    r["id"]
                    for r in answer["results"]
                    if says(r["id"], step["to"]) and not says(r["id"], step["from"])
                ]
                assert found, (query, step)
                seen += 1
    assert seen > 60


def test_what_is_left_out_is_a_step(real_search: Search) -> None:
    """But for particles: nobody misses 的."""
    left_out = 0
    for query in asked("question", "multi", "synonym", "typo"):
        understood = real_search(query)["understood"]
        steps = understood["steps"]
        known = Counter(understood["query"] + "".join(s["from"] for s in steps) + PARTICLES * 9)
        typed = Counter("".join(c for c in FOLD(query) if "\u4e00" <= c <= "\u9fff"))
        assert typed <= known, (query, understood)
        stops = [step for step in steps if step["kind"] == "stop"]
        assert all(step["from"] and not step["to"] for step in stops)
        left_out += len(stops)
    assert left_out > 30
