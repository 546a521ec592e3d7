"""The site's folder becomes the next site, whatever it holds, and is never half of each."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.engine import site as engine_site
from casebook.engine.site import Published, Stamp, recover, stage

PATHS = ("index.html", "a/index.html", "b/index.html", "assets/x.css", "assets/deep/y.js", "a.js")
SITES = st.dictionaries(st.sampled_from(PATHS), st.binary(max_size=3), min_size=1)


def publish(folder: Path, files: Mapping[str, bytes], noted: Mapping[str, Stamp]) -> Published:
    with stage(folder, noted) as next_site:
        for path, content in files.items():
            next_site.accept(path, next_site.put(path, content))
        return next_site.publish()


def lies(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


@given(st.lists(SITES, min_size=1, max_size=5), st.booleans())
def test_after_any_builds_the_folder_holds_the_last_site(
    tmp_path_factory: pytest.TempPathFactory, sites: list[dict[str, bytes]], forgetful: bool
) -> None:
    folder = tmp_path_factory.mktemp("sites") / "site"
    noted: Mapping[str, Stamp] = {}
    for files in sites:
        noted = publish(folder, files, {} if forgetful else noted).files
        assert lies(folder) == files
        assert [path.name for path in folder.parent.iterdir()] == ["site"]


def test_what_is_the_same_is_not_written(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    files = dict.fromkeys(PATHS, b"1")
    first = publish(folder, files, {})
    before = {path: (folder / path).stat().st_ino for path in PATHS}
    second = publish(folder, files, first.files)
    assert (second.written, second.removed) == (0, 0)
    assert {path: (folder / path).stat().st_ino for path in PATHS} == before


def test_what_somebody_else_changed_is_made_again(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    files = dict.fromkeys(PATHS, b"1")
    noted = publish(folder, files, {}).files
    (folder / "a.js").write_bytes(b"22")
    (folder / "assets/x.css").unlink()
    (folder / "left.html").write_bytes(b"old")
    (folder / "b" / "index.html").unlink()
    (folder / "b" / "index.html").symlink_to(tmp_path)
    assert publish(folder, files, noted).written == 3
    assert lies(folder) == files


def test_hidden_files_of_others_stay(tmp_path: Path) -> None:
    """Such as the repository of a site that is pushed somewhere."""
    folder = tmp_path / "site"
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "config").write_bytes(b"theirs")
    (folder / "old.html").write_bytes(b"old")
    publish(folder, {"index.html": b"1", "a/index.html": b"2"}, {})
    assert lies(folder) == {".git/config": b"theirs", "index.html": b"1", "a/index.html": b"2"}


def test_a_file_may_become_a_folder_and_a_folder_a_file(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    (folder / ".keep").parent.mkdir()
    (folder / ".keep").write_bytes(b"")  # so that it is done one by one
    publish(folder, {"a": b"1", "b/c.js": b"2"}, {})
    publish(folder, {"a/d.js": b"1", "b": b"2"}, {})
    assert lies(folder) == {".keep": b"", "a/d.js": b"1", "b": b"2"}


@pytest.mark.parametrize("swaps", [True, False])
def test_where_folders_cannot_be_swapped_it_takes_two_steps(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, swaps: bool
) -> None:
    def refuse(new: Path, old: Path) -> None:
        raise NotImplementedError

    if not swaps:
        monkeypatch.setattr(engine_site, "_rename_exchange", refuse)
    folder = tmp_path / "site"
    publish(folder, {"index.html": b"1"}, {})
    publish(folder, {"index.html": b"2", "new/index.html": b"3"}, {})
    assert lies(folder) == {"index.html": b"2", "new/index.html": b"3"}


def test_a_folder_that_may_not_be_moved_is_changed_file_by_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def busy(_: Path, old: Path) -> None:
        raise OSError(16, "busy", str(old))

    folder = tmp_path / "site"
    publish(folder, {"index.html": b"1"}, {})
    monkeypatch.setattr(engine_site, "exchange", busy)
    publish(folder, {"index.html": b"2", "new/index.html": b"3"}, {})
    assert lies(folder) == {"index.html": b"2", "new/index.html": b"3"}


def test_what_a_killed_build_left_is_undone(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    last = tmp_path / ".site.last"
    last.mkdir()
    (last / "index.html").write_bytes(b"1")
    (tmp_path / ".site.next").mkdir()
    recover(folder)
    assert lies(folder) == {"index.html": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_a_build_that_fails_leaves_the_site_and_nothing_beside_it(tmp_path: Path) -> None:
    folder = tmp_path / "site"
    noted = publish(folder, {"index.html": b"1"}, {}).files
    with pytest.raises(ZeroDivisionError), stage(folder, noted) as next_site:
        next_site.accept("index.html", next_site.put("index.html", bytes([1 // 0])))
    assert lies(folder) == {"index.html": b"1"}
    assert [path.name for path in tmp_path.iterdir()] == ["site"]


def test_everybody_may_read_the_site_whatever_the_mask(tmp_path: Path) -> None:
    before = os.umask(0o077)
    try:
        publish(tmp_path / "site", {"a/b/index.html": b"1"}, {})
    finally:
        os.umask(before)
    modes = {
        path.relative_to(tmp_path).as_posix(): path.stat().st_mode & 0o777
        for path in (tmp_path / "site").rglob("*")
    } | {"site": (tmp_path / "site").stat().st_mode & 0o777}
    assert {mode for path, mode in modes.items() if path.endswith(".html")} == {0o644}
    assert {mode for path, mode in modes.items() if not path.endswith(".html")} == {0o755}


def test_files_come_before_the_pages_that_name_them_and_go_after(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At every step of a small change, every page names only files that are there."""
    folder = tmp_path / "site"
    page = "index.html"
    noted = publish(folder, {page: b"one.js", "one.js": b"1", "x.css": b"1"}, {}).files
    seen: list[bool] = []
    for name in ("replace", "unlink"):
        real = getattr(Path, name)

        def watched(self: Path, *arguments: object, real: object = real, **named: object) -> object:
            done = real(self, *arguments, **named)  # type: ignore[operator]
            seen.append((folder / (folder / page).read_bytes().decode()).is_file())
            return done

        monkeypatch.setattr(Path, name, watched)
    publish(folder, {page: b"two.js", "two.js": b"2", "x.css": b"2"}, noted)
    monkeypatch.undo()
    assert seen == [True] * 4
    assert lies(folder) == {page: b"two.js", "two.js": b"2", "x.css": b"2"}
