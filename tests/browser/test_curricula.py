"""Curricula on a phone and a desktop: the timetable first, every lesson one tap away, and the same words in Word."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Page, expect

from casebook.derive.training.curriculum_view import curriculum_view
from tests.browser import office
from tests.browser.conftest import DESKTOP, PHONE
from tests.sample.real import real_library

pytestmark = pytest.mark.browser

LIBRARY = real_library()
PLAN = "big-community-1d"
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _uri(name: str) -> str:
    return f"curricula/{name}/index.html"


def test_the_third_door_of_the_home_page_leads_to_a_timetable(page: Page) -> None:
    page.goto("index.html")
    page.locator(".cb-ways--four a").nth(2).click()
    expect(page.locator("h1")).to_have_text("备课")
    page.get_by_role("link", name=LIBRARY.curricula[PLAN].title).click()
    expect(page.locator("h1")).to_contain_text("社区太大怎么办")
    expect(page.locator(".cb-timetable")).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS)
def test_the_timetable_begins_on_the_first_screen(page: Page, screen: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    for name in ("big-community-1d", "secretaries-3d"):
        page.goto(_uri(name))
        first = page.locator(".cb-timetable a").first.bounding_box()
        assert first
        assert first["y"] + first["height"] < SCREENS[screen]["height"], name
        expect(page.locator(".cb-lead")).to_contain_text(LIBRARY.curricula[name].audiences[0])


def test_a_lesson_of_the_timetable_opens_below(page: Page) -> None:
    page.goto(_uri(PLAN))
    lesson = page.locator("#s2")
    assert lesson.get_attribute("open") is None
    page.locator(".cb-timetable a[href='#s2']").click()
    expect(lesson.get_by_text("思考题")).to_be_visible()
    expect(lesson.get_by_role("link", name="学员版")).to_be_visible()


@pytest.mark.parametrize("name", ["", *LIBRARY.curricula])
def test_the_narrowest_phone_does_not_scroll_sideways(page: Page, name: str) -> None:
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(_uri(name).replace("//", "/"))
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_the_timetable_and_every_lesson(page: Page) -> None:
    page.goto(_uri(PLAN))
    told = office.words(page.pdf(prefer_css_page_size=True))
    view = curriculum_view(LIBRARY.curricula[PLAN], LIBRARY)
    for half in view.halves:
        for slot in half.slots:
            assert slot.time in told
            assert "".join(slot.title.split()) in told
    for lesson in view.lessons:
        for text in (lesson.preparation, *lesson.evaluation):
            assert "".join(text.split()) in told


def test_word_has_the_timetable_as_a_table(desktop: Page, tmp_path: Path) -> None:
    desktop.goto(_uri(PLAN))
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="存成 Word").click()
    target = tmp_path / "plan.docx"
    download.value.save_as(target)
    with zipfile.ZipFile(target) as parts:
        body = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314  made by us
    rows = [
        ["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")
    ]
    view = curriculum_view(LIBRARY.curricula[PLAN], LIBRARY)
    wanted = [["时间", "内容", "学时"]]
    for half in view.halves:
        wanted.append([f"{half.title}（{half.hours} 学时）"])
        for slot in half.slots:
            how = " ".join(filter(None, (slot.format, slot.lesson_kind)))
            wanted.append([slot.time, f"{slot.title}{how}", slot.hours])
    assert rows == wanted
    # Lines of exact height: Word would round them up to the grid.
    assert {s.get(f"{W}lineRule") for s in body.iter(f"{W}spacing") if s.get(f"{W}line")} == {
        "exact"
    }
    assert office.sheets([target], tmp_path)["plan"] >= 2
