"""The home page: what a reader in a hurry sees first, and the drawing of the cases."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.sample.real import real_library

pytestmark = pytest.mark.browser

HOME = "index.html"
SQUARES = ".cb-mosaic .cb-square"


def _below(page: Page, selector: str) -> float:
    box = page.locator(selector).last.bounding_box()
    assert box
    return box["y"] + box["height"]


def test_the_first_screen_of_a_phone_holds_the_box_the_problems_and_the_tools(page: Page) -> None:
    page.goto(HOME)
    assert _below(page, ".cb-hero__search") < 300
    assert page.locator(".cb-often__list a").count() == 8
    assert _below(page, ".cb-often__list a") < 550
    tools = page.locator(".cb-ways--four a")
    assert tools.count() == 4
    assert _below(page, ".cb-ways--four a") <= PHONE["height"]
    tools.last.click()
    expect(page.locator("h1")).to_have_text("走访提纲")
    page.get_by_role("link", name=re.compile("巷长快办制")).click()
    expect(page.locator(".cb-visit")).to_be_visible()


def test_every_case_is_a_square_that_leads_to_it_and_a_finger_can_touch(page: Page) -> None:
    page.goto(HOME)
    squares = page.locator(SQUARES)
    assert squares.count() == len(real_library().cases)
    small = squares.evaluate_all(
        "all => all.filter(e => e.offsetWidth < 44 || e.offsetHeight < 44).length"
    )
    assert small == 0
    title = squares.first.get_attribute("title")
    squares.first.click()
    expect(page.locator("h1")).to_have_text(re.compile(re.escape(title or "?")))


def test_the_tiles_can_be_read_and_stand_beside_the_list_on_a_desktop(page: Page) -> None:
    page.goto("regions/index.html")
    sizes = page.locator(".cb-tile text").evaluate_all(
        "all => all.map(e => e.getScreenCTM().a * parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 13
    wide = page.locator(".cb-tile").evaluate_all(
        "all => all.filter(g => [...g.querySelectorAll('text')].some(t =>"
        " t.getBBox().width > g.querySelector('rect').getBBox().width)).length"
    )
    assert wide == 0
    page.set_viewport_size(DESKTOP)
    for name in ("regions/index.html", HOME):
        page.goto(name)
        grid = page.locator(".cb-provinces svg").bounding_box()
        beside = page.locator(".cb-tree, .cb-mosaic table").first.bounding_box()
        assert grid
        assert beside
        assert grid["width"] < 480
        assert grid["y"] < beside["y"] + beside["height"]
        assert beside["y"] < grid["y"] + grid["height"]


def test_a_page_without_contents_takes_the_width_of_the_screen(desktop: Page) -> None:
    for name in ("measures/index.html", "compare/index.html", "cases/index.html"):
        desktop.goto(name)
        page = desktop.locator(".cb-page").bounding_box()
        article = desktop.locator(".cb-article").bounding_box()
        assert page
        assert article
        assert article["width"] > page["width"] - 80, name
        assert desktop.evaluate("document.documentElement.scrollWidth") <= DESKTOP["width"]


def test_no_line_of_a_heading_begins_with_punctuation(page: Page) -> None:
    first_of_lines = """() => {
      const h1 = document.querySelector("h1"), found = [];
      const walker = document.createTreeWalker(h1, NodeFilter.SHOW_TEXT);
      let last = -Infinity;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        for (let i = 0; i < node.length; i++) {
          const range = document.createRange();
          range.setStart(node, i);
          range.setEnd(node, i + 1);
          const [box] = range.getClientRects();
          if (box && box.width && box.top > last + box.height / 2) {
            last = box.top;
            found.push(node.data[i]);
          }
        }
      }
      return found.join("");
    }"""
    screens = ((390, False), (390, True), (320, False), (320, True))
    for case in real_library().cases:
        page.goto(f"cases/{case}/index.html")
        for width, elder in screens:
            page.set_viewport_size({"width": width, "height": 844})
            page.evaluate(
                "on => document.documentElement.toggleAttribute('data-cb-elder', on)", elder
            )
            lines = page.evaluate(first_of_lines)
            assert not set(lines) & set("：，。、；）”》"), (case, width, elder, lines)
