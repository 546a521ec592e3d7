"""Curricula on a phone and a desktop: the timetable first, every lesson one tap away, and the same words in Word."""

from __future__ import annotations

import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from casebook.derive.case.teaching import teacher_view, text_of
from casebook.derive.training.curriculum_view import curriculum_view
from tests.browser import office
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.browser.watching import Troubles, watch
from tests.sample.real import real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

LIBRARY = real_library()
PLAN = "big-community-1d"
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
TAUGHT = "boluo-community-split"
_LETTERS = "parseFloat(getComputedStyle(document.querySelector('.cb-class')).fontSize)"
_FITS = "(e => e.scrollHeight <= e.clientHeight + 1)(document.querySelector('.cb-class'))"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _uri(name: str) -> str:
    return f"curricula/{name}/index.html"


def test_the_third_door_of_the_home_page_leads_to_a_timetable(page: Page) -> None:
    page.goto("index.html")
    page.locator(".cb-ways--four a").nth(2).click()
    expect(page.locator("h1")).to_have_text("备课")
    page.get_by_role("link", name=LIBRARY.curricula[PLAN].title).click()
    expect(page.locator("h1")).to_contain_text("社区太大怎么办")
    expect(page.locator(".cb-timetable")).to_be_visible()


@pytest.mark.parametrize("screen", SCREENS)
def test_the_timetable_begins_on_the_first_screen(page: Page, screen: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    for name in ("big-community-1d", "secretaries-3d"):
        page.goto(_uri(name))
        first = page.locator(".cb-timetable a").first.bounding_box()
        assert first
        assert first["y"] + first["height"] < SCREENS[screen]["height"], name
        expect(page.locator(".cb-lead")).to_contain_text(LIBRARY.curricula[name].audiences[0])


def test_a_lesson_of_the_timetable_opens_below(page: Page) -> None:
    page.goto(_uri(PLAN))
    lesson = page.locator("#s2")
    assert lesson.get_attribute("open") is None
    page.locator(".cb-timetable a[href='#s2']").click()
    expect(lesson.get_by_text("思考题")).to_be_visible()
    expect(lesson.get_by_role("link", name="学员版")).to_be_visible()


@pytest.mark.parametrize("name", ["", *LIBRARY.curricula])
def test_the_narrowest_phone_does_not_scroll_sideways(page: Page, name: str) -> None:
    for width in (320, 390):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(_uri(name).replace("//", "/"))
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_paper_has_the_timetable_and_every_lesson(page: Page) -> None:
    page.goto(_uri(PLAN))
    told = office.words(page.pdf(prefer_css_page_size=True))
    view = curriculum_view(LIBRARY.curricula[PLAN], LIBRARY)
    for half in view.halves:
        for slot in half.slots:
            assert slot.time in told
            assert "".join(slot.title.split()) in told
    for lesson in view.lessons:
        for text in (lesson.preparation, *lesson.evaluation):
            assert "".join(text.split()) in told


def test_word_has_the_timetable_as_a_table(desktop: Page, tmp_path: Path) -> None:
    desktop.goto(_uri(PLAN))
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="存成 Word").click()
    target = tmp_path / "plan.docx"
    download.value.save_as(target)
    with zipfile.ZipFile(target) as parts:
        body = ET.fromstring(parts.read("word/document.xml"))  # noqa: S314  made by us
    rows = [
        ["".join(cell.itertext()) for cell in row.iter(f"{W}tc")] for row in body.iter(f"{W}tr")
    ]
    view = curriculum_view(LIBRARY.curricula[PLAN], LIBRARY)
    wanted = [["时间", "内容", "学时"]]
    for half in view.halves:
        wanted.append([f"{half.title}（{half.hours} 学时）"])
        for slot in half.slots:
            how = " ".join(filter(None, (slot.format, slot.lesson_kind)))
            wanted.append([slot.time, f"{slot.title}{how}", slot.hours])
    assert rows == wanted
    # Lines of exact height: Word would round them up to the grid.
    assert {s.get(f"{W}lineRule") for s in body.iter(f"{W}spacing") if s.get(f"{W}line")} == {
        "exact"
    }
    assert office.sheets([target], tmp_path)["plan"] >= 2


@pytest.mark.parametrize("name", [n for n, c in LIBRARY.curricula.items() if c.kind != "报道"])
def test_every_paper_of_a_published_plan_stands_on_one_page(page: Page, name: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    page.goto(f"curricula/{name}/index.html")
    page.get_by_role("link", name="全部材料").first.click()
    titles = [view.slot.title for view in curriculum_view(LIBRARY.curricula[name], LIBRARY).lessons]
    kinds = page.locator("[data-cb-kit=kinds] button").all_inner_texts()
    assert len(kinds) == 13
    for kind in kinds:
        page.locator(f"[data-cb-key='paper:{kind}']").click()
        expect(page.locator("[data-cb-line=kicker]")).to_have_text(kind)
        if kind in {"教案", "讲义", "教师手册", "课程方案", "学员评估表"}:
            told = page.locator("[data-cb-kit=lines]").inner_text()
            assert [title for title in titles if title not in told] == []
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, kind
        assert page.locator("[data-cb-act=slides]").is_visible() == (kind in {"讲义", "教师手册"})
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []


@pytest.mark.parametrize("disk", [False, True], ids=["server", "disk"])
def test_a_class_step_by_step_with_votes_and_a_window_for_the_teacher(
    browser: Browser, site: Built, server: Server, troubles: Troubles, *, disk: bool
) -> None:
    context = browser.new_context(viewport={"width": 1920, "height": 1080})
    if not disk:
        watch(context, troubles)
    page = context.new_page()
    home = site.folder.resolve().as_uri() if disk else server.address
    page.goto(f"{home}/curricula/class/index.html?case={TAUGHT}")
    view = teacher_view(LIBRARY.cases[TAUGHT], LIBRARY)
    page.get_by_role("button", name="开始").click()
    with context.expect_page() as opened:
        page.get_by_role("button", name="讲师窗口").click()
    teacher = opened.value
    expect(teacher.locator("[data-cb-left]")).to_contain_text(f"还剩 {view.minutes} 分钟")
    stage = page.locator("[data-cb-class=stage]")
    heading, seen = stage.locator("h2"), list[str]()
    for _ in range(60):
        seen.append(heading.inner_text())
        # What they did is not told before the second vote.
        told = "".join(stage.inner_text().split())
        if "当地怎么办的" not in seen:
            assert "".join(text_of(view.taken.told).split()) not in told
        # Read at six metres: an eighteenth of the height of the screen holds a line.
        assert page.evaluate(_LETTERS) >= 1080 / 25
        assert page.evaluate(_FITS), seen[-1]
        if "表决" in seen[-1]:
            for key in ("a", "b", "b", "Shift+A"):
                page.keyboard.press(key)
            page.get_by_role("button", name="C 多一票").click()
            votes = ["0", "2", "1"] + ["0"] * (len(view.handout.choices) - 3)
            expect(teacher.locator("[data-cb-votes]")).to_have_text(votes)
        before = stage.locator(".cb-class__foot span").inner_text()
        page.keyboard.press("ArrowRight")
        if stage.locator(".cb-class__foot span").inner_text() == before:
            break
    order = ["案例正文", "要决定的事", "有哪些办法", "第一次表决：讨论以前", "第二次表决：揭晓以前"]
    order += ["当地怎么办的", "后来怎样", "没有人说的"]
    assert [title for title in seen if title in order] == order
    teacher.get_by_role("button", name="上一步").click()
    expect(heading).to_have_text(seen[-2])
    expect(teacher.locator("h2")).to_contain_text(seen[-2])
    if not disk:
        for shown in (page, teacher):
            found = Axe().run(shown, options={"resultTypes": ["violations"]})
            assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    page.keyboard.press("Escape")
    expect(stage).to_be_hidden()
    assert office.pages(page.pdf(prefer_css_page_size=True)) == 1  # ballots alone
    context.close()
