"""The registry: complete, ordered, and every code that the program raises is in it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from casebook import codes
from casebook.problem import Severity
from casebook.read import read_document

GROUPS = [
    *("YML", "FLD", "VOC", "PLC", "PRF", "CAL", "DEC", "PER", "TXT"),
    *("PII", "SPM", "REF", "SRC", "CUR", "TCH", "LIB", "OWN"),
]
LITERAL = re.compile(r"\b[A-Z]{3}-\d{3}\b")
FILE_CODES = [entry for entry in codes.all_codes() if entry.code.startswith("YML")]


def _sources(project: Path) -> dict[Path, set[str]]:
    files = (project / "scripts" / "casebook").rglob("*.py")
    return {file: set(LITERAL.findall(file.read_text("utf-8"))) for file in files}


def test_ids_are_in_order_without_gaps() -> None:
    numbers: dict[str, list[int]] = {}
    for entry in codes.all_codes():
        group, number = entry.code.split("-")
        numbers.setdefault(group, []).append(int(number))
    assert list(numbers) == GROUPS
    for group, found in numbers.items():
        assert found == list(range(1, len(found) + 1)), group


def test_codes_and_slugs_are_unique() -> None:
    names = [name for entry in codes.all_codes() for name in (entry.code, entry.slug)]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("entry", codes.all_codes(), ids=lambda entry: entry.code)
def test_an_entry_is_complete(entry: codes.Code) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", entry.slug)
    assert 0 < len(entry.title) <= 20
    for sentence in (entry.what, entry.why, entry.fix):
        assert sentence.endswith("。")
        assert len(sentence) >= 6
        assert not re.search(r"(?<=[\u4e00-\u9fff])[,;:?!](?=[\u4e00-\u9fff])", sentence)


def test_every_code_in_the_program_is_registered(project: Path) -> None:
    known = {entry.code for entry in codes.all_codes()}
    for file, used in _sources(project).items():
        assert used <= known, file


def test_every_file_code_is_raised_somewhere(project: Path) -> None:
    used = set().union(
        *(found for file, found in _sources(project).items() if file.parent.name == "read"),
    )
    assert {entry.code for entry in FILE_CODES} == {code for code in used if code.startswith("YML")}


@pytest.mark.parametrize("entry", FILE_CODES, ids=lambda entry: entry.code)
def test_the_bad_example_raises_the_code_and_the_good_one_nothing(entry: codes.Code) -> None:
    assert entry.bad is not None
    assert entry.bad.kind == "raw"
    assert entry.good is not None
    problems = read_document("bad.yml", entry.bad.content).problems
    assert {problem.code for problem in problems} == {entry.code}
    assert {problem.severity for problem in problems} == {entry.severity}
    good = read_document("good.yml", entry.good.encode())
    assert good.problems == ()
    assert good.data is not None


def test_the_registry_obeys_its_own_rules(project: Path) -> None:
    content = (project / "scripts" / "casebook" / "codes.yml").read_bytes()
    assert read_document("codes.yml", content).problems == ()


def test_lookup_by_code_and_by_slug() -> None:
    by_code = codes.code("YML-010")
    assert by_code is codes.code("fullwidth-colon")
    assert by_code is codes.code(" yml-010 ")
    assert by_code is codes.code("YML10")
    assert by_code.severity is Severity.ERROR
    assert codes.find("YML-999") is None
    with pytest.raises(codes.UnknownCodeError):
        codes.code("YML-999")


def test_explanation_has_every_part() -> None:
    entry = codes.code("YML-010")
    shown = codes.explain("fullwidth-colon")
    for part in (entry.code, entry.slug, "错误", entry.title, entry.what, entry.why, entry.fix):
        assert part in shown
    assert "    title：星城社区\n" in shown
    assert "    title: 星城社区\n" in shown


def test_explanation_shows_what_cannot_be_seen_and_cuts_what_is_long() -> None:
    assert "星城⟨U+200B⟩社区" in codes.explain("YML-004")
    assert "（下略）" in codes.explain("YML-006")
    assert len(codes.explain("YML-006")) < 2000


@pytest.mark.parametrize(
    ("name", "meant"),
    [("fullwith-colon", "fullwidth-colon"), ("mojibak", "mojibake"), ("YLM-010", "YML-010")],
)
def test_an_unknown_name_gets_a_suggestion(name: str, meant: str) -> None:
    shown = codes.explain(name)
    assert f"没有编号“{name}”" in shown
    assert f"“{meant}”" in shown


def test_a_name_like_nothing_gets_the_way_to_write_it() -> None:
    assert "YML-010 这样" in codes.explain("？？")
