"""Records come and go while they are read."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from casebook.engine.judge import check
from casebook.synth import case_file, source_file
from casebook.workspace import Workspace
from tests.sample.real import PROJECT, real_library


def test_a_file_that_is_gone_since_it_was_listed_counts_as_gone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    words = real_library().vocabulary
    for file in (case_file(0, words), case_file(1, words), source_file(0, words)):
        path = tmp_path / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(file.text, "utf-8")
    shutil.copytree(PROJECT / "cases/vocabulary", tmp_path / "cases/vocabulary")
    gone = case_file(1, words).path
    usual, seen = Workspace.read_bytes, set[str]()

    def read(self: Workspace, relative: str) -> bytes:
        if relative in seen and relative == gone:
            raise FileNotFoundError(relative)
        seen.add(relative)
        return usual(self, relative)

    monkeypatch.setattr(Workspace, "read_bytes", read)
    found = check(Workspace(tmp_path), today="2026-11-21")
    assert list(found.library.cases) == [Path(case_file(0, words).path).stem]
    assert gone not in {problem.path for problem in found.problems}
    assert gone not in found.texts
    left = case_file(0, words).path
    assert left in found.texts
    (tmp_path / left).unlink()
    assert found.texts.get(left) is None
