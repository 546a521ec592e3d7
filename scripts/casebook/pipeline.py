"""The steps in order: read -> validate, and from there to a site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.model.library import Library
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.read.reader import read_document
from casebook.validate.check import Validation, validate
from casebook.validate.file_names import (
    NOT_PUBLISHED,
    PAGE_SUFFIX,
    PAGES,
    RECORD_SUFFIX,
    file_problem,
    led_away,
    misplaced,
    not_portable,
    twins,
)
from casebook.validate.pages import check_page
from casebook.workspace import Workspace


@dataclass(frozen=True)
class Check:
    """What a check found. ``texts`` holds the files that problems point into, by path."""

    library: Library
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    broken: frozenset[str]


def _read(workspace: Workspace, path: str) -> Document | Problem:
    try:
        return read_document(path, workspace.read_bytes(path))
    except OSError as error:
        return file_problem(path, "LIB-007", f"文件打不开：{error.strerror}。")


def _surroundings(workspace: Workspace) -> tuple[list[Problem], dict[str, str]]:
    """Return what is wrong with links, names and hand-written pages, and the texts of those pages."""
    names, led = workspace.content()
    problems = [led_away(path, kind) for path, kind in led.items()]
    problems += filter(None, map(not_portable, led))
    problems += twins([*names, *led])
    texts: dict[str, str] = {}
    for path in names:
        if not path.startswith(f"{PAGES}/"):
            if not path.startswith("cases/") and (wrong := not_portable(path)):
                problems.append(wrong)
        elif wrong := misplaced(path):
            problems.append(wrong)
        elif path.endswith(PAGE_SUFFIX):
            try:
                texts[path], found = check_page(path, workspace.read_bytes(path))
            except OSError as error:
                found = (file_problem(path, "LIB-007", f"文件打不开：{error.strerror}。"),)
            problems += found
    return problems, texts


def not_published(workspace: Workspace) -> frozenset[str]:
    """Return the paths of files and folders that nothing is made of: links that lead away, names that no disk can hold."""
    problems, _ = _surroundings(workspace)
    return frozenset(problem.path for problem in problems if problem.code in NOT_PUBLISHED)


def check(workspace: Workspace, *, today: str, only: Sequence[str] = ()) -> Check:
    """Read and validate the whole project; with ``only``, keep the problems of those paths.

    The whole library is always read: a record can only be judged beside its sources and vocabulary.
    Paths in ``only`` that lie outside ``cases/`` are checked as if they did not belong to it.
    """
    documents: list[Document] = []
    problems, page_texts = _surroundings(workspace)
    pages = f"{PAGES}/"
    paths = sorted({*workspace.record_paths(), *(p for p in only if not p.startswith(pages))})
    for path in paths:
        wrong = misplaced(path)
        if wrong is not None:
            problems.append(wrong)
        read = _read(workspace, path)
        if isinstance(read, Problem):
            problems.append(read)
        elif wrong is None or path.endswith(RECORD_SUFFIX):
            documents.append(read)
    validation: Validation = validate(documents, today=today)
    everything = sorted({*problems, *validation.problems})
    wanted = frozenset(only)
    kept = tuple(p for p in everything if not wanted or p.path in wanted)
    return Check(
        library=validation.library,
        problems=kept,
        texts={**page_texts, **{d.path: d.text for d in documents}},
        broken=validation.broken | frozenset(p.path for p in problems),
    )
