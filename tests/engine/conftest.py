"""A small project with a frame of a few lines, so that a build takes a moment and MkDocs is not needed."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from casebook.engine.build import Builder
from casebook.engine.lent import LentFrame
from casebook.engine.outcome import Outcome
from casebook.publish.shell import Shell
from casebook.render.page import Settings
from casebook.synth import RECORDS_PER_SOURCE, case_file, source_file
from casebook.synth.decisions import VOCABULARY_PATH, without_contrasts
from casebook.workspace import Workspace
from tests.sample.real import PROJECT, real_library

CASES = 3
TODAY = "2026-11-21"
_SHELL = "<!doctype html><head><title>@@CASEBOOK:title@@</title>@@CASEBOOK:canonical@@</head>@@CASEBOOK:content@@"
_INDEX = '<!doctype html><title>首页</title><link rel="stylesheet" href="assets/casebook.css">@@CASEBOOK:home@@'


@dataclass
class Project:
    """A project of ``CASES`` synthetic records, and how it is built."""

    root: Path
    frame: LentFrame
    site: Path

    def builder(self) -> Builder:
        """Return a builder as a new process would have it."""
        return Builder(Workspace(self.root), self.site, workers=1)

    def build(self, *, agreed: bool = False) -> Outcome:
        """Build the site."""
        return self.builder().build(self.frame, today=TODAY, agreed=agreed)

    def add(self, number: int) -> Path:
        """Add the synthetic record of this number, and its source."""
        words = real_library().vocabulary
        for file in (case_file(number, words), source_file(number // RECORDS_PER_SOURCE, words)):
            path = self.root / file.path
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(file.text, "utf-8")
        return self.root / case_file(number, words).path

    def edit(self, path: str, change: Callable[[str], str]) -> None:
        """Change the text of a file."""
        file = self.root / path
        file.write_text(change(file.read_text("utf-8")), "utf-8")

    def lies(self) -> dict[str, bytes]:
        """Return the site as it lies on the disk."""
        return lies(self.site)


def lies(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder by their relative paths."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def make_project(folder: Path) -> Project:
    """Make a project in an empty folder."""
    root = folder / "project"
    root.mkdir()
    (root / "mkdocs.yml").write_text("site_name: 雁阵\n", "utf-8")
    shutil.copy(PROJECT / "package-lock.json", root)
    (root / "node_modules").symlink_to(PROJECT / "node_modules")
    shutil.copytree(PROJECT / "cases/vocabulary", root / "cases/vocabulary")
    contrasts = root / VOCABULARY_PATH
    contrasts.write_bytes(without_contrasts(contrasts.read_bytes()))
    shutil.copytree(PROJECT / "theme/templates", root / "theme/templates")
    (root / "theme/styles").mkdir()
    (root / "theme/styles/00.css").write_text("a { color: #ff0000; }\n", "utf-8")
    shutil.copy(PROJECT / "theme/styles/minify.mjs", root / "theme/styles")
    (root / "theme/browser").mkdir()
    (root / "theme/browser/main.ts").write_text('document.title = "雁";\n', "utf-8")
    shutil.copy(PROJECT / "theme/browser/bundle.mjs", root / "theme/browser")
    lent = folder / "lent"
    lent.mkdir()
    (lent / "index.html").write_text(_INDEX, "utf-8")
    frame = LentFrame(
        {"index.html": lent / "index.html"},
        {depth: Shell.cut(_SHELL) for depth in (1, 2, 3)},
        ("",),
        Settings(),
    )
    project = Project(root, frame, folder / "site")
    for number in range(CASES):
        project.add(number)
    return project


@pytest.fixture
def small(tmp_path: Path) -> Project:
    """A small project that nobody has built."""
    return make_project(tmp_path)
