"""What a contributor reads after typical slips, to the character.

Each file says which file of the sample library is edited and how; what ``casebook check`` then prints for
it stands behind ``output``. ``pytest tests/golden --update-golden`` writes the outputs anew.
"""

from __future__ import annotations

import textwrap
from pathlib import Path

import pytest
import yaml

from casebook.report import text
from tests.unit.validate.good_library import CASE, CLASS, SOURCE, good_files, problems_of

_HERE = Path(__file__).parent
_MARK = "output: |\n"
_FILES = {
    "case": CASE,
    "source": SOURCE,
    "curriculum": CLASS,
    "vocabulary": "cases/vocabulary/measures.yml",
}


def _printed(kind: str, edits: list[dict[str, str]]) -> str:
    path = _FILES[kind]
    content = good_files()[path].decode()
    for edit in edits:
        assert edit["from"] in content, edit["from"]
        content = content.replace(edit["from"], edit["to"], 1)
    problems = [p for p in problems_of({path: content.encode()}) if p.path == path]
    return text.render(problems, {path: content})


@pytest.mark.parametrize("name", sorted(p.stem for p in _HERE.glob("*.yml")))
def test_messages(name: str, request: pytest.FixtureRequest) -> None:
    path = _HERE / f"{name}.yml"
    written = path.read_text("utf-8")
    slips = yaml.load(written, Loader=yaml.CSafeLoader)
    printed = _printed(slips["file"], slips["edits"])
    if request.config.getoption("--update-golden"):
        given = written.partition(_MARK)[0]
        path.write_text(given + _MARK + textwrap.indent(printed, "  "), encoding="utf-8")
        slips = yaml.load(path.read_text("utf-8"), Loader=yaml.CSafeLoader)
    assert slips["output"] == printed
