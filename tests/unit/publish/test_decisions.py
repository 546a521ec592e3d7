"""The table of a decision for spreadsheets: read back by the csv module, no formula in it."""

from __future__ import annotations

import csv
import io

import pytest

from casebook.language.formula import as_text
from casebook.publish.decisions import HEAD, files
from tests.sample.library import sample_library


def test_a_spreadsheet_reads_every_answer_back() -> None:
    made = files(sample_library())
    (path,) = made
    assert path == "assets/data/decisions/t01.csv"
    assert made[path].startswith(b"\xef\xbb\xbf")
    head, *rows = csv.reader(io.StringIO(made[path].decode("utf-8-sig")))
    assert tuple(head) == HEAD
    told = {(row[1], row[5]): row[6:8] for row in rows}
    assert told["博罗县甲社区", "谁先停"] == ["写明", '晚上居民先停 <i>&"。']
    assert told["博罗县甲社区", "收不收钱"] == ["明说没有", "不收钱。"]
    assert told["博罗县甲社区", "钱归谁"] == ["原文没有写", ""]
    assert told["广东省（全省单位）", "收不收钱"] == ["记录里没有", ""]


@pytest.mark.parametrize(
    "before", ["", " ", "\u3000", "\u00a0", "\n", "\u200b", "\ufeff", "\u00ad "]
)
@pytest.mark.parametrize("start", list("=+-@＝＋－＠\t"))
def test_no_text_is_a_formula(before: str, start: str) -> None:
    assert as_text(f"{before}{start}1+1") == f"'{before}{start}1+1"
    assert as_text(f"{before}1+1={start}") == f"{before}1+1={start}"
