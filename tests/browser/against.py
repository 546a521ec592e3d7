"""The page on which any two places stand side by side, for the tests that open it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from urllib.parse import urlsplit

from playwright.sync_api import Page, Route, expect

from casebook.model.library import Library
from casebook.publish.region_data import FOLDER, files
from tests.sample.library import sample_library
from tests.sample.real import real_library

AGAINST = "regions/against/index.html"
SAID = "[data-cb-against=said]"
RESULT = "[data-cb-against=result]"
FORM = "[data-cb-against=form]"
READY = "[data-cb-against=ready]"
_FIGURES = f"{RESULT} .cb-shared, {RESULT} #figures ~ div > p:not(.cb-muted)"


def opened(page: Page, state: str = "") -> None:
    """Open the page with two places in its address."""
    page.goto(f"{AGAINST}{state}")
    expect(page.locator(FORM)).to_be_visible()


def shown(page: Page) -> str:
    """What the page says of two places, once the figures are there."""
    page.locator(_FIGURES).first.wait_for()
    return page.locator(RESULT).inner_text()


def _serving(given: Mapping[str, bytes]) -> Callable[[Route], None]:
    def fulfil(route: Route) -> None:
        path = urlsplit(route.request.url).path.lstrip("/")
        route.fulfill(body=given[path], content_type="text/javascript; charset=utf-8")

    return fulfil


def with_library(page: Page, library: Library) -> Page:
    """Give the page the data of ``library``."""
    page.route(f"**/{FOLDER}**", _serving(files(library)))
    return page


def with_sample(page: Page) -> Page:
    """Give the page the invented library, in which 441322 and 610113 report figures that may be compared."""
    library = sample_library()
    case = library.cases["bing-training"]
    place = case.place.model_copy(update={"code": "610113"})
    cases = {**library.cases, case.id: case.model_copy(update={"place": place})}
    return with_library(page, Library(library.vocabulary, cases, library.sources, {}, {}))


def with_twins(page: Page) -> Page:
    """Give the page the real library and twins of all cases of Guangdong in 630000: both report the same indicators."""
    library = real_library()
    twins = {
        f"twin-{name}": case.model_copy(
            update={
                "id": f"twin-{name}",
                "place": case.place.model_copy(update={"code": "630000"}),
            }
        )
        for name, case in library.cases.items()
        if case.place.code.startswith("44")
    }
    cases = {**library.cases, **twins}
    return with_library(page, Library(library.vocabulary, cases, library.sources, {}, {}))
