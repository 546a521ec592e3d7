"""The page of a case: five answers on the first screen, evidence one press away, and all of it on paper."""

from __future__ import annotations

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import office
from tests.browser.server import Server
from tests.site.building import Built

pytestmark = pytest.mark.browser

CASE = "cases/dongguan-xingcheng-grid/index.html"
SHORT_NOTE = "cases/boluo-four-asks/index.html"
"""A case whose teaching note stands on its page, with parts for the trainer alone."""


def test_each_answer_leads_to_its_section(page: Page) -> None:
    page.goto(CASE)
    for link in page.locator(".cb-answers dt a").all():
        target = link.get_attribute("href") or ""
        link.click()
        heading = page.locator(target)
        expect(heading).to_be_in_viewport()
        header = page.locator(".cb-header").bounding_box()
        place = heading.bounding_box()
        assert header is not None
        assert place is not None
        assert place["y"] >= max(0, header["y"] + header["height"]) - 1, (
            f"{target} is under the header"
        )


def test_evidence_opens_by_click_and_by_key(page: Page) -> None:
    page.goto(CASE)
    proof = page.locator(".cb-line--figure").first
    summary, quote = proof.locator("summary"), proof.locator(".cb-quote").first
    expect(quote).to_be_hidden()
    summary.click()
    expect(quote).to_be_visible()
    summary.focus()
    page.keyboard.press("Enter")
    expect(quote).to_be_hidden()
    page.keyboard.press("Space")
    expect(quote).to_be_visible()
    expect(proof.get_by_role("link").first).to_be_visible()


def test_a_figure_named_in_the_address_is_shown(page: Page) -> None:
    page.goto(f"{CASE}#o1")
    expect(page.locator("#o1")).to_be_in_viewport()


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_on_paper_stands_what_the_reader_opened_and_what_the_source_leaves_out(
    browser: Browser, server: Server, *, scripts: bool
) -> None:
    """With everything opened 雁塔 took 28 sheets: whoever wants a phrase on paper opens it, or prints the one-page sheet."""
    context = browser.new_context(base_url=server.address, java_script_enabled=scripts)
    page = context.new_page()
    page.goto(SHORT_NOTE)
    page.locator(".cb-line > summary").first.click()
    page.emulate_media(media="print")
    if scripts:
        page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".cb-line .cb-quote").first).to_be_visible()
    expect(page.locator(".cb-line .cb-quote").last).to_be_hidden()
    expect(page.locator(".cb-handout")).to_contain_text("一页纸")
    expect(page.locator("#gaps, #grade, #sources")).to_have_count(3)
    for part in ("#gaps", "#grade", "#sources"):
        expect(page.locator(part)).to_be_visible()
    expect(page.locator("#slogans")).to_be_hidden()
    expect(page.locator(".cb-teacher").first).to_be_hidden()
    for part in (".cb-tabs", ".cb-drawer", ".cb-tools", ".cb-aside"):
        expect(page.locator(part).first).to_be_hidden()
    colours = page.evaluate(
        "[getComputedStyle(document.body).backgroundColor, getComputedStyle(document.body).color]"
    )
    assert colours == ["rgb(255, 255, 255)", "rgb(0, 0, 0)"]
    context.close()


def test_a_printed_case_takes_few_sheets(page: Page, site: Built) -> None:
    sheets = []
    for name in site.pages:
        if name.startswith("cases/") and name.count("/") == 2:
            page.goto(name)
            sheets.append(office.pages(page.pdf(prefer_css_page_size=True)))
    assert sorted(sheets)[len(sheets) // 2] <= 4
    assert max(sheets) <= 8


def test_printing_leaves_the_page_as_it_was(page: Page) -> None:
    page.goto(SHORT_NOTE)
    page.evaluate("document.querySelectorAll('details').forEach((part) => { part.open = false; })")
    page.evaluate("document.getElementById('teaching').open = true")
    page.locator(".cb-teacher summary").first.click()
    assert page.pdf()[:5] == b"%PDF-"
    opened = page.locator("details[open]")
    assert opened.count() == 2
    expect(page.locator(".cb-teacher").first).to_have_attribute("open", "")


def test_engines_that_cannot_open_by_style_open_by_script(page: Page) -> None:
    page.goto(SHORT_NOTE)
    closed = page.locator(".cb-article details:not(.cb-teacher):not([open])")
    page.evaluate("document.getElementById('teaching').open = true")
    before = closed.count()
    assert before > 10
    teacher = page.locator(".cb-teacher").first
    teacher.locator("summary").click()
    teacher.locator("summary").click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    assert closed.count() == 0
    page.emulate_media(media="print")
    expect(teacher).to_be_hidden()
    page.emulate_media(media="screen")
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    assert closed.count() == before
    expect(teacher).to_be_visible()
    expect(teacher).not_to_have_attribute("open", "")


def test_what_the_trainer_opened_is_printed(page: Page) -> None:
    page.goto(SHORT_NOTE)
    page.evaluate("document.getElementById('teaching').open = true")
    teacher = page.locator(".cb-teacher").first
    teacher.locator("summary").click()
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    expect(teacher).to_be_visible()
    expect(teacher.locator("summary")).to_be_visible()
    expect(teacher.locator("p, ul").first).to_be_visible()


def test_an_address_opens_what_it_names(page: Page) -> None:
    """The part itself, those it lies in, and again after the reader has closed it."""
    page.goto(f"{CASE}#slogans-2")
    expect(page.locator("#slogans-2")).to_be_in_viewport()
    page.goto(f"{CASE}#o1")
    expect(page.locator("#o1 .cb-quote").first).to_be_visible()
    page.locator("#o1 > summary").click()
    page.evaluate("location.hash = ''; location.hash = '#o1'")
    expect(page.locator("#o1 .cb-quote").first).to_be_visible()


def test_the_chips_stay_under_the_header_and_cover_nothing(page: Page) -> None:
    page.goto(CASE)
    chips = page.locator(".cb-toc--chips li:visible")
    assert chips.all_inner_texts() == ["做法", "数字", "没交代", "能不能用", "走访提纲"]
    for chip in chips.all()[:-1]:
        chip.locator("a").click()
        heading = page.locator(chip.locator("a").get_attribute("href") or "")
        expect(heading).to_be_in_viewport()
        row, place = page.locator(".cb-toc").bounding_box(), heading.bounding_box()
        assert row is not None
        assert place is not None
        assert row["y"] >= 0
        assert place["y"] >= row["y"] + row["height"] - 1


def test_the_contents_come_before_the_article(desktop: Page) -> None:
    desktop.goto(CASE)
    order = desktop.evaluate(
        """() => {
          const toc = document.querySelector('.cb-toc'), text = document.querySelector('.cb-article');
          return Boolean(toc.compareDocumentPosition(text) & Node.DOCUMENT_POSITION_FOLLOWING);
        }"""
    )
    assert order
    side = desktop.locator("#figures").bounding_box()
    text = desktop.locator("#measures").bounding_box()
    assert side is not None
    assert text is not None
    assert abs(side["y"] - text["y"]) < 2, "the figures stand beside the measures"
    assert side["x"] > text["x"] + 300
