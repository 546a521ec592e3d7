"""What is kept between builds belongs to one version of the generator."""

from __future__ import annotations

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
