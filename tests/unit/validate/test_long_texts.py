"""A value that is refused as too long is not read further: no rule looks at it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from casebook.read import Document, Value
from casebook.validate.scope import LONGEST_TEXT, prose, texts
from tests.unit.validate.good_library import CASE, changed_case, good_documents

_LINES_OF_HASHES = 400_000


def _longest(schema: Any) -> Iterator[int]:
    if isinstance(schema, dict):
        if isinstance(most := schema.get("maxLength"), int):
            yield most
        schema = list(schema.values())
    if isinstance(schema, list):
        for part in schema:
            yield from _longest(part)


def test_no_field_may_hold_more_than_the_rules_look_at(schemas: Path) -> None:
    limits = {
        most
        for file in schemas.glob("*.json")
        for most in _longest(json.loads(file.read_text("utf-8")))
    }
    assert max(limits - {_LINES_OF_HASHES}) == LONGEST_TEXT


def test_texts_that_are_too_long_are_left_out() -> None:
    data: dict[str, Value] = {"a": "甲" * LONGEST_TEXT, "b": "甲" * (LONGEST_TEXT + 1), "c": ["乙"]}
    assert [where for where, _ in texts(Document("x.yml", "", data))] == [("a",), ("c", 0)]
    assert all(len(text) <= LONGEST_TEXT for _, text in prose(good_documents()[CASE]))


@pytest.mark.parametrize("unit", ["1", "一", "a", "體", "（aaa", "13812345678 "])
def test_all_that_is_said_of_it_is_that_it_is_too_long(unit: str) -> None:
    problems = changed_case(summary=unit * (250_000 // len(unit.encode())))
    assert {problem.code for problem in problems if problem.where == ("summary",)} == {"TXT-004"}
    assert "OWN-001" not in {problem.code for problem in problems}
