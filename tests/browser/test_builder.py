"""排课: a two-day course put together by keyboard, kept, shared, saved, printed, and nothing sent to anybody."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from casebook.derive.training.builder import builder_settings
from casebook.model.curriculum import Curriculum
from casebook.read import read_document
from casebook.validate.as_model import as_model
from tests.browser import course_files, office
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.browser.watching import Troubles, watch
from tests.sample.real import real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

LIBRARY = real_library()
SETTINGS = json.loads(json.dumps(builder_settings(LIBRARY)))
CASES = list(SETTINGS["cases"])[:5]
DECISION = "社区太大拆不拆"
BUILDER = "curricula/builder/index.html"
SAID = "[data-cb-builder=said]"
TABLE = "[data-cb-builder=lines] .cb-timetable"
PAPERS = (
    *("课程方案", "签到表", "学员评估表", "课程审核表", "结班材料包", "教案", "讲义"),
    *("教师手册", "测验题", "学员手册", "现场教学任务单", "选票", "讨论题"),
)
MOST_BYTES = 45_000
"""Of the scripts that the page loads at once, compressed."""


def _tab_to(page: Page, key: str) -> None:
    """Press Tab until the control with a key has the focus."""
    for _ in range(400):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.getAttribute('data-cb-key')") == key:
            return
    pytest.fail(f"Tab does not reach {key}")


def _two_days(page: Page) -> None:
    """Put five cases and a decision into a course."""
    page.goto(BUILDER)
    for name in CASES:
        page.locator(f"[data-cb-key='take:case:{name}']").click()
    page.locator("[data-cb-key='fold:decisions']").click()
    page.locator(f"[data-cb-key='take:decision:{DECISION}']").click()
    page.locator("[data-cb-key='template:两天']").click()
    page.locator("[data-cb-key='about:title']").fill("大社区两天班")


def _two_days_by_keyboard(page: Page) -> None:
    """The same by keyboard alone."""
    page.goto(BUILDER)
    for name in CASES:
        _tab_to(page, f"take:case:{name}")
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.dataset.cbKey") == f"take:case:{name}"
    _tab_to(page, "fold:decisions")
    page.keyboard.press("Enter")
    _tab_to(page, f"take:decision:{DECISION}")
    page.keyboard.press("Enter")
    _tab_to(page, "template:两天")
    page.keyboard.press("Enter")
    _tab_to(page, "about:title")
    page.keyboard.type("大社区两天班")


def _rows(page: Page) -> list[str]:
    return page.locator(f"{TABLE} tr").all_inner_texts()


def _takes_every_paper(page: Page, folder: Path) -> None:
    """Save every paper and the slides as files, and look into them: what Word, PowerPoint and other programs find there."""
    for kind in PAPERS:
        page.locator(f"[data-cb-key='paper:{kind}']").click()
        expect(page.locator("[data-cb-line=kicker]")).to_have_text(kind)
        course_files.saved(page, "存成 Word", folder / f"{kind}.docx")
        if kind == "教师手册":
            course_files.saved(page, "存成 PPT", folder / "slides.pptx")
        if kind == "测验题":
            course_files.saved(page, "存成 Aiken", folder / "aiken.txt")
        if kind == "讨论题":
            course_files.saved(page, "存成文本", folder / "discussed.txt")
    course_files.check(folder, PAPERS, CASES, LIBRARY)


def _total(page: Page) -> str:
    return page.locator("[data-cb-total]").get_attribute("data-cb-total") or ""


def test_a_course_by_keyboard_that_is_still_there_and_can_be_passed_on(
    page: Page,
    browser: Browser,
    server: Server,
    troubles: Troubles,
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    _two_days_by_keyboard(page)
    assert _total(page) == "11"
    made = _rows(page)
    text = "\n".join(made)
    for name in CASES:
        assert SETTINGS["cases"][name]["title"] in text
    assert SETTINGS["decisions"][DECISION]["title"] in text
    assert "第2天" in text
    assert "第3天" not in text
    expect(page.locator("[data-cb-builder=checks] li")).to_have_count(3)  # 学员, 总目标, 编者

    page.reload()
    assert _rows(page) == made
    expect(page.locator("[data-cb-line=title]")).to_have_text("大社区两天班")

    _tab_to(page, "share")
    page.keyboard.press("Enter")
    shared = page.locator("[data-cb-shared]")
    expect(shared).to_be_visible()
    address = shared.input_value()
    assert "#k=1." in address
    fresh = browser.new_context(base_url=server.address, viewport=PHONE)
    watch(fresh, troubles)
    other = fresh.new_page()
    other.goto(address)
    expect(other.locator(SAID)).to_contain_text("打开了链接里的课程")
    assert _rows(other) == made
    _takes_every_paper(other, tmp_path_factory.mktemp("papers"))
    # Continued there: it is that profile's own now, and the address no longer overrules it.
    other.locator("[data-cb-session]").last.get_by_role("button", name="去掉").click()
    other.reload()
    assert len(_rows(other)) < len(made)
    # A link that was cut short says so and changes nothing.
    left = _rows(other)
    other.goto("about:blank")
    other.goto(address[:-7])
    expect(other.locator(SAID)).to_contain_text("不完整或已损坏")
    assert _rows(other) == left
    fresh.close()


def test_moving_by_keyboard_keeps_the_focus_and_is_announced(page: Page) -> None:
    _two_days(page)
    ids = page.locator("[data-cb-session]").evaluate_all("all => all.map(e => e.dataset.cbSession)")
    second = ids[1]
    page.locator(f"[data-cb-key='down:{second}']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("第1天上午第 3 项")
    assert page.evaluate("document.activeElement.dataset.cbKey") == f"down:{second}"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.dataset.cbKey") == f"down:{second}"
    page.locator(f"[data-cb-key='drop:{second}']").focus()
    page.keyboard.press("Enter")
    expect(page.locator(SAID)).to_contain_text("去掉了")
    assert page.evaluate("document.activeElement.tagName") == "BUTTON"
    assert _total(page) == "9"


def test_what_is_chosen_elsewhere_waits_in_the_builder(page: Page) -> None:
    page.goto(f"cases/{CASES[0]}/index.html")
    page.get_by_role("button", name="加入课程").first.click()
    page.goto("decisions/oversized-communities/index.html")
    page.get_by_role("button", name="加入课程").click()
    page.locator(".cb-chosen").get_by_role("link", name="课程 2 项").click()
    expect(page.locator("[data-cb-builder=pick] .cb-notice li")).to_have_count(2)
    page.get_by_role("button", name="全部排进来").click()
    assert _total(page) == "3"
    expect(page.locator("[data-cb-builder=pick] .cb-notice")).to_have_count(0)
    page.get_by_role("button", name="半天").click()
    assert SETTINGS["cases"][CASES[0]]["title"] in "\n".join(_rows(page))
    assert "第1天下午" not in "\n".join(_rows(page))


def test_too_many_hours_are_told_at_once(page: Page) -> None:
    _two_days(page)
    lesson = page.locator("[data-cb-session]").filter(has_text="案例研讨").first
    lesson.locator("summary").click()
    lesson.locator("[data-cb-key^='hours:']").select_option("8")
    expect(page.locator("[data-cb-builder=checks]")).to_contain_text("CUR-005")
    expect(page.locator("[data-cb-builder=checks]")).to_contain_text("最多 4 学时")


def test_a_published_plan_is_gone_on_with_and_can_be_had_back(page: Page) -> None:
    page.goto("curricula/big-community-1d/index.html")
    page.get_by_role("link", name="在这份方案上改").click()
    expect(page.locator("[data-cb-line=title]")).to_have_text("社区太大怎么办（一天）")
    assert _total(page) == "8"
    page.get_by_role("button", name="清空", exact=True).click()
    expect(page.locator("[data-cb-builder=paper]")).to_be_hidden()
    page.get_by_role("button", name="换回前面的").click()
    assert _total(page) == "8"


def test_files_for_going_on_and_for_handing_in(desktop: Page, tmp_path: Path) -> None:
    _two_days(desktop)
    desktop.get_by_label("网格员").check()
    desktop.get_by_label("总目标").fill("能说出一种分法的代价。\n能算：一个人对着多少户")
    desktop.get_by_label("编者").fill("某党校")
    desktop.get_by_label("编号").fill("two-days")
    with desktop.expect_download() as yaml:
        desktop.get_by_role("button", name="存成 YAML").click()
    yaml.value.save_as(tmp_path / "two-days.yml")
    document = read_document(
        "cases/curricula/two-days.yml", (tmp_path / "two-days.yml").read_bytes()
    )
    record, problems = as_model(document, Curriculum, LIBRARY.vocabulary)
    assert problems == ()
    assert record is not None
    assert record.audiences == ("网格员",)
    assert [name for s in record.sessions for name in s.cases] == CASES

    made = _rows(desktop)
    with desktop.expect_download() as saved:
        desktop.get_by_role("button", name="存成文件").click()
    saved.value.save_as(tmp_path / "course.json")
    desktop.get_by_role("button", name="清空", exact=True).click()
    desktop.locator("#builder-file").set_input_files(tmp_path / "course.json")
    expect(desktop.locator(SAID)).to_contain_text("打开了“大社区两天班”")
    assert _rows(desktop) == made
    (tmp_path / "other.json").write_text("[]", encoding="utf-8")
    desktop.locator("#builder-file").set_input_files(tmp_path / "other.json")
    expect(desktop.locator(SAID)).to_contain_text("没有课程")
    assert _rows(desktop) == made


def test_paper_holds_the_course_and_no_controls(desktop: Page) -> None:
    _two_days(desktop)
    told = office.words(desktop.pdf(prefer_css_page_size=True))
    assert "大社区两天班" in told
    assert "排进来" not in told
    for name in CASES:
        assert "".join(SETTINGS["cases"][name]["title"].split()) in told


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("screen", ["phone", "desktop"])
def test_axe_finds_nothing_and_nothing_scrolls_sideways(
    browser: Browser, server: Server, screen: str, scheme: str
) -> None:
    size = PHONE if screen == "phone" else DESKTOP
    context = browser.new_context(
        base_url=server.address, viewport=size, color_scheme="dark" if scheme == "dark" else "light"
    )
    page = context.new_page()
    _two_days(page)
    page.locator("[data-cb-session] summary").nth(1).click()
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    context.close()


def test_the_narrowest_phone_does_not_scroll_sideways(page: Page) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    _two_days(page)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_it_works_from_a_disk(browser: Browser, site: Built) -> None:
    page = browser.new_context(viewport=PHONE).new_page()
    address = (site.folder / BUILDER).resolve().as_uri()
    page.goto(address)
    page.locator(f"[data-cb-key='take:case:{CASES[0]}']").click()
    page.reload()
    assert _total(page) == "2"
    page.locator("[data-cb-key='paper:教案']").click()
    expect(page.locator(TABLE).first).to_contain_text("教学过程")
    page.locator("[data-cb-key=share]").click()
    expect(page.locator(SAID)).to_contain_text("别人打不开")
    shared = page.locator("[data-cb-shared]").input_value()
    page.get_by_role("button", name="清空", exact=True).click()
    page.goto("about:blank")
    page.goto(shared)
    assert _total(page) == "2"
    assert page.url == address
    page.context.close()


def test_the_page_loads_little_at_once(site: Built) -> None:
    scripts = ("casebook", "casebook-papers", "casebook-builder")
    sizes = [len(gzip.compress(site.files[f"assets/{name}.js"], 9)) for name in scripts]
    assert sum(sizes) <= MOST_BYTES
