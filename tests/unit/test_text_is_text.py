"""Whatever a record says stands on the page as it says it: no slot, no placeholder, no way to the root is read in it."""

from __future__ import annotations

import html
import json
import re
from typing import Any

import pytest

from casebook.derive.ground.addresses import FIELDS_URI
from casebook.model.library import Library
from casebook.publish import compare
from casebook.publish.shell import Shell, filled, finished
from casebook.read import read_document
from casebook.render.environment import ROOT, environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer
from casebook.workspace import Workspace
from tests.sample.data_files import data_files
from tests.sample.hostile import REFUSED, STRINGS
from tests.sample.library import sample_library
from tests.sample.real import PROJECT

TITLE = "巷长@@CASEBOOK:distribution@@制@@CASEBOOK:root@@%root%/甲%bar%乙{{ site }}$&${x}@@CASEBOOK:content@@"
TEMPLATES = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
SHELLS = {
    depth: Shell.cut("<title>@@CASEBOOK:title@@</title>@@CASEBOOK:path@@@@CASEBOOK:content@@")
    for depth in (1, 2, 3)
}
NAME = "jia-estate-parking"


@pytest.fixture(scope="module")
def library() -> Library:
    given = sample_library()
    case = given.cases[NAME].model_copy(update={"title": TITLE})
    return Library(
        vocabulary=given.vocabulary,
        cases={**given.cases, NAME: case},
        sources=given.sources,
        curricula=given.curricula,
        paths=given.paths,
    )


def test_on_every_page(library: Library) -> None:
    renderer = SiteRenderer(library, TEMPLATES, Settings("站", "", ""))
    assert compare.MARKS["root"] == ROOT
    naming = 0
    for page in renderer.pages():
        text = filled(page, SHELLS, "").decode()
        assert ROOT not in text, page.uri
        assert "巷长制" not in text, page.uri
        words = html.unescape(re.sub("<[^>]*>", "", text))
        if page.uri == FIELDS_URI:
            continue  # what a field is for, with an example of its own
        assert words.count("巷长") == words.count(TITLE), page.uri
        naming += "巷长" in words
    assert naming > 10


def test_in_comparisons(library: Library) -> None:
    made = data_files(library)
    calls = [
        json.loads(f"[{line.removeprefix(compare.CALL)[1:-1]}]")
        for path, content in made.items()
        if path.startswith(compare.FOLDER)
        for line in content.decode().splitlines()
    ]
    payload: Any = next(payload for _, name, payload in calls if name == NAME)
    assert payload["title"] == TITLE
    marks = json.loads(
        made[f"{compare.FOLDER}rules.js"].decode()[len(compare.CALL) + 1 : -2].join("[]")
    )[2]["marks"]
    assert not any(mark in TITLE for mark in marks.values())


@pytest.mark.parametrize("mark", compare.MARKS.values(), ids=compare.MARKS.keys())
def test_no_record_holds_a_mark(mark: str) -> None:
    for written in (mark, f"\\u{ord(mark):04x}"):
        document = read_document("a.yml", f'title: "甲{written}"\n'.encode())
        assert [problem.code for problem in document.problems] == ["YML-003"]


def test_slots_of_a_hand_written_page_are_filled_in_one_pass() -> None:
    parts = {
        "home": lambda: f"[{TITLE}{ROOT}]",
        "distribution": lambda: pytest.fail("no page asked for it"),
    }
    made = finished("甲@@CASEBOOK:home@@乙", "a/b/", parts)
    assert made == f"甲[{TITLE}../../]乙"


def test_a_record_may_hold_each_of_the_hostile_strings_and_nothing_unseen() -> None:
    """What the long test puts into every field could come out of a file; what cannot be seen could not."""
    for string in STRINGS:
        written = json.dumps(string, ensure_ascii=False).replace("\u00a0", "\\u00a0")
        document = read_document("a.yml", f"title: {written}\n".encode())
        assert (document.data, document.problems) == ({"title": string}, ())
    for string in REFUSED:
        document = read_document("a.yml", f'title: "甲\\U{ord(string[0]):08x}"\n'.encode())
        assert {p.code for p in document.problems} <= {"YML-003", "YML-004"}
        assert document.problems, ascii(string)
