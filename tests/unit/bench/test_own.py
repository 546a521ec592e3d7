"""What is edited in our synthetic project passes the check, so that a build after it is a build."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.engine.judge import check
from casebook.problem import Severity
from casebook.workspace import Workspace
from tests.bench.generators import replaced
from tests.bench.own import OTHER_FIGURES, Edited, Project

TODAY = "2026-11-30"
SIZE = 24


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("bench")


@pytest.fixture(scope="module")
def project(folder: Path) -> Project:
    return Project(SIZE, folder)


def _errors(project: Project) -> list[str]:
    found = check(Workspace(project.root), today=TODAY)
    assert len(found.library.cases) == SIZE or found.problems
    return [f"{p.path}: {p.code}" for p in found.problems if p.severity is Severity.ERROR]


def _after(project: Project, edit: Edited) -> list[str]:
    back = replaced(edit.paths, edit.old, edit.new)
    try:
        return _errors(project)
    finally:
        back()


@pytest.mark.parametrize("number", [1, OTHER_FIGURES])
def test_another_figure_is_proven(project: Project, number: int) -> None:
    edit = project.figure(number)
    assert _after(project, edit) == []
    record = project.record.read_text("utf-8")
    assert f"quote: {project.phrase(0)}" in record
    assert project.phrase(number) not in record


def test_a_figure_that_the_source_does_not_hold_is_not(project: Project) -> None:
    assert _after(project, project.figure(OTHER_FIGURES + 1)) != []


def test_the_other_edits_break_nothing(project: Project) -> None:
    assert _after(project, project.title()) == []
    label = project.label()
    assert _after(project, label) == []
    assert label.old.endswith("？")
    (template,) = project.template().paths
    assert template.read_text("utf-8").count(project.template().old) == 1


def test_what_an_ended_run_left_is_undone(project: Project, folder: Path) -> None:
    edit = project.figure(1)
    before = project.record.read_bytes()
    replaced(edit.paths, edit.old, edit.new)
    stamp = (project.root / "SYNTHETIC.txt").stat().st_mtime_ns
    again = Project(SIZE, folder)
    assert again.record.read_bytes() == before
    assert (again.root / "SYNTHETIC.txt").stat().st_mtime_ns == stamp  # it was not made again
