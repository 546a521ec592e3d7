"""Problems as reviewdog's diagnostic format, with one-click suggestions where the right text is known.

Source: reviewdog, ``proto/rdf/reviewdog.proto``. Columns count bytes of UTF-8 from 1; the end of a range is
exclusive; an empty range inserts; an empty text deletes.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping

from casebook import codes
from casebook.problem import Problem, Severity
from casebook.report import wording


def render(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """One JSON object of the type DiagnosticResult."""
    ordered = sorted(problems)
    wrong = any(problem.severity is Severity.ERROR for problem in ordered)
    result = {
        "source": {"name": "casebook"},
        "severity": "ERROR" if wrong else "WARNING",
        "diagnostics": [_diagnostic(problem, texts) for problem in ordered],
    }
    return json.dumps(result, ensure_ascii=False, indent=2) + "\n"


def _diagnostic(problem: Problem, texts: Mapping[str, str]) -> dict[str, object]:
    line = wording.line_of(problem, texts)
    place = _range(problem, line)
    diagnostic: dict[str, object] = {
        "message": f"{codes.code(problem.code).title}：{wording.message(problem)}",
        "location": {"path": wording.printable(problem.path), "range": place},
        "severity": problem.severity.name,
        "code": {"value": problem.code},
    }
    if problem.replacement is not None and problem.end_column and line is not None:
        diagnostic["suggestions"] = [{"range": place, "text": problem.replacement}]
    return diagnostic


def _range(problem: Problem, line: str | None) -> dict[str, object]:
    end = max(problem.column, problem.end_column)
    return {
        "start": {"line": problem.line, "column": _byte_column(line, problem.column)},
        "end": {"line": problem.line, "column": _byte_column(line, end)},
    }


def _byte_column(line: str | None, column: int) -> int:
    if line is None:
        return column
    return len(line[: column - 1].encode("utf-8", "surrogatepass")) + 1
