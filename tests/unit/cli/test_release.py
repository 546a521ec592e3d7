"""A release is written from the comparison with the last one, tells what rose and fell, and is read again by the check."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import Result

from casebook.canonical import canonical
from casebook.model.vocabulary import Vocabulary
from casebook.read import read_document

Run = Callable[..., Result]


def _git(root: Path, *words: str) -> str:
    named = ("-c", "user.name=x", "-c", "user.email=x@example.org")
    done = subprocess.run(["git", *named, *words], cwd=root, check=True, capture_output=True)
    return done.stdout.decode().strip()


@pytest.fixture
def committed(small_project: Path) -> Path:
    _git(small_project, "init", "-q")
    _git(small_project, "add", "-A")
    _git(small_project, "commit", "-q", "-m", "first")
    _git(small_project, "tag", "v1")
    return small_project


def _written(root: Path, name: str) -> Any:
    text = (root / f"cases/releases/{name}.yml").read_text("utf-8")
    assert canonical(text, "release", Vocabulary([])) == text
    return read_document("x", text.encode()).data


def test_the_first_release_counts_and_the_check_reads_it(committed: Path, casebook: Run) -> None:
    result = casebook("release", "2026-12")
    assert result.exit_code == 0, result.output
    data = _written(committed, "2026-12")
    assert (data["records"], data["figures"], data["sources"]) == (1, 1, 1)
    assert "moved" not in data
    assert "since" not in data
    assert casebook("check").exit_code == 0
    again = casebook("release", "2026-12")
    assert again.exit_code == 1
    assert "--force" in again.stderr


def _change(root: Path, *pairs: tuple[str, str]) -> None:
    path = root / "cases/records/guangdong/jiayi-wangge.yml"
    text = path.read_text("utf-8")
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, "utf-8")


_LEVEL = ("level: 产出", "level: 活动")
_CORRECTED = (
    "  contributors:\n    - 雁阵编辑组\n",
    """  contributors:
    - 雁阵编辑组
  corrections:
    - date: "2026-11-22"
      what: 层级从产出改成活动。
      why: 读者来信指出。
""",
)


def test_what_moved_is_told_from_what_to_what(committed: Path, casebook: Run) -> None:
    _change(committed, _LEVEL)
    result = casebook("release", "2027-01", "--since", "v1")
    assert result.exit_code == 0, result.output
    assert "还要写为什么（why）：jiayi-wangge" in result.output
    data = _written(committed, "2027-01")
    assert data["since"] == _git(committed, "rev-parse", "v1")[:12]
    (moved,) = data["moved"]
    assert (moved["record"], moved["title"]) == ("jiayi-wangge", "甲乙社区：网格入户走访")
    (move,) = moved["changes"]
    assert move == {
        "kind": "figure-level",
        "place": "数字 o1",
        "before": "今年以来解决的诉求：200条（产出）",
        "after": "今年以来解决的诉求：200条（活动）",
    }
    refused = casebook("check")
    assert refused.exit_code == 1
    assert "FLD-022" in refused.output


def test_why_is_taken_from_new_corrections(committed: Path, casebook: Run) -> None:
    _change(committed, _LEVEL, _CORRECTED)
    result = casebook("release", "2027-01", "--since", "v1")
    assert "还要写" not in result.output
    (moved,) = _written(committed, "2027-01")["moved"]
    assert moved["why"] == "层级从产出改成活动。读者来信指出。"
    assert casebook("check").exit_code == 0


@pytest.mark.usefixtures("committed")
def test_a_later_release_says_since_when(casebook: Run) -> None:
    casebook("release", "2026-12")
    result = casebook("release", "2027-01")
    assert result.exit_code == 1
    assert "--since" in result.stderr
    assert "没有“nowhere”这个版本" in casebook("release", "x", "--since", "nowhere").stderr
    assert casebook("release", "2027").exit_code == 1


@pytest.mark.usefixtures("committed")
def test_a_release_is_no_change_of_the_records(casebook: Run) -> None:
    casebook("release", "2026-12")
    assert casebook("diff", "v1").output == "记录没有变化。\n"
