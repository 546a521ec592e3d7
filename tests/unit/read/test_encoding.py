"""Bytes that are not plain UTF-8."""

from __future__ import annotations

import codecs

import pytest

from casebook.read import read_document
from casebook.read.encoding import MAX_BYTES

SIMPLE = "title: 东城街道星城社区\nsummary: 社区党委划分六个网格，常住人口超过八万人。\n"
RARE = "title: 㤘𠀀镕\nsummary: 朱镕基曾到访。\n"
TRADITIONAL = "title: 東城街道星城社區\nsummary: 社區黨委劃分六個網格，常住人口超過八萬人。\n"


@pytest.mark.parametrize(
    ("content", "name"),
    [
        (SIMPLE.encode("gbk"), "GBK"),
        (RARE.encode("gb18030"), "GB18030"),
        (TRADITIONAL.encode("big5"), "Big5"),
        (codecs.BOM_UTF16_LE + SIMPLE.encode("utf-16-le"), "UTF-16"),
        (codecs.BOM_UTF16_BE + SIMPLE.encode("utf-16-be"), "big endian"),
        (b"title: xingcheng\n".decode().encode("utf-16-le"), "UTF-16"),
    ],
    ids=["gbk", "gb18030", "big5", "utf-16-le", "utf-16-be", "utf-16 without mark"],
)
def test_the_encoding_is_named(content: bytes, name: str) -> None:
    document = read_document("a.yml", content)
    assert document.data is None
    (problem,) = document.problems
    assert problem.code == "YML-001"
    assert name in problem.message
    assert "另存为 UTF-8" in problem.message
    assert document.text.startswith("title: ")


def test_the_place_is_the_first_character_that_is_not_utf8() -> None:
    document = read_document("a.yml", b"# ascii\n" + SIMPLE.encode("gbk"))
    (problem,) = document.problems
    assert (problem.line, problem.column) == (2, 8)


def test_a_damaged_file_is_not_given_a_wrong_name() -> None:
    content = SIMPLE.encode() + b"\xff\xff\x80\x81" + TRADITIONAL.encode("big5") + b"\x80\xff"
    (problem,) = read_document("a.yml", content).problems
    assert "损坏" in problem.message


def test_a_byte_order_mark_moves_no_column() -> None:
    document = read_document("a.yml", codecs.BOM_UTF8 + SIMPLE.encode())
    assert [problem.code for problem in document.problems] == ["YML-002"]
    assert document.data is not None
    assert document.key_mark(("title",))[:2] == (1, 1)
    assert document.text == SIMPLE


def test_a_large_file_is_not_parsed() -> None:
    just = b"a: b\n".ljust(MAX_BYTES, b"#")
    assert read_document("a.yml", just).data == {"a": "b"}
    document = read_document("a.yml", just + b"#")
    assert document.data is None
    assert [problem.code for problem in document.problems] == ["YML-006"]
