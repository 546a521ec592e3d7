"""The browse page and the search in the header: every way in which a reader types, moves, shares and comes back."""

from __future__ import annotations

import json
import re
from pathlib import Path
from urllib.parse import quote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, CDPSession, Page, expect

from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.browser.watching import Troubles, watch
from tests.site.building import Built

pytestmark = pytest.mark.browser

BROWSE = "cases/index.html"
FIELD = "#cb-query"
HEADER = "#cb-header-query"
TITLES = "[data-cb-browse=results] .cb-case__title a"
STATUS = "[data-cb-browse=summary]"
UNDERSTOOD = "[data-cb-browse=understood]"
ALL = "[data-cb-browse=all]"
TOOLS = ".cb-browse__tools > summary"
FOUND = re.compile(r"^(“.+”)?找到 [1-9]\d* 条")


def _open(page: Page, state: str = "") -> None:
    page.goto(f"{BROWSE}{state}")
    # The facets stand as soon as the search is ready.
    page.locator(".cb-facet summary").first.wait_for(state="attached")


def _search(page: Page, words: str) -> None:
    page.locator(FIELD).fill(words)
    expect(page.locator(STATUS)).to_have_text(FOUND)


def _tools(page: Page) -> None:
    """Open what can be done about the results, below the line that counts them."""
    if page.locator(".cb-browse__tools").get_attribute("open") is None:
        page.locator(TOOLS).click()


def _compose(page: Page, letters: str) -> CDPSession:
    devtools = page.context.new_cdp_session(page)
    at = len(letters)
    devtools.send(
        "Input.imeSetComposition", {"text": letters, "selectionStart": at, "selectionEnd": at}
    )
    return devtools


def _ways_asked(page: Page) -> list[str]:
    """The queries that reached the search, in order."""
    asked: list[str] = page.evaluate("window.asked")
    return asked


def _listen(page: Page) -> None:
    page.evaluate(
        """() => {
          window.asked = [];
          const search = window.casebook.search.bind(window.casebook);
          window.casebook.search = (query, options) => {
            window.asked.push(query);
            return search(query, options);
          };
        }"""
    )


# Typing


def test_results_come_while_typing_and_stand_in_the_address(page: Page) -> None:
    _open(page)
    _search(page, "网格")
    expect(page.locator(TITLES).first).to_be_visible()
    expect(page.locator(".cb-case__excerpt mark").first).to_have_text("网格")
    expect(page.locator(ALL)).to_be_hidden()
    assert page.url.endswith("#q=" + quote("网格"))
    page.locator(FIELD).fill("")
    expect(page.locator(ALL)).to_be_visible()
    assert "#" not in page.url


def test_an_input_method_searches_only_what_it_has_written(page: Page) -> None:
    _open(page)
    _listen(page)
    page.locator(FIELD).click()
    devtools = _compose(page, "wang ge")
    page.wait_for_timeout(500)
    assert _ways_asked(page) == []
    devtools.send("Input.insertText", {"text": "网格"})
    expect(page.locator(STATUS)).to_have_text(FOUND)
    assert _ways_asked(page) == ["网格"]


def test_what_is_pasted_is_searched(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _open(page)
    page.evaluate("navigator.clipboard.writeText('积分')")
    page.locator(FIELD).click()
    page.keyboard.press("Control+v")
    expect(page.locator(STATUS)).to_have_text(FOUND)


def test_words_that_come_without_a_key_are_searched(page: Page) -> None:
    """Voice and handwriting put whole words into the field: one input event, no key."""
    _open(page)
    page.locator(FIELD).click()
    page.keyboard.insert_text("积分")
    expect(page.locator(STATUS)).to_have_text(FOUND)


def test_only_the_last_answer_is_shown(page: Page) -> None:
    _open(page)
    page.evaluate(
        """() => {
          const search = window.casebook.search.bind(window.casebook);
          window.casebook.search = async (query, options) => {
            if (query === "积分") await new Promise((done) => setTimeout(done, 800));
            return search(query, options);
          };
        }"""
    )
    page.locator(FIELD).fill("积分")
    page.wait_for_timeout(300)
    page.locator(FIELD).fill("3500户")
    expect(page.locator(".cb-case__excerpt mark").first).to_have_text("3500户")
    page.wait_for_timeout(1000)
    expect(page.locator(".cb-case__excerpt mark").first).to_have_text("3500户")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("hongse wuye", "红色物业"), ("hswy", "红色物业"), ("紅色物業", "红色物业")],
)
def test_pinyin_and_traditional_characters_are_understood_and_can_be_put_back(
    page: Page, typed: str, meant: str
) -> None:
    _open(page)
    _search(page, typed)
    expect(page.locator(f"{TITLES}, .cb-case__excerpt", has_text=meant).first).to_be_visible()
    if typed.isascii():
        expect(page.locator(TOOLS)).to_contain_text(f"已按“{meant}”搜索")
        _tools(page)
        expect(page.locator(UNDERSTOOD)).to_contain_text(f"已按 {meant} 搜索")
        page.get_by_role("button", name=f"改回 {typed}").click()
        expect(page.locator(UNDERSTOOD)).to_contain_text(f"正按原样搜索 {typed}")
        expect(page.locator("[data-cb-browse=none]")).to_be_visible()
        page.get_by_role("button", name="按网站的理解搜").click()
        expect(page.locator(STATUS)).to_have_text(FOUND)


def test_nothing_found_shows_a_way_on(page: Page) -> None:
    _open(page)
    page.locator(FIELD).fill("qqzzxx")
    none = page.locator("[data-cb-browse=none]")
    expect(none).to_contain_text("没有找到“qqzzxx”")
    expect(page.locator(STATUS)).to_have_text("本库没有专写“qqzzxx”的案例")
    none.get_by_role("link", name="提交一个").click()
    expect(page).to_have_url(re.compile("/contribute/index.html$"))


def test_where_nothing_answers_the_nearest_three_come_with_their_reason(page: Page) -> None:
    _open(page, f"#q={quote('老旧小区没物业')}")
    expect(page.locator(STATUS)).to_have_text("本库没有专写“老旧小区没物业”的案例")
    expect(page.locator("[data-cb-browse=weak]")).to_have_text("最接近的 3 条")
    expect(page.locator(TITLES)).to_have_count(3)
    for reason in page.locator(".cb-hit__why").all():
        expect(reason).to_contain_text("没有写到“")
    expect(page.locator(".cb-hit__why").first).to_contain_text("没物业")
    page.get_by_role("button", name="再看").click()
    expect(page.locator(TITLES).nth(3)).to_be_focused()
    # What is answered has no reason to be excused.
    _search(page, "老年食堂")
    expect(page.locator("[data-cb-browse=weak]")).to_be_hidden()
    expect(page.locator(".cb-hit__why").first).to_be_hidden()


QUERIES = (
    "老年食堂",
    "社区太大怎么拆分",
    "老旧小区没物业",
    "网格",
    "sqst",
    "积分超市",
    "单位进社区",
)


@pytest.mark.parametrize("width", [390, 320])
def test_results_stand_above_the_fold_of_a_phone(page: Page, width: int) -> None:
    """The first answer, page or hit within 300 px, the first hit within 600, no hit taller than 260."""
    page.set_viewport_size({"width": width, "height": 844})
    for query in QUERIES:
        _open(page, f"#q={quote(query)}")
        expect(page.locator(TITLES).first).to_be_visible()
        # The pages come last of all.
        page.wait_for_timeout(300)
        found = page.evaluate(
            """() => {
              const top = (e) => e.getBoundingClientRect().top + scrollY;
              const shown = (s) => Array.from(document.querySelectorAll(s)).filter((e) => e.offsetParent);
              const hits = shown("[data-cb-browse=results] .cb-case");
              const first = shown("[data-cb-browse=answer], [data-cb-browse=pages], [data-cb-browse=results] .cb-case");
              const summary = shown("[data-cb-browse=summary]")[0].getBoundingClientRect();
              const tools = shown(".cb-browse__tools")[0].getBoundingClientRect();
              return {
                first: Math.min(...first.map(top)), hit: top(hits[0]),
                tallest: Math.max(...hits.map((e) => e.getBoundingClientRect().height)),
                apart: Math.abs(tools.top + tools.height / 2 - summary.top - summary.height / 2),
                unanswered: document.querySelector(".is-weak") !== null,
                wide: document.documentElement.scrollWidth,
              };
            }"""
        )
        assert found["first"] <= 300, query
        assert found["hit"] <= 600, query
        assert found["wide"] <= width, query
        if width == 390:
            assert found["tallest"] <= 260, query
            assert found["unanswered"] or found["apart"] < 12, query


def test_within_the_results_is_searched_again_and_stands_in_the_address(page: Page) -> None:
    _open(page, f"#q={quote('社区')}")
    expect(page.locator(STATUS)).to_have_text(FOUND)
    before = page.locator(STATUS).text_content() or ""
    _tools(page)
    page.get_by_label("结果中再查").fill("积分")
    page.get_by_label("结果中再查").press("Enter")
    expect(page.locator(STATUS)).not_to_have_text(before)
    assert page.url.endswith(f"#q={quote('社区')}&also={quote('积分')}")
    expect(page.locator(".cb-case__excerpt mark", has_text="积分").first).to_be_visible()
    narrowed = page.locator(STATUS).text_content() or ""
    page.reload()
    expect(page.locator(STATUS)).to_have_text(narrowed)
    page.get_by_role("button", name="不再查：积分").click()
    expect(page.locator(STATUS)).to_have_text(before)
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(narrowed)


def test_where_the_words_must_stand_can_be_chosen(page: Page) -> None:
    _open(page, f"#q={quote('满意度')}")
    expect(page.locator(STATUS)).to_have_text(FOUND)
    _tools(page)
    for section, anchor in (("没交代", "gaps-"), ("数字", "o"), ("做法", "m")):
        page.get_by_label("查哪里").select_option(section)
        expect(page.locator(TOOLS)).to_contain_text(f"只查{section}")
        links = page.locator("[data-cb-browse=results] .cb-case__excerpt a")
        expect(links.first).to_have_attribute("href", re.compile(rf"#{anchor}\d+$"))
    assert page.url.endswith("&in=measures")
    page.reload()
    expect(page.locator(TOOLS)).to_contain_text("只查做法")
    _tools(page)
    page.get_by_label("查哪里").select_option("标题")
    _search(page, "积分")
    for title in page.locator(TITLES).all_text_contents():
        assert "积分" in title


@pytest.mark.parametrize(
    ("queries", "page_named"),
    [
        (("社区太大怎么拆分", "按什么标准拆", "社区拆分标准"), "抉择 社区太大拆不拆"),
        (("单位进社区", "单位怎么进社区"), "抉择 单位怎样进社区"),
        (
            ("失败", "教训", "问题", "没成效", "自认的问题"),
            "教训 自认的问题、没有成效数字的案例",
        ),
    ],
    ids=["split", "units", "lessons"],
)
def test_every_wording_of_a_question_leads_to_its_page_first(
    page: Page, queries: tuple[str, ...], page_named: str
) -> None:
    for query in queries:
        _open(page, f"#q={quote(query)}")
        first = page.locator("[data-cb-browse=pages] a").first
        expect(first).to_have_text(page_named)


# Facets, order, address


def _box(page: Page, name: str) -> str:
    """Open the group of facet ``name``; return the selector of its boxes."""
    panel = page.locator(".cb-browse__facets")
    if panel.get_attribute("open") is None:
        panel.locator("> summary").click()
    group = page.locator(f".cb-facet--{name}")
    if group.get_attribute("open") is None:
        group.locator("summary").click()
    return f".cb-facet--{name} input"


def test_a_facet_narrows_and_its_own_counts_stay(page: Page) -> None:
    _open(page)
    boxes = page.locator(_box(page, "measure"))
    counts = page.locator(".cb-facet--measure .cb-facet__count")
    expect(counts.first).to_be_visible()
    before = counts.all_text_contents()
    value = boxes.first.get_attribute("value") or ""
    boxes.first.check()
    expect(page.locator(STATUS)).to_have_text(f"找到 {before[0]} 条")
    expect(page.locator(TITLES)).to_have_count(int(before[0]))
    assert counts.all_text_contents() == before
    expect(boxes.first).to_be_focused()
    assert page.url.endswith(f"#{quote('做法')}={quote(value)}")
    page.get_by_role("button", name=f"去掉做法：{value}").click()
    expect(page.locator(ALL)).to_be_visible()


def test_places_are_a_tree(page: Page) -> None:
    _open(page)
    _box(page, "place")
    page.get_by_role("button", name="广东省的下级").click()
    page.get_by_role("button", name="惠州市的下级").click()
    page.get_by_role("checkbox", name="博罗县").check()
    expect(page.locator(STATUS)).to_have_text(FOUND)
    assert page.url.endswith(f"#{quote('地区')}=441322")
    for place in page.locator("[data-cb-browse=results] .cb-case__place").all_text_contents():
        assert "博罗县" in place
    page.reload()
    expect(page.locator(STATUS)).to_have_text(FOUND)
    _box(page, "place")
    expect(page.get_by_role("checkbox", name="博罗县")).to_be_checked()


def test_the_order_can_be_chosen(page: Page) -> None:
    _open(page)
    order = page.get_by_label("排序")
    expect(order).to_have_value("")
    _tools(page)
    order.select_option("evidence")
    expect(page.locator(TITLES).first).to_be_visible()
    grades = page.locator("[data-cb-browse=results] dd", has_text=re.compile(r"^E\d"))
    first = [text[1] for text in grades.all_text_contents()]
    assert first == sorted(first, reverse=True)
    assert page.url.endswith("#sort=evidence")
    _search(page, "网格")
    expect(order).to_have_value("evidence")


def test_back_goes_from_step_to_step(page: Page) -> None:
    _open(page)
    _search(page, "社区")
    searched = page.locator(STATUS).text_content() or ""
    box = page.locator(_box(page, "measure")).first
    box.check()
    expect(page.locator(STATUS)).not_to_have_text(searched)
    narrowed = page.locator(STATUS).text_content() or ""
    page.locator(TITLES).first.click()
    expect(page).to_have_url(re.compile("/cases/[a-z0-9-]+/index.html$"))
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(narrowed)
    expect(page.locator(FIELD)).to_have_value("社区")
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(searched)
    expect(page.locator("[data-cb-browse=chosen]")).to_be_hidden()
    page.go_forward()
    expect(page.locator(STATUS)).to_have_text(narrowed)


def test_back_goes_through_what_was_searched_one_after_the_other(page: Page) -> None:
    _open(page)
    field = page.locator(FIELD)
    for words in ("网格员", "积分制", "红色物业"):
        field.fill(words)
        field.press("Enter")
        expect(page.locator(STATUS)).to_contain_text(f"“{words}”")
    for words in ("积分制", "网格员"):
        page.go_back()
        expect(field).to_have_value(words)
        expect(page.locator(STATUS)).to_contain_text(f"“{words}”")
    page.go_back()
    expect(field).to_have_value("")
    expect(page.locator(ALL)).to_be_visible()


def test_one_typing_is_one_step_and_keeps_what_was_chosen_before(page: Page) -> None:
    _open(page, f"#{quote('地区')}=440000")
    chosen = page.locator(STATUS).text_content() or ""
    page.locator(FIELD).click()
    steps = page.evaluate("history.length")
    for letter in "网格员":
        page.keyboard.insert_text(letter)
        page.wait_for_timeout(400)
    expect(page.locator(STATUS)).to_contain_text("“网格员”")
    assert page.evaluate("history.length") == steps + 1
    # It stands long enough to be meant.
    page.wait_for_timeout(2500)
    page.keyboard.insert_text(" 社区")
    expect(page.locator(STATUS)).to_contain_text("“网格员 社区”")
    assert page.evaluate("history.length") == steps + 2
    page.go_back()
    expect(page.locator(STATUS)).to_contain_text("“网格员”")
    page.go_back()
    expect(page.locator(STATUS)).to_have_text(chosen)
    expect(page.get_by_role("button", name="去掉地区：广东省")).to_be_visible()


def test_blanks_around_a_query_are_no_step(page: Page) -> None:
    _open(page)
    _search(page, "网格")
    page.locator(FIELD).press("Enter")
    steps = page.evaluate("history.length")
    page.locator(FIELD).fill("网格 ")
    page.wait_for_timeout(400)
    assert page.evaluate("history.length") == steps


def test_a_shared_link_opens_as_it_was_and_what_is_unknown_falls_away(page: Page) -> None:
    state = (
        f"q={quote('社区')}&{quote('地区')}=440000,999999&{quote('做法')}={quote('没有')}&sort=date"
    )
    _open(page, f"#{state}&x=1&sort=worst&sort=date")
    expect(page.locator(STATUS)).to_have_text(FOUND)
    expect(page.locator(FIELD)).to_have_value("社区")
    expect(page.get_by_role("button", name="去掉地区：广东省")).to_be_visible()
    expect(page.locator("[data-cb-browse=chosen] li")).to_have_count(1)
    expect(page).to_have_url(re.compile(f"#q={quote('社区')}&{quote('地区')}=440000&sort=date$"))


def test_an_anchor_is_no_query(page: Page) -> None:
    _open(page)
    steps = page.evaluate("history.length")
    page.locator(".cb-jump a", has_text="云南").click()
    expect(page.locator("#p530000")).to_be_in_viewport()
    # A jump is no step: Back leads away from the page.
    assert page.url.endswith("#p530000")
    assert page.evaluate("history.length") == steps
    _search(page, "网格")
    page.evaluate("location.hash = '#cb-main'")
    page.wait_for_timeout(300)
    expect(page.locator(TITLES).first).to_be_visible()


def test_a_link_to_a_place_in_the_page_opens_with_facets_and_an_order(desktop: Page) -> None:
    _open(desktop, "#p530000")
    expect(desktop.locator("#p530000")).to_be_in_viewport()
    expect(desktop.locator(".cb-facet--problem .cb-facet__count").first).to_be_visible()
    order = desktop.locator("#cb-sort option")
    assert order.all_text_contents() == ["按省列出", "日期最新", "证据最强", "记录最全"]


def test_as_many_more_are_offered_as_there_are(page: Page) -> None:
    """The line above what fits in part only is no result."""
    _open(page)
    page.evaluate(
        """() => {
          const search = window.casebook.search.bind(window.casebook);
          window.casebook.search = async (query, options) => {
            const answer = await search("", options);
            const results = answer.results.map((result, i) => ({ ...result, full: i < 3 }));
            return { ...answer, results, full: 3, near: 3, weak: false };
          };
        }"""
    )
    page.locator(FIELD).fill("网格")
    expect(page.locator(TITLES)).to_have_count(10)
    expect(page.locator("[data-cb-browse=results] > li").nth(3)).to_have_text("以下只有部分相符")
    total = sum(map(int, re.findall(r"\d+", page.locator(STATUS).text_content() or "")))
    page.get_by_role("button", name=f"再看 10 条（还有 {total - 10} 条）").click()
    expect(page.locator(TITLES)).to_have_count(20)
    expect(page.locator(TITLES).nth(10)).to_be_focused()


def test_results_are_a_button_away_from_the_facets_of_a_phone(page: Page) -> None:
    _open(page)
    box = page.locator(_box(page, "measure")).first
    box.check()
    expect(page.locator(STATUS)).to_have_text(FOUND)
    page.get_by_role("button", name="看结果").click()
    expect(box).to_be_hidden()
    expect(page.locator(STATUS)).to_be_in_viewport()
    expect(page.locator(TITLES).first).to_be_in_viewport()
    page.set_viewport_size(DESKTOP)
    page.reload()
    expect(page.locator(".cb-facet--problem .cb-facet__count").first).to_be_visible()
    expect(page.get_by_role("button", name="看结果")).to_be_hidden()


def test_a_grade_is_called_what_the_cards_call_it(page: Page) -> None:
    _open(page, f"#{quote('证据')}=E1")
    expect(page.get_by_role("button", name="去掉证据：E1 有过程数字")).to_be_visible()
    expect(
        page.locator("[data-cb-browse=results] dd", has_text="E1 有过程数字").first
    ).to_be_visible()
    _box(page, "grade")
    expect(page.get_by_role("checkbox", name="E1 有过程数字")).to_be_checked()
    assert page.url.endswith(f"#{quote('证据')}=E1")


# Nothing found


def test_words_near_a_query_begin_as_it_or_as_its_chinese_ends(page: Page) -> None:
    _open(page)
    page.evaluate(
        """() => {
          window.near = [];
          window.casebook.suggest = async (text) => {
            window.near.push(text);
            return [{ text: "积分制", kind: "词" }];
          };
          const search = window.casebook.search.bind(window.casebook);
          window.casebook.search = async (query, options) => ({
            ...(await search(query, options)), total: 0, full: 0, weak: true, results: [],
          });
        }"""
    )
    for words, asked in (
        ("网格长效", ["网格长效", "网格", "长效"]),
        ("qqzzxx", ["qqzzxx"]),
        ("3D网格", ["3D网格", "网格"]),
    ):
        page.evaluate("window.near = []")
        page.locator(FIELD).fill(words)
        expect(page.locator(STATUS)).to_have_text(f"本库没有专写“{words}”的案例")
        expect(page.get_by_role("button", name="积分制")).to_be_visible()
        assert page.evaluate("window.near") == asked
    page.get_by_role("button", name="积分制").click()
    expect(page.locator(FIELD)).to_have_value("积分制")
    expect(page.locator(STATUS)).to_be_focused()


def test_where_no_word_was_given_none_is_called_missing(page: Page) -> None:
    _open(page)
    none = page.locator("[data-cb-browse=none]")
    page.locator(FIELD).fill("？！……")
    expect(none).to_contain_text("请输入一个词")
    expect(none).not_to_contain_text("待征集", use_inner_text=True)
    page.locator(FIELD).fill("qqzzxx")
    expect(none).to_contain_text("待征集", use_inner_text=True)
    expect(none).not_to_contain_text("请输入一个词", use_inner_text=True)
    none.get_by_role("link", name="做法").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("做法")


# Paper


def test_a_printed_page_says_what_was_searched_and_nothing_to_press(page: Page) -> None:
    _open(page, f"#q=hswy&{quote('地区')}=440000")
    expect(page.locator(STATUS)).to_contain_text("“hswy”找到")
    _tools(page)
    page.emulate_media(media="print")
    expect(page.locator(STATUS)).to_be_visible()
    expect(page.locator(".cb-chips")).to_have_text(re.compile("广东省"))
    expect(page.locator(TITLES).first).to_be_visible()
    times = page.locator(".cb-chip").first.evaluate("e => getComputedStyle(e, '::after').display")
    assert times == "none"
    pressed = page.locator(".cb-browse button:visible:not(.cb-chip), .cb-browse select:visible")
    assert pressed.all_text_contents() == []
    for words in ("怎样搜索", "看这一段"):
        assert words not in page.locator(".cb-browse").inner_text()


# Keyboard and screen readers


def test_enter_goes_to_the_first_title_of_its_own_answer(page: Page) -> None:
    _open(page)
    page.evaluate(
        """() => {
          const search = window.casebook.search.bind(window.casebook);
          window.casebook.search = async (query, options) => {
            await new Promise((done) => setTimeout(done, 500));
            return search(query, options);
          };
        }"""
    )
    _search(page, "积分")
    field = page.locator(FIELD)
    field.click()
    # As a paste does: all at once, and Enter before the answer.
    field.fill("3500户")
    field.press("Enter")
    expect(page.locator(STATUS)).to_contain_text("“3500户”")
    expect(page.locator(TITLES).first).to_be_focused()
    # Who writes on has not asked for the titles.
    field.fill("积分")
    field.press("Enter")
    field.fill("网格")
    expect(page.locator(STATUS)).to_contain_text("“网格”")
    expect(field).to_be_focused()


def test_a_button_that_goes_away_leaves_the_focus_on_what_was_found(page: Page) -> None:
    """Not in the field: that opens the keyboard of a phone."""
    _open(page, f"#q=hswy&{quote('地区')}=440000,530000")
    status = page.locator(STATUS)
    _tools(page)
    for name in ("去掉地区：云南省", "改回 hswy", "全部去掉", "按网站的理解搜"):
        before = page.url
        page.get_by_role("button", name=name).first.click()
        expect(status).to_be_focused()
        expect(page).not_to_have_url(before)
        expect(page.locator("[data-cb-browse=found]")).not_to_have_attribute("aria-busy", "true")


def test_long_queries_are_cut_where_their_results_are_counted(page: Page) -> None:
    _open(page, "#q=" + quote("网" * 31))
    expect(page.locator(STATUS)).to_contain_text(f"“{'网' * 30}…”")
    page.locator(FIELD).fill("网" * 30)
    expect(page.locator(STATUS)).to_contain_text(f"“{'网' * 30}”")


def test_the_browse_page_by_keyboard(page: Page) -> None:
    _open(page)
    field = page.locator(FIELD)
    titles = page.locator(TITLES)
    page.keyboard.press("/")
    expect(field).to_be_focused()
    page.keyboard.type("网格")
    expect(page.locator(STATUS)).to_have_text(FOUND)
    page.keyboard.press("ArrowDown")
    expect(titles.first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(titles.nth(1)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    expect(field).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_have_value("")
    expect(page.locator(ALL)).to_be_visible()
    page.keyboard.press("Escape")
    expect(field).not_to_be_focused()


def test_the_slash_can_be_switched_off(page: Page) -> None:
    """WCAG 2.1.4."""
    _open(page)
    page.locator(".cb-settings summary").click()
    page.get_by_label("在本页按 / 键跳到搜索框").uncheck()
    page.locator("h1").click()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).not_to_be_focused()
    page.reload()
    page.keyboard.press("/")
    expect(page.locator(FIELD)).not_to_be_focused()


def test_a_screen_reader_hears_how_many_were_found(page: Page) -> None:
    """The summary is a live region that is in the page from the start; each answer changes it once."""
    _open(page)
    status = page.get_by_role("status")
    expect(status).to_have_count(1)
    page.evaluate(
        """() => {
          window.heard = [];
          const region = document.querySelector("[role=status]");
          new MutationObserver(() => window.heard.push(region.textContent))
            .observe(region, { childList: true, characterData: true, subtree: true });
        }"""
    )
    page.locator(FIELD).click()
    page.keyboard.type("网格员")
    expect(status).to_have_text(FOUND)
    page.wait_for_timeout(400)
    assert page.evaluate("window.heard") == [status.text_content()]


@pytest.mark.parametrize("state", ["", "#q=网格", "#q=hswy", "#q=qqzzxx", "#地区=440000&q=社区"])
@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_axe_finds_nothing(page: Page, state: str, size: dict[str, int]) -> None:
    page.set_viewport_size(size)  # type: ignore[arg-type]
    _open(page, state)
    page.wait_for_timeout(300)
    if size is PHONE:
        page.locator(".cb-browse__facets > summary").click()
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found] == []


def test_on_a_phone_targets_are_large_and_nothing_sticks_out(page: Page) -> None:
    _open(page, f"#q={quote('社区')}&{quote('地区')}=440000")
    expect(page.locator(STATUS)).to_have_text(FOUND)
    _box(page, "measure")
    small = page.evaluate(
        """() => Array.from(document.querySelectorAll(
             ".cb-browse button, .cb-browse select, .cb-browse__form input, .cb-facet label, .cb-browse__facets summary"))
           .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44).map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


# The header and the home page


def test_the_header_suggests_and_ends_on_the_browse_page(desktop: Page) -> None:
    desktop.goto("about/index.html")
    field = desktop.locator(HEADER)
    field.click()
    desktop.keyboard.type("网格")
    options = desktop.locator(".cb-search [role=option]")
    expect(options.first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    desktop.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    active = field.get_attribute("aria-activedescendant")
    assert active == options.first.get_attribute("id")
    desktop.keyboard.press("ArrowUp")
    assert field.get_attribute("aria-activedescendant") is None
    desktop.keyboard.press("Escape")
    expect(options.first).to_be_hidden()
    expect(field).to_have_value("网格")
    desktop.keyboard.press("Enter")
    expect(desktop).to_have_url(re.compile(f"/{BROWSE}#q={quote('网格')}$"))
    expect(desktop.locator(STATUS)).to_have_text(FOUND)
    expect(desktop.locator(FIELD)).to_have_value("网格")


def test_a_case_that_is_suggested_opens(desktop: Page) -> None:
    desktop.goto("about/index.html")
    desktop.locator(HEADER).click()
    desktop.keyboard.type("网格")
    desktop.locator(".cb-search [role=option]", has_text="案例").first.click()
    expect(desktop).to_have_url(re.compile("/cases/[a-z0-9-]+/index.html$"))


def test_the_header_searches_on_the_browse_page_itself(desktop: Page) -> None:
    _open(desktop)
    desktop.locator(HEADER).fill("积分")
    desktop.locator(HEADER).press("Enter")
    expect(desktop.locator(FIELD)).to_have_value("积分")
    expect(desktop.locator(STATUS)).to_have_text(FOUND)


def test_the_header_waits_for_an_input_method(desktop: Page) -> None:
    desktop.goto("about/index.html")
    desktop.locator(HEADER).click()
    devtools = _compose(desktop, "wang ge")
    desktop.wait_for_timeout(500)
    expect(desktop.locator(".cb-search [role=listbox]")).to_be_hidden()
    devtools.send("Input.insertText", {"text": "网格"})
    expect(desktop.locator(".cb-search [role=option]").first).to_be_visible()


def test_on_a_phone_the_glass_opens_the_search_and_escape_closes_it(page: Page) -> None:
    page.goto("about/index.html")
    expect(page.locator(HEADER)).to_be_hidden()
    page.locator("[data-cb-open-search]").click()
    expect(page.locator(HEADER)).to_be_focused()
    page.keyboard.type("积分")
    expect(page.locator(".cb-search [role=option]").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    for _ in range(3):
        page.keyboard.press("Escape")
    expect(page.locator(HEADER)).to_be_hidden()
    expect(page.locator("[data-cb-open-search]")).to_be_focused()


def test_the_home_page_searches(page: Page) -> None:
    page.goto("index.html")
    page.locator("#cb-hero-query").fill("积分")
    page.locator(".cb-hero__search button").click()
    expect(page.locator(FIELD)).to_have_value("积分")
    expect(page.locator(STATUS)).to_have_text(FOUND)


@pytest.mark.parametrize("key", ["f", "s", "p", "n", "/", "."])
def test_single_letters_do_nothing_while_reading(desktop: Page, key: str) -> None:
    """WCAG 2.1.4: a shortcut of one character must be one the reader can turn off."""
    case = "cases/dongguan-xingcheng-grid/index.html"
    desktop.goto(case)
    desktop.keyboard.press(key)
    expect(desktop.locator(HEADER)).not_to_be_focused()
    expect(desktop).to_have_url(re.compile(f"{case}$"))


# Everywhere


def test_an_excerpt_leads_to_its_passage(desktop: Page) -> None:
    _open(desktop, f"#q={quote('积分')}")
    desktop.locator(".cb-case__excerpt a").first.click()
    expect(desktop).to_have_url(re.compile(r"/cases/[a-z0-9-]+/index\.html#[\w-]+$"))
    anchor = desktop.url.rpartition("#")[2]
    expect(desktop.locator(f"#{anchor}")).to_be_in_viewport()


def test_from_a_disk(browser: Browser, site: Built) -> None:
    home = site.folder.as_uri() + "/"
    troubles = Troubles(home)
    context = browser.new_context(viewport=DESKTOP)
    watch(context, troubles)
    page = context.new_page()
    page.goto(f"{home}index.html")
    page.locator(HEADER).fill("hongse wuye")
    page.locator(HEADER).press("Enter")
    expect(page.locator(STATUS)).to_have_text(FOUND)
    expect(page.locator(TOOLS)).to_contain_text("红色物业")
    page.locator(_box(page, "measure")).first.check()
    page.go_back()
    expect(page.locator("[data-cb-browse=chosen]")).to_be_hidden()
    page.locator(".cb-case__excerpt a").first.click()
    expect(page).to_have_url(re.compile(r"^file:.*/cases/[a-z0-9-]+/index\.html#"))
    context.close()
    assert troubles.found == []


def test_without_scripts_the_list_is_whole(browser: Browser, server: Server, site: Built) -> None:
    context = browser.new_context(base_url=server.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{BROWSE}#q=网格")
    cases = {name for name in site.pages if re.fullmatch(r"cases/[a-z0-9-]+/index\.html", name)}
    expect(page.locator(f"{ALL} .cb-case")).to_have_count(len(cases))
    for part in ("form", "facets", "tools", "found"):
        expect(page.locator(f"[data-cb-browse={part}]")).to_be_hidden()
    expect(page.locator(".cb-settings")).to_be_hidden()
    page.locator("[data-cb-open-search]").click()
    expect(page).to_have_url(re.compile(f"{BROWSE}$"))
    context.close()


def test_an_index_that_is_missing_leaves_the_list(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.address)
    context.route("**/assets/search/**", lambda route: route.abort())
    page = context.new_page()
    page.goto(f"{BROWSE}#q=网格")
    expect(page.locator(STATUS)).to_contain_text("搜索没有打开")
    expect(page.locator(f"{ALL} .cb-case").first).to_be_visible()
    context.close()


# What was not found


def test_nothing_is_kept_of_a_search_unless_asked(page: Page) -> None:
    _open(page)
    page.locator(FIELD).fill("qqzzxx")
    expect(page.locator("[data-cb-browse=none]")).to_be_visible()
    page.wait_for_timeout(2000)
    assert "qqzzxx" not in page.evaluate("JSON.stringify(localStorage)")


def test_what_was_not_found_can_be_taken_away_as_a_file(page: Page, tmp_path: Path) -> None:
    _open(page)
    page.locator(".cb-settings summary").click()
    page.get_by_label("把没搜到的词记在这台设备上").check()
    page.locator(FIELD).fill("qqzzxx")
    expect(page.locator("[data-cb-browse=none]")).to_be_visible()
    page.locator(FIELD).press("Enter")
    with page.expect_download() as download:
        page.get_by_role("button", name="下载没搜到的词（1 个）").click()
    file = tmp_path / "misses.jsonl"
    download.value.save_as(file)
    lines = [json.loads(line) for line in file.read_text("utf-8").splitlines()]
    assert [(line["query"], line["weak"], line["times"]) for line in lines] == [("qqzzxx", 0, 1)]
    page.get_by_label("把没搜到的词记在这台设备上").uncheck()
    assert "qqzzxx" not in page.evaluate("JSON.stringify(localStorage)")


def test_the_day_of_what_was_not_found_is_that_of_the_reader(
    browser: Browser, server: Server
) -> None:
    context = browser.new_context(base_url=server.address, timezone_id="Asia/Shanghai")
    page = context.new_page()
    page.clock.set_fixed_time("2026-11-22T20:00:00Z")
    _open(page)
    page.locator(".cb-settings summary").click()
    page.get_by_label("把没搜到的词记在这台设备上").check()
    page.locator(FIELD).fill("qqzzxx")
    page.get_by_role("button", name="下载没搜到的词（1 个）").wait_for()
    kept = page.evaluate("JSON.stringify(localStorage)")
    context.close()
    assert "2026-11-23" in kept


# Pages besides the cases


def test_pages_that_the_query_names_are_offered_and_lead_there(page: Page) -> None:
    _open(page, "#q=" + quote("停车难"))
    link = page.get_by_role("link", name="难题（还没有案例） 交通停车")
    expect(link).to_be_visible()
    link.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("交通停车")


def test_a_suggested_page_is_labelled_and_opens(page: Page) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto("about/index.html")
    page.locator(HEADER).fill("积分制")
    option = page.get_by_role("option", name="积分制 做法")
    expect(option).to_be_visible()
    option.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("积分制")
    assert "/measures/" in page.url


def test_every_page_that_may_be_offered_is_there(site: Built) -> None:
    (path,) = [path for path in site.files if re.match(r"assets/search/tables-", path)]
    call = re.fullmatch(r"__casebook_search\((.*)\)\n", site.files[path].decode(), re.DOTALL)
    assert call
    lines = json.loads(f"[{call[1]}]")[2]["pages"].split("\n")
    assert len(lines) > 100
    for line in lines:
        _, uri, *_ = line.split("\t")
        folder, _, anchor = uri.partition("#")
        markup = site.pages[f"{folder}index.html"]
        assert not anchor or anchor in markup.ids, uri


def test_counts_are_fetched_when_a_group_is_opened(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    # Too long for the name of a place, which would be looked up among the places.
    _open(page, "#q=" + quote("居家养老服务"))
    expect(page.locator(STATUS)).to_have_text(FOUND)
    assert [url for url in asked if "/facet-" in url] == []
    page.locator("[data-cb-browse=facets] > summary").click()
    page.locator(".cb-facet--grade > summary").click()
    expect(page.locator(".cb-facet--grade .cb-facet__count").first).to_have_text(
        re.compile(r"^[1-9]")
    )
    assert len([url for url in asked if "/facet-" in url]) == 1


def test_how_to_search_is_a_link_away(page: Page) -> None:
    _open(page)
    _tools(page)
    page.get_by_role("link", name="怎样搜索").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("怎样搜索")


def test_a_query_that_names_two_places_leads_to_the_page_of_both(page: Page) -> None:
    _open(page, f"#q={quote('东莞 雁塔 网格')}")
    first = page.locator("[data-cb-browse=pages] a").first
    expect(first).to_contain_text("东莞市与雁塔区")
    first.click()
    expect(page).to_have_url(re.compile(r"regions/against/index\.html\?a=441900&b=610113$"))
    expect(page.locator("[data-cb-against=result] h2").first).to_be_visible()
