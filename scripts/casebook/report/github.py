"""Problems as GitHub workflow commands, which become annotations on the changed lines.

Source: "Workflow commands for GitHub Actions" and ``toolkit/packages/core/src/command.ts`` (escaping).
GitHub shows ten errors and ten warnings of a step; the text report has all of them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casebook import codes
from casebook.problem import Problem
from casebook.report import wording


def render(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:  # noqa: ARG001 - one signature
    """One command a line; empty if there is nothing to report."""
    return "".join(_command(problem) + "\n" for problem in sorted(problems))


def _command(problem: Problem) -> str:
    properties = {
        "file": wording.printable(problem.path),
        "line": str(problem.line),
        "col": str(problem.column),
        "title": f"{problem.code} {codes.code(problem.code).title}",
    }
    if problem.end_column > problem.column:
        properties["endColumn"] = str(problem.end_column)
    names = ("file", "line", "col", "endColumn", "title")
    listed = ",".join(
        f"{name}={_property(properties[name])}" for name in names if name in properties
    )
    return f"::{problem.severity.value} {listed}::{_data(wording.message(problem))}"


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
