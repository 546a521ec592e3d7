"""Numbers as people type them into 我像谁."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from tests.search.browser_side import compiled, running

Read = Callable[[str, str], float | None]


@pytest.fixture(scope="module")
def read(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Read]:
    module = compiled("../alike/form.ts", tmp_path_factory.mktemp("form") / "f.mjs", "esm")
    with running("../alike/call.mjs", module) as process:
        yield lambda text, unit: process.ask(["number", [text, unit]])


@pytest.mark.parametrize(
    ("text", "unit", "value"),
    [
        ("3000", "户", 3000),
        ("3,000", "户", 3000),
        ("3，000 户", "户", 3000),
        ("３０００户", "户", 3000),
        ("1.2万", "人", 12_000),
        ("1.1万人", "人", 11_000),
        ("3千", "人", 3000),
        ("三千", "户", 3000),
        ("三千五", "户", 3500),
        ("一百零五户", "户", 105),
        ("十二万", "人", 120_000),
        ("两万人", "人", 20_000),
        ("十", "人", 10),
        ("六", "人", 6),
        ("0", "人", 0),
        ("35%", "%", 35),
        ("35.5", "%", 35.5),
        ("50", "万元", 50),
        ("50万", "万元", 50),
        ("50万元", "万元", 50),
        ("五十万元", "万元", 50),
        ("500,000元", "万元", 50),
        ("三十", "万元", 30),
    ],
)
def test_a_number_is_read(read: Read, text: str, unit: str, value: float) -> None:
    assert read(text, unit) == value


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("", "户"),
        ("户", "户"),
        ("很多", "户"),
        ("-5", "户"),
        ("3000人", "户"),
        ("35%", "户"),
        ("3000到4000", "户"),
        ("二零二四", "人"),
        ("三五", "人"),
        ("万", "人"),
        ("1.2.3", "人"),
        ("3万5", "人"),
    ],
)
def test_what_is_no_number_is_not_guessed(read: Read, text: str, unit: str) -> None:
    assert read(text, unit) is None
