"""The page about builds is made again when the measurements have changed, and right when there are none."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from casebook.engine.inputs import MEASURED
from tests.bench.results import RESULTS, save
from tests.engine.conftest import Project
from tests.sample.measured import measured, row
from tests.sample.real import PROJECT

PAGE = "about/performance/index.html"
NOT_YET = "还没有量过"


@pytest.fixture
def with_page(small: Project) -> Project:
    """The small project with the page about builds among the hand-written ones."""
    lent = small.root.parent / "lent"
    (lent / "about/performance").mkdir(parents=True)
    (lent / PAGE).write_text("<div>@@CASEBOOK:performance@@</div>", "utf-8")
    small.frame = replace(
        small.frame,
        files={**small.frame.files, PAGE: lent / PAGE},
        by_hand=("", "about/performance/"),
    )
    return small


def _page(project: Project) -> str:
    project.build()
    return (project.site / PAGE).read_text("utf-8")


def test_the_page_shows_what_was_measured_last(with_page: Project) -> None:
    page = _page(with_page)
    assert NOT_YET in page
    assert "make bench" in page
    results = with_page.root / MEASURED
    results.parent.mkdir(parents=True)
    found = measured(row("casebook", 1000, wall=12.34), row("hugo", 1000, cpu=3.0))
    save(results, found)
    page = _page(with_page)
    assert NOT_YET not in page
    for said in ("Test CPU", "2026-11-30", "abc1234", "12.3 秒", "Hugo 1.0", "3.0 倍", "<svg"):
        assert said in page
    before = with_page.lies()
    save(results, measured(row("casebook", 1000, wall=56.78)))
    page = _page(with_page)
    assert "56.8 秒" in page
    assert "<svg" not in page
    after = with_page.lies()
    assert [path for path in after if after[path] != before[path]] == [PAGE]
    results.unlink()
    assert NOT_YET in _page(with_page)


def test_what_cannot_be_read_is_not_drawn(with_page: Project, tmp_path: Path) -> None:
    results = with_page.root / MEASURED
    results.parent.mkdir(parents=True)
    results.write_bytes(b"\xff{")
    assert NOT_YET in _page(with_page)
    results.unlink()
    outside = tmp_path / "outside.json"
    save(outside, measured(row("casebook", 1000)))
    results.symlink_to(outside)
    assert NOT_YET in _page(with_page)


def test_the_bench_writes_what_the_page_reads() -> None:
    assert RESULTS.relative_to(PROJECT).as_posix() == MEASURED
