"""The ready workflow files are what their hosts read, run commands that there are, and hand no secret to strangers."""

from __future__ import annotations

import re
import shlex
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import pytest
import yaml
from check_jsonschema import main as check_jsonschema
from click.testing import CliRunner

from casebook.changes.report import MARK
from casebook.cli import main
from casebook.divisions import PROVINCE_FOLDERS

FOLDER = Path(__file__).parents[3] / "scripts/workflows"
_SCHEMAS = {
    "github/*.yml": "vendor.github-workflows",
    "gitea/*.yml": "vendor.github-workflows",  # Gitea and Forgejo read the same syntax
    "github/ISSUE_TEMPLATE/config.yml": "vendor.github-issue-config",
    "github/ISSUE_TEMPLATE/correction.yml": "vendor.github-issue-forms",
    "github/ISSUE_TEMPLATE/lead.yml": "vendor.github-issue-forms",
    "gitlab/*.yml": "vendor.gitlab-ci",
}
_FILES = {path: schema for glob, schema in _SCHEMAS.items() for path in sorted(FOLDER.glob(glob))}


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_each_is_valid_by_the_schema_of_its_host(path: Path) -> None:
    result = CliRunner().invoke(check_jsonschema, ["--builtin-schema", _FILES[path], str(path)])
    assert result.exit_code == 0, result.output


def test_no_file_is_without_a_schema() -> None:
    assert set(FOLDER.rglob("*.yml")) == set(_FILES)


def _commands() -> Iterator[tuple[str, list[str]]]:
    for path in (*_FILES, FOLDER / "gitea/records.sh"):
        for line in path.read_text("utf-8").splitlines():
            for found in re.finditer(r"\.venv/bin/casebook ([^|>&]+)", line):
                yield path.name, shlex.split(found.group(1).replace("$(", "(").rstrip(") \\"))


def test_every_command_is_one_of_ours_with_options_that_it_has() -> None:
    seen = set()
    for name, words in _commands():
        assert isinstance(main, click.Group)
        command = main.get_command(click.Context(main), words[0])
        assert command is not None, name
        command.make_context(words[0], words[1:], resilient_parsing=True)
        seen.add(words[0])
    assert seen == {"check", "diff"}


def _read(name: str) -> Any:
    return yaml.safe_load((FOLDER / name).read_text("utf-8"))


def test_no_secret_and_no_right_to_write_meets_the_code_of_a_stranger() -> None:
    for path in _FILES:
        text = path.read_text("utf-8")
        assert "pull_request_target" not in text
        assert "secrets." not in text
    records = _read("github/records.yml")
    assert records["permissions"] == {"contents": "read"}
    assert "github.token" not in (FOLDER / "github/records.yml").read_text("utf-8")
    comment = _read("github/comment.yml")
    steps = comment["jobs"]["comment"]["steps"]
    assert not any("uses" in step for step in steps)  # nothing of the pull request is checked out
    for path in _FILES:  # what a stranger wrote reaches a shell as a variable only
        for found in re.finditer(
            r"\$\{\{ *github\.event\.(?:issue|pull_request)\.\w*(?:body|title)",
            path.read_text("utf-8"),
        ):
            line = path.read_text("utf-8")[: found.start()].rpartition("\n")[2]
            assert re.fullmatch(r"\s+[A-Z]+: ", line)
    assert MARK in (FOLDER / "github/comment.yml").read_text("utf-8")


def test_every_province_folder_that_has_records_has_an_owner() -> None:
    owners = (FOLDER / "github/CODEOWNERS").read_text("utf-8")
    folders = {path.name for path in (FOLDER.parents[1] / "cases/records").iterdir()}
    assert folders <= set(PROVINCE_FOLDERS.values())
    for folder in folders:
        assert f"/cases/records/{folder}/" in owners


def test_a_pull_request_from_beginning_to_end(small_project: Path, record: Path) -> None:
    """The steps of records.yml by hand: a branch with one wrong figure, its annotations and its comment."""

    def git(*words: str) -> None:
        who = ("-c", "user.name=a", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
        subprocess.run(["git", *who, *words], cwd=small_project, check=True, capture_output=True)

    run = CliRunner().invoke
    git("init", "--initial-branch=main")
    git("add", "--all")
    git("commit", "--message=base")
    assert run(main, ["diff", "main"]).output == "记录没有变化。\n"
    text = record.read_text("utf-8")
    record.write_text(text.replace('value: "200"', 'value: "210"'), encoding="utf-8")
    told = run(main, ["diff", "main", "--format", "markdown"])
    assert told.exit_code == 2  # a record that fails has no grade to compare
    assert told.output.startswith(MARK)
    assert "数值变了" in told.output
    assert "引文证明不了数字" in told.output
    annotations = run(main, ["diff", "main", "--format", "github"]).output
    assert f"file=cases/records/guangdong/{record.name}" in annotations
    checked = run(main, ["check", "--format", "github"])
    assert checked.exit_code == 1
    assert "PRF-004" in checked.output
    assert run(main, ["diff", "no-such-branch"]).exit_code == 1
    record.unlink()
    gone = run(main, ["diff", "main"]).output
    assert "删了记录" in gone
    assert "原来的文件" in gone
