"""Two places side by side: picked, shared by their address, and the same as what is built beforehand."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from casebook.derive.places.region_pairs import prepared_pairs
from tests.browser.against import AGAINST, FORM, READY, RESULT, SAID, opened, shown
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.browser.watching import Troubles, watch
from tests.sample.real import real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

SCREENS: dict[str, ViewportSize] = {"phone": PHONE, "desktop": DESKTOP}


def _parts(page: Page, within: str = "main") -> dict[str, list[str]]:
    """Heading of each part with its words and counts, and what each place does, as they stand."""
    found: dict[str, list[str]] = page.evaluate(
        """within => {
          const parts = {};
          const told = (element) => element.textContent.replace(/\\s+/g, "");
          for (const part of document.querySelectorAll(`${within} .cb-pair__part`)) {
            const group = part.parentElement.previousElementSibling.textContent;
            const words = part.querySelectorAll("summary, .cb-pair__cases a, .cb-pair__page a");
            parts[`${group} ${part.querySelector("h3").textContent}`] = Array.from(words, told);
          }
          for (const same of document.querySelectorAll(`${within} .cb-same`)) {
            parts[`= ${same.querySelector("h3").textContent}`] =
              Array.from(same.querySelectorAll(".cb-same__place, .cb-same__deed, .cb-same__facts"), told);
          }
          for (const line of document.querySelectorAll(`${within} .cb-insight p`)) {
            const cases = Array.from(line.querySelectorAll("a"), (a) => new URL(a.href).search.slice(3).split(",").sort());
            parts[told(line)] = cases.flat();
          }
          for (const decided of document.querySelectorAll(`${within} .cb-comparison--decisions tbody tr`)) {
            parts[told(decided.querySelector("a"))] = Array.from(decided.querySelectorAll("td p"), told).sort();
          }
          parts.notes = Array.from(document.querySelectorAll(`${within} .cb-pair__note`), told);
          const first = document.querySelector(`${within} #shared`);
          for (let next = first?.nextElementSibling; next && next.tagName !== "H2"; next = next.nextElementSibling) {
            if (next.tagName === "P") parts.notes.push(told(next));
          }
          return parts;
        }""",
        within,
    )
    return found


def _verdicts(page: Page, within: str = "main") -> list[str]:
    found = page.locator(f"{within} .cb-shared h3, {within} .cb-pair__verdict").all_inner_texts()
    return [re.sub(r"\s+", " ", text).strip() for text in found]


# Picking and sharing


@pytest.mark.parametrize("screen", SCREENS)
def test_two_places_are_picked_and_the_address_shows_others_the_same(
    browser: Browser, server: Server, page: Page, screen: str
) -> None:
    page.set_viewport_size(SCREENS[screen])
    opened(page)
    expect(page.locator(SAID)).to_have_text("请选甲地和乙地。")
    page.get_by_label("甲地").select_option("441322")
    page.get_by_label("乙地").select_option("610113")
    text = shown(page)
    assert page.url.endswith(f"/{AGAINST}?a=441322&b=610113")
    expect(page.locator(SAID)).to_have_text("下面是博罗县与雁塔区。")
    expect(page).to_have_title(re.compile("^博罗县与雁塔区 · "))
    expect(page.locator(READY)).to_be_hidden()

    other = browser.new_context(base_url=server.address, viewport=SCREENS[screen])
    again = other.new_page()
    again.goto(page.url)
    assert shown(again) == text
    expect(again.get_by_label("甲地")).to_have_value("441322")
    other.close()


def test_the_lists_hold_the_places_that_records_are_about_and_no_province(page: Page) -> None:
    opened(page)
    own = {case.place.code for case in real_library().cases.values()}
    for side in ("a", "b"):
        values = page.locator(f"#cb-{side} option").evaluate_all("all => all.map((o) => o.value)")
        assert set(values) == {"", *own}
    provinces = page.locator("#cb-a optgroup").evaluate_all("all => all.map((o) => o.label)")
    assert len(provinces) == len({code[:2] for code in own})


def test_back_and_forward_go_through_the_picks(page: Page) -> None:
    opened(page, "?a=441322&b=610113")
    expect(page.locator(SAID)).to_have_text("下面是博罗县与雁塔区。")
    page.locator("#cb-b").select_option("530113")
    expect(page.locator(SAID)).to_have_text("下面是博罗县与东川区。")
    page.go_back()
    expect(page.locator(SAID)).to_have_text("下面是博罗县与雁塔区。")
    expect(page.locator("#cb-b")).to_have_value("610113")
    page.go_forward()
    expect(page.locator(SAID)).to_have_text("下面是博罗县与东川区。")


def test_the_two_sides_change_places(page: Page) -> None:
    opened(page, "?a=441322&b=530113")
    before = _parts(page) if shown(page) else {}
    page.get_by_role("button", name="甲乙对调").click()
    expect(page.locator(SAID)).to_have_text("下面是东川区与博罗县。")
    assert page.url.endswith("?a=530113&b=441322")
    after = _parts(page) if shown(page) else {}
    assert set(before) == set(after)
    only = [name for name in before if "只有" in name and "只有一地" not in name]
    assert all(before[name] == after[name] for name in only)


def test_what_each_place_does_is_read_without_a_tap(page: Page) -> None:
    opened(page, "?a=441322&b=610113")
    shown(page)
    same = page.locator(f"{RESULT} .cb-same").first
    expect(same.locator(".cb-same__place")).to_have_text(["博罗县", "雁塔区"])
    for deed in same.locator(".cb-same__deed").all():
        expect(deed.locator("p").nth(1)).to_be_visible()
    assert page.locator(f"{RESULT} .cb-same details").count() == 0


def test_uneven_records_are_said_and_nothing_is_made_of_them(page: Page) -> None:
    """S14: twelve records against one say nothing of what only one place has, nor which figures are nearest."""
    opened(page, "?a=441322&b=610113")
    text = shown(page)
    assert "多的是少的 11 倍" in text
    assert "只有博罗县有" not in text
    assert "口径最接近的一对" not in text
    assert "博罗县是县（县级市、旗），雁塔区是市辖区" in text
    opened(page, "?a=330624&b=610113")
    text = shown(page)
    assert "只有新昌县有" in text


@pytest.mark.parametrize(
    ("state", "said"),
    [
        ("?a=441322&b=441322", "两边是同一个地方，请换一个。"),
        ("?a=441322&b=999999", "案例库里没有代码是 999999 的地方。请另选一个。"),
        ("?a=441322", "请选甲地和乙地。"),
        ("?a=440000&b=610113", "广东省里有几个县（市、区），请选其中一个。"),
        ("?a=<b>&b=44", "请选甲地和乙地。"),
        ("?b=constructor&c=1", "请选甲地和乙地。"),
    ],
)
def test_an_address_that_names_no_pair_says_what_to_do(page: Page, state: str, said: str) -> None:
    opened(page, state)
    expect(page.locator(SAID)).to_have_text(said)
    expect(page.locator(READY)).to_be_visible()
    assert page.locator(RESULT).inner_text() == ""


def test_words_lead_to_the_cases_behind_them(page: Page) -> None:
    opened(page, "?a=441322&b=530113")
    shown(page)
    many = page.locator(f"{RESULT} .cb-pair__cases a", has_text="看全部").first
    many.evaluate("a => a.closest('details').open = true")
    target = unquote(urlsplit(many.get_attribute("href") or "").fragment)
    assert re.fullmatch("(难题|做法)=[^&]+&地区=(441322|530113)", target)
    total = int(re.findall(r"\d+", many.inner_text())[0])
    many.click()
    expect(page.locator("[data-cb-browse=summary]")).to_have_text(re.compile(f"^找到 {total} 条"))


# What is built and what the browser works out


@pytest.mark.parametrize("uri", [pair.uri for pair in prepared_pairs(real_library())])
def test_the_browser_says_what_the_prepared_page_says(page: Page, uri: str) -> None:
    page.goto(f"{uri}index.html")
    built = (_parts(page), _verdicts(page))
    a, _, b = uri.removeprefix("regions/").rstrip("/").partition("-")
    opened(page, f"?a={a}&b={b}")
    shown(page)
    assert (_parts(page), _verdicts(page)) == built


def test_data_that_does_not_arrive_is_said_and_can_be_asked_for_again(
    browser: Browser, server: Server
) -> None:
    """With a context of its own: the refused request is no fault of the page."""
    context = browser.new_context(base_url=server.address, viewport=PHONE)
    page = context.new_page()
    page.route("**/p-61.js*", lambda route: route.abort())
    opened(page, "?a=441322&b=610113")
    expect(page.locator(SAID)).to_contain_text("数据没有读到")
    page.unroute("**/p-61.js*")
    page.locator("#cb-a").select_option("530113")
    expect(page.locator(SAID)).to_have_text("下面是东川区与雁塔区。")
    context.close()


# Without a server, without a script, without a mouse, with little room


def test_the_page_works_from_a_disk(browser: Browser, site: Built) -> None:
    context = browser.new_context(viewport=PHONE)
    troubles = Troubles("file://")
    watch(context, troubles)
    page = context.new_page()
    page.goto(f"{(site.folder / AGAINST).as_uri()}?a=441322&b=610113")
    assert "数字能不能比" in shown(page)
    page.locator("#cb-b").select_option("530113")
    expect(page.locator(SAID)).to_have_text("下面是博罗县与东川区。")
    assert page.url.endswith("?a=441322&b=530113")
    page.go_back()
    expect(page.locator(SAID)).to_have_text("下面是博罗县与雁塔区。")
    assert troubles.found == []
    context.close()


@pytest.fixture
def plain_context(browser: Browser, server: Server) -> Iterator[BrowserContext]:
    opened = browser.new_context(base_url=server.address, viewport=PHONE, java_script_enabled=False)
    yield opened
    opened.close()


def test_without_a_script_prepared_pages_stand_in(plain_context: BrowserContext) -> None:
    page = plain_context.new_page()
    page.goto(AGAINST)
    expect(page.locator(FORM)).to_be_hidden()
    page.get_by_role("link", name="博罗县与雁塔区").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("博罗县与雁塔区")
    expect(page.locator(".cb-same__deed").first).to_be_visible()
    word = page.locator(".cb-pair__words details").first
    word.locator("summary").click()
    expect(word.locator(".cb-pair__cases a").first).to_be_visible()
    expect(page.locator(".cb-pair__verdict", has_text="不可直接比较").first).to_be_visible()


def test_an_old_address_of_two_provinces_leads_on(plain_context: BrowserContext) -> None:
    page = plain_context.new_page()
    page.goto("regions/440000-610000/index.html")
    expect(page.get_by_role("heading", level=1)).to_have_text("广东省与陕西省")
    page.get_by_role("link", name="博罗县与雁塔区").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("博罗县与雁塔区")


def test_everything_is_done_with_the_keyboard(page: Page) -> None:
    opened(page, "?a=441322&b=610113")
    shown(page)
    page.locator("#cb-a").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "cb-b"
    page.keyboard.press("ArrowUp")
    expect(page.locator(SAID)).not_to_have_text("下面是博罗县与雁塔区。")
    assert page.evaluate("document.activeElement.id") == "cb-b"
    page.get_by_role("button", name="甲乙对调").focus()
    page.keyboard.press("Enter")
    expect(page.locator("#cb-b")).to_have_value("441322")
    shown(page)
    open_before = page.locator(f"{RESULT} details[open]").count()
    page.locator(f"{RESULT} details:not([open]) summary").last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(f"{RESULT} details[open]")).to_have_count(open_before + 1)
