"""Pages of every kind open in a real browser, and ask nobody else for anything: all cases, and of others the longest few.

What is wrong with a page is wrong with its template or with what is long in it; to walk through all took half as long as
all other tests of the browser.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.conftest import PHONE
from tests.browser.server import serve
from tests.browser.watching import Troubles, watch
from tests.sample.real import real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

OF_A_KIND = 8
QUESTIONS = ["哪里", "什么难题", "怎么做", "结果怎样", "有多可靠"]


def _wider_than_screen(page: Page, widths: Iterable[int]) -> list[int]:
    wide = []
    for width in widths:
        page.set_viewport_size({"width": width, "height": PHONE["height"]})
        if page.evaluate("document.documentElement.scrollWidth") > width:
            wide.append(width)
    return wide


@dataclass
class Walk:
    """What was seen on a walk through the whole site on a phone."""

    troubles: Troubles
    asked: set[str]
    wide: dict[str, list[int]] = field(default_factory=dict)
    answers: dict[str, tuple[list[str], float]] = field(default_factory=dict)


def _chosen(site: Built) -> dict[str, list[str]]:
    """Return the pages to open by their kind: all cases, of other kinds the longest."""
    kinds: dict[str, list[str]] = {}
    for name in sorted(site.pages, key=lambda name: (-len(site.files[name]), name)):
        kinds.setdefault(name.partition("/")[0], []).append(name)
    return {kind: names if kind == "cases" else names[:OF_A_KIND] for kind, names in kinds.items()}


@pytest.fixture(scope="module")
def walk(browser: Browser, site: Built) -> Walk:
    """Open the pages; widen and narrow the longest of each kind, from the narrowest phone to a desktop."""
    chosen = _chosen(site)
    kinds = {names[0] for names in chosen.values()}
    with serve(site.folder) as server:
        seen = Walk(Troubles(server.address), set())
        context = browser.new_context(base_url=server.address, viewport=PHONE)
        watch(context, seen.troubles)
        page = context.new_page()
        for name in (name for names in chosen.values() for name in names):
            page.goto(name)
            widths = (320, 768, 1440, 390) if name in kinds else (390,)
            if found := _wider_than_screen(page, widths):
                seen.wide[name] = found
            asked = page.locator(".cb-answers dt a")
            if asked.count():
                bottom = asked.last.evaluate("e => e.getBoundingClientRect().bottom")
                seen.answers[name] = (asked.all_inner_texts(), bottom)
        page.wait_for_load_state("networkidle")
        context.close()
        seen.asked = {path.partition("?")[0].lstrip("/") for path in server.asked}
    return seen


def test_pages_open_in_silence_and_ask_nobody_else(walk: Walk, site: Built) -> None:
    opened = {name for names in _chosen(site).values() for name in names}
    assert walk.troubles.found == []
    assert walk.troubles.requests > len(opened) > 100
    assert opened <= walk.asked <= set(site.files)


def test_no_page_scrolls_sideways(walk: Walk) -> None:
    assert walk.wide == {}


def test_the_first_screen_of_every_case_asks_all_five_questions(walk: Walk) -> None:
    assert {name.split("/")[1] for name in walk.answers} == set(real_library().cases)
    assert {name: q for name, (q, _) in walk.answers.items() if q != QUESTIONS} == {}
    below = {n: bottom for n, (_, bottom) in walk.answers.items() if bottom > PHONE["height"]}
    assert below == {}
