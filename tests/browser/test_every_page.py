"""Every page of the site opens in a real browser, and asks nobody else for anything."""

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


@pytest.fixture(scope="module")
def walk(browser: Browser, site: Built) -> Walk:
    """Open every page; widen and narrow one of each kind, from the narrowest phone to a desktop."""
    kinds = {name.partition("/")[0]: name for name in sorted(site.pages)}.values()
    with serve(site.folder) as server:
        seen = Walk(Troubles(server.address), set())
        context = browser.new_context(base_url=server.address, viewport=PHONE)
        watch(context, seen.troubles)
        page = context.new_page()
        for name in sorted(site.pages):
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


def test_every_page_opens_in_silence_and_asks_nobody_else(walk: Walk, site: Built) -> None:
    assert walk.troubles.found == []
    assert walk.troubles.requests > len(site.pages)
    assert set(site.pages) <= walk.asked <= set(site.files)


def test_no_page_scrolls_sideways(walk: Walk) -> None:
    assert walk.wide == {}


def test_the_first_screen_of_every_case_asks_all_five_questions(walk: Walk) -> None:
    assert {name.split("/")[1] for name in walk.answers} == set(real_library().cases)
    assert {name: q for name, (q, _) in walk.answers.items() if q != QUESTIONS} == {}
    below = {n: bottom for n, (_, bottom) in walk.answers.items() if bottom > PHONE["height"]}
    assert below == {}
