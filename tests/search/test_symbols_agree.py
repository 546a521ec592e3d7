"""Python writes the index and TypeScript reads it: both must fold and cut every text in the same way."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.derive.search_documents import in_order, search_document
from casebook.publish.search_index.symbols import Fold, runs, simplified_characters, symbols
from tests.sample.real import real_library
from tests.search.browser_side import Process, compiled, running

FOLD = Fold(simplified_characters())

# What texts of this kind are made of, beside any character that both sides know.
_FAMILIAR = "网格員網陜裏於乾著社区１２Ａ％㎡½ＭＢ1290.+-/:%nN 　，。“”（）、·—…\u200bé\U00020000\U0002f800ﬁ①İſ"
_TEXTS = st.text(
    st.sampled_from(_FAMILIAR) | st.characters(exclude_categories=("Cs", "Cn")), max_size=24
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    folder: Path = tmp_path_factory.mktemp("symbols")
    module = compiled("symbols.ts", folder / "symbols.mjs", "esm")
    with running("symbols.mjs", module) as process:
        process.tell("".join(t + s for t, s in simplified_characters().items()))
        yield process


def _here(text: str) -> dict[str, Any]:
    folded = FOLD(text)
    return {"folded": folded, "runs": [symbols(run) for run in runs(folded)]}


def test_texts_of_all_records(browser: Process) -> None:
    library = real_library()
    for case in in_order(library):
        document = search_document(case, library)
        texts = [*(p.text for p in document.passages), *(text for text, _ in document.hidden)]
        assert browser.ask(texts) == [_here(text) for text in texts], case.id


@settings(max_examples=100)
@given(st.lists(_TEXTS, min_size=100, max_size=100))
def test_ten_thousand_strings(browser: Process, texts: list[str]) -> None:
    assert browser.ask(texts) == [_here(text) for text in texts]
