"""A build that fails leaves the site as it was, says why, and the next one is right."""

from __future__ import annotations

import errno
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook import scripts
from casebook.engine import site as engine_site
from casebook.engine.build import FewerPagesError, RecordsBrokenError
from casebook.engine.trouble import BuildError
from casebook.publish import page_data
from casebook.render.site import SiteRenderer
from tests.engine.conftest import Project, make_project

Break = Callable[[Project, pytest.MonkeyPatch], None]
RECORDS = "cases/records"


def _record(project: Project) -> Path:
    return min((project.root / RECORDS).rglob("*.yml"))


def _broken_record(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    path = _record(project)
    path.write_text(path.read_text("utf-8").replace("title: ", "title：", 1), "utf-8")


def _lost_vocabulary(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    (project.root / "cases/vocabulary/problems.yml").unlink()


def _new_relation(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    """A term that somebody adds, and a record that writes it: no page knows where to put it."""
    project.edit(
        "cases/vocabulary/relations.yml",
        lambda text: (
            f"{text}  - term: 启发\n    id: inspired\n    definition: 原文写明受到启发。\n"
        ),
    )
    path = _record(project).relative_to(project.root).as_posix()
    relation = (
        "relations:\n  - type: 启发\n    name: 别处\n    note: 示例。\n    basis: 整理者分析\n"
    )
    project.edit(path, lambda text: text.replace("sources:\n", f"{relation}sources:\n", 1))


def _script(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    (project.root / "theme/browser/main.ts").write_text("const = 1;\n", "utf-8")


def _style(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    (project.root / "theme/styles/minify.mjs").write_text("throw new Error('no');\n", "utf-8")


def _template(name: str, old: str, new: str) -> Break:
    def damage(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
        path = project.root / "theme/templates" / name
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new, 1), "utf-8")

    return damage


def _lost_template(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    (project.root / "theme/templates/visit.html").unlink()


def _full(after: int) -> Break:
    """The disk is full when so many files have been written."""

    def fill(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
        real, written = engine_site._write, 0

        def write(path: str, content: bytes, mark: str) -> object:
            nonlocal written
            written += 1
            if written > after:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
            return real(path, content, mark)

        patch.setattr(engine_site, "_write", write)

    return fill


def _full_while_linking(project: Project, patch: pytest.MonkeyPatch) -> None:
    def link(old: Path, new: Path) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), f"{old}, {new}")

    project.add(40)  # a page comes, so the folders are swapped
    patch.setattr(engine_site, "_link", link)


def _node_hangs(project: Project, patch: pytest.MonkeyPatch) -> None:
    def run(*_: object, **__: object) -> None:
        raise subprocess.TimeoutExpired("node", 120)

    (project.root / "theme/browser/main.ts").write_text("document.title = '2';\n", "utf-8")
    patch.setattr(scripts, "find_node", lambda: "node")
    patch.setattr(subprocess, "run", run)


def _own_bug(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    def fail(*_: object) -> None:
        raise ZeroDivisionError

    patch.setattr(SiteRenderer, "home", fail)


def _data_bug(project: Project, patch: pytest.MonkeyPatch) -> None:  # noqa: ARG001
    def fail(*_: object) -> None:
        raise MemoryError

    patch.setattr(page_data, "OF_LIBRARY", (fail,))


FAILURES: dict[str, tuple[Break, type[BaseException], str]] = {
    "a record with an error": (_broken_record, RecordsBrokenError, "YML-010"),
    "a vocabulary that is lost": (_lost_vocabulary, RecordsBrokenError, "LIB-006"),
    "a term that the program does not know": (_new_relation, RecordsBrokenError, "VOC-008"),
    "a script that is wrong": (_script, BuildError, "main.ts:1:6"),
    "a style sheet that cannot be made small": (_style, BuildError, "没有打包"),
    "a template that does not parse": (
        _template("case.html", "{{", "{{ ("),
        BuildError,
        "theme/templates/ 里的 case.html 第",
    ),
    "a template that asks for what is not there": (
        _template("case.html", "{%", "{{ nowhere.at_all }}{%"),
        BuildError,
        "模板有错",
    ),
    "a template that is lost": (_lost_template, BuildError, "visit.html"),
    "a disk that is full at once": (_full(0), BuildError, "No space left"),
    "a disk that is full in the middle": (_full(2), BuildError, "No space left"),
    "a disk that is full at the end": (_full_while_linking, BuildError, "No space left"),
    "Node that hangs": (_node_hangs, BuildError, "没有运行成功"),
    "a mistake of ours": (_own_bug, ZeroDivisionError, ""),
    "a mistake in the data": (_data_bug, MemoryError, ""),
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> tuple[Project, dict[str, bytes]]:
    """A project whose site stands, and that site."""
    project = make_project(tmp_path_factory.mktemp("failing"))
    project.build()
    return project, project.lies()


@pytest.mark.parametrize("failure", FAILURES)
def test_a_failing_build_leaves_the_site_as_it_was(
    built: tuple[Project, dict[str, bytes]], monkeypatch: pytest.MonkeyPatch, failure: str
) -> None:
    project, site = built
    files = {path: path.read_bytes() for path in project.root.rglob("*") if _ours(path)}
    # Something else changed as well, so that there is something to write.
    project.edit("theme/templates/case.html", lambda text: f"{text}new")
    damage, error, words = FAILURES[failure]
    try:
        with monkeypatch.context() as patch:
            damage(project, patch)
            with pytest.raises(error, match=words or None):
                project.build()
        assert project.lies() == site
        assert {path.name for path in project.site.parent.iterdir()} == {"project", "lent", "site"}
    finally:
        for path in [*project.root.rglob("*")]:
            if _ours(path) and path not in files:
                path.unlink()
        for path, content in files.items():
            path.write_bytes(content)


def test_the_build_after_all_these_is_right(built: tuple[Project, dict[str, bytes]]) -> None:
    project, site = built
    assert project.build().site.written == 0
    project.edit("theme/templates/case.html", lambda text: f"{text}new")
    project.build()
    after = project.lies()
    assert after != site
    project.site = project.site.with_name("clean")
    shutil.rmtree(project.root / ".cache")
    project.build()
    assert project.lies() == after


def _ours(path: Path) -> bool:
    return path.is_file() and not {".cache", "node_modules"} & set(path.parts)


@pytest.mark.parametrize("damage", ["a file", "a folder without rights", "read-only"])
def test_without_a_cache_the_site_is_built_all_the_same(small: Project, damage: str) -> None:
    clean = small.root.parent / "clean"
    cache = small.root / ".cache"
    if damage == "a file":
        cache.write_bytes(b"")
    else:
        (cache / "casebook").mkdir(parents=True)
        (cache / "casebook" / "store.sqlite").mkdir()
        (cache / "casebook").chmod(0o500)
    small.build()
    built = small.lies()
    small.site = clean
    if cache.is_dir():
        (cache / "casebook").chmod(0o700)
        (cache / "casebook" / "store.sqlite").rmdir()
    else:
        cache.unlink()
    small.build()
    assert small.lies() == built


def test_far_fewer_pages_than_before_have_to_be_agreed_to(small: Project) -> None:
    small.build()
    before = small.lies()
    for path in (small.root / RECORDS).rglob("*.yml"):
        path.unlink()
    many = {f"gone/{number}/index.html": b"" for number in range(len(before))}
    for name, content in many.items():
        target = small.site / name
        target.parent.mkdir(parents=True)
        target.write_bytes(content)
    with pytest.raises(FewerPagesError, match="casebook build --yes"):
        small.build()
    assert small.lies() == before | many
    small.build(agreed=True)
    assert not any(path.startswith(("gone/", "cases/synth")) for path in small.lies())
