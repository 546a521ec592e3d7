"""填一个案例: the contributor's way on a phone, from a pasted article to a record that `casebook check` accepts."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from casebook.canonical import canonical
from casebook.read import read_document
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.sample.real import PROJECT, real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

FORM = "contribute/form/index.html"
SAID = "[data-cb-form=said]"
ARTICLE = (PROJECT / "tests/draft/articles/lift-estate.txt").read_text("utf-8")
RECORD = PROJECT / "cases/records/guangdong/boluo-alley-chief.yml"
MOST_BYTES = 62_000
"""Of the script of the page, compressed; the data of the form come beside it."""
SOURCE = {
    "id": "bailu-lift-2025",
    "name": "栖川融媒谈老楼装电梯",
    "type": "地方媒体报道",
    "medium": "网页",
}


def _fill(page: Page, key: str, text: str) -> None:
    control = page.locator(f"[data-cb-key='{key}']")
    if control.evaluate("control => control.tagName") == "SELECT":
        control.select_option(text)
    else:
        control.fill(text)


def _step(page: Page, name: str) -> None:
    page.get_by_role("button", name=f"下一步：{name}").click()
    expect(page.locator("#step")).to_contain_text(name)


def _opened(page: Page) -> None:
    page.goto(FORM)
    expect(page.locator("#step")).to_be_visible()


def _article(page: Page) -> None:
    page.get_by_role("button", name="登记一篇新文章").click()
    page.locator("#form-article").fill(ARTICLE)
    page.locator("#form-article").blur()
    expect(page.locator("#form-article-hint")).to_contain_text("指纹取好了")
    for key, text in SOURCE.items():
        _fill(page, key, text)
    page.get_by_role("button", name="权利说明照常写").click()


def _least(page: Page) -> None:
    """Everything that a record needs, and one quote with a slip of the hand."""
    _article(page)
    _step(page, "在哪里")
    _fill(page, "id", "bailu-lift")
    _fill(page, "title", "枝江市某街道：老楼装电梯先议事")
    _fill(page, "place.code", "枝江市")
    expect(page.locator("#form-place-code-hint")).to_contain_text(
        "湖北省宜昌市枝江市，区划代码 420583"
    )
    _fill(page, "place.basis", "推断")
    page.locator("[data-cb-key='place:more']").click()
    _fill(page, "place.note", "样稿里的地名是虚构的，借枝江市一用。")
    _fill(page, "settlements.0", "老旧小区")
    _step(page, "难题")
    _fill(page, "problems.0.domain", "房屋管网老化")
    _fill(page, "problems.0.text", "老楼没有电梯，高层的老人上下楼吃力。")
    page.locator("[data-cb-key='problems.0.evidence:add']").click()
    _fill(page, "problems.0.evidence.0.quote", "以前爬上五楼要歇三回")
    _step(page, "做法")
    _fill(page, "measures.0.types.0", "议事协商")
    _fill(page, "measures.0.name", "板凳议事会")
    _fill(page, "measures.0.what", "各楼栋推选居民代表，每个月在楼下坐到一起商量楼里的事。")
    _fill(page, "measures.0.status", "实施中")
    page.locator("[data-cb-key='measures.0.evidence:add']").click()
    _fill(page, "measures.0.evidence.0.quote", "每月15日晚上7点在楼下坐到一起")
    _step(page, "谁参与")
    _fill(page, "actors.0.actor", "居民小组与骨干")
    _fill(page, "actors.0.role", "实施")
    _fill(page, "status", "实施中")
    _fill(page, "type", "治理做法")
    _step(page, "没说什么")
    _fill(page, "not_reported.0.topic", "失败与教训")
    _fill(page, "not_reported.0.text", "没有写没谈成的楼栋后来怎样。")
    _fill(page, "not_reported.0.ask", "方案没有谈成的楼栋有哪些，卡在什么上？")
    page.locator("[data-cb-key='not_reported:add']").click()
    _fill(page, "not_reported.1.topic", "成效")
    _fill(page, "not_reported.1.text", "没有写装了电梯以后难题少了多少。")
    _fill(page, "not_reported.1.ask", "装电梯前后，老人上下楼的难处有没有数过？")
    _step(page, "收尾")
    _fill(
        page,
        "summary",
        "湖北省枝江市某街道的老楼没有电梯，老人上下楼吃力。社区让各楼栋推选代表，定期坐到一起商量。",
    )
    _fill(page, "keywords", "加装电梯\n楼栋议事")
    _fill(page, "editorial.contributors", "雁阵测试")


def _meaning(text: str) -> list[str]:
    """The lines of a record without quotation marks, which the program may leave away."""
    return [line.replace('"', "") for line in text.splitlines()]


def _files(page: Page) -> dict[str, str]:
    page.wait_for_timeout(600)
    boxes = page.locator("[data-cb-file]").evaluate_all(
        "all => all.map(box => [box.dataset.cbFile, box.value])"
    )
    return dict(boxes)


def test_from_an_article_to_a_record_that_the_check_accepts(page: Page, tmp_path: Path) -> None:
    _opened(page)
    _least(page)
    expect(page.locator("[data-cb-wrong]:not([hidden])")).to_have_count(0)  # silent so far
    page.get_by_role("button", name="检查", exact=True).click()
    findings = page.locator("[data-cb-form=checks] li")
    expect(findings).to_have_count(1)
    expect(findings).to_contain_text("难题 › 第 1 条 › 依据 › 第 1 条 › 原文短语：")
    expect(findings).to_contain_text("PRF-001")
    findings.get_by_role("button").click()
    expect(page.locator("#step")).to_contain_text("难题")
    quote = page.locator("[data-cb-key='problems.0.evidence.0.quote']")
    expect(quote).to_be_focused()
    expect(quote).to_have_attribute("aria-invalid", "true")
    quote.fill("以前爬上五楼要歇两回")
    expect(page.locator("#findings")).to_have_text("没有发现问题")
    expect(page.locator("[data-cb-done]")).to_have_attribute("data-cb-done", "7")

    shutil.copytree(PROJECT / "cases", tmp_path / "cases")
    (tmp_path / "mkdocs.yml").touch()
    for path, text in _files(page).items():
        target = tmp_path / path
        target.parent.mkdir(parents=True, exist_ok=True)
        with page.expect_download() as saved:
            page.get_by_role("button", name=f"存成文件：{target.name}").click()
        saved.value.save_as(target)
        assert target.read_text("utf-8") == text
        kind = "source" if "sources" in path else "case"
        assert _meaning(canonical(text, kind, real_library().vocabulary)) == _meaning(text)
    checked = subprocess.run(
        [sys.executable, "-m", "casebook", "check"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "bailu" not in checked.stdout

    with page.expect_download() as word:
        page.get_by_role("button", name="存成 Word").click()
    word.value.save_as(tmp_path / "bailu-lift.docx")
    read = subprocess.run(
        [sys.executable, "-m", "casebook", "import", "bailu-lift.docx", "--print"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    record = (tmp_path / "cases/records/hubei/bailu-lift.yml").read_bytes()
    assert read_document("a", read.stdout.encode()).data == read_document("a", record).data


def test_the_figures_of_an_article_are_marked_and_taken(page: Page) -> None:
    _opened(page)
    _article(page)
    page.locator("[data-cb-key='step:7']").click()
    marked = page.locator("[data-cb-form=figures] [aria-pressed]")
    expect(page.locator("[data-cb-figures]")).to_have_attribute("data-cb-figures", "57")
    expect(marked).to_have_count(57)
    one = page.get_by_role("button", name="：87场次")
    one.click()
    expect(page.locator(SAID)).to_contain_text("收下了“87场次”")
    expect(page.get_by_role("button", name="：87场次")).to_be_focused()
    assert page.locator("[data-cb-key='observations.0.value']").input_value() == "87"
    assert page.locator("[data-cb-key='observations.0.unit']").input_value() == "场次"
    record = _files(page)["cases/records/my-case.yml"]
    data: Any = read_document("a", record.encode()).data
    (figure,) = data["observations"]
    assert figure["evidence"]["source"] == SOURCE["id"]
    assert "level" not in figure  # a person decides
    page.get_by_role("button", name="：87场次").click()
    expect(page.get_by_role("button", name="：87场次")).to_have_attribute("aria-pressed", "false")
    assert "observations" not in _files(page)["cases/records/my-case.yml"]
    page.get_by_role("button", name="全部收下").click()
    expect(page.locator("[data-cb-figures]")).to_contain_text("收下了 57 个")
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.locator("#findings")).to_contain_text("要改")
    codes = page.locator("[data-cb-code]").evaluate_all("all => all.map(one => one.dataset.cbCode)")
    assert not [code for code in codes if code.startswith("PRF")]


def test_a_record_of_the_library_goes_in_and_comes_out_unchanged(page: Page) -> None:
    text = RECORD.read_text("utf-8")
    _opened(page)
    page.locator("#form-open").set_input_files(RECORD)
    expect(page.locator(SAID)).to_contain_text("打开了")
    assert [*_files(page).values()] == [text]
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.locator("#findings")).to_have_text("没有发现问题")
    for n in range(14):
        page.locator(f"[data-cb-key='step:{n}']").click()
        expect(page.locator("#step")).to_be_focused()
        page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    assert [*_files(page).values()] == [text]
    page.locator("[data-cb-key='step:1']").click()
    _fill(page, "title", "博罗县罗阳街道：巷长怎样快办")
    changed = text.replace(
        "title: 博罗县罗阳街道：老城区巷长快办制", "title: 博罗县罗阳街道：巷长怎样快办"
    )
    made = [line.replace('"', "") for line in _files(page).popitem()[1].splitlines()]
    assert made == [line.replace('"', "") for line in changed.splitlines()]
    assert changed != text
    page.reload()
    expect(page.locator("[data-cb-key=title]")).to_have_value("博罗县罗阳街道：巷长怎样快办")
    page.get_by_role("button", name="全部清空").click()
    assert RECORD.stem not in "".join(_files(page).values())
    page.get_by_role("button", name="换回前面的").click()
    expect(page.locator("[data-cb-file]")).to_have_value(re.compile("巷长怎样快办"))


def test_a_number_is_told_apart_from_its_quote(page: Page) -> None:
    """Live after the check; in the words of the check."""
    _opened(page)
    page.locator("#form-open").set_input_files(RECORD)
    page.locator("[data-cb-key='step:7']").click()
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.locator("#findings")).to_have_text("没有发现问题")
    _fill(page, "observations.0.value", "13")
    expect(page.locator("[data-cb-form=checks] li")).to_contain_text(["数字 › 第 1 条 › 数值："])
    _fill(page, "observations.0.unit", "")
    expect(page.locator("[data-cb-form=checks] li")).to_contain_text(
        ["数字 › 第 1 条 › 单位：此项必填"]
    )
    expect(page.locator("#form-observations-0-unit-wrong")).to_contain_text(
        "照原文数字后面的量词写"
    )


def test_what_is_no_record_is_refused_and_nothing_is_lost(page: Page, tmp_path: Path) -> None:
    _opened(page)
    page.locator("[data-cb-key='step:1']").click()
    _fill(page, "title", "还没有写完的标题")
    (tmp_path / "torn.yml").write_text("a: [", encoding="utf-8")
    page.locator("#form-open").set_input_files(tmp_path / "torn.yml")
    expect(page.locator(SAID)).to_contain_text("读不了")
    expect(page.locator("[data-cb-key=title]")).to_have_value("还没有写完的标题")


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("大冶", "420281"),
        ("大冶市", "420281"),
        ("湖北省大冶市", "420281"),
        ("湖北大冶", "420281"),
        ("黄石大冶市", "420281"),
        ("湖北省黄石市大冶市", "420281"),
        ("鼓楼区", None),
        ("南京鼓楼", "320106"),
        ("没有的县", None),
    ],
)
def test_a_place_is_understood_as_people_write_it(
    page: Page, written: str, code: str | None
) -> None:
    _opened(page)
    page.get_by_role("button", name="2 在哪里").click()
    page.locator("#form-place-code").fill(written)
    told = page.locator("#form-place-code-hint")
    if code:
        expect(told).to_contain_text(f"区划代码 {code}")
    else:
        expect(told).not_to_contain_text("区划代码 4")
        expect(told).to_contain_text("写县（市、区）的名字")


def test_another_word_for_a_term_becomes_the_term(page: Page) -> None:
    _opened(page)
    page.get_by_role("button", name="3 难题").click()
    control = page.locator("[data-cb-key$='.domain']").first
    control.fill("停车难")
    control.press("Tab")
    expect(control).to_have_value("交通停车")


def test_what_was_put_aside_comes_back_and_nothing_is_lost_by_it(page: Page) -> None:
    _opened(page)
    page.get_by_role("button", name="2 在哪里").click()
    page.locator("#form-place-code").fill("大冶市")
    page.get_by_role("button", name="全部清空").click()
    page.get_by_role("button", name="2 在哪里").click()
    page.locator("#form-place-code").fill("博罗县")
    for place in ("大冶市", "博罗县", "大冶市"):
        page.get_by_role("button", name="换回前面的").click()
        page.get_by_role("button", name="2 在哪里").click()
        expect(page.locator("#form-place-code-hint")).to_contain_text(place)


def test_it_is_filled_in_by_keyboard(page: Page) -> None:
    _opened(page)
    for key in ("open", "clear", "step:1"):
        for _ in range(60):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.dataset.cbKey") == key:
                break
        assert page.evaluate("document.activeElement.dataset.cbKey") == key
    page.keyboard.press("Enter")
    expect(page.locator("#step")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.type("bailu-lift")
    page.keyboard.press("Tab")
    page.keyboard.type("老楼装电梯先议事")
    assert "id: bailu-lift" in next(iter(_files(page).values()))
    page.locator("[data-cb-key='settlements:add']").focus()
    page.keyboard.press("Enter")
    expect(page.locator("[data-cb-key='settlements.1']")).to_be_focused()


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
    _opened(page)
    page.locator("#form-open").set_input_files(RECORD)
    page.get_by_role("button", name="登记一篇新文章").click()
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.locator("#findings")).to_contain_text("要改")
    for n in (0, 1, 3, 7, 10, 13):
        page.locator(f"[data-cb-key='step:{n}']").click()
        for _ in range(2):
            page.evaluate(
                "document.querySelectorAll('details').forEach((fold) => (fold.open = true))"
            )
            page.wait_for_timeout(50)
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        found = Axe().run(page, options={"resultTypes": ["violations"]})
        assert [(v["id"], v["nodes"][0]["html"]) for v in found.response["violations"]] == []
    page.evaluate("document.documentElement.setAttribute('data-cb-elder', '')")
    assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
    context.close()


def test_it_works_from_a_disk_and_without_storage(browser: Browser, site: Built) -> None:
    context = browser.new_context(viewport=PHONE)
    context.add_init_script(
        "Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })"
    )
    page = context.new_page()
    page.goto((site.folder / FORM).resolve().as_uri())
    expect(page.locator("[data-cb-form=begin]")).to_contain_text("不让网页记东西")
    page.locator("#form-open").set_input_files(RECORD)
    page.get_by_role("button", name="检查", exact=True).click()
    expect(page.locator("#findings")).to_have_text("没有发现问题")
    context.close()


def test_without_scripts_the_page_says_what_else_there_is(browser: Browser, server: Server) -> None:
    context = browser.new_context(base_url=server.address, java_script_enabled=False)
    page = context.new_page()
    page.goto(FORM)
    expect(page.locator("noscript p")).to_contain_text("casebook template")
    expect(page.locator("[data-cb-form=page]")).to_be_hidden()
    context.close()


def test_the_page_loads_little(site: Built) -> None:
    script = site.files["assets/casebook-form.js"]
    assert len(gzip.compress(script, 9)) <= MOST_BYTES
    assert b"new Function" not in script
    assert b"eval(" not in script
