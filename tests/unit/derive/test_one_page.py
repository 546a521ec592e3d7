"""A case on one sheet: what it has to say first, whole sentences, and how much more there is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

import pytest

from casebook.derive.case.one_page import one_page
from casebook.derive.ground.items import Item
from casebook.derive.ground.one_page import LINES, OnePage, Part, fitted, width
from casebook.model.case import Case
from casebook.model.library import Library
from tests.bench.library import library as synthetic
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()
PARKING = SAMPLE.cases["jia-estate-parking"]
MOST = {"measures": 3, "figures": 6}


@cache
def _made_up() -> Library:
    return synthetic(60, real_library().vocabulary)


LIBRARIES: Mapping[str, Callable[[], Library]] = {
    "sample": sample_library,
    "real": real_library,
    "synthetic": _made_up,
}


def _sheet(case: Case, library: Library = SAMPLE) -> OnePage:
    return one_page(case, library, site_name="雁阵", address="")


def _part(sheet: OnePage, name: str) -> Part:
    return next(part for part in sheet.parts if part.id == name)


def _texts(case: Case) -> set[str]:
    """Every text of the record that a sheet may show, whole."""
    return {
        "还没有分析。",
        *(s.text for s in case.background),
        *(p.text for p in case.problems),
        *(o.label for o in case.observations),
        *(limit.text for limit in case.limits),
        *(c.note or "" for c in case.transfer.conditions),
        *case.transfer.advice,
    }


@pytest.mark.parametrize("name", LIBRARIES)
def test_every_sheet_fits_and_says_how_much_more_there_is(name: str) -> None:
    library = LIBRARIES[name]()
    made = [_sheet(case, library) for case in library.cases.values()]
    for sheet in made:
        assert fitted(sheet.parts) == sheet.parts, sheet.uri
        for part in sheet.parts:
            shown, found = len(part.entries), len(part.found)
            assert 1 <= shown <= found
            assert (f"（另有 {found - shown} {part.counted}）" in part.entries[-1].note) == (
                shown < found
            )


@pytest.mark.parametrize("name", ["sample", "real"])
def test_no_sentence_is_cut(name: str) -> None:
    library = LIBRARIES[name]()
    for case in library.cases.values():
        sheet = _sheet(case, library)
        assert [part.id for part in sheet.parts][:2] == ["background", "measures"]
        for part in ("background", "transfer"):
            assert {it.text for it in _part(sheet, part).entries} <= _texts(case)
        for it in _part(sheet, "measures").entries:
            assert any(it.text in m.what for m in case.measures)
            assert it.text.endswith(("。", "”")) or any(it.text == m.what for m in case.measures)


def test_what_the_title_promises_and_the_standard_of_a_decision_stand_on_the_sheet() -> None:
    """雁塔's title ends in 四方联动, and its sheet once left out that and the 3500 households."""
    library = real_library()
    sheet = _sheet(library.cases["yanta-grassroots-governance"], library)
    assert any("四方联动" in it.strong for it in _part(sheet, "measures").entries)
    assert any("3500户" in it.strong for it in _part(sheet, "figures").entries)


def test_room_that_is_left_is_filled_with_the_first_part_that_has_more() -> None:
    many = tuple(Item(f"第{n}句。") for n in range(9))
    parts = (Part("a", "甲", many, 2), Part("b", "乙", many, 2))
    assert [part.shown for part in fitted(parts, 12)] == [9, 2]


def test_what_came_of_it_stands_before_what_is_planned() -> None:
    shown = [it for it in _part(_sheet(PARKING), "figures").found if it.figure]
    levels = {f"{PARKING.id}#{o.id}": o.level for o in PARKING.observations}
    order = [levels[it.figure] for it in shown]
    assert order[-1] == "目标"
    assert "荣誉报道" not in order
    assert "目标，不是结果" in shown[-1].note


def test_a_plan_and_an_inference_are_marked() -> None:
    sheet = _sheet(PARKING)
    assert any("（计划中，推断）" in it.strong for it in _part(sheet, "measures").found)
    guessed = PARKING.problems[0].model_copy(update={"basis": "推断"})
    case = PARKING.model_copy(update={"problems": (guessed,), "background": ()})
    assert _part(_sheet(case), "background").entries == (Item(guessed.text, note="（推断）"),)


def test_the_gap_that_takes_most_comes_first() -> None:
    gaps = PARKING.not_reported
    topics = ("频次", "经费", "成效")
    made = tuple(gaps[0].model_copy(update={"topic": topic}) for topic in topics)
    found = _part(_sheet(PARKING.model_copy(update={"not_reported": made})), "gaps").found
    assert [it.strong for it in found] == ["成效：", "经费：", "频次："]


def test_a_record_that_nobody_has_checked_says_so() -> None:
    editorial = PARKING.editorial.model_copy(update={"checked": None, "status": "草稿"})
    case = PARKING.model_copy(update={"editorial": editorial})
    assert _part(_sheet(case), "sources").note == f"{editorial.recorded} 入库，草稿。"


def test_lines_are_left_out_of_the_part_that_has_most_to_spare() -> None:
    long = tuple(Item("字" * 30, strong=str(n)) for n in range(60))
    many, few = Part("many", "多", long, 60, 2), Part("few", "少", long[:2], 2, 2)
    held = fitted((many, few))
    assert [len(part.entries) for part in held] == [int(LINES) - 4, 2]
    assert held[0].entries[-1].note == f"（另有 {60 - len(held[0].entries)} 项）"
    assert fitted((Part("none", "无", (), 3),)) == ()


def test_how_wide_a_text_is() -> None:
    assert width("社区") == 2
    assert width("20个社区") == 1 + 0.25 + 3
    assert width("") == 0
