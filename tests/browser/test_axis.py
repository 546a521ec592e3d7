"""Figures on one axis: only those that agree, the same from the templates and in the browser, readable on a phone."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.against import AGAINST, RESULT, opened, shown, with_sample, with_twins
from tests.browser.conftest import DESKTOP, PHONE
from tests.sample.real import PROJECT

pytestmark = pytest.mark.browser

PREPARED = "regions/441322-610113/index.html"
SCREENS: dict[str, ViewportSize] = {"phone": PHONE, "desktop": DESKTOP}
# The place and size of everything in a drawing.
MARKS = """root => Array.from(root.querySelectorAll("line, rect, circle, text"), (e) => [
  e.tagName, e.getAttribute("class"), e.textContent,
  ...["x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "width", "height"]
    .map((name) => parseFloat(e.getAttribute(name) || "-1")),
])"""


@pytest.fixture
def sample(page: Page) -> Page:
    """A page with the invented library, in which two places report figures that may be compared."""
    return with_sample(page)


def test_figures_that_agree_are_drawn_and_no_others(sample: Page) -> None:
    opened(sample, "?a=441322&b=610113")
    shown(sample)
    drawing = sample.locator(f"{RESULT} svg")
    expect(drawing).to_have_count(1)
    expect(drawing).to_have_attribute(
        "data-cb-figures", "jia-estate-parking#o4 bing-training#o2 bing-training#o3"
    )
    expect(sample.get_by_role("img", name=re.compile("^车位数：同属产出"))).to_be_visible()
    rows = sample.locator(f"{RESULT} .cb-axis__rows li").all_inner_texts()
    assert [re.split(r"\s+", row)[-1] for row in rows] == ["近百个", "60个", "30多个"]
    # The target of next year stands in the table alone.
    sample.get_by_text("两地的 4 个数字").click()
    expect(sample.locator(f"{RESULT} .cb-kv tbody tr")).to_have_count(4)


def test_the_drawing_is_that_of_the_macro(sample: Page) -> None:
    """The same marks as in the golden file of the page on which the same three figures stand."""
    opened(sample, "?a=441322&b=610113")
    shown(sample)
    drawn = sample.locator(f"{RESULT} svg").evaluate(f"svg => ({MARKS})(svg)")
    text = (PROJECT / "tests/golden/pages/indicators-t02.html").read_text(encoding="utf-8")
    svg = text[text.index("<svg") : text.index("</svg>") + len("</svg>")]
    built = sample.evaluate(
        f"text => ({MARKS})(new DOMParser().parseFromString(text, 'text/html'))", svg
    )
    assert drawn == built


def test_nothing_is_drawn_of_figures_that_do_not_agree(page: Page) -> None:
    opened(page, "?a=441322&b=441900")
    shown(page)
    assert page.locator(f"{RESULT} svg").count() == 0
    verdicts = page.locator(f"{RESULT} .cb-pair__verdict").all_inner_texts()
    assert verdicts
    assert all(text.startswith(("不可直接比较。", "可参照。")) for text in verdicts), verdicts
    # Two numbers that may not be held together are not put together in a sentence either.
    assert all(text.startswith("可参照") == ("一对是" in text) for text in verdicts), verdicts


def test_of_many_shared_indicators_those_are_loaded_that_a_reader_opens(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    with_twins(page)
    opened(page, "?a=441322&b=630000")
    shown(page)
    assert len([url for url in asked if "/regions/i-" in url]) == 10
    rest = page.locator(f"{RESULT} .cb-pair__figures", has_text="看能不能比")
    assert rest.count() > 10
    rest.first.locator("summary").first.click()
    expect(rest.first.locator(".cb-shared h3")).to_be_visible()
    assert len([url for url in asked if "/regions/i-" in url]) == 11
    rest.first.locator("summary").first.click()
    rest.first.locator("summary").first.click()
    assert len([url for url in asked if "/regions/i-" in url]) == 11


@pytest.mark.parametrize("width", [320, 390, 768, 1440])
def test_nothing_scrolls_sideways(sample: Page, width: int) -> None:
    sample.set_viewport_size({"width": width, "height": 844})
    opened(sample, "?a=441322&b=610113")
    shown(sample)
    sample.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    assert sample.evaluate("document.documentElement.scrollWidth") <= width


def test_the_words_of_an_axis_can_be_read_on_a_phone(sample: Page) -> None:
    page = sample
    opened(page, "?a=441322&b=610113")
    shown(page)
    sizes = page.locator(".cb-axis text, .cb-axis__rows span").evaluate_all(
        "all => all.map((e) => parseFloat(getComputedStyle(e).fontSize))"
    )
    assert min(sizes) >= 12
    heights = page.locator(".cb-axis__rows a").evaluate_all(
        "all => all.map((e) => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 44
    # A mark stands in the row of its words: below them and above the next row's.
    gaps = page.locator(".cb-axis").first.evaluate(
        """figure => {
          const rows = Array.from(figure.querySelectorAll(".cb-axis__rows li"));
          const marks = Array.from(figure.querySelectorAll(".cb-axis__marks circle"));
          return marks.map((mark) => {
            const at = mark.getBoundingClientRect();
            return rows.filter((row) => {
              const words = row.querySelector(".cb-axis__place").getBoundingClientRect();
              return words.bottom <= at.top && at.bottom <= row.getBoundingClientRect().bottom;
            }).map((row) => row.querySelector(".cb-axis__value").textContent);
          });
        }"""
    )
    assert gaps == [["60个"]]


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("name", [f"{AGAINST}?a=441322&b=610113", PREPARED])
def test_axe_finds_nothing(sample: Page, name: str, screen: str, scheme: str) -> None:
    sample.set_viewport_size(SCREENS[screen])
    sample.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    sample.goto(name)
    if "?" in name:
        shown(sample)
    sample.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = Axe().run(sample, options={"resultTypes": ["violations"]})
    assert [
        f"{v['id']}: {node['html'][:160]}"
        for v in found.response["violations"]
        for node in v["nodes"]
    ] == []
