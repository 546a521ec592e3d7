"""axe-core finds nothing (WCAG 2.0 to 2.2 A and AA, and its best practices)."""

from __future__ import annotations

from collections.abc import Mapping

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server

pytestmark = pytest.mark.browser

PAGES = [
    "index.html",
    "cases/index.html",
    "cases/dongguan-xingcheng-grid/index.html",
    "cases/dongguan-guanyan-xuetang/index.html",
    "cases/boluo-linli-ruqin/index.html",
    "regions/440000/index.html",
    "indicators/resident-population/index.html",
    "sources/guanyan-xuetang-3/index.html",
    "decisions/index.html",
    "decisions/oversized-communities/index.html",
    "decisions/units-into-communities/index.html",
    "decisions/points-and-shops/index.html",
    "problems/index.html",
    "problems/elderly-care/index.html",
    "measures/index.html",
    "measures/property-party/index.html",
    "measures/branch-on-estate/index.html",
    "measures/outreach-service/index.html",
    "regions/441322-610113/index.html",
    "slogans/index.html",
    "indicators/index.html",
    "lessons/index.html",
    "curricula/index.html",
    "curricula/big-community-1d/index.html",
    "curricula/guanyan-xuetang-3/index.html",
    "visit/index.html",
    "about/index.html",
    "contribute/index.html",
    "404.html",
]
OPEN_ALL = "for (const d of document.querySelectorAll('details')) d.open = true"
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
# Colours alone differ between the schemes, and these pages have all that are used.
COLOURS = {"runOnly": ["color-contrast"]}
COLOURFUL = PAGES[:3] + PAGES[6:7] + PAGES[9:11]


def _violations(page: Page, options: Mapping[str, object] | None = None) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"], **(options or {})})
    return [
        f"{violation['id']}: {node['html'][:200]}"
        for violation in found.response["violations"]
        for node in violation["nodes"]
    ]


def _opened(page: Page, name: str) -> Page:
    page.goto(name)
    page.evaluate(OPEN_ALL)
    return page


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", PAGES)
def test_light(page: Page, name: str, screen: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    assert _violations(_opened(page, name)) == []


@pytest.mark.parametrize("screen", SCREENS)
def test_dark(browser: Browser, server: Server, screen: str) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=SCREENS[screen], color_scheme="dark"
    )
    page = context.new_page()
    found = {name: _violations(_opened(page, name), COLOURS) for name in COLOURFUL}
    context.close()
    assert {name: violations for name, violations in found.items() if violations} == {}


@pytest.mark.parametrize("screen", SCREENS)
def test_elder_mode(page: Page, screen: str) -> None:
    """Body text of 20 px at least (MIIT asks for 18 dp), no less than 1.3 lines, targets of 60 px."""
    size: ViewportSize = SCREENS[screen]
    page.set_viewport_size(size)
    page.goto(PAGES[2])
    page.locator("[data-cb-toggle=elder]:visible").first.click()
    page.evaluate(OPEN_ALL)
    assert _violations(page) == []
    size_and_line = page.locator(".cb-lead").evaluate(
        "e => [parseFloat(getComputedStyle(e).fontSize), parseFloat(getComputedStyle(e).lineHeight)]"
    )
    assert size_and_line[0] >= 20
    assert size_and_line[1] >= 1.3 * size_and_line[0]
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]


def test_the_checker_finds_what_is_wrong(page: Page) -> None:
    page.goto("about/index.html")
    page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=\"../assets/favicon.svg\">')"
    )
    assert any(violation.startswith("image-alt") for violation in _violations(page))
