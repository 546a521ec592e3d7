"""The exact replacements that a check names, put into the text it checked."""

from __future__ import annotations

from collections.abc import Iterable

from casebook.problem import Problem
from casebook.read.place import split_lines


def mended(text: str, problems: Iterable[Problem]) -> tuple[str, tuple[Problem, ...]]:
    """Return ``text`` with every replacement of ``problems`` in it, and those problems that were followed.

    Of two that overlap the first counts; a second round finds the other again. Line ends become LF.
    """
    lines = split_lines(text)
    followed: list[Problem] = []
    last: tuple[int, int] = (0, 0)
    sure = [p for p in problems if p.replacement is not None and "\n" not in p.replacement]
    for problem in sorted(sure, key=lambda p: (p.line, p.column, p.end_column)):
        if not 1 <= problem.line <= len(lines) or (problem.line, problem.column) < last:
            continue
        followed.append(problem)
        last = (problem.line, max(problem.end_column, problem.column + 1))
    for problem in reversed(followed):
        line = lines[problem.line - 1]
        end = max(problem.end_column, problem.column)
        lines[problem.line - 1] = (
            f"{line[: problem.column - 1]}{problem.replacement}{line[end - 1 :]}"
        )
    return "\n".join(lines), tuple(followed)
