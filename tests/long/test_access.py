"""Every kind of page in every scheme, by axe-core and by what axe cannot see: zoom, width, forced colours, motion.

`tests/browser/test_accessibility.py` asks all pages in light and some in dark; this asks one page of every kind, the
longest, in light, dark, 长辈版 and dark 长辈版, at the width of a phone and of a desktop.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server, serve
from tests.site.building import Built

pytestmark = pytest.mark.browser

_OPEN_ALL = "for (const d of document.querySelectorAll('details')) d.open = true"
_ELDER = "document.documentElement.setAttribute('data-cb-elder', '')"
_WIDE = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
SCHEMES = {
    "light": ("light", False),
    "dark": ("dark", False),
    "elder": ("light", True),
    "dark elder": ("dark", True),
}
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
_FOUND_NOTHING: set[tuple[str, str]] = set()


def kinds(site: Built) -> dict[str, str]:
    """The longest page of every kind: kinds are told by their address, with the ids taken out."""
    found: dict[str, str] = {}
    for name in sorted(site.pages, key=lambda name: (-len(site.files[name]), name)):
        head, *rest = name.removesuffix("index.html").strip("/").split("/")
        middle = ["ID" if number == 0 else part for number, part in enumerate(rest)]
        if head == "about" or rest[:1] == ["builder"]:
            middle = rest
        elif head == "sheet" and len(rest) > 1:
            middle = [rest[0], "ID"]
        found.setdefault("/".join([head, *middle]), name)
    return found


@pytest.fixture(scope="module")
def pages(plain: Built) -> dict[str, str]:
    found = kinds(plain)
    assert len(found) >= 30, found
    return found


@pytest.fixture(scope="module")
def server(plain: Built) -> Iterator[Server]:
    with serve(plain.folder) as running:
        yield running


def _page(browser: Browser, server: Server, **given: Any) -> Page:
    return browser.new_context(base_url=server.address, **given).new_page()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", SCHEMES)
def test_axe_finds_nothing(
    browser: Browser, server: Server, pages: dict[str, str], scheme: str, screen: str
) -> None:
    colours, elder = SCHEMES[scheme]
    page = _page(browser, server, viewport=SCREENS[screen], color_scheme=colours)
    found = {}
    for kind, name in pages.items():
        page.goto(name)
        if elder:
            page.evaluate(_ELDER)
        page.evaluate(_OPEN_ALL)
        said = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
        if said:
            found[kind] = [f"{v['id']}: {n['html'][:160]}" for v in said for n in v["nodes"]][:3]
    page.context.close()
    assert found == {}
    _FOUND_NOTHING.add((scheme, screen))


@dataclass(frozen=True)
class Look:
    """How somebody reads who needs it large."""

    width: int
    height: int
    elder: bool = False
    size: str = ""


@pytest.mark.parametrize(
    "look",
    [
        Look(320, 568),
        Look(320, 568, elder=True),
        Look(320, 256),  # 1280 x 1024 at 400 % (WCAG 1.4.10)
        # Text alone at twice its size; on a phone some pages are then wider than it: /about/access/ says so.
        Look(1440, 900, size="200%"),
    ],
    ids=str,
)
def test_nothing_scrolls_sideways(
    browser: Browser, server: Server, pages: dict[str, str], look: Look
) -> None:
    page = _page(browser, server, viewport={"width": look.width, "height": look.height})
    wide = {}
    for kind, name in pages.items():
        page.goto(name)
        if look.elder:
            page.evaluate(_ELDER)
        if look.size:
            page.evaluate("size => (document.documentElement.style.fontSize = size)", look.size)
        page.evaluate(_OPEN_ALL)
        if page.evaluate(_WIDE) > 0:
            wide[kind] = page.evaluate(_WIDE)
    page.context.close()
    assert wide == {}


def test_forced_colours_hide_nothing(
    browser: Browser, server: Server, pages: dict[str, str]
) -> None:
    """Windows' high contrast: the text is still there, and what has the focus is still seen to have it."""
    page = _page(browser, server, viewport=DESKTOP, forced_colors="active")
    unseen = {}
    for kind, name in pages.items():
        page.goto(name)
        assert page.evaluate("matchMedia('(forced-colors: active)').matches")
        for _ in range(4):
            page.keyboard.press("Tab")
        ring = page.evaluate(
            """() => { const s = getComputedStyle(document.activeElement);
                       return s.outlineStyle !== "none" && parseFloat(s.outlineWidth) >= 2; }"""
        )
        if not ring:
            unseen[kind] = page.evaluate("document.activeElement.outerHTML.slice(0, 160)")
    page.context.close()
    assert unseen == {}


def test_who_asks_for_no_motion_gets_none(
    browser: Browser, server: Server, pages: dict[str, str]
) -> None:
    page = _page(browser, server, viewport=DESKTOP, reduced_motion="reduce")
    moving = {}
    for kind, name in pages.items():
        page.goto(name)
        page.evaluate(_OPEN_ALL)
        count = page.evaluate(
            "document.getAnimations().filter(a => a.playState === 'running').length"
        )
        smooth = page.evaluate("getComputedStyle(document.documentElement).scrollBehavior")
        if count or smooth == "smooth":
            moving[kind] = (count, smooth)
    page.context.close()
    assert moving == {}


def test_every_kind_was_asked(pages: dict[str, str], noted: Callable[[str, int], None]) -> None:
    """Stands behind those that ask, and notes only what all of them came to."""
    if len(_FOUND_NOTHING) == len(SCHEMES) * len(SCREENS):
        noted("kinds", len(pages))
        noted("runs", len(pages) * len(_FOUND_NOTHING))
        noted("violations", 0)


def test_headings_go_down_by_one_and_language_is_chinese(plain: Built) -> None:
    for name, page in plain.pages.items():
        levels = [int(tag[1]) for tag, _ in page.elements if re.fullmatch("h[1-6]", tag)]
        steps = [(a, b) for a, b in pairwise(levels) if b > a + 1]
        assert steps == [], name
        assert page.lang == "zh-CN"
