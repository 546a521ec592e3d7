"""The answer above the results: what a record says stands there with its words, or nothing does."""

from __future__ import annotations

from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.server import Server

pytestmark = pytest.mark.browser

ANSWER = "[data-cb-browse=answer]"
TITLES = "[data-cb-browse=results] .cb-case__title a"
TALLEST = 250
"""With a caution of two lines: the first hit still stands within 600 px."""


def _ask(page: Page, question: str) -> None:
    page.goto(f"cases/index.html#q={quote(question)}")
    page.locator(TITLES).first.wait_for()


def test_a_question_is_answered_above_the_results_with_the_words_of_its_article(page: Page) -> None:
    _ask(page, "星城社区有几个网格")
    box = page.locator(ANSWER)
    expect(box).to_contain_text("6个")
    expect(box).to_contain_text("星城社区")
    height = box.evaluate("box => box.offsetHeight")
    assert height <= TALLEST
    first = page.locator(TITLES).first.bounding_box()
    place = box.bounding_box()
    assert first
    assert place
    assert place["y"] + place["height"] <= first["y"]

    expect(box.locator("blockquote")).to_be_hidden()
    box.locator("summary").click()
    expect(box.locator("blockquote")).to_contain_text("社区划分为6个网格")
    assert Axe().run(page, context=ANSWER).violations_count == 0

    box.get_by_role("link").click()
    page.wait_for_url("**/cases/dongguan-xingcheng-grid/index.html#o3")


def test_what_is_left_out_is_said_and_what_is_no_question_gets_nothing(page: Page) -> None:
    _ask(page, "服务集市多久开一次")
    expect(page.locator(ANSWER)).to_contain_text("库中未见")
    field = page.locator("#cb-query")
    for words in ("网格", "停车位有多少个"):
        field.fill(words)
        expect(page.locator(ANSWER)).to_be_hidden()
    field.fill("巷长有几个")
    expect(page.locator(ANSWER)).to_contain_text("12名")
    field.fill("")
    expect(page.locator(ANSWER)).to_be_hidden()


def test_without_a_script_nothing_is_missing(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.address, java_script_enabled=False)
    page = context.new_page()
    page.goto("cases/index.html")
    expect(page.locator(ANSWER)).to_be_hidden()
    expect(page.locator(".cb-case__title a").first).to_be_visible()
    context.close()
