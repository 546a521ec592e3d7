"""The steps in order: read -> validate, and from there to a site."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath

from casebook.codes import code
from casebook.model.library import Library
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.read.reader import read_document
from casebook.validate.check import Validation, kind_of, validate
from casebook.workspace import RECORD_SUFFIX, Workspace

_FILE_NAME = re.compile(r"[a-z0-9]+([-_][a-z0-9]+)*")


@dataclass(frozen=True)
class Check:
    """What a check found. ``texts`` holds the files that problems point into, by path."""

    library: Library
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    broken: frozenset[str]


def _file_problem(path: str, name: str, message: str) -> Problem:
    return Problem(path, 1, 1, name, message, severity=code(name).severity)


def _misplaced(path: str) -> Problem | None:
    """Say what is wrong with a file's place or name, before anybody reads it."""
    file = PurePosixPath(path)
    if kind_of(path) is None or file.suffix != RECORD_SUFFIX:
        message = (
            "这个位置或扩展名的文件程序不会读。记录放在 cases/ 下对应的文件夹，扩展名用 .yml。"
        )
        return _file_problem(path, "LIB-004", message)
    if not _FILE_NAME.fullmatch(file.stem):
        message = f"文件名“{file.name}”只能用小写字母、数字和连字符。"
        return _file_problem(path, "LIB-005", message)
    return None


def _read(workspace: Workspace, path: str) -> Document | Problem:
    try:
        return read_document(path, workspace.read_bytes(path))
    except OSError as error:
        return _file_problem(path, "LIB-007", f"文件打不开：{error.strerror}。")


def check(workspace: Workspace, *, today: str, only: Sequence[str] = ()) -> Check:
    """Read and validate the whole project; with ``only``, keep the problems of those paths.

    The whole library is always read: a record can only be judged beside its sources and vocabulary.
    Paths in ``only`` that lie outside ``cases/`` are checked as if they did not belong to it.
    """
    documents: list[Document] = []
    problems: list[Problem] = []
    paths = sorted({*workspace.record_paths(), *only})
    for path in paths:
        misplaced = _misplaced(path)
        if misplaced is not None:
            problems.append(misplaced)
        read = _read(workspace, path)
        if isinstance(read, Problem):
            problems.append(read)
        elif misplaced is None or path.endswith(RECORD_SUFFIX):
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
