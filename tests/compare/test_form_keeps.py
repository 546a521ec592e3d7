"""The form changes a record in its text: what was not touched stays, byte for byte."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.read import read_document
from tests.sample.real import PROJECT
from tests.search.browser_side import Process

RECORDS = sorted((PROJECT / "cases/records").rglob("*.yml"))
Way = tuple[str | int, ...]


def _data(text: str) -> Any:
    return read_document("cases/records/guangdong/x.yml", text.encode()).data


def _changed(form: Process, text: str, data: Any) -> str:
    made = form.ask({"act": "change", "text": text, "next": data})
    assert isinstance(made, str)
    return made


def _leaves(value: Any, way: Way = ()) -> Iterator[Way]:
    if isinstance(value, dict):
        for key, part in value.items():
            yield from _leaves(part, (*way, key))
    elif isinstance(value, list):
        for index, part in enumerate(value):
            yield from _leaves(part, (*way, index))
    else:
        yield way


def _put(data: Any, way: Way, value: Any) -> None:
    *before, last = way
    for step in before:
        data = data[step]
    data[last] = value


def _differing(one: str, other: str) -> list[tuple[str, str]]:
    first, second = one.split("\n"), other.split("\n")
    assert len(first) == len(second)
    return [(a, b) for a, b in zip(first, second, strict=True) if a != b]


@pytest.mark.parametrize("path", RECORDS, ids=lambda path: path.stem)
def test_a_record_is_kept_and_one_change_changes_one_line(form: Process, path: Path) -> None:
    text = path.read_text("utf-8")
    data = _data(text)
    assert form.ask({"act": "read", "text": text}) == data
    assert _changed(form, text, data) == text
    assert _changed(form, text.replace("\n", "\r\n"), data) == text.replace("\n", "\r\n")
    ways = [*_leaves(data)]
    for way in ways[:: max(1, len(ways) // 8)]:
        other = copy.deepcopy(data)
        _put(other, way, "改过的一句，9 处")
        made = _changed(form, text, other)
        assert _data(made) == other
        assert len(_differing(text, made)) == 1, way


def test_comments_stay_where_something_is_added_removed_and_moved(form: Process) -> None:
    text = (
        "# 开头\nid: a  # 编号\n# 标题上面\ntitle: '旧'\nkeywords:\n  # 甲的\n  - 甲  # 甲\n  - 乙\n"
        "  # 丙的\n  - 丙\nproblems:\n  - id: p1  # 一\n    text: 甲\n  # 二的\n  - id: p2\n    text: 乙\n"
        "summary:  # 请填写\n# 末尾\n"
    )
    data = _data(text)
    data["keywords"] = ["丙", "甲", "丁"]
    data["problems"] = [{"id": "p2", "domain": "新", "text": "乙乙"}, {"id": "p1", "text": "甲"}]
    data["summary"] = "有了"
    data["type"] = "治理做法"
    made = _changed(form, text, data)
    assert _data(made) == data
    assert made == (
        "# 开头\nid: a  # 编号\ntype: 治理做法\n# 标题上面\ntitle: '旧'\nkeywords:\n  # 丙的\n  - 丙\n"
        "  # 甲的\n  - 甲  # 甲\n  - 丁\nproblems:\n  # 二的\n  - id: p2\n    domain: 新\n    text: 乙乙\n"
        "  - id: p1  # 一\n    text: 甲\nsummary: 有了  # 请填写\n# 末尾\n"
    )
    del data["problems"][1]["id"]
    del data["keywords"]
    again = _changed(form, made, data)
    assert _data(again) == data
    assert "# 标题上面" in again
    assert "# 末尾" in again


def test_what_is_not_written_as_records_are_is_written_anew(form: Process) -> None:
    text = "# 开头\nid: a\nplace: {code: '441322', path: [广东省]}\n"
    data = _data(text.replace("{code: '441322', path: [广东省]}", "x"))
    data["place"] = {"code": "441322", "path": ["广东省", "惠州市"]}
    made = _changed(form, text, data)
    assert made.startswith("# 开头\nid: a\n")
    assert _data(made) == data


_TEXTS = st.text(
    st.sampled_from("余多约近一二三，。：:#-'\"“”{}[]&*!|>%@` \n\\019abyno~=,?"), max_size=12
)


@settings(
    deadline=None, max_examples=150, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    st.lists(_TEXTS.filter(lambda text: text.strip("\n") == text), min_size=1, max_size=4), _TEXTS
)
def test_any_text_comes_back_as_it_was(form: Process, words: list[str], summary: str) -> None:
    """As this project reads YAML, as PyYAML does, and as the form does."""
    data = {"id": "a", "summary": f"甲{summary}", "keywords": [f"乙{word}" for word in words]}
    for text in (
        form.ask({"act": "write", "next": data}),
        _changed(form, "# 上\nid: a\nsummary: 旧\nkeywords:\n  - 旧\n", data),
    ):
        assert form.ask({"act": "read", "text": text}) == data
        assert yaml.safe_load(text) == data
        assert _data(text) == data
