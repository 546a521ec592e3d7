"""我像谁: a form that keeps to itself, and cases with every term of their distance."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.sample.real import real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

MATCH = "match/index.html"
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
FOUND = "[data-cb-match=list] > li"
STATUS = "[data-cb-match=status]"
LIKE = real_library().cases["dongguan-xingcheng-grid"]
TOTAL = len(real_library().cases)


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{v['id']}: {n['html'][:150]}" for v in found.response["violations"] for n in v["nodes"]
    ]


def _fill(page: Page) -> None:
    """A place like 星城社区: its kinds of settlement, and as many residents as it may have."""
    for settlement in LIKE.settlements:
        page.get_by_role("checkbox", name=settlement, exact=True).check()
    page.get_by_label("常住人口（人）").fill("9万")
    page.get_by_label("户数（户）").fill("30,000")


def _ask(page: Page) -> None:
    page.get_by_role("button", name="找相近的案例").click()
    expect(page.locator(FOUND).first).to_be_visible()


def _like(page: Page) -> dict[str, str]:
    """The terms of 星城社区, by their labels."""
    card = page.locator(FOUND).filter(has_text=LIKE.title)
    lines = card.locator(".cb-match__terms > div")
    return {
        line.locator("dt").inner_text(): line.locator("dd").inner_text() for line in lines.all()
    }


@pytest.mark.parametrize("screen", SCREENS)
def test_the_nearest_case_comes_first_with_every_term(page: Page, screen: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    page.goto(MATCH)
    _fill(page)
    _ask(page)
    expect(page.locator(FOUND).first.locator("h3")).to_have_text(LIKE.title)
    terms = _like(page)
    assert list(terms) == ["大小", "社区类型", "户数", "常住人口"]
    assert terms["社区类型"] == "和案例一样：新型大型社区。 记 0"
    assert terms["常住人口"] == (
        "你填 9万人；案例写的是：星城社区的常住人口超过8万人，你的数在这个范围里。 记 0"
    )
    assert terms["户数"] == "你填 3万户；案例没有写。 记 0 到 1"
    whole = page.locator(FOUND).first.locator(".cb-match__whole")
    expect(whole).to_have_text(
        "距离在 0 和 1 之间，按远的一头 1 排。4 项里能比 3 项，案例没有写清的 1 项各记 0 到 1。"
    )
    expect(page.get_by_role("heading", name="相近的案例")).to_be_focused()
    expect(page.locator(STATUS)).to_have_text(f"按距离从近到远排，{TOTAL} 个案例里列出了 10 个。")
    assert page.evaluate("document.documentElement.scrollWidth") <= SCREENS[screen]["width"]
    assert _violations(page) == []


def test_a_county_s_number_is_named_and_not_counted(page: Page) -> None:
    page.goto(MATCH)
    page.get_by_role("checkbox", name="县域整体", exact=True).check()
    page.get_by_label("常住人口（人）").fill("100万")
    _ask(page)
    card = page.locator(FOUND).filter(has_text=real_library().cases["boluo-linli-ruqin"].title)
    while not card.count():
        page.get_by_role("button", name=re.compile("^再看")).click()
    line = card.locator(".cb-match__terms > div").filter(has_text="常住人口")
    expect(line).to_contain_text("和你填的不是一级。 记 0 到 1")
    page.get_by_role("radio", name="一个县（市、区）").check()
    _ask(page)
    expect(page.locator(FOUND).first).to_contain_text("差约 1.1 倍。 记 0.04")


def test_every_case_can_be_reached_by_keyboard(page: Page) -> None:
    page.goto(MATCH)
    page.get_by_label("户数（户）").focus()
    page.keyboard.type("3000")
    page.keyboard.press("Enter")
    expect(page.locator(FOUND)).to_have_count(10)
    while (more := page.get_by_role("button", name=re.compile("^再看"))).count():
        more.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('li') !== null")
    expect(page.locator(FOUND)).to_have_count(TOTAL)
    titles = page.locator(f"{FOUND} h3").all_inner_texts()
    assert sorted(titles) == sorted(case.title for case in real_library().cases.values())


def test_what_the_reader_lacks_is_listed_and_what_is_ticked_is_not(page: Page) -> None:
    page.goto(MATCH)
    _fill(page)
    _ask(page)
    first = page.locator(FOUND).first
    expect(first).to_contain_text("前提条件（你没有勾选自己有哪些）：")
    needs = [c.condition for c in LIKE.transfer.conditions]
    for need in needs:
        expect(first).to_contain_text(need)
    page.get_by_role("checkbox", name=re.compile(f"^{needs[0]}")).check()
    _ask(page)
    expect(first).to_contain_text("你没有勾选的前提条件：")
    expect(first.locator("> p").last).not_to_contain_text(needs[0])
    for need in needs[1:]:
        page.get_by_role("checkbox", name=re.compile(f"^{need}")).check()
    _ask(page)
    expect(first).to_contain_text("前提条件：你都勾选了。")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("很多", "看不懂这个数，请只写数字，例如 3000。"),
        ("-5", "看不懂这个数，请只写数字，例如 3000。"),
        ("3000人", "看不懂这个数，请只写数字，例如 3000。"),
    ],
    ids=["words", "below nothing", "another unit"],
)
def test_a_number_that_cannot_be_read_is_said_beside_its_field(
    page: Page, typed: str, said: str
) -> None:
    page.goto(MATCH)
    field = page.get_by_label("户数（户）")
    field.fill(typed)
    page.get_by_role("button", name="找相近的案例").click()
    expect(page.locator("#match-households-wrong")).to_have_text(said)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-cb-match=found]")).to_be_hidden()
    assert _violations(page) == []
    field.fill("3000")
    _ask(page)
    expect(page.locator("#match-households-wrong")).to_be_hidden()


@pytest.mark.parametrize("typed", ["3,000", "３，０００户", "3000 户", "三千", "三千户", "0.3万"])
def test_a_number_is_read_as_people_write_it(page: Page, typed: str) -> None:
    page.goto(MATCH)
    page.get_by_label("户数（户）").fill(typed)
    _ask(page)
    expect(page.locator(FOUND).first.locator(".cb-match__terms")).to_contain_text("你填 3000 户；")


def test_a_share_above_the_whole_is_refused(page: Page) -> None:
    page.goto(MATCH)
    page.get_by_label("老年人占常住人口").fill("120")
    page.get_by_role("button", name="找相近的案例").click()
    expect(page.locator("#match-elderly-wrong")).to_have_text("比例不会超过 100。")


def test_nothing_that_is_filled_in_leaves_the_page_or_stays(page: Page, server: Server) -> None:
    page.goto(MATCH)
    address = page.url
    asked = len(server.asked)
    _fill(page)
    page.get_by_label("户数（户）").fill("31416")
    _ask(page)
    assert page.url == address
    after = [path.partition("?")[0] for path in server.asked[asked:]]
    assert set(after) <= {"/assets/data/match.js", "/assets/favicon.svg"}
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert "31416" not in kept
    page.reload()
    expect(page.get_by_label("户数（户）")).to_have_value("")


def test_a_link_made_on_purpose_brings_the_same_answer(page: Page) -> None:
    page.goto(MATCH)
    _fill(page)
    page.locator("[name=manager][value=yes]").check()
    page.get_by_role("button", name="找相近的案例").click()
    expect(page.locator(FOUND).first).to_be_visible()
    before = page.locator("[data-cb-match=list]").inner_text()
    address = page.url
    page.get_by_role("button", name="生成链接").click()
    link = page.get_by_label("带着所填内容的链接").input_value()
    assert page.url == address
    assert link.startswith(f"{address}#")
    other = page.context.new_page()
    other.goto(link)
    expect(other.locator(FOUND).first).to_be_visible()
    assert other.locator("[data-cb-match=list]").inner_text() == before
    expect(other.get_by_label("常住人口（人）")).to_have_value("9万")


def test_clearing_takes_the_answer_away(page: Page) -> None:
    page.goto(MATCH)
    _fill(page)
    _ask(page)
    page.get_by_role("button", name="清空").click()
    expect(page.locator("[data-cb-match=found]")).to_be_hidden()
    expect(page.get_by_label("户数（户）")).to_have_value("")


def test_without_a_script_the_page_explains_and_leads_on(browser: Browser, server: Server) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(MATCH)
    expect(page.locator("form[data-cb-match]")).to_be_hidden()
    expect(page.get_by_text("在本页填写要开 JavaScript")).to_be_visible()
    expect(page.get_by_role("heading", name="怎样算的")).to_be_visible()
    page.locator(".cb-match__lists a").first.click()
    expect(page).to_have_url(re.compile(r"/settlements/"))
    context.close()


def test_it_works_from_a_disk(browser: Browser, site: Built) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto((site.folder / MATCH).as_uri())
    _fill(page)
    _ask(page)
    page.locator(f"{FOUND} h3 a").first.click()
    expect(page.locator("h1")).to_have_text(LIKE.title)
    context.close()


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_in_the_form(
    browser: Browser, server: Server, screen: str, scheme: str
) -> None:
    context = browser.new_context(
        base_url=server.address,
        viewport=SCREENS[screen],
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(MATCH)
    expect(page.locator("form[data-cb-match]")).to_be_visible()
    assert _violations(page) == []
    context.close()


def test_the_narrowest_phone_and_the_largest_text(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(MATCH)
    _fill(page)
    _ask(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size(PHONE)
    page.evaluate("document.documentElement.setAttribute('data-cb-elder', '')")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_paper_there_are_the_cases_and_not_the_form(page: Page) -> None:
    page.goto(MATCH)
    _fill(page)
    _ask(page)
    page.emulate_media(media="print")
    expect(page.locator("form[data-cb-match]")).to_be_hidden()
    expect(page.locator(FOUND).first).to_be_visible()
    expect(page.get_by_role("button", name="打印")).to_be_hidden()
