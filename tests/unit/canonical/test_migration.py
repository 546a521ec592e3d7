"""Records of an older form come up to a newer one, with their comments; what cannot come up is said."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from casebook.canonical.form import UnfixableError
from casebook.canonical.migration import migrated
from casebook.canonical.tree import Branch
from casebook.read import read_document

_TEXT = """# 头上的注释
id: a-b  # 编号
# 标题的注释
title: 某地：做一件事
place:
  county: 某县  # 县
"""


def test_a_record_says_its_version_and_keeps_the_rest() -> None:
    once = migrated(_TEXT, "case")
    assert once == _TEXT.replace("# 编号\n", "# 编号\nschema_version: 1\n")
    assert migrated(once, "case") == once


def _renamed(kind: str, root: Branch) -> Branch:
    assert kind == "case"
    entries = [replace(e, key="name") if e.key == "title" else e for e in root.entries]
    return replace(root, entries=tuple(entries))


def test_steps_are_taken_one_after_the_other_and_comments_stay() -> None:
    steps = {1: _renamed, 2: lambda _kind, root: root}
    text = migrated(_TEXT, "case", steps, 3)
    assert "# 标题的注释\nname: 某地：做一件事\n" in text
    assert "county: 某县  # 县\n" in text
    data = read_document("", text.encode()).data
    assert data is not None
    assert data["schema_version"] == 3


def test_what_cannot_be_brought_up_is_said() -> None:
    with pytest.raises(ValueError, match="只认得"):
        migrated("id: a\nschema_version: 9\n", "case")
    with pytest.raises(ValueError, match="没有从第 1 版"):
        migrated(_TEXT, "case", {}, 2)
    with pytest.raises(UnfixableError):
        migrated("id：a\n", "case")


@pytest.mark.parametrize("folder", ["records", "sources", "curricula"])
def test_every_record_of_the_library_is_of_this_version(folder: str, cases: Path) -> None:
    paths = sorted((cases / folder).rglob("*.yml"))
    assert paths
    for path in paths:
        text = path.read_text("utf-8")
        assert migrated(text, "case") == text, path
