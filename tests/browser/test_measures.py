"""The pages of measures: what the first place does stands on the first screen of a phone."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from casebook.derive.practice.decision_links import decision_links
from tests.browser import office
from tests.browser.conftest import PHONE
from tests.sample.real import real_library

pytestmark = pytest.mark.browser

LINKS = decision_links(real_library(), "measures")
SHEETS = 4
MOST = max(LINKS, key=lambda word: (len(LINKS[word]), word))
"""The measure with the most above its table."""


@pytest.mark.parametrize(
    "word", [MOST, "上门与就近服务", "支部建在小区楼栋", "社区拆分与调整", "网格化管理"]
)
def test_the_first_screen_shows_what_differs_or_what_the_first_place_does(
    page: Page, word: str
) -> None:
    """Where an editor has said in a sentence what the places do differently, that stands first."""
    term = real_library().vocabulary.term("measures", word)
    page.set_viewport_size(PHONE)
    page.goto(f"measures/{term.id}/index.html")
    said = page.locator(".cb-difference .cb-contrasts li").first
    first = said if said.count() else page.locator(".cb-measured .cb-told__text").first
    box = first.bounding_box()
    assert box
    assert box["y"] + 40 < PHONE["height"]
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    # Its words open on their quotes.
    page.locator(".cb-measured .cb-told__text").first.click()
    expect(page.locator(".cb-measured .cb-told .cb-quote").first).to_be_visible()


def test_decisions_lead_on_from_the_top(page: Page) -> None:
    term = real_library().vocabulary.term("measures", MOST)
    page.goto(f"measures/{term.id}/index.html")
    link = LINKS[MOST][0]
    page.get_by_role("navigation", name="这件事怎么定").get_by_role("link", name=link.text).click()
    expect(page.get_by_role("heading", level=1)).to_have_text(link.text)


def test_the_other_ways_of_doing_it_are_folded_and_open_without_leaving(page: Page) -> None:
    page.goto("measures/community-split/index.html")
    folded = page.locator("details.cb-answer").first
    assert folded.get_attribute("open") is None
    folded.locator("summary").click()
    expect(folded.locator("dl").first).to_be_visible()


INDEX = "measures/index.html"
ROWS = ".cb-tally tbody tr"


def _column(page: Page, number: int) -> list[str]:
    cells = page.locator(f"{ROWS} > :nth-child({number})")
    found: list[str] = cells.evaluate_all(
        "all => all.map(e => e.dataset.value ?? e.textContent.trim())"
    )
    return found


def test_the_table_sorts_by_its_heads_and_equal_rows_keep_their_order(page: Page) -> None:
    page.goto(INDEX)
    head = page.locator("thead th").nth(2)
    places = page.locator("thead th").nth(1)
    expect(places).to_have_attribute("aria-sort", "descending")
    before = [(int(e), int(n)) for e, n in zip(_column(page, 3), _column(page, 2), strict=True)]
    head.get_by_role("button").click()
    expect(head).to_have_attribute("aria-sort", "descending")
    assert places.get_attribute("aria-sort") is None
    after = [(int(e), int(n)) for e, n in zip(_column(page, 3), _column(page, 2), strict=True)]
    assert after == sorted(before, key=lambda row: -row[0])
    assert after != before
    # By the keyboard, the other way round.
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    assert [e for e, _ in after] != [int(e) for e in _column(page, 3)]
    assert [int(e) for e in _column(page, 3)] == sorted(e for e, _ in after)
    page.locator("thead th").first.get_by_role("button").click()
    expect(page.locator("thead th").first).to_have_attribute("aria-sort", "ascending")
    expect(page.locator(ROWS)).to_have_count(len(before))


def test_on_a_phone_a_measure_is_a_line_and_its_definition_opens_beneath(page: Page) -> None:
    page.goto(INDEX)
    heights = page.locator(ROWS).evaluate_all("all => all.map(e => e.offsetHeight)")
    assert max(heights) <= 50
    assert page.evaluate("document.documentElement.scrollHeight") <= 4 * PHONE["height"]
    row = page.locator(ROWS).first
    row.locator("summary").click()
    expect(row.locator("details p")).to_be_visible()
    wide = row.locator("details p").bounding_box()
    assert wide
    assert wide["width"] > 300
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


@pytest.mark.parametrize(
    "address", ["measures/volunteer-mobilise/index.html", "regions/441322-441900/index.html"]
)
def test_on_paper_stands_the_comparison_and_what_its_reader_has_opened(
    page: Page, address: str
) -> None:
    """With everything unfolded these pages take 14 and 18 sheets."""
    page.goto(address)
    folded = office.pages(page.pdf(prefer_css_page_size=True))
    assert folded <= SHEETS
    for summary in page.locator("[data-cb-folds] summary").all():
        summary.click()
    assert office.pages(page.pdf(prefer_css_page_size=True)) > folded
