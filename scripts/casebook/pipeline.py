"""The steps in order: read -> validate, and from there to a site."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.model.library import Library
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.read.reader import read_document
from casebook.validate.check import (
    RECORD_SUFFIX,
    Validation,
    misplaced,
    validate,
)
from casebook.validate.rules import file_problem
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


def check(workspace: Workspace, *, today: str, only: Sequence[str] = ()) -> Check:
    """Read and validate the whole project; with ``only``, keep the problems of those paths.

    The whole library is always read: a record can only be judged beside its sources and vocabulary.
    Paths in ``only`` that lie outside ``cases/`` are checked as if they did not belong to it.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    paths = sorted({*workspace.record_paths(), *only})
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
        texts={d.path: d.text for d in documents},
        broken=validation.broken | frozenset(p.path for p in problems),
    )
