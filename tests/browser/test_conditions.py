"""Under the conditions in which the site must still work."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.browser.watching import Troubles, watch
from tests.site.building import Built

pytestmark = pytest.mark.browser

CASE = "cases/dongguan-xingcheng-grid/index.html"
PAPER = "getComputedStyle(document.body).backgroundColor"


@pytest.fixture
def silent(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    """Without scripts."""
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, java_script_enabled=False
    )
    yield context
    context.close()


def test_without_scripts_all_text_and_all_evidence_can_be_read(
    silent: BrowserContext, page: Page
) -> None:
    bare = silent.new_page()
    bare.goto(CASE)
    page.goto(CASE)
    # What can only be pressed is no text.
    for pressed in (".cb-choose", "[data-cb-act=link]"):
        page.locator(pressed).evaluate("e => (e.hidden = true)")
    assert bare.locator(".cb-article").inner_text() == page.locator(".cb-article").inner_text()
    proof = bare.locator(".cb-line").first
    expect(proof.locator(".cb-quote").first).to_be_hidden()
    proof.locator("summary").click()
    expect(proof.locator(".cb-quote").first).to_be_visible()


def test_without_scripts_the_sections_can_be_reached(silent: BrowserContext) -> None:
    page = silent.new_page()
    page.goto(CASE)
    page.locator(".cb-tool--menu").click()
    page.locator("#cb-drawer").get_by_role("link", name="难题").click()
    expect(page.locator("h1")).to_have_text("难题")
    page.set_viewport_size(DESKTOP)
    page.locator(".cb-tabs").get_by_role("link", name="地区").click()
    expect(page.locator("h1")).to_have_text("地区")


def test_without_scripts_nothing_is_offered_that_cannot_work(silent: BrowserContext) -> None:
    page = silent.new_page()
    page.set_viewport_size(DESKTOP)
    page.goto("index.html")
    for part in ("[data-cb-toggle=elder]", ".cb-palette label", ".cb-search__input"):
        for found in page.locator(part).all():
            expect(found).to_be_hidden()


def test_without_scripts_the_system_decides_the_colours(browser: Browser, server: Server) -> None:
    papers = []
    schemes: tuple[Literal["light"], Literal["dark"]] = ("light", "dark")
    for scheme in schemes:
        context = browser.new_context(
            base_url=server.address, java_script_enabled=False, color_scheme=scheme
        )
        page = context.new_page()
        page.goto(CASE)
        papers.append(page.evaluate(PAPER))
        context.close()
    assert papers == ["rgb(251, 248, 241)", "rgb(25, 22, 18)"]


def test_from_a_disk_links_and_styles_work(browser: Browser, site: Built) -> None:
    home = site.folder.as_uri() + "/"
    troubles = Troubles(home)
    context = browser.new_context(viewport=DESKTOP)
    watch(context, troubles)
    page = context.new_page()
    page.goto(f"{home}index.html")
    page.locator(".cb-mosaic .cb-square").first.click()
    expect(page).to_have_url(re.compile(r"^file:.*/cases/[a-z0-9-]+/index\.html$"))
    # The address is the new one before its styles are read: the test waits for them.
    expect(page.locator("body")).to_have_css("background-color", "rgb(251, 248, 241)")
    page.locator(".cb-sources summary").first.click()
    page.locator(".cb-sources a").first.click()
    expect(page).to_have_url(re.compile(r"^file:.*/sources/[a-z0-9-]+/index\.html$"))
    page.locator(".cb-brand").click()
    expect(page).to_have_url(f"{home}index.html")
    context.close()
    assert troubles.found == []


def test_the_reader_s_choice_of_colours_is_kept(desktop: Page) -> None:
    desktop.goto(CASE)
    light = desktop.evaluate(PAPER)
    for _ in range(3):
        desktop.locator(".cb-palette label:visible").click()
        if desktop.evaluate(PAPER) != light:
            break
    dark = desktop.evaluate(PAPER)
    assert dark != light
    desktop.goto("about/index.html")
    assert desktop.evaluate(PAPER) == dark


def test_elder_mode_is_kept_and_left(page: Page) -> None:
    size = "parseFloat(getComputedStyle(document.querySelector('.cb-article p')).fontSize)"
    page.goto("about/index.html")
    before = page.evaluate(size)
    page.locator(".cb-tool--menu").click()
    page.locator(".cb-drawer [data-cb-toggle=elder]").click()
    assert page.evaluate(size) > before
    page.goto("contribute/index.html")
    assert page.evaluate(size) >= 20
    page.goto("about/index.html")
    page.locator(".cb-tool--menu").click()
    page.locator(".cb-drawer [data-cb-toggle=elder]").click()
    assert page.evaluate(size) == before
    page.reload()
    assert page.evaluate(size) == before


BLOCKED = """
for (const name of ["localStorage", "sessionStorage"]) {
  Object.defineProperty(window, name, { get() { throw new DOMException("blocked", "SecurityError"); } });
}
"""


def test_a_browser_that_stores_nothing(context: BrowserContext) -> None:
    """Cookies and storage blocked: choices last for the page, and nothing breaks."""
    context.add_init_script(BLOCKED)
    page = context.new_page()
    page.set_viewport_size(DESKTOP)
    page.goto(CASE)
    page.locator(".cb-tool--elder").click()
    assert page.evaluate("document.documentElement.hasAttribute('data-cb-elder')")
    page.locator(".cb-palette label:visible").click()
    page.locator(".cb-search__input").click()
    page.keyboard.type("积分")
    expect(page.locator(".cb-search [role=option]").first).to_be_visible()


def test_nothing_is_kept_but_the_reader_s_choices(desktop: Page) -> None:
    """No cookie; what is stored names the two switches, and nothing else."""
    desktop.goto("index.html")
    desktop.locator(".cb-tool--elder").click()
    desktop.locator(".cb-palette label:visible").click()
    desktop.goto(CASE)
    assert desktop.context.cookies() == []
    kept = desktop.evaluate("Object.keys(localStorage)")
    assert {key.rpartition(".")[2] for key in kept} <= {"__elder", "__palette"}


def test_text_enlarged_to_twice_its_size_stays_on_the_page(page: Page) -> None:
    """WCAG 1.4.4, and the text size of WeChat."""
    page.goto(CASE)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
