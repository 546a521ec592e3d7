"""A site of which several machines make a part each is, joined, the one that a single machine makes."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook.cli.build import build
from casebook.engine.build import Builder
from casebook.engine.make import Maker
from casebook.engine.parts import NOTE, WHOLE, Part, Share
from casebook.engine.plan import Piece
from casebook.engine.trouble import BuildError
from casebook.workspace import Workspace
from tests.engine.conftest import TODAY, Project, lies, make_project

COUNT = 3


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project, with its parts beside it, each made without anything that was kept, and its whole site."""
    project = make_project(tmp_path_factory.mktemp("parts"))
    for number in range(1, COUNT + 1):
        folder = project.site.with_name(f"part-{number}")
        builder = Builder(Workspace(project.root), folder, workers=1)
        builder.build(project.frame, today=TODAY, share=Share(number, COUNT))
        shutil.rmtree(project.root / ".cache")
    project.build()
    shutil.rmtree(project.root / ".cache")
    return project


@pytest.fixture
def small(made: Project, tmp_path: Path) -> Project:
    """A copy of the project, of which nobody has built anything."""
    shutil.copytree(made.root, tmp_path / "project", symlinks=True)
    return Project(tmp_path / "project", made.frame, tmp_path / "site")


@pytest.fixture
def parts(made: Project, tmp_path: Path) -> list[Path]:
    """Copies of the parts."""
    folders = [tmp_path / f"part-{number}" for number in range(1, COUNT + 1)]
    for folder in folders:
        shutil.copytree(made.site.with_name(folder.name), folder)
    return folders


def _joined(small: Project, parts: list[Path]) -> dict[str, bytes]:
    read = [Part.read(folder) for folder in parts]
    small.builder().build(small.frame, today=TODAY, parts=read)
    return small.lies()


def test_the_joined_site_is_the_whole_one(
    made: Project, small: Project, parts: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    usual = Maker._made

    def watched(self: Maker, piece: Piece) -> object:
        if not any(part.files(piece.name, piece.key) is not None for part in self._parts):
            done.append(piece.name)
        return usual(self, piece)

    monkeypatch.setattr(Maker, "_made", watched)
    joined = _joined(small, parts)
    assert done == ["rules", "answers", "places", "teaching", "sitemap"]
    assert joined == made.lies()


def test_each_part_makes_something_and_no_two_the_same(parts: list[Path]) -> None:
    names = [set(Part.read(folder).notes) for folder in parts]
    assert all(names)
    assert sum(map(len, names)) == len(set().union(*names))


def _first_page(folder: Path) -> Path:
    return min(folder.rglob("*.html"))


SPOILT: dict[str, Callable[[Path], object]] = {
    "missing file": lambda folder: _first_page(folder).unlink(),
    "changed file": lambda folder: _first_page(folder).write_text("x"),
    "another key": lambda folder: (folder / NOTE).write_text(
        json.dumps({name: ["0", {}] for name in Part.read(folder).notes})
    ),
    "away from the folder": lambda folder: (folder / NOTE).write_text(
        json.dumps(
            {n: [note.key, {"../out.html": "0"}] for n, note in Part.read(folder).notes.items()}
        )
    ),
}


@pytest.mark.parametrize("spoil", SPOILT.values(), ids=SPOILT)
def test_what_is_not_as_it_was_noted_is_made(
    made: Project, small: Project, parts: list[Path], spoil: Callable[[Path], object]
) -> None:
    spoil(parts[1])
    assert _joined(small, parts) == made.lies()


def test_parts_of_other_records_are_of_no_use_but_do_no_harm(
    small: Project, parts: list[Path]
) -> None:
    small.add(9)
    joined = _joined(small, parts)
    shutil.rmtree(small.root / ".cache")
    shutil.rmtree(small.site)
    small.build()
    assert small.lies() == joined
    assert lies(parts[0])


def test_a_folder_that_is_no_part_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BuildError, match="--shard"):
        Part.read(tmp_path)
    (tmp_path / NOTE).write_text("[1]")
    with pytest.raises(BuildError, match="--shard"):
        Part.read(tmp_path)


@pytest.mark.parametrize("number", ["0/4", "5/4", "a/b", "2", "-1/3"])
def test_a_share_that_there_is_not_is_refused(number: str) -> None:
    result = CliRunner().invoke(build, ["--shard", number, "--site", "x"])
    assert result.exit_code == 2
    assert "第几份/共几份" in result.output


def test_a_share_needs_a_folder_of_its_own() -> None:
    result = CliRunner().invoke(build, ["--shard", "1/2"])
    assert result.exit_code != 0
    assert "--site" in result.output
    assert list(WHOLE.of("abc")) == ["a", "b", "c"]
