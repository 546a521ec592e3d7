"""A file that lies as it lay is not read again, and none that was changed is taken for what it was."""

from __future__ import annotations

import os
import time
from hashlib import sha256
from pathlib import Path

import pytest

from casebook.engine.contents import Contents
from casebook.engine.store import Store
from casebook.workspace import MAX_READ, Workspace

PATH = "cases/records/a.yml"


class Project:
    """One file, and the builds that look at it."""

    def __init__(self, root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.file = root / PATH
        self.file.parent.mkdir(parents=True)
        self.file.write_bytes(b"a")
        self.workspace = Workspace(root)
        self.store = Store(root / "store.sqlite", "")
        self.read = 0
        self.server = Contents(self.workspace)
        read_bytes = Workspace.read_bytes

        def counted(workspace: Workspace, path: str) -> bytes:
            self.read += 1
            return read_bytes(workspace, path)

        monkeypatch.setattr(Workspace, "read_bytes", counted)

    def build(self, contents: Contents | None = None) -> str:
        """Look at the file as a new process does, or as ``contents`` do; return its digest."""
        time.sleep(0.02)  # as long as the system's clock may stand still; no build is as quick
        looks = contents or Contents(self.workspace)
        looks.begin(self.store)
        found = looks.digest(PATH)
        looks.keep(self.store)
        self.store.commit()
        return found


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Project:
    return Project(tmp_path, monkeypatch)


def _digest(content: bytes) -> str:
    return sha256(content).hexdigest()


@pytest.mark.parametrize("server", [False, True])
def test_what_two_builds_have_read_is_not_read_again(project: Project, server: bool) -> None:
    looks = project.server if server else None
    for _ in range(2):
        assert project.build(looks) == _digest(b"a")
    before = project.read
    for _ in range(3):
        assert project.build(looks) == _digest(b"a")
    assert project.read == before == 2
    project.file.write_bytes(b"b")
    assert project.build(looks) == _digest(b"b")
    # Of the same size, and with the old times: only the system's own time tells.
    seen = project.file.stat()
    for _ in range(3):
        project.build(looks)
    project.file.write_bytes(b"c")
    os.utime(project.file, ns=(seen.st_atime_ns, seen.st_mtime_ns))
    assert project.build(looks) == _digest(b"c")


def test_what_was_written_while_the_clock_stood_still_is_read(
    project: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = project.file.lstat()
    monkeypatch.setattr(os, "lstat", lambda _: seen)
    assert project.build() == _digest(b"a")
    project.file.write_bytes(b"b")
    assert project.build() == _digest(b"b")
    project.file.write_bytes(b"c")
    assert project.build() == _digest(b"c")


@pytest.mark.parametrize("coarse", [10**7, 2 * 10**9])
def test_where_times_are_coarse_every_file_is_read(
    project: Project, monkeypatch: pytest.MonkeyPatch, coarse: int
) -> None:
    real = os.lstat

    def seen(path: str) -> os.stat_result:
        found = real(path)
        when = found.st_ctime_ns // coarse * coarse
        return os.stat_result([*found][:10], {"st_ctime_ns": when, "st_mtime_ns": when})

    monkeypatch.setattr(os, "lstat", seen)
    for _ in range(5):
        project.build()
    assert project.read == 5


def test_another_file_in_the_place_of_one_is_read(project: Project) -> None:
    for _ in range(3):
        project.build()
    other = project.file.with_name("other")
    other.write_bytes(b"b")
    other.replace(project.file)
    assert project.build() == _digest(b"b")


def test_the_end_of_a_large_file_counts(project: Project) -> None:
    large = b"x" * MAX_READ
    project.file.write_bytes(large + b"a")
    first = project.build()
    project.file.write_bytes(large + b"b")
    assert project.build() != first


def test_a_file_that_cannot_be_read_is_no_content(project: Project) -> None:
    project.build()
    project.file.unlink()
    with pytest.raises(FileNotFoundError):
        project.build()
    project.file.symlink_to("/etc/hostname")
    with pytest.raises(OSError, match="项目外面"):
        project.build()


def test_what_was_kept_may_be_anything(project: Project) -> None:
    for _ in range(3):
        project.build()
    project.store.write("contents", "seen", b"x")
    project.store.commit()
    assert project.build() == _digest(b"a")
