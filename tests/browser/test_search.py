"""Search: by typing, pasting, input methods and the form of the home page."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

HIT = ".md-search-result__list a"
INPUT = ".cb-search__input"
CASE = "cases/dongguan-xingcheng-grid/index.html"


def _ready(page: Page) -> None:
    """Wait until the index is read: before that a hit may be missing."""
    expect(page.locator(".md-search-result__meta")).to_have_text("输入几个字就开始搜索")


@pytest.mark.parametrize("words", ["网格", "积分", "红色物业"])
def test_a_word_finds_a_page_that_has_it_and_opens(desktop: Page, words: str) -> None:
    desktop.goto("about/index.html")
    desktop.locator(INPUT).click()
    _ready(desktop)
    desktop.keyboard.type(words)
    # Results come at every key; wait for those of the whole word.
    hit = desktop.locator(HIT).filter(has_text=words).first
    expect(hit).to_be_visible()
    expect(desktop.locator(".md-search-result__meta")).to_have_text(re.compile(r"找到 \d+ 页"))
    hit.click()
    expect(desktop).to_have_url(re.compile(r"/(cases|sources)/[a-z0-9-]+/index\.html"))
    expect(desktop.locator(".cb-article")).to_contain_text(words)


def test_on_a_phone_it_opens_and_closes(page: Page) -> None:
    page.goto(CASE)
    expect(page.locator(INPUT)).not_to_be_in_viewport()
    page.locator(".cb-tool--search").click()
    expect(page.locator(INPUT)).to_be_focused()
    _ready(page)
    page.keyboard.type("停车")
    expect(page.locator(HIT).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(HIT).first).to_be_hidden()


def test_what_is_pasted_is_searched(desktop: Page) -> None:
    desktop.context.grant_permissions(["clipboard-read", "clipboard-write"])
    desktop.goto(CASE)
    desktop.evaluate("navigator.clipboard.writeText('积分')")
    desktop.locator(INPUT).click()
    _ready(desktop)
    desktop.keyboard.press("Control+v")
    expect(desktop.locator(HIT).first).to_be_visible()


def test_what_an_input_method_writes_is_searched(desktop: Page) -> None:
    """Pinyin: letters while composing, then the characters, without one key event."""
    desktop.goto(CASE)
    desktop.locator(INPUT).click()
    _ready(desktop)
    devtools = desktop.context.new_cdp_session(desktop)
    devtools.send(
        "Input.imeSetComposition", {"text": "wang ge", "selectionStart": 7, "selectionEnd": 7}
    )
    devtools.send("Input.insertText", {"text": "网格"})
    expect(desktop.locator(INPUT)).to_have_value("网格")
    expect(desktop.locator(HIT).first).to_be_visible()


def test_nothing_found_says_so_in_chinese(desktop: Page) -> None:
    desktop.goto(CASE)
    desktop.locator(INPUT).click()
    _ready(desktop)
    desktop.keyboard.type("qqzzxx")
    expect(desktop.locator(".md-search-result__meta")).to_contain_text("没有找到")


def test_the_form_of_the_home_page_searches(desktop: Page) -> None:
    desktop.goto("index.html")
    desktop.locator("#cb-hero-query").fill("积分")
    desktop.locator(".cb-hero__search button").click()
    expect(desktop.locator(INPUT)).to_have_value("积分")
    expect(desktop.locator(HIT).first).to_be_visible()


@pytest.mark.parametrize("key", ["f", "s", "p", "n", "/", "."])
def test_single_letters_do_nothing_while_reading(desktop: Page, key: str) -> None:
    """WCAG 2.1.4: a shortcut of one character must be one the reader can turn off."""
    desktop.goto(CASE)
    desktop.keyboard.press(key)
    expect(desktop.locator(INPUT)).not_to_be_focused()
    expect(desktop).to_have_url(re.compile(f"{CASE}$"))
