"""我像谁: a form that keeps to itself, and cases with every term of their distance."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from casebook.publish.alike import CALL, payload
from casebook.publish.script import call, compact
from casebook.publish.shell import resolve_root
from casebook.render.environment import environment
from casebook.render.page import Frame, Settings
from casebook.render.pages import alike
from casebook.workspace import Workspace
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.sample.real import PROJECT, real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

ALIKE = "match/index.html"
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
FOUND = "[data-cb-match=list] > li"
STATUS = "[data-cb-match=status]"
LIKE = real_library().cases["dongguan-xingcheng-grid"]
PROBLEM = LIKE.problems[0].domain
TOTAL = len(real_library().cases)
AT_ONCE = 5


def _violations(page: Page) -> list[str]:
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{v['id']}: {n['html'][:150]}" for v in found.response["violations"] for n in v["nodes"]
    ]


@pytest.fixture
def asking(page: Page, site: Built) -> Page:
    """The page as it is where every question is asked: of this library too few records answer those for numbers."""
    templates = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))
    frame = Frame(real_library(), templates, Settings())
    content = resolve_root(alike.page(frame, fewest=1).content, "match/")
    whole = (site.folder / ALIKE).read_text(encoding="utf-8")
    before, _, rest = whole.partition("<h1>我像谁</h1>")
    made = f"{before}{content}{rest[rest.index('</article>') :]}"
    data = call(CALL, "features", "", compact(payload(real_library(), fewest=1)))
    page.route("**/match/index.html*", lambda r: r.fulfill(body=made, content_type="text/html"))
    page.route("**/data/alike.js", lambda r: r.fulfill(body=data, content_type="text/javascript"))
    page.goto(ALIKE)
    return page


def _fill(page: Page) -> None:
    """A place like 星城社区: its problem, its kinds of settlement."""
    page.get_by_label("什么难题").select_option(label=_option(page, PROBLEM))
    for settlement in LIKE.settlements:
        page.get_by_role("checkbox", name=settlement, exact=True).check()


def _option(page: Page, problem: str) -> str:
    options: list[str] = page.locator("#match-problem option").all_inner_texts()
    return next(text for text in options if text.startswith(f"{problem}（"))


def _ask(page: Page) -> None:
    page.get_by_role("button", name="找相近的案例").click()
    expect(page.locator(FOUND).first).to_be_visible()


def _more(page: Page) -> None:
    page.get_by_role("button", name="再说几项").click()


def _card(page: Page) -> Locator:
    card = page.locator(FOUND).filter(has_text=LIKE.title)
    card.locator("summary").click()
    return card


def _terms(card: Locator) -> dict[str, str]:
    """The terms of a distance, by their labels."""
    lines = card.locator(".cb-match__terms > div")
    return {
        line.locator("dt").inner_text(): line.locator("dd").inner_text() for line in lines.all()
    }


@pytest.mark.parametrize("screen", SCREENS)
def test_the_nearest_case_comes_first_and_says_what_is_alike_and_what_was_done(
    page: Page, screen: str
) -> None:
    page.set_viewport_size(SCREENS[screen])
    page.goto(ALIKE)
    # Three questions a screen, the problem first; the first two answers and the button stand on the first screen.
    assert page.locator(".cb-match__step:not([hidden])").count() == 1
    assert page.locator(".cb-match__step:not([hidden]) :is(select, fieldset)").count() == 3
    _fill(page)
    _ask(page)
    expect(page.get_by_role("heading", name="相近的案例")).to_be_focused()
    first = page.locator(FOUND).first
    expect(first.locator("h3")).to_have_text(LIKE.title)
    expect(first).to_contain_text(f"像：都有“{PROBLEM}”")
    expect(first).to_contain_text("都是一个村或社区；都是新型大型社区。")
    expect(first).to_contain_text("怎么做：")
    aimed = [m for m in LIKE.measures if LIKE.problems[0].id in m.problems]
    link = first.get_by_role("link", name=aimed[0].name)
    assert (link.get_attribute("href") or "").endswith(f"{LIKE.id}/index.html#{aimed[0].id}")
    # The sum is folded.
    expect(first.locator(".cb-match__whole")).to_be_hidden()
    terms = _terms(_card(page))
    assert list(terms) == ["难题", "大小", "社区类型"]
    assert terms["社区类型"] == "和案例一样：新型大型社区。 记 0"
    expect(first.locator(".cb-match__whole")).to_have_text("距离 0。3 项都能比。")
    expect(page.locator(STATUS)).to_have_text(
        f"越像的越在前，{TOTAL} 个案例里列出了 {AT_ONCE} 个。"
    )
    first.get_by_role("button", name=f"加入比较：{LIKE.title}").click()
    expect(page.get_by_role("link", name="已选 1 个，去比较")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= SCREENS[screen]["width"]
    assert _violations(page) == []


def test_only_what_records_answer_is_asked_and_the_rest_is_named(page: Page) -> None:
    page.goto(ALIKE)
    assert page.locator("#match-households").count() == 0
    expect(page.locator("form[data-cb-match]")).to_contain_text("没有问：写明的记录不到 3 条")
    _more(page)
    # The last step: nothing more to say, and a way back.
    expect(page.get_by_role("button", name="再说几项")).to_be_hidden()
    page.get_by_role("button", name="上一步").click()
    expect(page.get_by_label("什么难题")).to_be_focused()


def test_what_a_record_does_not_say_is_named_and_not_guessed(asking: Page) -> None:
    _fill(asking)
    _more(asking)
    asking.get_by_label("常住人口（人）").fill("9万")
    asking.get_by_label("专职社区工作者（人）").fill("20")
    _ask(asking)
    card = _card(asking)
    expect(card).to_contain_text("常住人口相近（星城社区的常住人口超过8万人）")
    expect(card).to_contain_text("不知道：专职社区工作者（记录里没有，或写的数不能比）。")
    terms = _terms(card)
    assert terms["常住人口"] == (
        "你填 9万人；案例写的是：星城社区的常住人口超过8万人，你的数在这个范围里。 记 0"
    )
    assert terms["专职社区工作者"] == "你填 20 人；案例没有写。 记 0 到 1"
    expect(card.locator(".cb-match__whole")).to_have_text(
        "距离在 0 和 1 之间，按远的一头 1 排。5 项里能比 4 项，案例没有写清的 1 项各记 0 到 1。"
    )


def test_a_county_s_number_is_named_and_not_counted(asking: Page) -> None:
    page = asking
    page.get_by_role("checkbox", name="县域整体", exact=True).check()
    _more(page)
    page.get_by_label("常住人口（人）").fill("100万")
    _ask(page)
    card = page.locator(FOUND).filter(has_text=real_library().cases["boluo-linli-ruqin"].title)
    while not card.count():
        page.get_by_role("button", name=re.compile("^再看")).click()
    line = card.locator(".cb-match__terms > div").filter(has_text="常住人口")
    expect(line).to_contain_text("和你填的不是一级。 记 0 到 1")
    page.get_by_role("button", name="上一步").click()
    page.get_by_label("多大的地方").select_option(label="一个县（市、区）")
    _ask(page)
    expect(page.locator(FOUND).first).to_contain_text("差约 1.1 倍。 记 0.04")


def test_every_case_can_be_reached_by_keyboard(page: Page) -> None:
    page.goto(ALIKE)
    page.get_by_role("button", name="找相近的案例").focus()
    page.keyboard.press("Enter")
    expect(page.locator(FOUND)).to_have_count(AT_ONCE)
    while (more := page.get_by_role("button", name=re.compile("^再看"))).count():
        more.focus()
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.closest('li') !== null")
    expect(page.locator(FOUND)).to_have_count(TOTAL)
    titles = page.locator(f"{FOUND} h3").all_inner_texts()
    assert sorted(titles) == sorted(case.title for case in real_library().cases.values())


def test_what_the_reader_lacks_is_listed_and_what_is_ticked_is_not(asking: Page) -> None:
    page = asking
    _fill(page)
    _ask(page)
    first = page.locator(FOUND).first
    expect(first).to_contain_text("前提条件（你没有勾选自己有哪些）：")
    needs = [c.condition for c in LIKE.transfer.conditions]
    for need in needs:
        expect(first).to_contain_text(need)
    _more(page)
    _more(page)
    page.get_by_role("checkbox", name=re.compile(f"^{needs[0]}")).check()
    _ask(page)
    expect(first.get_by_text("你没有勾选的前提条件：")).to_be_visible()
    expect(first.get_by_text("你没有勾选的前提条件：")).not_to_contain_text(needs[0])
    for need in needs[1:]:
        page.get_by_role("checkbox", name=re.compile(f"^{need}")).check()
    _ask(page)
    expect(first).to_contain_text("前提条件：你都勾选了。")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("很多", "看不懂这个数，请只写数字，例如 3000。"),
        ("-5", "看不懂这个数，请只写数字，例如 3000。"),
        ("3000户", "看不懂这个数，请只写数字，例如 3000。"),
    ],
    ids=["words", "below nothing", "another unit"],
)
def test_a_number_that_cannot_be_read_is_said_beside_its_field(
    asking: Page, typed: str, said: str
) -> None:
    page = asking
    _more(page)
    field = page.get_by_label("常住人口（人）")
    field.fill(typed)
    # It is shown again where it stands, from whatever step it was asked.
    page.get_by_role("button", name="上一步").click()
    page.get_by_role("button", name="找相近的案例").click()
    expect(page.locator("#match-residents-wrong")).to_have_text(said)
    expect(field).to_be_focused()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(page.locator("[data-cb-match=found]")).to_be_hidden()
    assert _violations(page) == []
    field.fill("3000")
    _ask(page)
    expect(page.locator("#match-residents-wrong")).to_be_hidden()


def test_numbers_are_read_as_people_write_them_and_no_share_is_above_the_whole(
    asking: Page,
) -> None:
    page = asking
    _more(page)
    field = page.get_by_label("常住人口（人）")
    for typed in ("3,000", "３，０００人", "3000 人", "三千", "三千人", "0.3万"):
        field.fill(typed)
        _ask(page)
        terms = page.locator(FOUND).first.locator(".cb-match__terms")
        expect(terms).to_contain_text("你填 3000 人；")


def test_nothing_that_is_filled_in_leaves_the_page_or_stays(page: Page, server: Server) -> None:
    page.goto(ALIKE)
    address = page.url
    asked = len(server.asked)
    _fill(page)
    _ask(page)
    assert page.url == address
    after = [path.partition("?")[0] for path in server.asked[asked:]]
    assert set(after) <= {"/assets/data/alike.js", "/assets/favicon.svg"}
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage, document.cookie])")
    assert PROBLEM not in kept
    page.reload()
    expect(page.get_by_label("什么难题")).to_have_value("")


def test_a_link_made_on_purpose_brings_the_same_answer(page: Page) -> None:
    page.goto(ALIKE)
    _fill(page)
    page.get_by_label("多大的地方").select_option(label="一个乡镇或街道")
    _ask(page)
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
    expect(other.get_by_label("什么难题")).not_to_have_value("")
    expect(other.get_by_label("多大的地方")).to_have_value("乡级")


def test_clearing_takes_the_answer_away(page: Page) -> None:
    page.goto(ALIKE)
    _fill(page)
    _ask(page)
    page.get_by_role("button", name="清空").click()
    expect(page.locator("[data-cb-match=found]")).to_be_hidden()
    expect(page.get_by_label("什么难题")).to_have_value("")


def test_without_a_script_the_page_explains_and_leads_on(browser: Browser, server: Server) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(ALIKE)
    expect(page.locator("form[data-cb-match]")).to_be_hidden()
    expect(page.get_by_text("在本页填写要开 JavaScript")).to_be_visible()
    page.get_by_text("怎样排的", exact=True).click()
    expect(page.get_by_text("案例没有写的，不猜。")).to_be_visible()
    page.locator(".cb-match__lists a").first.click()
    expect(page).to_have_url(re.compile(r"/settlements/"))
    context.close()


def test_it_works_from_a_disk(browser: Browser, site: Built) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto((site.folder / ALIKE).as_uri())
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
    page.goto(ALIKE)
    expect(page.locator("form[data-cb-match]")).to_be_visible()
    assert _violations(page) == []
    context.close()


def test_the_narrowest_phone_and_the_largest_text(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(ALIKE)
    _fill(page)
    _ask(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size(PHONE)
    page.evaluate("document.documentElement.setAttribute('data-cb-elder', '')")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_on_paper_there_are_the_cases_and_not_the_form(page: Page) -> None:
    page.goto(ALIKE)
    _fill(page)
    _ask(page)
    page.emulate_media(media="print")
    expect(page.locator("form[data-cb-match]")).to_be_hidden()
    expect(page.locator(FOUND).first).to_be_visible()
    expect(page.get_by_role("button", name="打印")).to_be_hidden()
