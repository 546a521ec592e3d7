"""Cases side by side: chosen on any page, shared by their address, taken away as Word, CSV and paper."""

from __future__ import annotations

import csv
import io
import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, ViewportSize, expect

from casebook import clock
from casebook.derive.compare.conclusion import MOST
from casebook.derive.compare.glance import GLANCE
from casebook.derive.compare.usual_sets import usual_sets
from tests.bench.comparisons import SCREENS as MOST_SCREENS
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.browser.watching import Troubles, watch
from tests.sample.real import real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

COMPARE = "compare/index.html"
SAID = "[data-cb-compare=said]"
TOLD = ".cb-compare__told"
SHOWN = "[data-cb-compare=table]"
TABLE = f"{SHOWN} > table.cb-comparison--glance"
ALL = f"{SHOWN} table"
REST = f"{SHOWN} > details[data-cb-rest]"
HEADS = ".cb-compare__heads li"
STRIP = ".cb-chosen"
THREE = ("dongguan-xingcheng-grid", "yanta-grassroots-governance", "songyuan-party-alliance")
USUAL = next(s for s in usual_sets(real_library()) if s.id == "parts-boluo-linli-ruqin")
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _open(page: Page, *cases: str) -> Locator:
    page.goto(f"{COMPARE}?c={','.join(cases)}")
    table = page.locator(TABLE)
    expect(table).to_be_visible()
    return table


def _unfold(page: Page) -> Locator:
    """All tables, with every fold open."""
    page.locator(f"{SHOWN} details.cb-folded").evaluate_all(
        "all => all.forEach(d => d.open = true)"
    )
    return page.locator(SHOWN)


def _tables(page: Page) -> tuple[list[str], list[str]]:
    """What the tables say, and the sentences on the difference, which stand in another place on the page of choosing."""
    shown = _unfold(page)
    return shown.locator("table").all_inner_texts(), shown.locator(
        ".cb-contrasts li"
    ).all_text_contents()


def _pick(page: Page) -> None:
    """Open what chooses other cases."""
    page.locator("[data-cb-compare=pick] > summary").click()


def _text(page: Page) -> str:
    return str(page.locator(SHOWN).evaluate("t => t.textContent"))


def _title(case: str) -> str:
    return real_library().cases[case].title


def _letters(page: Page) -> list[str]:
    return page.locator(f"{HEADS} a").all_inner_texts()


# Choosing and sharing


@pytest.mark.parametrize("screen", SCREENS)
def test_three_cases_are_picked_and_the_address_shows_others_the_same_table(
    browser: Browser, server: Server, page: Page, screen: str
) -> None:
    size: ViewportSize = SCREENS[screen]
    page.set_viewport_size(size)
    page.goto("cases/index.html")
    for case in THREE[:2]:
        page.get_by_role("button", name=f"加入比较：{_title(case)}").click()
    page.goto(f"cases/{THREE[2]}/index.html")
    page.get_by_role("button", name=f"加入比较：{_title(THREE[2])}").click()
    page.locator(STRIP).get_by_role("link", name="已选 3 个，去比较").click()
    table = page.locator(TABLE)
    expect(table).to_be_visible()
    assert _letters(page) == [_title(case) for case in THREE]
    assert page.url.endswith(f"/{COMPARE}?c={','.join(THREE)}")

    other = browser.new_context(base_url=server.address, viewport=size)
    again = other.new_page()
    again.goto(page.url)
    expect(again.locator(TABLE)).to_be_visible()
    assert _text(again) == _text(page)
    expect(again.locator(f"{STRIP} a")).to_have_count(0)
    other.close()


@pytest.mark.parametrize("screen", SCREENS)
def test_a_usual_set_is_the_table_that_is_chosen_by_hand(page: Page, screen: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    page.goto(f"{USUAL.uri}index.html")
    built = _tables(page)
    page.get_by_role("link", name="去比较页自己选").click()
    expect(page.locator(TABLE)).to_be_visible()
    assert page.url.endswith(f"/{COMPARE}?c={','.join(USUAL.cases)}")
    assert _tables(page) == built


def test_cases_are_found_added_moved_and_removed(page: Page) -> None:
    page.goto(COMPARE)
    expect(page.locator(SAID)).to_contain_text("还没有选案例")
    for typed, case, left in (
        ("星城社区", THREE[0], "再选 1 个就能比"),
        ("songyuan", THREE[2], "正在比 2 个案例"),
    ):
        page.get_by_label("加一个案例").fill(typed)
        page.get_by_role("button", name=f"加入：{_title(case)}").click()
        expect(page.locator(SAID)).to_contain_text(left)
        expect(page.get_by_label("加一个案例")).to_be_focused()
    assert _letters(page) == [_title(THREE[0]), _title(THREE[2])]
    page.get_by_role("button", name=f"往前：{_title(THREE[2])}").click()
    expect(page).to_have_url(re.compile(f"c={THREE[2]},{THREE[0]}$"))
    expect(page.locator(f"{HEADS} a").first).to_have_text(_title(THREE[2]))
    page.get_by_role("button", name=f"去掉：{_title(THREE[2])}").click()
    expect(page.locator(TABLE)).to_have_count(0)
    expect(page.locator(SAID)).to_contain_text("再选 1 个就能比")
    # What is chosen is what the page shows: the strip has nothing to say.
    expect(page.locator(STRIP)).to_be_empty()


@pytest.mark.parametrize("address", ["shared", "built"])
def test_a_shared_address_leaves_what_the_reader_has_chosen(page: Page, address: str) -> None:
    own = [c for c in sorted(real_library().cases) if c not in (*THREE, *USUAL.cases)][:2]
    page.goto("cases/index.html")
    for case in own:
        page.get_by_role("button", name=f"加入比较：{_title(case)}").click()
    shared = THREE if address == "shared" else USUAL.cases
    page.goto(f"{COMPARE}?c={','.join(THREE)}" if address == "shared" else f"{USUAL.uri}index.html")
    strip = page.locator(STRIP)
    expect(strip.get_by_role("link", name="你自己选了 2 个，打开")).to_be_visible()
    expect(strip).not_to_contain_text("去比较")
    if address == "shared":
        _pick(page)
        page.get_by_role("button", name=f"去掉：{_title(THREE[2])}").click()
        expect(page.locator(HEADS)).to_have_count(2)
        shared = THREE[:2]
    strip.get_by_role("link", name="你自己选了 2 个，打开").click()
    expect(page).to_have_url(re.compile(f"c={','.join(own)}$"))
    expect(strip).to_be_empty()
    page.go_back()
    strip.get_by_role("button", name=f"换成这一页的 {len(shared)} 个").click()
    expect(strip).to_be_empty()
    page.goto("cases/index.html")
    strip.get_by_role("link", name=f"已选 {len(shared)} 个，去比较").click()
    expect(page.locator(HEADS)).to_have_count(len(shared))
    assert _letters(page) == [_title(case) for case in shared]


def test_back_goes_from_set_to_set(page: Page) -> None:
    _open(page, *THREE)
    _pick(page)
    page.get_by_role("button", name=f"去掉：{_title(THREE[1])}").click()
    expect(page.locator(HEADS)).to_have_count(2)
    page.go_back()
    expect(page.locator(HEADS)).to_have_count(3)
    assert page.url.endswith(",".join(THREE))
    page.go_forward()
    expect(page.locator(HEADS)).to_have_count(2)


def test_unknown_cases_fall_away_and_a_fifth_is_not_taken(browser: Browser, server: Server) -> None:
    """A file that does not exist is an error in the console, so this page is not watched."""
    context = browser.new_context(base_url=server.address)
    page = context.new_page()
    page.goto(f"{COMPARE}?c={THREE[0]},no-such-case,../../x,{THREE[1]},{THREE[0]}")
    expect(page.locator(SAID)).to_contain_text("没有读到 no-such-case、../../x，已经略去")
    assert _letters(page) == [_title(case) for case in THREE[:2]]
    expect(page).to_have_url(re.compile(f"c={THREE[0]},{THREE[1]}$"))
    five = sorted(real_library().cases)[:5]
    page.goto(f"{COMPARE}?c={','.join(five)}")
    expect(page.locator(SAID)).to_contain_text(
        f"一次最多比 4 个，没有放进来的是：{_title(five[4])}。"
    )
    expect(page.locator(HEADS)).to_have_count(4)
    expect(page.locator("[data-cb-compare=form]")).to_be_hidden()
    context.close()


def test_four_at_most_and_every_tab_knows(page: Page) -> None:
    other = page.context.new_page()
    for tab in (page, other):
        tab.goto("cases/index.html")
    buttons = page.locator(".cb-choose__button--compare")
    for number in range(5):
        buttons.nth(number).click()
    expect(page.locator(STRIP)).to_contain_text("一次最多选 4 个，先移出一个。")
    expect(other.locator(STRIP)).to_contain_text("已选 4 个，去比较")
    expect(other.locator(".cb-choose__button--compare").nth(3)).to_have_text("移出比较")
    expect(other.locator(".cb-choose__button--compare").nth(4)).to_have_text("加入比较")
    other.get_by_role("button", name="清空").click()
    expect(page.locator(f"{STRIP} a")).to_have_count(0)


def test_search_results_can_be_chosen(page: Page) -> None:
    page.goto("cases/index.html#q=积分")
    found = page.locator("[data-cb-browse=results]")
    found.get_by_role("button", name=re.compile("^加入课程")).first.click()
    expect(page.locator(STRIP)).to_contain_text("课程 1 项")


# Reading


def test_incomparable_numbers_say_why_and_nothing_is_drawn(page: Page) -> None:
    _open(page, "boluo-alley-chief", "boluo-community-split")
    shown = _unfold(page)
    verdicts = shown.locator(".cb-comparison__verdict").all_inner_texts()
    assert any(text.startswith("不可直接比较：") for text in verdicts)
    assert any("只有一个案例给出，不作比较。" in text for text in verdicts)
    expect(shown.locator("svg")).to_have_count(0)


@pytest.mark.parametrize("address", [f"{COMPARE}?c={','.join(THREE)}", f"{USUAL.uri}index.html"])
def test_three_cases_are_read_at_one_glance(page: Page, address: str) -> None:
    """What two places or more answer takes no more than two and a half screens of a phone."""
    page.set_viewport_size(PHONE)
    page.goto(address)
    box = page.locator(TABLE).bounding_box()
    assert box is not None
    assert box["height"] <= MOST_SCREENS * PHONE["height"]
    titles = page.locator(f"{TABLE} .cb-comparison__title").all_inner_texts()
    # Where no editor wrote a difference, the row that differs most comes first.
    assert "难题" in titles
    assert len(titles) >= 5
    expect(page.locator(REST)).not_to_have_attribute("open", "")
    for row in page.locator(f"{TABLE} tbody tr:not([data-cb-row=cost])").all():
        said = row.locator("td").evaluate_all(
            "cells => cells.filter(c => !c.querySelector('.cb-absent')).length"
        )
        assert said >= 2


@pytest.mark.parametrize("cases", [THREE, (*THREE, "boluo-three-workers")])
@pytest.mark.parametrize("screen", SCREENS)
def test_what_chooses_cases_is_folded_and_what_is_said_of_them_stands_on_the_first_screen(
    page: Page, screen: str, cases: tuple[str, ...]
) -> None:
    size = SCREENS[screen]
    page.set_viewport_size(size)
    _open(page, *cases)
    for folded in (".cb-ways", "[data-cb-compare=form]", ".cb-compare__moves"):
        expect(page.locator(folded).first).to_be_hidden()
    tops = [
        float(page.locator(f"#{part}").evaluate("e => e.getBoundingClientRect().bottom"))
        for part in ("contrasts", "glance")
    ]
    assert tops == sorted(tops)
    said = page.locator(".cb-contrasts li").first.bounding_box()
    assert said
    assert said["y"] + said["height"] < size["height"]
    assert tops[1] < 1.25 * size["height"]
    assert page.locator(".cb-jumps li:visible").all_inner_texts() == [
        "一句话看差别",
        "一眼看",
        "一页纸",
        "加一列“本地”",
    ]
    rest = page.locator("[data-cb-compare=rest]")
    assert rest.get_attribute("open") is None
    # What is offered on top happens at once.
    top = page.locator("[data-cb-jump=own] a")
    top.click()
    expect(page.locator("td[data-cb-own]").first).to_be_in_viewport()
    expect(top).to_have_text("收起“本地”")
    top.click()
    expect(page.locator("td[data-cb-own]")).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")
    _pick(page)
    form = ["[data-cb-compare=form]"] * (len(cases) < MOST)
    for open_now in (".cb-ways", ".cb-compare__moves", *form):
        expect(page.locator(open_now).first).to_be_visible()


@pytest.mark.parametrize("width", [320, 390])
def test_no_line_of_a_title_begins_with_closing_punctuation(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": PHONE["height"]})
    addresses = [s.uri for s in usual_sets(real_library())]
    addresses += ["cases/boluo-worker-ladder/", "cases/dongchuan-points-market/"]
    for address in addresses:
        page.goto(f"{address}index.html")
        begun = page.locator("h1").evaluate(
            """h => { const found = [], walk = document.createTreeWalker(h, NodeFilter.SHOW_TEXT); let top = null;
                 for (let node; (node = walk.nextNode()); )
                   for (let n = 0; n < node.length; n++) {
                     const range = document.createRange(); range.setStart(node, n); range.setEnd(node, n + 1);
                     const box = range.getBoundingClientRect();
                     if (top === null || box.top > top + 5) found.push(node.data[n]);
                     if (box.width) top = box.top;
                   }
                 return found; }"""
        )
        assert not {*begun} & {*"，。：；、？！”’）》"}, (address, begun)


@pytest.mark.parametrize("touch", [False, True])
@pytest.mark.parametrize("screen", SCREENS)
def test_the_four_ways_are_boxes_as_wide_as_their_place(
    browser: Browser, server: Server, screen: str, touch: bool
) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=SCREENS[screen], has_touch=touch, is_mobile=touch
    )
    page = context.new_page()
    page.goto(COMPARE)
    for way in page.locator(".cb-ways li").all():
        place, box = way.bounding_box(), way.locator("a").bounding_box()
        name, what = way.locator("b").bounding_box(), way.locator("span").bounding_box()
        assert place
        assert box
        assert name
        assert what
        assert abs(place["width"] - box["width"]) < 1
        assert name["height"] < 40
        assert what["y"] >= name["y"] + name["height"] - 1
    context.close()


def test_names_at_the_top_of_a_phone_may_take_two_lines(page: Page) -> None:
    table = _open(page, *THREE)
    assert (
        max(table.locator("caption > span").evaluate_all("all => all.map(e => e.clientHeight)"))
        > 30
    )


def test_only_the_differing_rows_are_left_and_all_of_them_are_printed(page: Page) -> None:
    _open(page, *USUAL.cases)
    shown = _unfold(page)
    rows = shown.locator("tbody tr:not(.cb-comparison__part)")
    same = shown.locator("tr[data-cb-same]:not(.cb-comparison__part)")
    assert 0 < same.count() < rows.count()
    for row in same.all():
        texts = row.locator("td > div").all_inner_texts()
        assert len(set(texts)) == 1
    page.get_by_label("只看不同").check()
    expect(same.first).to_be_hidden()
    expect(page.locator(TOLD)).to_have_text(f"收起了 {same.count()} 行各案例写得一样的。")
    page.emulate_media(media="print")
    expect(same.first).to_be_visible()
    page.emulate_media(media="screen")
    page.get_by_label("只看不同").uncheck()
    expect(same.first).to_be_visible()
    expect(page.locator(TOLD)).to_have_text("所有的行都在。")


def test_numbers_that_one_case_alone_gives_can_be_put_away(page: Page) -> None:
    _open(page, *THREE)
    fold = page.locator(f"{REST} > details[data-cb-single]")
    expect(fold.locator("summary")).to_be_hidden()
    _unfold(page)
    alone = fold.locator("tbody tr")
    numbers = fold.locator(".cb-compared").count()
    expect(fold.locator("summary")).to_have_text(f"只有一地写了的数字 {numbers} 个")
    assert alone.count() > 1
    page.get_by_label("收起只有一个案例给出的数字").check()
    expect(fold).to_be_hidden()
    expect(page.locator(f"{REST} > table tr").first).to_be_visible()
    expect(page.locator(TOLD)).to_have_text(f"收起了 {alone.count()} 行只有一个案例给出的。")


@pytest.mark.parametrize(
    "address", [f"{COMPARE}?c={','.join(USUAL.cases)}", f"{USUAL.uri}index.html"]
)
def test_what_is_put_away_is_in_the_address(
    page: Page, browser: Browser, server: Server, address: str
) -> None:
    page.goto(address)
    shown = page.locator(f"{ALL} tbody tr:not(.is-away)")
    expect(page.locator(TABLE)).to_be_visible()
    numbers = [shown.count()]
    for label, away in (
        ("只看不同", "away=same"),
        ("收起只有一个案例给出的数字", "away=same,single"),
    ):
        page.get_by_label(label).check()
        expect(page).to_have_url(re.compile(f"{away}$"))
        numbers.append(shown.count())
    assert numbers[0] > numbers[1] > numbers[2]
    page.reload()
    expect(page.locator(TOLD)).to_contain_text("收起了")
    expect(shown).to_have_count(numbers[2])

    other = browser.new_context(base_url=server.address)
    again = other.new_page()
    again.goto(page.url)
    expect(again.get_by_label("只看不同")).to_be_checked()
    expect(again.locator(f"{ALL} tbody tr:not(.is-away)")).to_have_count(numbers[2])
    other.close()

    for number, checked in ((numbers[1], True), (numbers[0], False)):
        page.go_back()
        expect(shown).to_have_count(number)
        expect(page.get_by_label("只看不同")).to_be_checked(checked=checked)
    page.go_forward()
    expect(shown).to_have_count(numbers[1])


def test_what_is_put_away_stays_when_other_cases_are_compared(page: Page) -> None:
    _open(page, *THREE)
    page.get_by_label("只看不同").check()
    _pick(page)
    page.get_by_role("button", name=f"去掉：{_title(THREE[2])}").click()
    expect(page).to_have_url(re.compile(f"c={THREE[0]},{THREE[1]}&away=same$"))
    expect(page.get_by_label("只看不同")).to_be_checked()


def test_in_large_letters_on_a_phone_the_names_at_the_top_differ(page: Page) -> None:
    """What both begin with is left out, or they go on in a second line."""
    page.set_viewport_size(PHONE)
    pairs = (
        ("dongchuan-points-market", "dongchuan-resettlement"),
        USUAL.cases[:2],
    )
    for pair in pairs:
        table = _open(page, *pair)
        page.evaluate("document.documentElement.setAttribute('data-cb-elder', '')")
        names = table.locator("caption > span")
        titles = [_title(case).split("：") for case in pair]
        alike = titles[0][0] == titles[1][0]
        assert [t.split(" ", 1)[1] for t in names.all_inner_texts()] == [
            "：".join(title[1:] if alike else title) for title in titles
        ]
        for box in (names.nth(0).bounding_box(), names.nth(1).bounding_box()):
            assert box is not None
            assert box["height"] > 40


@pytest.mark.parametrize("width", [320, 390])
def test_on_a_phone_rows_are_cards_with_letters_and_nothing_sticks_out(
    page: Page, width: int
) -> None:
    page.set_viewport_size({"width": width, "height": PHONE["height"]})
    table = _open(page, *THREE, "boluo-three-workers")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    row = table.locator("tbody tr").first
    assert row.locator("td > .cb-letter").all_inner_texts() == ["A", "B", "C", "D"]
    tops = row.locator("td").evaluate_all("cells => cells.map(c => c.getBoundingClientRect().top)")
    assert tops == sorted(set(tops))
    row.scroll_into_view_if_needed()
    page.mouse.wheel(0, 1000)
    legend = table.locator("caption")
    expect(legend).to_be_in_viewport()
    assert re.findall(r"\b[A-D]\b", legend.inner_text()) == ["A", "B", "C", "D"]


def test_on_a_desktop_the_names_stay_in_sight(desktop: Page) -> None:
    table = _open(desktop, *THREE)
    expect(table.locator("td > .cb-letter").first).to_be_hidden()
    desktop.locator(f"{TABLE} tbody tr").last.scroll_into_view_if_needed()
    for case in THREE:
        expect(table.locator("thead th", has_text=_title(case))).to_be_in_viewport()


@pytest.mark.parametrize("state", ["empty", "chosen", "own", "built", "course"])
@pytest.mark.parametrize("screen", SCREENS)
def test_axe(page: Page, screen: str, state: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    page.goto("cases/index.html")
    for name in ("加入比较", "加入课程"):
        page.get_by_role("button", name=name).first.click()
    if state in {"chosen", "own"}:
        _open(page, *THREE)
        if state == "own":
            _own(page)
    else:
        page.goto(
            {"empty": COMPARE, "built": f"{USUAL.uri}index.html"}.get(
                state, "compare/course/index.html"
            )
        )
        page.wait_for_timeout(300)
    found = Axe().run(page).response["violations"]
    assert [(v["id"], [n["html"] for n in v["nodes"]][:3]) for v in found] == []


def test_by_keyboard(page: Page) -> None:
    page.goto(COMPARE)
    expect(page.locator(SAID)).to_contain_text("还没有选案例")
    page.get_by_label("加一个案例").focus()
    for typed, key in (("养老", "Tab"), ("网格", "ArrowDown")):
        page.keyboard.insert_text(typed)
        expect(page.locator(".cb-compare__pick").first).to_be_visible()
        page.keyboard.press(key)
        expect(page.locator(".cb-compare__pick").first).to_be_focused()
        page.keyboard.press("Enter")
        expect(page.get_by_label("加一个案例")).to_be_focused()
    expect(page.locator(TABLE)).to_be_visible()
    page.get_by_label("只看不同").focus()
    page.keyboard.press("Space")
    expect(page.locator(TOLD)).to_contain_text("收起了")


def test_on_a_phone_targets_are_large(page: Page) -> None:
    _open(page, *THREE)
    small = page.evaluate(
        """() => Array.from(document.querySelectorAll(".cb-compare button, .cb-compare label, .cb-compare__form input, .cb-chosen a"))
           .filter((e) => e.offsetParent && e.getBoundingClientRect().height < 44 && !e.querySelector("input") && e.tagName !== "LABEL")
           .map((e) => e.outerHTML.slice(0, 80))"""
    )
    assert small == []


# Taking away


def _rows_of(page: Page) -> int:
    """As many as stand in all tables, and the titles over those that have one."""
    titled = page.locator(f"{ALL}[data-cb-title]:not([data-cb-title=''])").count()
    return page.locator(f"{ALL} tbody tr").count() + titled


def test_csv(page: Page, tmp_path: Path) -> None:
    _open(page, *THREE)
    with page.expect_download() as download:
        page.get_by_role("button", name="存成 CSV").click()
    file = tmp_path / "table.csv"
    download.value.save_as(file)
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    assert content.endswith(b"\r\n")
    rows = list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))
    titles = [f"{letter} {_title(case)}" for letter, case in zip("ABC", THREE, strict=True)]
    assert rows[0] == ["部分", "比什么", "说明", *titles]
    lines = page.locator(f"{ALL} tbody tr:not(.cb-comparison__part)").count()
    contrasts = page.locator(f"{SHOWN} .cb-contrasts li").count()
    assert len(rows) == 1 + contrasts + lines + 2
    shown = page.locator(f"{SHOWN} .cb-contrasts li").all_text_contents()
    for row, text in zip(rows[1 : 1 + contrasts], shown, strict=True):
        advice = text.startswith("怎么选")
        assert row[0] == ("怎么选" if advice else "一句话看差别")
        told = "".join(row if advice else row[1:])
        assert told.replace(" ", "") == text.replace(" ", "")
    first = rows[1 + contrasts]
    assert first[:2] == ["一眼看", GLANCE[0].title]
    said = page.locator(f"{TABLE} tbody tr").first.locator("td > div").first.inner_text()
    assert "".join(first[3].split()) == "".join(said.split())
    assert rows[-1][-1] == page.url
    assert any("不可直接比较" in row[2] for row in rows[1:-2])


def test_a_formula_in_a_table_is_not_worked_out(page: Page, tmp_path: Path) -> None:
    table = _open(page, *THREE)
    table.evaluate(
        """t => { const [one, other] = t.tBodies[0].rows[0].querySelectorAll("td > div");
                  one.innerHTML = "<p>=HYPERLINK(&quot;x&quot;),1</p>"; other.innerHTML = "<p>+86</p>"; }"""
    )
    with page.expect_download() as download:
        page.get_by_role("button", name="存成 CSV").click()
    file = tmp_path / "table.csv"
    download.value.save_as(file)
    rows = list(csv.reader(io.StringIO(file.read_text("utf-8-sig"), newline="")))
    first = next(row for row in rows if row[1:2] == [GLANCE[0].title])
    assert first[3:5] == ['\'=HYPERLINK("x"),1', "'+86"]


@pytest.mark.parametrize("address", [f"{COMPARE}?c={','.join(THREE)}", f"{USUAL.uri}index.html"])
def test_word(desktop: Page, tmp_path: Path, address: str) -> None:
    desktop.goto(address)
    expect(desktop.locator(TABLE)).to_be_visible()
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="存成 Word").click()
    file = tmp_path / "table.docx"
    download.value.save_as(file)
    name = download.value.suggested_filename
    assert name.startswith("比较_")
    assert name.endswith(".docx")
    with zipfile.ZipFile(file) as parts:
        assert parts.testzip() is None
        document = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314  made by us
        styles = parts.read("word/styles.xml").decode()
    size = document.find(f".//{W}pgSz")
    assert size is not None
    assert (size.get(f"{W}w"), size.get(f"{W}h"), size.get(f"{W}orient")) == (
        "16838",
        "11906",
        "landscape",
    )
    rows = document.findall(f".//{W}tbl/{W}tr")
    assert len(rows) == _rows_of(desktop) + 1
    cells = [["".join(c.itertext()) for c in row.findall(f"{W}tc")] for row in rows]
    assert [row for row in cells if row[0] == "一眼看"] == [["一眼看"]]
    # Every row of the sheet holds what the row of that name holds on the page.
    named = {row[0]: row[1:] for row in reversed(cells) if len(row) > 1}
    for row in desktop.locator(f"{TABLE} tbody tr").all():
        shown = [
            "".join(t.split())
            for t in row.locator("td > div").evaluate_all("c => c.map(e => e.textContent)")
        ]
        title = "".join(row.locator("th p").all_inner_texts())
        assert ["".join(t.split()) for t in named[title]] == shown, title
    assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None
    heads = ["".join(c.itertext()) for c in rows[0].findall(f"{W}tc")]
    assert heads[1:] == desktop.locator(f"{TABLE} thead th").all_text_contents()[1:]
    fonts = {f.get(f"{W}eastAsia") for f in document.iter(f"{W}rFonts")}
    assert fonts == {"宋体", "黑体", "方正小标宋简体"}
    assert "宋体" in styles
    text = "".join(document.itertext())
    year, month, _ = clock.today().split("-")
    today = f"{int(year)} 年 {int(month)} 月"
    below = _below(document)
    silent = desktop.locator(f"{SHOWN} .cb-nobody").all_text_contents()
    assert [line.partition("：")[0] for line in below] == [
        "原文没有",
        "记录里没有",
        "记录里没有和这个难题有关的",
        "不涉及",
        "0",
        "可参照",
        "不可直接比较",
        *(text.partition("：")[0] for text in silent),
        "口径不同的数字不能直接比较，也不能相加。",
        "来源",
        "日期",
    ]
    assert below[-2] == f"来源：雁阵基层治理案例库，{desktop.url}"
    assert below[-1].startswith(f"日期：{today}")
    lines = desktop.locator(f"{ALL} td p, {ALL} td li, {SHOWN} .cb-nobody").all_text_contents()
    missing = [line for line in lines if " ".join(line.split()) not in text]
    assert missing == []


def _below(document: ET.Element) -> list[str]:
    """The lines below the table."""
    body = list(document.find(f"{W}body") or ())
    table = next(n for n, part in enumerate(body) if part.tag == f"{W}tbl")
    return [line for part in body[table + 1 :] if (line := "".join(part.itertext()))]


def test_word_is_loaded_only_when_asked_for(page: Page, server: Server) -> None:
    before = len(server.asked)
    _open(page, *THREE)
    page.wait_for_timeout(500)
    assert not any("casebook-word" in path for path in server.asked[before:])


def test_the_link_is_copied(page: Page) -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    _open(page, *THREE)
    page.get_by_role("button", name="复制链接").click()
    expect(page.locator(TOLD)).to_contain_text("链接已复制")
    assert page.evaluate("navigator.clipboard.readText()") == page.url


def test_on_paper_the_sheet_lies_on_its_side_and_controls_stay_away(page: Page) -> None:
    table = _open(page, *THREE)
    page.emulate_media(media="print")
    for part in ("form", "tools"):
        expect(page.locator(f"[data-cb-compare={part}]")).to_be_hidden()
    expect(page.locator(".cb-compare__moves").first).to_be_hidden()
    expect(table.locator("td > .cb-letter").first).to_be_hidden()
    pdf = page.pdf(prefer_css_page_size=True)
    boxes = {
        (float(w) > float(h)) for w, h in re.findall(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", pdf)
    }
    assert True in boxes


# Where there is less


def test_from_a_disk(browser: Browser, site: Built, tmp_path: Path) -> None:
    home = site.folder.as_uri() + "/"
    troubles = Troubles(home)
    context = browser.new_context(viewport=DESKTOP)
    watch(context, troubles)
    page = context.new_page()
    page.goto(f"{home}cases/index.html")
    for number in range(2):
        page.locator(".cb-choose__button--compare").nth(number).click()
    page.locator(f"{STRIP} a").first.click()
    expect(page.locator(TABLE)).to_be_visible()
    _pick(page)
    page.get_by_label("加一个案例").fill("积分")
    page.locator(".cb-compare__pick").first.click()
    expect(page.locator(HEADS)).to_have_count(3)
    page.go_back()
    expect(page.locator(HEADS)).to_have_count(2)
    with page.expect_download() as download:
        page.get_by_role("button", name="存成 Word").click()
    download.value.save_as(tmp_path / "table.docx")
    with zipfile.ZipFile(tmp_path / "table.docx") as parts:
        document = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314  made by us
    named = page.url.partition("?")[2]
    assert _below(document)[-2] == f"来源：雁阵基层治理案例库，compare/?{named}"
    assert "file:" not in "".join(document.itertext())
    with page.expect_download() as download:
        page.get_by_role("button", name="存成 CSV").click()
    download.value.save_as(tmp_path / "table.csv")
    assert (tmp_path / "table.csv").read_text("utf-8-sig").endswith(f'"compare/?{named}"\n')
    context.close()
    assert troubles.found == []


def test_without_scripts_the_usual_sets_can_be_read(browser: Browser, server: Server) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=PHONE, java_script_enabled=False
    )
    page = context.new_page()
    page.goto(f"{COMPARE}?c={','.join(THREE)}")
    expect(page.locator("noscript p")).to_contain_text("下面配好的几组打开就能看")
    expect(page.locator("[data-cb-compare=page]")).to_be_hidden()
    page.get_by_role("link", name=USUAL.title).click()
    expect(page.locator(f"{TABLE} tbody tr").first).to_be_visible()
    expect(page.locator("[data-cb-compare=tools]")).to_be_hidden()
    for case in USUAL.cases:
        expect(page.locator(HEADS, has_text=_title(case))).to_be_visible()
    context.close()


# The reader's own place


def _own(page: Page) -> None:
    page.get_by_role("button", name="加一列“本地”").first.click()


@pytest.mark.parametrize("address", [f"{COMPARE}?c={','.join(THREE)}", f"{USUAL.uri}index.html"])
def test_the_readers_own_place_stays_on_the_device(
    page: Page, server: Server, address: str, tmp_path: Path
) -> None:
    page.goto(address)
    _own(page)
    expect(page.locator(".cb-own__fields select").first).to_be_focused()
    page.get_by_label("同样的难题有没有").select_option("有")
    page.get_by_label("难题：本地的情况").fill("老小区多")
    unasked = (
        "[data-cb-row=missing] [data-cb-own] :is(select, input), "
        ":is([data-cb-row=done], [data-cb-row=plan]) [data-cb-own] select"
    )
    expect(page.locator(unasked)).to_have_count(0)
    expect(page.locator(".cb-own__kept")).to_contain_text("只存在这台设备")
    # Who leads is nothing that a place has or lacks; the answers of a decision can be written, too.
    expect(page.get_by_label("谁牵头：本地有没有")).to_have_count(0)
    page.get_by_label("谁牵头：本地的情况").fill("街道党工委")
    answer = page.locator(".cb-comparison--decisions [data-cb-own] input").nth(1)
    answer.fill("七个小区")
    conditions = page.locator(".cb-own__list > li")
    names = conditions.locator("b").all_inner_texts()
    assert len(names) > 1
    conditions.nth(0).locator("select").select_option("没有")
    conditions.nth(0).locator("input").fill("要向县里申请")
    conditions.nth(1).locator("select").select_option("有")
    conditions.nth(1).locator("input").fill("三间房")
    asked = len(server.asked)

    def entries(title: str) -> list[str]:
        block = page.locator(".cb-sheet > div, .cb-sheet > details").filter(has_text=title)
        return [str(t) for t in block.locator("li").all_text_contents()]

    assert entries("已具备（1）")[0].startswith(f"{names[1]}：三间房")
    assert entries("还缺（1）")[0].startswith(f"{names[0]}：要向县里申请")
    assert len(entries("不清楚（")) == len(names) - 2
    expect(page.locator(".cb-sheet")).to_contain_text("谁牵头：街道党工委")
    expect(page.locator(".cb-sheet")).to_contain_text("：七个小区")
    # A problem is nothing that a place has got ready or lacks.
    expect(page.locator(".cb-sheet")).to_contain_text("同样的难题：有，老小区多")
    assert not any(
        "难题：" in entry for part in ("已具备（1）", "还缺（1）") for entry in entries(part)
    )
    assert page.locator(".cb-sheet details").count() == 2
    assert len(server.asked) == asked

    page.reload()
    expect(page.get_by_label("谁牵头：本地的情况")).to_have_value("街道党工委")
    expect(answer).to_have_value("七个小区")
    with page.expect_download() as download:
        page.get_by_role("button", name="核对单存成 Word").click()
    download.value.save_as(tmp_path / "sheet.docx")
    with zipfile.ZipFile(tmp_path / "sheet.docx") as parts:
        text = "".join(ET.fromstring(parts.read("word/document.xml")).itertext())  # noqa: S314
    for part in (
        "适配核对单",
        "同样的难题",
        "有，老小区多",
        "已具备（1）",
        "街道党工委",
        "七个小区",
        "要向县里申请",
        "要问谁",
    ):
        assert part in text
    with page.expect_download() as download:
        page.get_by_role("button", name="存成 CSV").click()
    download.value.save_as(tmp_path / "table.csv")
    rows = list(csv.reader(io.StringIO((tmp_path / "table.csv").read_text("utf-8-sig"))))
    assert rows[0][-1] == "本 本地"
    assert next(row for row in rows if row[1:2] == ["谁牵头"])[-1] == "街道党工委"

    page.get_by_role("button", name="清空“本地”").click()
    expect(page.get_by_label("谁牵头：本地的情况")).to_have_value("")
    assert "街道党工委" not in str(page.evaluate("JSON.stringify(localStorage)"))


def test_conditions_are_kept_for_other_comparisons(page: Page) -> None:
    _open(page, *THREE)
    _own(page)
    first = page.locator(".cb-own__list > li").first
    name = first.locator("b").inner_text()
    first.locator("input").fill("有三间房")
    _open(page, THREE[1], THREE[0])
    again = page.locator(".cb-own__list > li").filter(has_text=name).first
    expect(again.locator("input")).to_have_value("有三间房")
    page.get_by_role("button", name="收起“本地”").first.click()
    expect(page.locator(".cb-own")).to_have_count(0)


def test_only_the_sheet_is_printed(page: Page) -> None:
    _open(page, *THREE)
    _own(page)
    page.evaluate("window.print = () => {}")
    page.get_by_role("button", name="打印核对单").click()
    page.emulate_media(media="print")
    expect(page.locator(".cb-sheet")).to_be_visible()
    expect(page.locator(".cb-sheet details li").first).to_be_visible()
    expect(page.locator(TABLE)).to_be_hidden()
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    page.emulate_media(media="screen")
    expect(page.locator(TABLE)).to_be_visible()
    expect(page.locator(".cb-sheet details li").first).to_be_hidden()


def test_four_ways_lead_into_comparing(page: Page) -> None:
    page.goto(COMPARE)
    ways = page.locator(".cb-ways a")
    assert ways.locator("b").all_inner_texts() == [
        "比一件事怎么定",
        "比一种做法",
        "比几个案例",
        "比两个地方",
    ]
    for number in range(ways.count()):
        page.goto(COMPARE)
        ways.nth(number).click()
        expect(page.locator("h1")).to_be_visible()


# The list for a course


def test_the_list_for_a_course_has_gone_to_the_builder(page: Page) -> None:
    for case in THREE:
        page.goto(f"cases/{case}/index.html")
        page.get_by_role("button", name=f"加入课程：{_title(case)}").click()
    page.goto("compare/course/index.html")
    page.get_by_role("link", name="排课", exact=True).click()
    waiting = page.locator("[data-cb-builder=pick] .cb-notice li")
    expect(waiting).to_have_count(len(THREE))
    for case, entry in zip(THREE, waiting.all_inner_texts(), strict=True):
        assert _title(case) in entry
