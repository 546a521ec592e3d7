"""Every code that a check can raise is raised by its own example, and by nothing less."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from casebook import codes
from casebook.codes import Example
from casebook.engine.judge import check
from casebook.problem import Severity
from casebook.workspace import Workspace
from tests.unit.validate.good_library import TODAY, good_files, problems_of, spoil

# Raised by the disk, by a page or by a crash, not by what stands in a record: see test_surroundings.py.
_ELSEWHERE = frozenset({"LIB-007", "LIB-008", "LIB-009", "LIB-012", "OWN-001"})
CODES = [
    entry
    for entry in codes.all_codes()
    if not entry.code.startswith("YML") and entry.code not in _ELSEWHERE
]

# What an example cannot help raising besides its own code.
_FOLLOWS = {
    "FLD-015": {"REF-003"},  # the records of a source with a mistake cannot be proven
    "SRC-004": {"REF-003"},
    "PRF-019": {"PRF-020"},  # the summary still says what the whole quote said
    "PLC-004": {"LIB-013"},  # a copy of the sample is like the sample
    "LIB-001": {"LIB-013"},
    "LIB-010": {"LIB-013"},
    "LIB-011": {"LIB-013"},
    "SRC-009": {"SRC-006"},  # the second registration is used by nobody
    "LIB-005": {"REF-002", "LIB-013"},  # the id is right, the file's name is not
}


def test_the_sample_is_faultless() -> None:
    assert problems_of({}) == ()


@pytest.mark.parametrize("entry", CODES, ids=lambda entry: entry.code)
def test_the_bad_example_raises_its_code(entry: codes.Code) -> None:
    assert entry.bad is not None
    problems = problems_of(spoil(entry.bad))
    raised = {problem.code for problem in problems}
    assert entry.code in raised
    assert raised - _FOLLOWS.get(entry.code, set()) == {entry.code}
    for problem in problems:
        assert problem.severity is codes.code(problem.code).severity


@pytest.mark.parametrize(
    "entry", [entry for entry in CODES if entry.good is not None], ids=lambda entry: entry.code
)
def test_the_good_example_raises_nothing(entry: codes.Code) -> None:
    assert entry.bad is not None
    assert entry.good is not None
    missing = tuple(name for name in entry.bad.without if not _written(entry.good, name))
    mended = replace(entry.bad, content=entry.good.encode(), without=missing)
    assert problems_of(spoil(mended)) == ()


def _written(text: str, name: str) -> bool:
    """Whether the good example writes the field that the bad one lacks."""
    return re.search(rf"^\s*(?:- )?{name.rpartition('.')[2]}:", text, re.MULTILINE) is not None


def test_the_explanation_shows_the_example() -> None:
    for entry in CODES:
        assert entry.bad is not None
        shown = codes.explain(entry.code)
        assert "错误的例子：" in shown
        assert entry.bad.shown.splitlines()[0] in shown
        for name in entry.bad.without:
            assert name in shown


def test_no_rule_is_without_a_code_and_no_code_without_a_rule(project: Path) -> None:
    """Codes raised by the validator, the engine and the registry are the same."""
    folder = project / "scripts" / "casebook"
    files = [
        *(folder / "validate").glob("*.py"),
        folder / "engine" / "surroundings.py",
        folder / "engine" / "judge.py",
    ]
    raised = {
        found
        for file in files
        for found in re.findall(r'"([A-Z]{3}-\d{3})"', file.read_text("utf-8"))
    }
    registered = {entry.code for entry in codes.all_codes() if not entry.code.startswith("YML")}
    assert raised == registered


def test_a_missing_file_is_reported(tmp_path: Path) -> None:
    for path, content in good_files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_bytes(content)
    example = codes.code("LIB-007").bad
    assert isinstance(example, Example)
    found = check(Workspace(tmp_path), today=TODAY, only=[example.path])
    assert [(p.code, p.path, p.severity) for p in found.problems] == [
        ("LIB-007", example.path, Severity.ERROR)
    ]
