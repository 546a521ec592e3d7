"""What need not be done is not done, and what somebody waits for comes first."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.engine.build import Builder
from casebook.engine.judge import Judge
from casebook.engine.lock import lock
from casebook.engine.make import Silent
from casebook.engine.outcome import Outcome, unchanged
from casebook.engine.store import CACHE
from casebook.workspace import Workspace
from tests.engine.conftest import TODAY, Project, make_project

TITLE = "改过的标题"


@pytest.fixture
def never_judged(monkeypatch: pytest.MonkeyPatch) -> Callable[[], None]:
    """Return a call after which no record may be judged any more."""

    def refuse(*_: object, **__: object) -> None:
        message = "the records were judged"
        raise AssertionError(message)

    return lambda: monkeypatch.setattr(Judge, "check", refuse)


def _record(project: Project) -> Path:
    return min((project.root / "cases/records").rglob("*.yml"))


def _retitle(project: Project, title: str) -> str:
    """Give the first record another title; return its id."""
    record = _record(project)
    lines = record.read_text("utf-8").splitlines()
    place = next(n for n, line in enumerate(lines) if line.startswith("title: "))
    lines[place] = f"title: {title}"
    record.write_text("\n".join(lines) + "\n", "utf-8")
    return record.stem


def test_where_nothing_changed_nothing_is_looked_at(
    small: Project, never_judged: Callable[[], None]
) -> None:
    first = small.build()
    lies = small.lies()
    never_judged()
    again = small.build()
    assert (again.site.written, again.site.removed) == (0, 0)
    assert again.site.pages == first.site.pages
    assert (again.cases, again.problems) == (first.cases, first.problems)
    assert small.lies() == lies


CHANGES: dict[str, Callable[[Project], object]] = {
    "title": lambda project: _retitle(project, TITLE),
    "template": lambda project: project.edit(
        "theme/templates/visit.html", lambda text: f"{text}甲"
    ),
    "script": lambda project: project.edit("theme/browser/main.ts", lambda text: f"{text}\n1;"),
    "frame": lambda project: project.frame.files["index.html"].write_text("<title>首页</title>"),
    "page of the site": lambda project: (project.site / "index.html").write_text("x"),
    "page too many": lambda project: (project.site / "more.html").write_text("x"),
    "page too few": lambda project: (project.site / "index.html").unlink(),
    "lock file": lambda project: (project.root / "package-lock.json").unlink(),
    "stray": lambda project: (project.root / "cases/records/stray.txt").write_text("x"),
}


@pytest.mark.parametrize("change", CHANGES.values(), ids=CHANGES)
def test_whatever_changed_is_noticed(
    small: Project, never_judged: Callable[[], None], change: Callable[[Project], object]
) -> None:
    small.build()
    change(small)
    never_judged()
    with pytest.raises(AssertionError, match="judged"):
        small.build()


def test_another_day_is_another_build(small: Project, never_judged: Callable[[], None]) -> None:
    small.build()
    never_judged()
    with pytest.raises(AssertionError, match="judged"):
        small.builder().build(small.frame, today="2026-11-22")


def test_a_command_finds_that_nothing_changed_without_what_makes_a_site(small: Project) -> None:
    def found() -> Outcome | None:
        return unchanged(Workspace(small.root), small.frame, small.site, today=TODAY)

    assert found() is None
    built = small.build()
    again = found()
    assert again is not None
    assert (again.cases, again.problems, again.site.written) == (built.cases, built.problems, 0)
    with lock(small.root / CACHE, small.site.resolve(), lambda: None):
        assert found() is None, "somebody is building"
    _retitle(small, TITLE)
    assert found() is None


def test_the_command_imports_what_makes_a_site_only_where_something_changed() -> None:
    code = (
        "import sys, casebook.cli.build; print(*{name.partition('.')[0] for name in sys.modules})"
    )
    imported = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    )
    makes = {"mkdocs", "material", "pydantic", "jinja2", "yaml", "pypinyin", "jieba", "watchdog"}
    assert makes & {*imported.stdout.split()} == set()


def _served(project: Project, ahead: Callable[[], None]) -> Callable[[], Outcome]:
    builder = Builder(Workspace(project.root), project.site, serving=True, workers=1)

    class Watched(Silent):
        def ahead(self) -> None:
            ahead()

    return lambda: builder.build(project.frame, today=TODAY, progress=Watched())


def test_an_edited_record_is_shown_before_what_tells_of_it(
    small: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    shown: list[tuple[bool, bool]] = []

    def look() -> None:
        pages = small.lies()
        shown.append(
            (
                TITLE in pages[f"cases/{name}/index.html"].decode(),
                TITLE in pages["cases/index.html"].decode(),
            )
        )

    build = _served(small, look)
    build()
    assert shown == []
    name = _retitle(small, TITLE)
    build()
    assert shown == [(True, False)]
    other = make_project(tmp_path_factory.mktemp("clean"))
    _retitle(other, TITLE)
    Builder(Workspace(other.root), other.site, serving=True, workers=1).build(
        other.frame, today=TODAY
    )
    assert small.lies() == other.lies()


def test_what_comes_or_goes_is_not_shown_ahead(small: Project) -> None:
    called: list[None] = []
    build = _served(small, lambda: called.append(None))
    build()
    added = small.add(7)
    build()
    added.unlink()
    build()
    small.edit("theme/templates/case.html", lambda text: f"{text}甲")
    (small.site / "index.html").unlink()
    build()
    assert called == []
    assert (small.site / "index.html").is_file()
