"""Data and places of a document that reads without trouble, and where a problem is put."""

from __future__ import annotations

import pytest

from casebook.problem import Severity
from casebook.read import Mark, Value, read_document

TEXT = """\
# 注释
title: 星城𠀀社区：诉求办理
place:
  code: "441900"
  city: '东莞市'
measures:
  - name: 网格联系
    steps:
      - 划分𠀀网格
      - 每周推进
  - name: 清单
summary: |
  第一行，逗号,在此。
  第二行

  第四行
empty:
list: []
mapping: {}
count: 24
share: 58.60
done: true
none: ~
"""
DOCUMENT = read_document("cases/a.yml", TEXT.encode())


def _cut(mark: Mark) -> str:
    lines = TEXT.split("\n")
    assert mark.line == mark.end_line
    return lines[mark.line - 1][mark.column - 1 : mark.end_column - 1]


def test_data() -> None:
    expected: dict[str, Value] = {
        "title": "星城𠀀社区：诉求办理",
        "place": {"code": "441900", "city": "东莞市"},
        "measures": [{"name": "网格联系", "steps": ["划分𠀀网格", "每周推进"]}, {"name": "清单"}],
        "summary": "第一行，逗号,在此。\n第二行\n\n第四行\n",
        "empty": None,
        "list": [],
        "mapping": {},
        "count": 24,
        "share": 58.6,
        "done": True,
        "none": None,
    }
    assert DOCUMENT.data == expected
    assert DOCUMENT.problems == ()
    assert DOCUMENT.text == TEXT
    assert DOCUMENT.path == "cases/a.yml"


@pytest.mark.parametrize(
    ("where", "key", "value"),
    [
        (("title",), "title", "星城𠀀社区：诉求办理"),
        (("place", "code"), "code", '"441900"'),
        (("place", "city"), "city", "'东莞市'"),
        (("measures", 0, "name"), "name", "网格联系"),
        (("measures", 0, "steps", 0), "划分𠀀网格", "划分𠀀网格"),
        (("measures", 1, "name"), "name", "清单"),
        (("list",), "list", "[]"),
        (("share",), "share", "58.60"),
        (("empty",), "empty", "empty"),
    ],
)
def test_marks(where: tuple[str | int, ...], key: str, value: str) -> None:
    assert _cut(DOCUMENT.key_mark(where)) == key
    assert _cut(DOCUMENT.value_mark(where)) == value
    assert DOCUMENT.has(where)


@pytest.mark.parametrize(
    ("where", "nearest"),
    [
        (("place", "county"), "place"),
        (("place", "county", "name"), "place"),
        (("measures", 1, "what"), "name"),
        (("measures", 7), "measures"),
        (("sources",), "title"),
    ],
)
def test_what_is_missing_is_shown_at_its_nearest_ancestor(
    where: tuple[str | int, ...],
    nearest: str,
) -> None:
    assert _cut(DOCUMENT.key_mark(where)) == nearest
    assert _cut(DOCUMENT.value_mark(where)) == nearest
    assert not DOCUMENT.has(where)


def test_the_document_as_a_whole_is_shown_at_its_first_key() -> None:
    assert _cut(DOCUMENT.key_mark(())) == "title"


def test_a_block_is_marked_from_its_first_key_to_its_end() -> None:
    assert DOCUMENT.value_mark(("place",)) == Mark(4, 3, 6, 1)


def test_the_item_of_a_list_begins_at_its_first_key() -> None:
    assert DOCUMENT.key_mark(("measures", 1)) == Mark(11, 5, 11, 9)


@pytest.mark.parametrize(
    ("where", "style"),
    [
        (("title",), "plain"),
        (("place", "code"), "double"),
        (("place", "city"), "single"),
        (("summary",), "literal"),
        (("count",), "plain"),
        (("place",), ""),
        (("list",), ""),
        (("nothing",), ""),
    ],
)
def test_style(where: tuple[str | int, ...], style: str) -> None:
    assert DOCUMENT.style(where) == style


def test_a_problem_takes_its_place_and_severity() -> None:
    problem = DOCUMENT.problem(
        "VOC-002",
        ("measures", 1, "name"),
        "用了别名",
        replacement="三清单",
    )
    assert (problem.line, problem.column, problem.end_column) == (11, 11, 13)
    assert problem.severity is Severity.WARNING
    assert problem.replacement == problem.suggestion == "三清单"
    assert problem.where == ("measures", 1, "name")
    assert problem.path == "cases/a.yml"


def test_a_problem_with_a_key() -> None:
    problem = DOCUMENT.problem("FLD-002", ("place", "city"), "不认识", on="key", replacement="town")
    assert (problem.line, problem.column, problem.end_column) == (5, 3, 7)
    assert problem.replacement == "town"


def test_a_problem_with_a_block_is_shown_on_its_first_line() -> None:
    problem = DOCUMENT.problem("TXT-004", ("summary",), "太长", replacement="短")
    assert (problem.line, problem.column, problem.end_column) == (12, 10, 11)
    assert problem.replacement is None


@pytest.mark.parametrize(
    ("where", "part"),
    [
        (("title",), "：诉求"),
        (("place", "city"), "莞"),
        (("place", "code"), "19"),
        (("summary",), ","),
        (("summary",), "第四行"),
    ],
)
def test_a_span_is_found_in_the_file(where: tuple[str | int, ...], part: str) -> None:
    value = DOCUMENT.value(where)
    assert isinstance(value, str)
    start = value.index(part)
    span = (start, start + len(part))
    problem = DOCUMENT.problem("TXT-005", where, "半角", span=span, replacement="，")
    line = TEXT.split("\n")[problem.line - 1]
    assert line[problem.column - 1 : problem.end_column - 1] == part
    assert problem.replacement == "，"


@pytest.mark.parametrize(
    "text", [r'title: "甲\t乙,丙"', "title: '甲''乙,丙'", "title: |\n  甲\n  乙,丙"]
)
def test_a_span_that_cannot_be_found_falls_back_to_the_whole_value(text: str) -> None:
    document = read_document("a.yml", text.encode())
    value = document.value(("title",))
    assert isinstance(value, str)
    at = value.index(",")
    problem = document.problem("TXT-005", ("title",), "半角", span=(at, at + 1), replacement="，")
    shown = document.source.lines[problem.line - 1][problem.column - 1 : problem.end_column - 1]
    assert (shown, problem.replacement) in ((",", "，"), (text.split(": ")[1], None))
    assert problem.suggestion == "，"


def test_an_unknown_side_is_refused() -> None:
    with pytest.raises(ValueError, match="both"):
        DOCUMENT.problem("TXT-005", ("title",), "x", on="both")


def test_without_a_final_newline_and_with_windows_line_ends() -> None:
    document = read_document("a.yml", "a: 甲\r\nb: 乙".encode())
    assert document.data == {"a": "甲", "b": "乙"}
    assert document.problems == ()
    assert document.value_mark(("b",)) == Mark(2, 4, 2, 5)
