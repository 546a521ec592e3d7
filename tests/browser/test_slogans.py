"""The slogan decoder: read without a script, sifted with one."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import PHONE
from tests.browser.server import Server
from tests.sample.real import real_library

pytestmark = pytest.mark.browser

SLOGANS = "slogans/index.html"
ENTRIES = ".cb-slogan"
SHOWN = ".cb-slogan:not([hidden])"
FIELD = "#cb-sift"
STATUS = ".cb-sift [role=status]"


def test_typing_leaves_what_fits(page: Page) -> None:
    page.goto(SLOGANS)
    everything = page.locator(SHOWN).count()
    assert everything == page.locator(ENTRIES).count() > 1
    page.locator(FIELD).fill("1+10")
    expect(page.locator(f"{SHOWN} h3")).to_contain_text(["1+10+N"])
    expect(page.locator(STATUS)).to_have_text(re.compile(r"^本页有 [1-9]\d* 个。$"))
    assert page.locator(SHOWN).count() < everything
    expect(page.locator("#patterns")).to_be_hidden()
    page.locator(FIELD).fill("")
    expect(page.locator(SHOWN)).to_have_count(everything)
    expect(page.locator(STATUS)).to_have_text("")


def test_a_place_and_a_full_width_sign_find_as_well(page: Page) -> None:
    page.goto(SLOGANS)
    page.locator(FIELD).fill("１＋１０＋Ｎ")
    expect(page.locator(f"{SHOWN} h3").first).to_have_text("1+10+N")
    page.locator(FIELD).fill("雁塔")
    assert page.locator(SHOWN).count() > 1


def test_nothing_found_says_what_to_do(page: Page) -> None:
    page.goto(SLOGANS)
    page.locator(FIELD).fill("没有这样的口号")
    expect(page.locator(STATUS)).to_contain_text("本页没有")
    expect(page.locator(SHOWN)).to_have_count(0)
    # Return must not send the form anywhere.
    page.locator(FIELD).press("Enter")
    assert page.url.partition("#")[0].endswith(SLOGANS)
    page.locator(STATUS).get_by_role("link", name="到案例里搜索").click()
    expect(page).to_have_url(re.compile(r"cases/index\.html#q="))
    expect(page.locator("#cb-query").first).to_have_value("没有这样的口号")


def test_what_is_typed_is_there_again_after_a_reload(page: Page) -> None:
    page.goto(SLOGANS)
    page.locator(FIELD).fill("雁塔")
    found = page.locator(SHOWN).count()
    page.reload()
    expect(page.locator(FIELD)).to_have_value("雁塔")
    expect(page.locator(SHOWN)).to_have_count(found)
    page.locator(FIELD).fill("")
    assert "#" not in page.url


def test_the_kinds_lead_into_the_page_and_back(page: Page) -> None:
    page.goto(SLOGANS)
    kinds = page.locator(".cb-kinds")
    counts = [int(text) for text in kinds.locator("span").all_inner_texts()]
    assert sum(counts) == page.locator(ENTRIES).count()
    kinds.get_by_role("link", name=re.compile("^原文未解释")).click()
    group = page.locator("[data-sift-group]").last
    expect(group.locator("h2")).to_be_in_viewport()
    group.get_by_role("link", name="回到分类").click()
    expect(kinds).to_be_in_viewport()
    page.locator(FIELD).fill("雁塔")
    left = [int(text) for text in kinds.locator("li:not([hidden]) span").all_inner_texts()]
    assert sum(left) == page.locator(SHOWN).count()
    assert 0 not in left


def test_a_link_leads_to_a_slogan_that_was_sifted_out(page: Page) -> None:
    page.goto(SLOGANS)
    first = page.locator(ENTRIES).first.get_attribute("id")
    page.locator(FIELD).fill("没有这样的口号")
    page.evaluate("id => { location.hash = id; }", first)
    target = page.locator(f"[id='{first}']")
    expect(target.locator("summary")).to_be_in_viewport()
    expect(target.locator(".cb-slogan__use").first).to_be_visible()


def test_a_slogan_stands_in_a_line_and_opens_on_a_tap(page: Page) -> None:
    page.goto(SLOGANS)
    closed = page.locator(f"{ENTRIES}:not([open])")
    assert closed.count() == page.locator(ENTRIES).count()
    tall = closed.evaluate_all("all => all.map(e => e.getBoundingClientRect().height)")
    assert sorted(tall)[len(tall) // 2] < 50
    entry = page.locator(ENTRIES).nth(3)
    entry.locator("summary").click()
    expect(entry.locator(".cb-slogan__use").first).to_be_visible()


def test_a_case_leads_to_its_slogan_in_the_decoder(page: Page) -> None:
    case = next(c for c in real_library().cases.values() if c.slogans)
    page.goto(f"cases/{case.id}/index.html")
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    page.locator("#slogans-1 a", has_text="口号对照").click()
    # The address of a further use of one slogan stands in its line.
    target = page.locator(f"details:is([id='{case.id}-1'], :has([id='{case.id}-1']))")
    expect(target.locator(".cb-slogan__use").first).to_be_visible()


def test_without_a_script_everything_is_there_and_the_field_is_not(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(SLOGANS)
    expect(page.locator(FIELD)).to_be_hidden()
    assert page.locator(SHOWN).count() == page.locator(ENTRIES).count() > 1
    # What is folded opens without a script, by a tap and by its address.
    entry = page.locator(ENTRIES).nth(2)
    page.goto(f"{SLOGANS}#{entry.get_attribute('id')}")
    expect(entry.locator("summary")).to_be_in_viewport()
    if entry.get_attribute("open") is None:
        entry.locator("summary").click()
    expect(entry.locator(".cb-slogan__use").first).to_be_visible()
    context.close()
