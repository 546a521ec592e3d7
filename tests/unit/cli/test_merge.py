"""Another library is merged in with a report: what is new comes, what is the same is passed over, what clashes stays out."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

Run = Callable[..., Result]
_RECORD = "cases/records/guangdong/jiayi-wangge.yml"
_SOURCE = "cases/sources/jiayi-shequ.yml"


@pytest.fixture
def other(small_project: Path, tmp_path: Path) -> Path:
    """The same library again: what the tests change in it is what differs."""
    return Path(shutil.copytree(small_project, tmp_path / "other"))


def _edit(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    path.write_text(text, "utf-8")


def _rename(root: Path, old: str, new: str) -> None:
    """Give a record or source of a library another id, in all of its files."""
    for path in sorted((root / "cases").rglob("*.yml")):
        if path.parent.name == "vocabulary":
            continue
        text = path.read_text("utf-8").replace(old, new)
        path.write_text(text, "utf-8")
        if path.stem == old:
            path.rename(path.with_name(f"{new}.yml"))


def test_the_same_library_adds_nothing(small_project: Path, other: Path, casebook: Run) -> None:
    result = casebook("merge", str(other), "--apply")
    assert result.exit_code == 0, result.output
    assert "没有新的记录" in result.output
    assert "跳过的：2 个" in result.output
    assert (small_project / _RECORD).read_bytes() == (other / _RECORD).read_bytes()


def test_new_records_and_words_come_over_and_pass_the_check(
    small_project: Path, other: Path, casebook: Run
) -> None:
    for old, new in (("jiayi-wangge", "bingding-wangge"), ("jiayi-shequ", "bingding-shequ")):
        _rename(other, old, new)
    units = other / "cases/vocabulary/units.yml"
    word = "  - term: 扇\n    id: leaf\n    definition: 门窗以“扇”计。\n"
    units.write_text(units.read_text("utf-8") + word, "utf-8")
    reported = casebook("merge", str(other))
    assert "还没有写" in reported.output
    assert not (small_project / "cases/records/guangdong/bingding-wangge.yml").exists()
    result = casebook("merge", str(other), "--apply")
    assert "并进来：案例 1 个，来源 1 个；新词 1 个。" in result.output
    assert "0 个错误" in result.output
    assert (small_project / "cases/records/guangdong/bingding-wangge.yml").is_file()
    text = (small_project / "cases/vocabulary/units.yml").read_text("utf-8")
    assert text.endswith(word)
    again = casebook("merge", str(other), "--apply")
    assert "没有新的记录；新词 0 个" in again.output


def test_an_id_that_is_taken_stays_out_and_says_so(
    small_project: Path, other: Path, casebook: Run
) -> None:
    before = (small_project / _RECORD).read_bytes()
    _edit(other / _RECORD, ("title: 甲乙社区：网格入户走访", "title: 丙丁社区：楼栋议事"))
    result = casebook("merge", str(other), "--apply")
    assert f"{_RECORD}：编号 jiayi-wangge 在这里是 {_RECORD}，内容不同" in result.output
    assert (small_project / _RECORD).read_bytes() == before


def test_an_id_that_a_record_had_before_is_taken_as_well(
    other: Path, casebook: Run, record: Path
) -> None:
    _edit(record, ("\ntype:", "\nformer_ids:\n  - bingding-wangge\ntype:"))
    _rename(other, "jiayi-wangge", "bingding-wangge")
    assert "没有并的：1 个" in casebook("merge", str(other)).output


@pytest.mark.usefixtures("small_project")
def test_a_record_whose_source_stays_out_stays_out(other: Path, casebook: Run) -> None:
    _rename(other, "jiayi-wangge", "bingding-wangge")
    _edit(other / _SOURCE, ("name: 甲乙社区报道", "name: 另一篇报道"))
    output = casebook("merge", str(other)).output
    assert "没有并的：2 个" in output
    assert "它的来源 jiayi-shequ 没有并进来" in output


@pytest.mark.usefixtures("small_project")
def test_words_that_differ_are_ours_and_told(other: Path, casebook: Run) -> None:
    path = other / "cases/vocabulary/units.yml"
    text = path.read_text("utf-8")
    first = text.index("definition: ")
    path.write_text(
        f"{text[:first]}definition: 别处的释义。\n{text[text.index(chr(10), first) + 1 :]}", "utf-8"
    )
    output = casebook("merge", str(other)).output
    assert "用这边的词：1 个" in output
    assert "（definition）" in output


@pytest.mark.usefixtures("small_project")
def test_what_is_no_library_is_refused(tmp_path: Path, casebook: Run) -> None:
    (tmp_path / "empty").mkdir()
    assert casebook("merge", str(tmp_path / "empty")).exit_code == 1
    assert "它自己" in casebook("merge", ".").stderr
