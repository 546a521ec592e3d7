"""The page of numbers says what was noted, and where nothing was, that."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from casebook.validate.pages import check_page
from tests.bench.trust import NUMBERS, PAGE, RESULTS, note, page


def test_the_page_is_that_of_the_results() -> None:
    assert PAGE.read_text("utf-8") == page(), "请运行 python -m tests.bench.trust"
    assert check_page("cases/pages/about/trust.md", page().encode())[1] == ()


def test_a_number_is_noted_in_place_of_the_last(tmp_path: Path) -> None:
    results = tmp_path / "trust.json"
    note(results, "strings", 400, "2026-11-30")
    note(results, "ran", 0, "2026-11-30")
    note(results, "strings", 402, "2026-12-01")
    made = page(results)
    assert "| 有敌意的字符串 | 402 个（2026-12-01） |" in made
    assert "| 其中有脚本运行、出错、连别处的 | 0 处（2026-11-30） |" in made
    assert made.count("没有量 |") == sum(map(len, NUMBERS.values())) - 2
    with pytest.raises(KeyError):
        note(results, "nobody asks", 1, "2026-12-01")


def test_every_number_has_a_test_that_is_there(project: Path) -> None:
    for name, one in ((n, one) for asked in NUMBERS.values() for n, one in asked.items()):
        assert f'noted("{name}",' in (project / one.test).read_text("utf-8"), name
    assert json.loads(RESULTS.read_text("utf-8")).keys() <= {
        name for asked in NUMBERS.values() for name in asked
    }
