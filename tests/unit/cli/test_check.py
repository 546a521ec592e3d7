from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from casebook.engine.judge import Check, Judge
from casebook.problem import Problem

Run = Callable[..., Result]


def spoil(path: Path, before: str, after: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert before in text
    path.write_text(text.replace(before, after), encoding="utf-8")


@pytest.mark.usefixtures("small_project")
def test_all_is_well(casebook: Run) -> None:
    result = casebook("check")
    assert result.exit_code == 0, result.output
    assert "没有发现问题" in result.output


def test_an_error_is_told_with_place_code_and_line(record: Path, casebook: Run) -> None:
    spoil(record, 'value: "200"', 'value: "300"')
    result = casebook("check")
    assert result.exit_code == 1
    assert "cases/records/guangdong/jiayi-wangge.yml:45:12: 错误 PRF-004" in result.output
    assert "casebook explain" in result.output


def test_a_warning_alone_is_no_failure(record: Path, casebook: Run) -> None:
    spoil(record, "一年要花多少钱？", "一年,要花多少钱？")
    result = casebook("check")
    assert result.exit_code == 0, result.output
    assert "TXT-005" in result.output


def test_only_the_named_paths_are_reported(record: Path, casebook: Run) -> None:
    spoil(record, "unit: 条", "unit: 没有这个单位")
    assert casebook("check", "cases/sources").exit_code == 0
    assert casebook("check", str(record.parent)).exit_code == 1
    assert casebook("check", "cases/sources/jiayi-shequ.yml", str(record)).exit_code == 1
    assert casebook("check", ".").exit_code == 1


def test_works_from_a_folder_inside(
    record: Path, casebook: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(record.parent)
    result = casebook("check", record.name)
    assert result.exit_code == 0, result.output


def test_formats_for_code_hosts(record: Path, casebook: Run) -> None:
    spoil(record, "unit: 条", "unit: 没有这个单位")
    assert casebook("check", "--format", "github").stdout.startswith("::error file=cases/records/")
    assert json.loads(casebook("check", "--format", "gitlab").stdout)[0]["severity"]


def test_output_goes_into_a_file(record: Path, casebook: Run, tmp_path: Path) -> None:
    spoil(record, "unit: 条", "unit: 没有这个单位")
    target = tmp_path / "out" / "report.json"
    result = casebook("check", "--format", "gitlab", "--output", str(target))
    assert result.exit_code == 1
    assert result.stdout == ""
    assert "错误" in result.stderr
    assert json.loads(target.read_text(encoding="utf-8"))


@pytest.mark.usefixtures("small_project")
@pytest.mark.parametrize(
    ("path", "said"),
    [("nowhere.yml", "没有这个文件或文件夹"), ("/", "不在项目文件夹"), ("cases/pages", "没有记录")],
    ids=["missing", "outside", "no records"],
)
def test_paths_that_cannot_be_checked(path: str, said: str, casebook: Run) -> None:
    Path("cases/pages").mkdir()
    result = casebook("check", path)
    assert result.exit_code == 1
    assert said in result.stderr


def test_no_project(casebook: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    result = casebook("check")
    assert result.exit_code == 1
    assert "mkdocs.yml" in result.stderr


@pytest.mark.usefixtures("small_project")
def test_our_own_bug(casebook: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise ZeroDivisionError("nobody expects this")

    monkeypatch.setattr(Judge, "check", broken)
    result = casebook("check", "cases/sources")
    assert result.exit_code == 2
    assert "OWN-001" in result.stderr
    assert "casebook check cases/sources" in result.stderr
    assert "ZeroDivisionError: nobody expects this（test_check.py 第" in result.stderr
    assert "Traceback" not in result.stderr
    assert "Traceback" in casebook("check", "--verbose").stderr


@pytest.mark.usefixtures("small_project")
def test_a_rule_of_ours_that_failed(casebook: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Judge.check

    def check(*arguments: object, **keywords: object) -> Check:
        found = real(*arguments, **keywords)  # type: ignore[arg-type]
        ours = Problem("cases/sources/jiayi-shequ.yml", 1, 1, "OWN-001", "检查规则出错了。")
        return Check(found.library, (ours,), found.texts, found.broken)

    monkeypatch.setattr(Judge, "check", check)
    assert casebook("check").exit_code == 2
