"""Plain scalars by the YAML 1.2 core schema, and the ones that other software misreads."""

from __future__ import annotations

import json

import pytest

from casebook.read import Value, read_document


def _value(plain: str) -> Value:
    document = read_document("a.yml", f"key: {plain}\n".encode())
    assert document.data is not None
    return document.data["key"]


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        ("", None),
        ("~", None),
        ("null", None),
        ("Null", None),
        ("true", True),
        ("FALSE", False),
        ("0", 0),
        ("-12", -12),
        ("+7", 7),
        ("012", 12),
        ("58.68", 58.68),
        (".5", 0.5),
        ("1e3", 1000.0),
        ("no", "no"),
        ("On", "On"),
        ("2024-07-12", "2024-07-12"),
        ("9:30", "9:30"),
        ("1_000", "1_000"),
        ("0o14", "0o14"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        (".nan", ".nan"),
        ("1e999", "1e999"),
        ("110101199003077515", "110101199003077515"),
        ("=", "="),
        ("1+10+N", "1+10+N"),
        ("24个", "24个"),
        ("truely", "truely"),
        ("nULL", "nULL"),
    ],
)
def test_value(plain: str, value: Value) -> None:
    found = _value(plain)
    assert found == value
    assert type(found) is type(value)
    json.dumps(found, allow_nan=False)


@pytest.mark.parametrize(
    ("plain", "reading"),
    [
        ("no", "“是”或“否”"),
        ("On", "“是”或“否”"),
        ("y", "“是”或“否”"),
        ("2024-07-12", "日期类型"),
        ("9:30", "数 570"),
        ("013000", "数 5632"),
        ("012", "数 10"),
        ("1_000", "数 1000"),
        ("1e3", "文字而不是数"),
        ("0o14", "一个数"),
        (".nan", "一个数"),
        ("110101199003077515", "一个不准确的数"),
        ("=", "特殊符号"),
    ],
)
def test_what_others_misread_is_a_warning_with_the_quoted_form(plain: str, reading: str) -> None:
    document = read_document("a.yml", f"key: {plain}\n".encode())
    (problem,) = document.problems
    assert problem.code == "YML-030"
    assert reading in problem.message
    assert problem.replacement == f'"{plain}"'
    assert problem.where == ("key",)
    quoted = read_document("a.yml", f"key: {problem.replacement}\n".encode())
    assert quoted.problems == ()
    assert quoted.data == {"key": plain}


@pytest.mark.parametrize(
    "plain",
    ["0", "12", "58.68", "true", "~", "2024-07", "2024年", "不", "24小时", "10:30开始", "N个"],
)
def test_what_everybody_reads_alike_is_no_problem(plain: str) -> None:
    assert read_document("a.yml", f"key: {plain}\n".encode()).problems == ()


@pytest.mark.parametrize("key", ["no", "2024", "true", "~"])
def test_a_key_is_always_text(key: str) -> None:
    document = read_document("a.yml", f"{key}: 甲\n".encode())
    assert document.data == {key: "甲"}
    (problem,) = document.problems
    assert (problem.code, problem.replacement) == ("YML-030", f'"{key}"')


@pytest.mark.parametrize(
    "plain",
    ["0b" + "1" * 1100, "1" + ":59" * 200, "1" * 5000, "1" * 40_000 + ".5e3", "0x" + "f" * 99],
)
def test_a_number_that_no_figure_needs_stays_text(plain: str) -> None:
    document = read_document("a.yml", f"title: {plain}\n".encode())
    assert document.data == {"title": plain}
    assert [problem.code for problem in document.problems] in (["YML-030"], [])
    assert len("".join(problem.message for problem in document.problems)) < 100
