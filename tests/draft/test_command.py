"""``casebook draft`` on the command line: what it says and writes, and what it refuses."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from tests.draft.answers import INVENTED

Run = Callable[..., Result]
ARTICLE = str(INVENTED / "lift-estate.txt")


def _files(root: Path) -> set[Path]:
    return {p for p in root.rglob("*") if p.is_file() and "vocabulary" not in p.parts}


def test_it_writes_a_record_and_a_source(casebook: Run, empty_project: Path) -> None:
    before = _files(empty_project)
    done = casebook("draft", ARTICLE, "--id", "shiqiao-lift", "--code", "610113")
    assert done.exit_code == 0
    assert {p.relative_to(empty_project).as_posix() for p in _files(empty_project) - before} == {
        "cases/records/shaanxi/shiqiao-lift.yml",
        "cases/sources/shiqiao-lift.yml",
    }
    assert "数字 56 个" in done.output or "数字 57 个" in done.output
    assert "casebook check cases/records/shaanxi/shiqiao-lift.yml" in done.output


def test_printing_writes_nothing(casebook: Run, empty_project: Path) -> None:
    before = _files(empty_project)
    done = casebook("draft", ARTICLE, "--print")
    assert done.exit_code == 0
    assert done.output.startswith("# yaml-language-server")
    assert _files(empty_project) == before


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["draft", "nowhere.txt"], "没有这个文件"),
        (["draft", ARTICLE], "请加 --code"),
        (["draft", ARTICLE, "--code", "999999"], "没有 999999 这个区划代码"),
        (["draft", ARTICLE, "--id", "石桥湾"], "不能当编号"),
        (["draft", "short.txt", "--code", "441900"], "不到 200 个"),
        (["draft", "old.doc"], "旧版 Word"),
    ],
)
def test_it_refuses_in_chinese(
    words: list[str], said: str, casebook: Run, empty_project: Path
) -> None:
    (empty_project / "short.txt").write_text("社区办成了三件事。", encoding="utf-8")
    (empty_project / "old.doc").write_bytes(b"x")
    before = _files(empty_project)
    done = casebook(*words)
    assert (done.exit_code, said in done.output) == (1, True), done.output
    assert _files(empty_project) == before


def test_a_taken_id_is_refused(casebook: Run, empty_project: Path) -> None:
    assert casebook("draft", ARTICLE, "--code", "441900").exit_code == 0
    before = {p: p.read_bytes() for p in _files(empty_project)}
    done = casebook("draft", ARTICLE, "--code", "441900")
    assert done.exit_code == 1
    assert "已经用在" in done.output
    assert {p: p.read_bytes() for p in _files(empty_project)} == before


def test_the_place_of_a_real_county_needs_no_code(casebook: Run, empty_project: Path) -> None:
    text = Path(ARTICLE).read_text("utf-8").replace("浦澜省禾浦市栖川县", "陕西省西安市雁塔区")
    (empty_project / "a-real-place.txt").write_text(text, encoding="utf-8")
    assert casebook("draft", "a-real-place.txt").exit_code == 0
    assert (empty_project / "cases/records/shaanxi/a-real-place.yml").is_file()
