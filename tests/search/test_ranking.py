"""What comes first: rare words, words as typed, and what a reader sorts by."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.derive.search.parts import parts
from casebook.derive.search.search_documents import SearchDocument, in_order, search_document
from casebook.publish.search_index.symbols import Fold, simplified_characters
from tests.sample.real import real_library
from tests.search.served import Search, ids, served, telling

Key = Callable[[SearchDocument], object]

SORTS: dict[str, Key] = {
    "date": lambda document: document.date,
    "evidence": lambda document: (document.grade.e, document.grade.t),
    "completeness": lambda document: document.completeness,
}


@pytest.mark.parametrize("query", ["灯谜 骆驼", "灯谜骆驼"], ids=["two words", "two pairs"])
def test_the_rare_counts_more_than_the_common(query: str, tmp_path: Path) -> None:
    """Six records have the one, the last of all the other: none has both."""
    found = telling(*["大家在院子里猜灯谜。"] * 6, "从前在院子里养骆驼。")
    with served(found, tmp_path) as call:
        answer = call("search", query, {"asTyped": True})
    assert answer["full"] == 0
    assert ids(answer) == ["a6", "a0", "a1", "a2", "a3", "a4", "a5"]


def documents() -> list[SearchDocument]:
    library = real_library()
    return [search_document(case, library) for case in in_order(library)]


def test_without_words_the_newest_come_first(real_search: Search) -> None:
    assert ids(real_search("", limit=100)) == ids(real_search("", limit=100, sort="date"))


@pytest.mark.parametrize("sort", SORTS)
def test_without_words_cases_come_by_what_they_are_sorted_by(
    sort: str, real_search: Search
) -> None:
    expected = sorted(documents(), key=SORTS[sort], reverse=True)  # type: ignore[arg-type]
    assert len({SORTS[sort](document) for document in expected}) > 2
    assert ids(real_search("", limit=100, sort=sort)) == [document.id for document in expected]


@pytest.mark.parametrize("sort", SORTS)
def test_with_words_full_matches_stay_first_and_equals_by_relevance(
    sort: str, real_search: Search
) -> None:
    keys = {document.id: SORTS[sort](document) for document in documents()}
    relevant = real_search("网格 党支部", limit=100)["results"]
    assert 2 < len([r for r in relevant if r["full"]]) < len(relevant)
    expected = sorted(relevant, key=lambda r: (r["full"], keys[r["id"]]), reverse=True)
    found = ids(real_search("网格 党支部", limit=100, sort=sort))
    assert found == [result["id"] for result in expected]
    assert found != [result["id"] for result in relevant]


def test_what_says_the_word_comes_before_what_says_it_otherwise(real_search: Search) -> None:
    """But for records that have parts: those stand behind their parts, however these say it."""
    fold = Fold(simplified_characters())
    wholes = set(parts(real_library()))
    seen = 0
    wrong = []
    for term in real_library().vocabulary.terms("synonyms"):
        for word in (term.term, *term.synonyms):
            answer = real_search(word, limit=100)
            if answer["understood"]["query"] != fold(word):
                continue
            typed = real_search(word, limit=100, asTyped=True)
            say_it = {result["id"] for result in typed["results"] if result["full"]} - wholes
            found = [r["id"] for r in answer["results"] if r["full"] and r["id"] not in wholes]
            if 0 < len(say_it) < len(found):
                seen += 1
                if set(found[: len(say_it)]) != say_it:
                    wrong.append(word)
    assert not wrong
    assert seen > 100
