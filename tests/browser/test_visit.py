"""The question list of a visit: reached from the case, read on a phone, and written on as a sheet or two of paper."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from casebook import clock
from casebook.derive.case.visit import visit_sheet
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.sample.real import real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

CASE = "dongguan-huolianshu-renewal"
SHEET = f"visit/{CASE}/index.html"
SHEETS = {name: f"visit/{name}/index.html" for name in real_library().cases}
SCREENS = {"phone": PHONE, "desktop": DESKTOP}


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{v['id']}: {n['html'][:150]}" for v in found.response["violations"] for n in v["nodes"]
    ]


def test_a_case_leads_to_its_sheet_and_back(page: Page) -> None:
    page.goto(f"cases/{CASE}/index.html")
    page.locator(".cb-actions").get_by_role("link", name="走访提纲").click()
    expect(page).to_have_url(re.compile(re.escape(SHEET)))
    expect(page.locator("h1")).to_have_text(real_library().cases[CASE].title)
    expect(page.locator(".cb-kicker")).to_have_text("走访提纲")
    expect(page.locator(".cb-crumbs")).not_to_contain_text(real_library().cases[CASE].title)
    page.locator(".cb-visit__about a").first.click()
    expect(page).to_have_url(re.compile(rf"cases/{CASE}/index\.html#o[0-9]+$"))
    figure = page.url.partition("#")[2]
    expect(page.locator(f"#{figure}")).to_be_in_viewport()


def test_every_gap_stands_on_the_sheet_with_room_to_write(page: Page) -> None:
    page.goto(SHEET)
    case = real_library().cases[CASE]
    asked = page.locator(".cb-visit__ask").all_inner_texts()
    assert [gap.ask for gap in case.not_reported if gap.ask not in asked] == []
    sheet = visit_sheet(case, real_library())
    assert len(asked) == sheet.gaps + sheet.derived
    questions = page.locator(".cb-visit__questions > li")
    for question in questions.all():
        room = question.locator(".cb-visit__lines i, .cb-visit__about li")
        assert room.count() >= 1
        expect(question.locator(".cb-visit__box")).to_have_count(1)


@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing(page: Page, screen: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    page.goto(SHEET)
    assert _violations(page) == []


def test_the_narrowest_phone_does_not_scroll_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for name in ("yanta-grassroots-governance", CASE):
        page.goto(SHEETS[name])
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_on_paper_there_is_only_the_sheet(
    browser: Browser, server: Server, *, scripts: bool
) -> None:
    context = browser.new_context(base_url=server.address, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(SHEET)
    page.emulate_media(media="print")
    for part in (".cb-header", ".cb-footer", ".cb-path", ".cb-aside", ".cb-visit__screen"):
        expect(page.locator(part).first).to_be_hidden()
    for part in (".cb-visit__blanks", ".cb-visit__lines", ".cb-visit__box"):
        expect(page.locator(part).first).to_be_visible()
    context.close()


def test_every_sheet_fits_on_two_pages_and_most_on_one(page: Page) -> None:
    pages = {}
    for name, address in SHEETS.items():
        page.goto(address)
        pages[name] = len(re.findall(rb"/Type\s*/Page\b(?!s)", page.pdf(prefer_css_page_size=True)))
    assert set(pages.values()) == {1, 2}
    # One line to write on under each question is left only where that makes one sheet of two.
    library = real_library()
    tight = [c.id for c in library.cases.values() if visit_sheet(c, library).lines == 1]
    assert {name: pages[name] for name in tight if pages[name] != 1} == {}
    assert list(pages.values()).count(1) * 3 >= len(pages) * 2


def test_name_address_and_day_stand_at_the_foot(page: Page) -> None:
    page.goto(SHEET)
    foot = page.locator(".cb-paper__foot")
    expect(foot).to_contain_text("雁阵基层治理案例库")
    expect(foot).to_contain_text(f"/cases/{CASE}/")
    year, month, _ = clock.today().split("-")
    today = f"{int(year)} 年 {int(month)} 月"
    expect(foot).to_contain_text(f"打印日期：{today}")


@pytest.mark.parametrize("zone", ["Pacific/Honolulu", "Asia/Shanghai", "Pacific/Kiritimati"])
def test_the_day_is_that_of_beijing(browser: Browser, server: Server, zone: str) -> None:
    """On the last evening of the year in London, on its morning in Honolulu: in Beijing it is over."""
    context = browser.new_context(base_url=server.address, viewport=PHONE, timezone_id=zone)
    page = context.new_page()
    page.clock.set_fixed_time("2026-12-31T17:00:00Z")
    page.goto(SHEET)
    expect(page.locator(".cb-paper__foot")).to_contain_text("打印日期：2027 年 1 月 1 日")
    context.close()


def test_the_sheet_opens_from_a_disk(browser: Browser, site: Built) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto((site.folder / SHEET).as_uri())
    page.locator(".cb-visit__head a").first.click()
    expect(page).to_have_url((site.folder / f"cases/{CASE}/index.html").as_uri())
    context.close()
