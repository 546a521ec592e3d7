"""Every figure of a case on the built site stands there as its article writes it."""

from __future__ import annotations

import json
import re
from html.parser import HTMLParser

import pytest

from casebook.derive.figures.quantities import SIC, of_observation
from tests.sample.real import real_library
from tests.site.building import Built
from tests.site.markup import VOID

FIGURE = "data-cb-figure"
_ERRORS = "contribute/errors/index.html"
"""Shows how a number should not be written."""


class _Shown(HTMLParser):
    """Collects what stands in every element that names a figure."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.shown: list[tuple[str, str]] = []
        self._open: list[tuple[str, str, list[str]]] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in VOID:
            self._open.append((tag, dict(attrs).get(FIGURE) or "", []))

    def handle_data(self, data: str) -> None:
        for _, name, text in self._open:
            if name:
                text.append(data)

    def handle_endtag(self, tag: str) -> None:
        while self._open:
            opened, name, text = self._open.pop()
            if name:
                self.shown.append((name, "".join(text)))
            if opened == tag:
                return


@pytest.fixture(scope="module")
def quotes() -> dict[str, str]:
    return {
        f"{case.id}#{o.id}": o.evidence.quote
        for case in real_library().cases.values()
        for o in case.observations
    }


@pytest.fixture(scope="module")
def shown(plain: Built) -> dict[str, list[tuple[str, str]]]:
    return {
        name: found
        for name, page in plain.pages.items()
        if FIGURE in page.text and (found := _Shown(page.text).shown)
    }


@pytest.mark.site
def test_every_figure_shown_is_a_piece_of_its_quote(
    shown: dict[str, list[tuple[str, str]]], quotes: dict[str, str]
) -> None:
    wrong = [
        (page, name, text)
        for page, found in shown.items()
        for name, text in found
        if not text or text not in quotes[name]
    ]
    assert wrong == []


@pytest.mark.site
def test_every_family_of_pages_names_the_figures_that_it_shows(
    shown: dict[str, list[tuple[str, str]]],
) -> None:
    """Else a family could leave the attribute out, and the test above would have nothing to hold."""
    families = {name.partition("/")[0] for name in shown}
    wanted = {"cases", "compare", "indicators", "measures", "problems", "regions", "settlements"}
    assert families >= {*wanted, "visit"}


@pytest.mark.site
def test_all_figures_of_a_case_are_on_its_page(
    shown: dict[str, list[tuple[str, str]]], quotes: dict[str, str]
) -> None:
    for name in quotes:
        page = shown[f"cases/{name.partition('#')[0]}/index.html"]
        assert name in {found for found, _ in page}


@pytest.mark.site
def test_the_data_of_comparisons_and_regions_say_the_same(
    plain: Built, quotes: dict[str, str]
) -> None:
    """What a script of a page draws without the pages that were built."""
    shown: dict[str, str] = {}
    for name, content in plain.files.items():
        if name.startswith("assets/data/compare/"):
            found = re.findall(
                r'"id":"([a-z0-9-]+#o[0-9]+)".*?"display":"([^"]*)"', content.decode()
            )
            shown |= dict(found)
        if name.startswith("assets/data/regions/i-"):
            payload = re.search(r"\{.*\}", content.decode(), re.DOTALL)
            assert payload is not None
            shown |= {f"{row[0]}#{row[1]}": row[6] for row in json.loads(payload.group())["rows"]}
    assert shown.keys() == quotes.keys()
    assert {
        name: text
        for name, text in shown.items()
        if text.removesuffix(f"（{SIC}）") not in quotes[name]
    } == {}


@pytest.mark.site
def test_no_page_and_no_file_says_a_number_in_other_words_than_its_article(plain: Built) -> None:
    """The forms that the site once composed of the values: 3000万余元 for 3000多万元."""
    composed = {
        form
        for case in real_library().cases.values()
        for o in case.observations
        if o.comparator == "余"
        for form in (f"万余{o.unit}", f"{o.value}余{o.unit}")
        if form not in o.evidence.quote and of_observation(o).text not in form
    }
    own = {of_observation(o).text for c in real_library().cases.values() for o in c.observations}
    composed = {form for form in composed if not any(form in text for text in own)}
    assert composed
    found = [
        (name, form)
        for name, content in plain.files.items()
        if name.endswith((".html", ".js", ".json", ".csv")) and name != _ERRORS
        for form in composed
        if form.encode() in content
    ]
    assert found == []
