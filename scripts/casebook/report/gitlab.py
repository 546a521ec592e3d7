"""Problems as a GitLab code quality report.

Source: GitLab documentation, "Code Quality", section "Code Quality report format". GitLab compares the
fingerprints of two branches to tell new problems from old ones, and drops a second problem with the same
fingerprint; so a fingerprint is made of the path, the code and the text of the line (not its number), and
of how many problems just like it came before.
"""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from collections.abc import Iterable, Mapping

from casebook.problem import Problem, Severity
from casebook.report import wording

_SEVERITY = {Severity.ERROR: "major", Severity.WARNING: "minor"}


def render(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """A JSON list, empty if there is nothing to report."""
    seen: Counter[tuple[str, ...]] = Counter()
    entries = []
    for problem in sorted(problems):
        line = wording.line_of(problem, texts)
        same = (problem.path, problem.code, (line or "").strip())
        entries.append(_entry(problem, (*same, str(seen[same]))))
        seen[same] += 1
    return json.dumps(entries, ensure_ascii=False, indent=2) + "\n"


def _entry(problem: Problem, identity: tuple[str, ...]) -> dict[str, object]:
    digest = hashlib.sha256("\0".join(identity).encode("utf-8", "surrogatepass")).hexdigest()
    return {
        "description": f"{problem.code} {wording.message(problem)}",
        "check_name": problem.code,
        "fingerprint": digest[:32],
        "severity": _SEVERITY[problem.severity],
        "location": {"path": wording.printable(problem.path), "lines": {"begin": problem.line}},
    }
