"""The built site behind a strict server, and a real Chromium before it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import (
    Browser,
    BrowserContext,
    Page,
    Playwright,
    ViewportSize,
    expect,
    sync_playwright,
)

from tests.browser import chromium
from tests.browser.server import Server, serve
from tests.browser.watching import Troubles, watch
from tests.site.building import Built

PHONE: ViewportSize = {"width": 390, "height": 844}
DESKTOP: ViewportSize = {"width": 1440, "height": 900}
# A busy machine is not a fault.
expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def site(plain: Built) -> Built:
    """The site of this checkout."""
    assert plain.code == 0, plain.log
    return plain


@pytest.fixture(scope="session")
def server(site: Built) -> Iterator[Server]:
    """Serves the site under a Content-Security-Policy that allows the site itself and nothing else."""
    with serve(site.folder) as running:
        yield running


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    """What opens browsers: a process can have one of them."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(driver: Playwright) -> Iterator[Browser]:
    opened = driver.chromium.launch(
        executable_path=chromium.find(), args=["--no-sandbox", "--disable-dev-shm-usage"]
    )
    yield opened
    opened.close()


@pytest.fixture
def troubles(server: Server) -> Troubles:
    """What goes wrong in the pages of a test; at its end there must be nothing."""
    return Troubles(server.address)


@pytest.fixture
def context(browser: Browser, server: Server, troubles: Troubles) -> Iterator[BrowserContext]:
    """A fresh profile on a phone."""
    opened = browser.new_context(base_url=server.address, viewport=PHONE)
    watch(opened, troubles)
    yield opened
    opened.close()
    assert troubles.found == []


@pytest.fixture
def page(context: BrowserContext) -> Page:
    """A page on a phone."""
    return context.new_page()


@pytest.fixture
def desktop(page: Page) -> Page:
    """A page on a desktop."""
    page.set_viewport_size(DESKTOP)
    return page
