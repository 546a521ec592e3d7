"""What is kept between builds belongs to one version of the generator."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from casebook import workspace
from casebook.workspace import Cache


def test_another_version_of_the_generator_finds_an_empty_cache(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package, folder = tmp_path / "package", tmp_path / "cache"
    package.mkdir()
    (package / "derive.py").write_text("a = 1", "utf-8")
    monkeypatch.setattr(workspace, "PACKAGE", package)
    Cache.of_generator(folder).write("rows", b"1")
    assert Cache.of_generator(folder).read("rows") == b"1"
    (package / "derive.py").write_text("a = 2", "utf-8")
    assert Cache.of_generator(folder).read("rows") is None
    # Nothing is left of it on the disk, either.
    assert list(folder.iterdir()) == []


def test_builds_that_share_a_cache_do_not_trip_over_each_other(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "cache")

    def keep_and_clear(build: int) -> None:
        for entry in range(60):
            cache.write(f"words-{entry}", bytes([build]) * 2_000)
            cache.keep_only({f"words-{entry}", f"words-{entry - 1}"})

    with ThreadPoolExecutor(4) as builds:
        list(builds.map(keep_and_clear, range(4)))
    # One of the builds wrote last, and wrote whole.
    assert {cache.read("words-59")} <= {bytes([build]) * 2_000 for build in range(4)}
    assert not list(cache.folder.glob(f"{workspace.PARTIAL}*"))
