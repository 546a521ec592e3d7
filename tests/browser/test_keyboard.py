"""By keyboard alone."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser

CASE = "cases/dongguan-xingcheng-grid/index.html"
NAME = """() => {
  const e = document.activeElement;
  return (e.getAttribute("aria-label") || e.innerText || e.id).trim();
}"""
SEEN = """() => {
  const e = document.activeElement, s = getComputedStyle(e), b = e.getBoundingClientRect();
  const ring = parseFloat(s.outlineWidth) >= 2 && s.outlineStyle !== "none" && s.outlineColor !== "rgba(0, 0, 0, 0)";
  return b.width > 0 && b.height > 0 && b.bottom > 0 && b.top < innerHeight && (ring || s.boxShadow !== "none");
}"""


def _walk(page: Page, steps: int) -> tuple[list[str], list[str]]:
    """Press Tab; return what had the focus, and what of it could not be seen to have it."""
    names, unseen = [], []
    for _ in range(steps):
        page.keyboard.press("Tab")
        name = page.evaluate(NAME)
        names.append(name)
        if not page.evaluate(SEEN):
            unseen.append(f"{name}: {page.evaluate('document.activeElement.outerHTML')[:120]}")
    return names, unseen


def test_the_first_stop_skips_to_the_text(desktop: Page) -> None:
    desktop.goto(CASE)
    desktop.keyboard.press("Tab")
    skip = desktop.locator(".cb-skip")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    desktop.keyboard.press("Enter")
    expect(desktop.locator("#cb-main")).to_be_focused()
    desktop.keyboard.press("Tab")
    inside = desktop.evaluate("document.activeElement.closest('#cb-main') !== null")
    assert inside


def test_the_order_on_a_desktop(desktop: Page) -> None:
    desktop.goto(CASE)
    names, unseen = _walk(desktop, 40)
    assert unseen == []
    wanted = [
        "跳到正文",
        "雁阵",
        "搜索案例",
        "配色",
        "长辈版",
        "案例",
        "地区",
        "来源",
        "关于",
        "首页",
        "哪里",
    ]
    places = [next((i for i, n in enumerate(names) if n.startswith(w)), -1) for w in wanted]
    assert -1 not in places, list(zip(wanted, places, strict=True))
    assert places == sorted(places), list(zip(wanted, places, strict=True))


def test_the_order_on_a_phone(page: Page) -> None:
    page.goto(CASE)
    names, unseen = _walk(page, 19)
    assert unseen == []
    assert names[:2] == ["跳到正文", "栏目"]
    assert "哪里" in names


def test_the_drawer_by_keyboard(page: Page) -> None:
    page.goto(CASE)
    opener = page.locator(".cb-tool--menu")
    opener.focus()
    page.keyboard.press("Enter")
    expect(opener).to_have_attribute("aria-expanded", "true")
    expect(page.locator("#cb-drawer a").first).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(opener).to_be_focused()
    expect(opener).to_have_attribute("aria-expanded", "false")
    opener.press("Enter")
    page.locator("#cb-drawer").get_by_role("link", name="地区").press("Enter")
    expect(page.locator("h1")).to_have_text("地区")


def test_a_closed_drawer_takes_no_focus(page: Page) -> None:
    page.goto("about/index.html")
    for _ in range(12):
        page.keyboard.press("Tab")
        assert not page.evaluate("document.activeElement.closest('#cb-drawer') !== null")


def test_search_by_keyboard_opens_a_result(desktop: Page) -> None:
    desktop.goto("about/index.html")
    desktop.locator(".cb-search__input").focus()
    desktop.keyboard.type("积分")
    expect(desktop.locator(".cb-search [role=option]").first).to_be_visible()
    desktop.keyboard.press("ArrowDown")
    desktop.keyboard.press("Enter")
    expect(desktop.locator(".cb-article")).to_contain_text("积分")


def test_a_province_of_the_grid_opens(desktop: Page) -> None:
    desktop.goto("index.html")
    desktop.get_by_role("link", name=re.compile("^广东 \\d+ 个案例$")).focus()
    assert desktop.evaluate("document.activeElement.matches('.cb-tile')")
    desktop.keyboard.press("Enter")
    expect(desktop.locator("h1")).to_have_text("广东省")
