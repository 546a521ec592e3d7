"""Python writes the index and TypeScript reads it: both must fold and cut every text in the same way."""

from __future__ import annotations

import json
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.derive.search.search_documents import in_order, search_document
from casebook.model.case import Case
from casebook.publish.search_index import build
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


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Process]:
    """The same, with the pairs that readers get: those that some record or word may need."""
    files = build(real_library()).files
    (tables,) = [text.decode() for name, text in files.items() if "/tables-" in name]
    call = re.fullmatch(r"__casebook_search\((.*)\)\n", tables, re.DOTALL)
    assert call
    module = compiled("symbols.ts", tmp_path_factory.mktemp("shipped") / "symbols.mjs", "esm")
    with running("symbols.mjs", module) as process:
        process.tell(json.loads(f"[{call[1]}]")[2]["fold"])
        yield process


def _texts(case: Case) -> list[str]:
    document = search_document(case, real_library())
    return [*(p.text for p in document.passages), *(text for text, _ in document.hidden)]


def _here(text: str) -> dict[str, Any]:
    folded = FOLD(text)
    return {"folded": folded, "runs": [symbols(run) for run in runs(folded)]}


def test_texts_of_all_records(browser: Process, shipped: Process) -> None:
    for case in in_order(real_library()):
        texts = _texts(case)
        expected = [_here(text) for text in texts]
        assert browser.ask(texts) == expected, case.id
        assert shipped.ask(texts) == expected, case.id


def test_texts_of_all_records_in_every_traditional_form(shipped: Process) -> None:
    forms: dict[str, list[str]] = defaultdict(list)
    for traditional, simplified in simplified_characters().items():
        forms[simplified].append(traditional)
    most = max(map(len, forms.values()))
    table = [str.maketrans({s: t[n % len(t)] for s, t in forms.items()}) for n in range(most)]
    for case in in_order(real_library()):
        whole = "\n".join(_texts(case))
        texts = sorted({whole.translate(form) for form in table})
        assert len(texts) > 1
        assert shipped.ask(texts) == [_here(text) for text in texts], case.id


@settings(max_examples=100)
@given(st.lists(_TEXTS, min_size=100, max_size=100))
def test_ten_thousand_strings(browser: Process, texts: list[str]) -> None:
    assert browser.ask(texts) == [_here(text) for text in texts]
