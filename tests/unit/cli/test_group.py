from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import click
import pytest
from click.testing import Result

from casebook.cli import main

Run = Callable[..., Result]

MISTAKES = {
    "unknown command": (["chek"], "是不是想写“check"),
    "unknown option": (["check", "--formt", "text"], "是不是想写“--format”"),
    "wrong choice": (["check", "--format", "xml"], "可以写：text、github、gitlab"),
    "missing argument": (["source", "add"], "还要写“文章”"),
    "missing argument of an option": (["new", "x-y", "--title"], "选项“--title”"),
    "option without value": (["check", "--output"], "选项“--output”"),
    "too much": (["schema", "x"], "命令写得不对"),
}


@pytest.mark.parametrize(("words", "said"), MISTAKES.values(), ids=MISTAKES)
def test_wrong_command_lines(words: list[str], said: str, casebook: Run) -> None:
    result = casebook(*words)
    assert result.exit_code == 64
    assert said in result.stderr
    assert "--help" in result.stderr
    assert "Error" not in result.stderr


def commands(group: click.Group, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    found, context = [path], click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        inside = commands(command, (*path, name)) if isinstance(command, click.Group) else []
        found += inside or [(*path, name)]
    return found


@pytest.mark.parametrize("path", commands(main), ids=lambda path: "-".join(path) or "casebook")
def test_help_is_chinese(path: tuple[str, ...], casebook: Run) -> None:
    result = casebook(*path, "--help")
    assert result.exit_code == 0
    for english in ("Usage", "Options", "Commands", "Show", "OPTIONS", "ARGS"):
        assert english not in result.stdout
    for line in result.stdout.splitlines():
        if option := re.match(r" +--\S+(.*)", line):
            assert re.search(r"[\u4e00-\u9fff]", option.group(1)) or "gitlab" in line


def test_version(casebook: Run) -> None:
    assert re.match(r"casebook \d", casebook("--version").stdout)


def test_interruption(casebook: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted() -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("casebook.cli.project.find_workspace", interrupted)
    result = casebook("check")
    assert result.exit_code == 130
    assert "已中断" in result.stderr


def test_a_file_that_cannot_be_written(casebook: Run, small_project: Path) -> None:
    result = casebook("check", "--output", f"{small_project}/mkdocs.yml/report.txt")
    assert result.exit_code == 1
    assert "文件读不了或写不了" in result.stderr


def test_explain_one_code(casebook: Run) -> None:
    assert "怎么改" in casebook("explain", "YML-010").stdout
    unknown = casebook("explain", "YML-0100")
    assert unknown.exit_code == 1
    assert "是不是想查" in unknown.stdout


def test_explain_tells_a_writer_when_to_use_a_word(casebook: Run) -> None:
    told = casebook("explain", "社区规模过大").stdout
    assert told.startswith("难题：社区规模过大")
    assert "怎么用：" in told


def test_explain_lists_every_code(casebook: Run) -> None:
    from casebook import codes  # noqa: PLC0415

    result = casebook("explain")
    assert result.exit_code == 0
    for entry in codes.all_codes():
        assert f"{entry.code}  " in result.stdout
        assert entry.title in result.stdout
