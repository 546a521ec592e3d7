"""Problems against measures: a grid to move in on a desktop, a list on a phone, one sheet on paper."""

from __future__ import annotations

import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from casebook.derive.practice.matrix import Cell, matrices
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.sample.real import real_library
from tests.site.building import Built

pytestmark = pytest.mark.browser

MATRIX = "matrix/index.html"
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
WHOLE = next(iter(matrices(real_library())))
CELLS = [cell for group in WHOLE.groups for line in group.lines for cell in line.filled]
FULLEST: Cell = max(CELLS, key=lambda cell: cell.count)


def _violations(page: Page) -> list[str]:
    page.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    return [
        f"{v['id']}: {n['html'][:150]}" for v in found.response["violations"] for n in v["nodes"]
    ]


def _name(cell: Cell) -> str:
    told = f"{cell.problem.term}，{cell.measure.term}：{cell.count} 项，证据最高 E{cell.e}"
    return f"{told}推，难题是推断" if cell.inferred else told


def _cell(page: Page, cell: Cell) -> Locator:
    folder, _, part = cell.uri.partition("#")
    return page.locator(f'td a[href*="{folder}"][href$="#{part}"]')


def _scrolled(page: Page) -> list[float]:
    """How far the grid has been moved, once it stands still."""
    moved: list[float] = []
    for _ in range(100):
        page.wait_for_timeout(100)
        now = page.locator(".cb-matrix__region").evaluate("e => [e.scrollLeft, e.scrollTop]")
        if now == moved and min(now) > 0:
            break
        moved = now
    return moved


def test_every_cell_says_its_count_and_grade_and_every_other_is_blank(desktop: Page) -> None:
    desktop.goto(MATRIX)
    region = desktop.get_by_role("region", name=re.compile("^难题和做法对照表"))
    names = region.locator("td a").all_text_contents()
    assert [re.sub(r"\s+", "", name) for name in names] == [
        re.sub(r"\s+", "", _name(cell)) for cell in CELLS
    ]
    others = set(region.locator("td:not([class])").all_text_contents())
    assert others == {""}
    expect(desktop.locator(".cb-matrix__legend")).to_contain_text("空格：库里还没有，待征集")
    boxes = region.locator("td[class]").evaluate_all(
        "all => all.map(cell => getComputedStyle(cell).getPropertyValue('--cb-matrix-e').trim())"
    )
    lengths = ("0", "6px", "12px", "18px", "24px", "100%")
    assert boxes == [lengths[cell.e] for cell in CELLS]


def test_a_cell_leads_to_its_measures(desktop: Page) -> None:
    """To their list on the page of the problem, which names the same ones: no more and no fewer."""
    assert FULLEST.count > 1
    desktop.goto(MATRIX)
    _cell(desktop, FULLEST).click()
    expect(desktop.locator("h1")).to_have_text(FULLEST.problem.term)
    listed = desktop.locator(f"#m-{FULLEST.measure.id} dd a")
    assert sorted(listed.all_inner_texts()) == sorted(deed.text for deed in FULLEST.deeds)
    single = next(cell for cell in CELLS if cell.count == 1)
    desktop.goto(MATRIX)
    _cell(desktop, single).first.click()
    assert desktop.url.endswith(single.uri.replace("/#", "/index.html#")) or desktop.url.endswith(
        single.uri
    )


def test_the_grid_is_reached_and_moved_by_keyboard_and_its_heads_stay(desktop: Page) -> None:
    desktop.goto(MATRIX)
    region = desktop.locator(".cb-matrix__region")
    corner = desktop.locator(".cb-matrix__corner")
    region.focus()
    before = corner.bounding_box()
    for _ in range(4):
        desktop.keyboard.press("ArrowRight")
        desktop.keyboard.press("ArrowDown")
    assert min(_scrolled(desktop)) > 20
    after = corner.bounding_box()
    frame = region.bounding_box()
    assert before is not None
    assert after is not None
    assert frame is not None
    assert abs(after["x"] - frame["x"]) <= 2
    assert abs(after["y"] - frame["y"]) <= 2
    assert desktop.evaluate("document.documentElement.scrollWidth") <= DESKTOP["width"]


def test_a_phone_has_the_list_and_no_grid(page: Page) -> None:
    page.goto(MATRIX)
    expect(page.locator(".cb-matrix__region")).to_be_hidden()
    folded = page.locator(".cb-matrix__list details")
    assert folded.count() == sum(len(group.lines) for group in WHOLE.groups)
    first = WHOLE.groups[0].lines[0]
    folded.first.locator("summary").click()
    expect(folded.first).to_contain_text(first.filled[0].measure.term)
    expect(folded.first).to_contain_text(first.filled[0].grade)
    expect(folded.first).to_contain_text(first.aims.words)
    links = folded.first.get_by_role("link")
    for cell in first.filled:
        told = cell.deeds[0].text if cell.count == 1 else f"{cell.count} 项"
        expect(links.filter(has_text=told).first).to_be_visible()
    expect(links.last).to_have_attribute("href", re.compile(f"problems/{first.problem.id}/"))
    page.set_viewport_size({"width": 320, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_settlements_part_the_grid_without_a_script(
    browser: Browser, server: Server, *, scripts: bool
) -> None:
    context = browser.new_context(
        base_url=server.address, viewport=DESKTOP, java_script_enabled=scripts
    )
    page = context.new_page()
    page.goto(MATRIX)
    part = next(view for view in matrices(real_library()) if view.settlement and view.deeds)
    assert part.settlement is not None
    choice = page.get_by_role("navigation", name="按社区类型看")
    choice.get_by_role("link", name=f"{part.settlement.term} {part.deeds}").click()
    expect(page.locator("h1")).to_have_text(f"难题和做法对照表：{part.settlement.term}")
    rows = [line.problem.term for group in part.groups for line in group.lines]
    assert page.locator(".cb-matrix__problem").all_inner_texts() == rows
    current = page.get_by_role("navigation", name="按社区类型看").locator("[aria-current=page]")
    expect(current).to_contain_text(part.settlement.term)
    context.close()


def test_terms_without_a_case_are_named_in_one_line(page: Page) -> None:
    page.goto(MATRIX)
    text = page.locator(".cb-matrix").inner_text()
    assert f"还没有针对它的做法的难题：{'、'.join(t.term for t in WHOLE.idle_problems)}。" in text
    assert "级别不是名次" in text
    assert "不等于没有人做" in text


@pytest.mark.parametrize("screen", SCREENS)
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, server: Server, screen: str, scheme: str) -> None:
    context = browser.new_context(
        base_url=server.address,
        viewport=SCREENS[screen],
        color_scheme="dark" if scheme == "dark" else "light",
    )
    page = context.new_page()
    page.goto(MATRIX)
    assert _violations(page) == []
    context.close()


def test_each_grid_is_one_sheet_of_paper(page: Page) -> None:
    for address, longer in ((MATRIX, 1190), ("matrix/old-town/index.html", 841)):
        page.goto(address)
        printed = page.pdf(prefer_css_page_size=True)
        assert len(re.findall(rb"/Type\s*/Page\b(?!s)", printed)) == 1
        sizes = re.findall(rb"/MediaBox\s*\[\s*0\s+0\s+([\d.]+)\s+([\d.]+)", printed)
        width, height = (float(side) for side in sizes[0])
        assert abs(width - longer) < 3
        assert width > height
    page.emulate_media(media="print")
    expect(page.locator(".cb-matrix__region")).to_be_visible()
    expect(page.locator(".cb-matrix__list").first).to_be_hidden()


def test_the_grid_opens_from_a_disk(browser: Browser, site: Built) -> None:
    context = browser.new_context(viewport=DESKTOP)
    page = context.new_page()
    page.goto((site.folder / MATRIX).as_uri())
    _cell(page, FULLEST).click()
    expect(page.locator("h1")).to_have_text(FULLEST.problem.term)
    context.close()
