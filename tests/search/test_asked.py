"""What readers ask for a case in words that it does not use: it is found by them, and never shows them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from casebook.derive.search.search_documents import search_document
from casebook.publish.search_index import build
from tests.sample.library import sample_library
from tests.search.browser_side import engine, running

CASE = "jia-estate-parking"
PHRASES = sample_library().cases[CASE].asked


@pytest.fixture(scope="module")
def call(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[..., Any]]:
    site: Path = tmp_path_factory.mktemp("site")
    for name, content in build(sample_library()).files.items():
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_bytes(content)
    with running("ask.mjs", engine(site), site) as process:
        yield lambda method, *given: process.ask([method, list(given)])


@pytest.mark.parametrize("query", [*PHRASES, "晚上摆", "私家车", "空地"], ids=range(5))
def test_a_case_is_found_by_what_it_does_not_say(call: Callable[..., Any], query: str) -> None:
    answer = call("search", query)
    assert [result["id"] for result in answer["results"]][:1] == [CASE]


def test_what_is_only_asked_is_no_full_match(call: Callable[..., Any]) -> None:
    """No record says 私家车: whoever searches it is told that nothing matches in full."""
    answer = call("search", "私家车")
    assert answer["total"] == 1
    assert answer["full"] == 0
    assert answer["weak"]


def test_words_that_say_nothing_are_not_searched(call: Callable[..., Any]) -> None:
    assert "哪儿" in PHRASES[0]
    assert call("search", "哪儿", {"asTyped": True})["total"] == 0


def said() -> str:
    """All that the sample says and shows."""
    library = sample_library()
    documents = [search_document(case, library) for case in library.cases.values()]
    return "\n".join(p.text for document in documents for p in document.passages)


@pytest.mark.parametrize("phrase", PHRASES, ids=range(len(PHRASES)))
def test_the_excerpt_is_the_summary(call: Callable[..., Any], phrase: str) -> None:
    assert all(phrase[at : at + 2] not in said() for at in range(len(phrase) - 1))
    (result,) = call("search", phrase, {"asTyped": True, "limit": 1})["results"]
    summary = sample_library().cases[CASE].summary
    assert result["anchor"] == "summary"
    assert result["excerpt"] == {"text": summary, "marks": []}


def test_phrases_do_not_run_into_each_other(call: Callable[..., Any]) -> None:
    ends = PHRASES[0].removesuffix("哪儿")[-1] + PHRASES[1][0]
    assert call("search", ends, {"asTyped": True})["total"] == 0


@pytest.mark.parametrize("typed", ["私家", "sijiache", "腾空"], ids=range(3))
def test_what_is_asked_is_not_suggested(call: Callable[..., Any], typed: str) -> None:
    texts = [suggestion["text"] for suggestion in call("suggest", typed)]
    assert [text for text in texts if "私家" in text or "腾空" in text] == []
