"""The page for lost addresses, as a server in a sub-folder shows it, and from a disk."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from http import HTTPStatus
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, expect

from tests.browser.conftest import PHONE
from tests.browser.server import POLICY
from tests.site.building import Built

pytestmark = pytest.mark.browser

FOLDER = "/sub/"


@pytest.fixture(scope="module")
def elsewhere(site: Built) -> Iterator[str]:
    """The address of the site in a folder of a server that shows 404.html for everything that is not there."""
    lost = site.files["404.html"]

    class Handler(SimpleHTTPRequestHandler):
        def do_GET(self) -> None:
            path = urlsplit(self.path).path
            name = path.removeprefix(FOLDER)
            found = site.files.get(name) if path.startswith(FOLDER) else None
            self.send_response(HTTPStatus.OK if found is not None else HTTPStatus.NOT_FOUND)
            self.send_header("Content-Type", self.guess_type(name) if found else "text/html")
            self.send_header("Content-Security-Policy", POLICY)
            self.send_header("X-Content-Type-Options", "nosniff")
            self.end_headers()
            self.wfile.write(lost if found is None else found)

        def log_message(self, *_: object) -> None:
            """Print nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}{FOLDER}"
        running.shutdown()


@pytest.mark.parametrize("missing", ["nowhere", "cases/nowhere", "cases/nowhere/", "disk"])
def test_it_is_styled_searches_and_leads_on_from_everywhere(
    browser: Browser, elsewhere: str, site: Built, missing: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    failed: list[str] = []
    page.on("pageerror", lambda error: failed.append(str(error)))
    page.goto((site.folder / "404.html").as_uri() if missing == "disk" else elsewhere + missing)
    expect(page.locator("h1")).to_have_css("font-weight", "700")
    page.locator("#cb-hero-query").fill("网格")
    expect(page.locator("#cb-hero-query-list li").first).to_be_visible()
    # Its switches are set up once: pressed, they stay pressed.
    page.get_by_role("button", name="长辈版").first.click()
    expect(page.locator("html")).to_have_attribute("data-cb-elder", "")
    page.locator("article").get_by_role("link", name="全部案例").click()
    expect(page.locator("h1")).to_have_text("案例")
    expect(page).to_have_url(re.compile("/cases/index.html$"))
    assert failed == []
    context.close()
