"""What places chose: read on a phone, opened on its quotes, taken away as Word and as a table."""

from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser import office
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.site.building import Built

pytestmark = pytest.mark.browser

SIZE = "decisions/oversized-communities/index.html"
UNITS = "decisions/units-into-communities/index.html"
JOBS = "decisions/small-jobs/index.html"
MANY = "decisions/engaging-residents/index.html"
MOST = 4
SCREEN = PHONE["height"]


def test_a_sentence_opens_on_its_quotes_and_closes_again(page: Page) -> None:
    page.goto(SIZE)
    told = page.locator("details.cb-told", has_text="打算原则上每个社区不超过3500户")
    expect(told.locator("blockquote").first).to_be_hidden()
    told.locator("summary").click()
    expect(told.locator("blockquote").first).to_contain_text("不超过3500户")
    told.locator("summary").click()
    expect(told.locator("blockquote").first).to_be_hidden()


def test_a_question_is_one_tap_from_the_top(page: Page) -> None:
    page.goto(JOBS)
    page.get_by_role("navigation", name="直接看某一问").get_by_role("link", name="钱从哪来").click()
    row = page.locator("tr:target")
    expect(row).to_contain_text("钱从哪来")
    expect(row).to_be_in_viewport()
    answer = page.get_by_text("15万元专项经费").last
    expect(answer).to_be_in_viewport()


@pytest.mark.parametrize("address", [SIZE, UNITS, JOBS])
def test_the_difference_stands_on_the_first_screen(page: Page, address: str) -> None:
    page.goto(address)
    box = page.locator(".cb-insight").bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < SCREEN


def test_all_is_read_without_a_script(browser: Browser, server: Server) -> None:
    context = browser.new_context(
        base_url=server.address, java_script_enabled=False, viewport=PHONE
    )
    page = context.new_page()
    page.goto(SIZE)
    expect(page.locator("table.cb-decision")).to_contain_text("打算原则上每个社区不超过3500户")
    told = page.locator("details.cb-told", has_text="打算原则上每个社区不超过3500户")
    told.locator("summary").click()
    expect(told.locator("blockquote").first).to_be_visible()
    context.close()


@pytest.mark.parametrize("address", [SIZE, UNITS])
def test_word_and_table_hold_every_answer(page: Page, address: str, tmp_path: Path) -> None:
    page.set_viewport_size(DESKTOP)
    page.goto(address)
    told = page.locator(".cb-told__text").all_text_contents()
    with page.expect_download() as word:
        page.get_by_role("button", name="存成 Word").click()
    word.value.save_as(tmp_path / "decision.docx")
    written = zipfile.ZipFile(tmp_path / "decision.docx").read("word/document.xml")
    document = "".join(ET.fromstring(written).itertext())  # noqa: S314  made by us
    with page.expect_download() as table:
        page.get_by_role("link", name="存成 CSV（带原话）").click()
    table.value.save_as(tmp_path / "decision.csv")
    cells = "\n".join(
        cell
        for row in csv.reader(io.StringIO((tmp_path / "decision.csv").read_text("utf-8-sig")))
        for cell in row
    )
    assert "一句话看差别" in document
    assert "依据的文章" in document
    for text in told:
        # An option has its state behind it, and an inference its mark: columns of their own in the table.
        plain = " ".join(text.split()).split(" ")[0].removeprefix("明说没有：")
        assert plain in cells
        assert plain in document


def test_paper_has_the_answers_and_not_the_buttons(page: Page) -> None:
    page.goto(SIZE)
    page.emulate_media(media="print")
    expect(page.locator("table.cb-decision")).to_be_visible()
    expect(page.locator(".cb-jumps")).to_be_hidden()
    expect(page.locator("[data-cb-table=tools]")).to_be_hidden()


def test_some_of_many_places_stand_side_by_side(page: Page, tmp_path: Path) -> None:
    page.goto(MANY)
    fold = page.locator("details", has=page.get_by_text("挑 2 到 4 个地方并排看"))
    fold.locator("summary").press("Enter")
    boxes = fold.locator("input")
    names = [box.get_attribute("value") for box in boxes.all()]
    boxes.nth(0).press("Space")
    expect(page.get_by_role("status").first).to_have_text("再挑一个，就并排排开。")
    expect(page.locator("table.cb-decision--long")).to_be_visible()
    for number in (5, 8):
        boxes.nth(number).press("Space")
    expect(page.locator("table.cb-decision--long")).to_have_count(0)
    table = page.locator("table.cb-decision")
    for number, letter in ((0, "A"), (5, "B"), (8, "C")):
        expect(table.locator("caption")).to_contain_text(f"{letter} {names[number]}")
    # What stands in the columns is what the long table says of these places, or that it says nothing.
    answers = table.locator("tbody tr").all_inner_texts()
    assert len(answers) >= 5
    assert all(text.count("原话") + text.count("没有") >= 3 for text in answers)
    shared = page.url
    assert shared.endswith("?p=0,5,8")
    page.get_by_role("navigation", name="直接看某一问").get_by_role("link", name="先找谁").click()
    expect(page.locator("tr:target")).to_be_in_viewport()
    # What editors say of places that are not picked is not said; where nothing is left, what was chosen is.
    insight = page.locator(".cb-insight")
    expect(insight).to_contain_text(f"{names[0]}：编成志愿队伍")
    assert "九村" not in insight.inner_text()
    expect(page.locator(".cb-nobody").first).to_contain_text("这 3 个地方都没有写：")
    assert office.pages(page.pdf(prefer_css_page_size=True)) == 1
    with page.expect_download() as download:
        page.get_by_role("button", name="存成 Word").click()
    path = tmp_path / "picked.docx"
    download.value.save_as(path)
    written = ET.fromstring(zipfile.ZipFile(path).read("word/document.xml")).itertext()  # noqa: S314  made by us
    words = "".join(written)
    assert all(str(names[number]) in words for number in (0, 5, 8))
    assert str(names[2]) not in words
    assert "九村" not in words
    page.goto("about:blank")
    page.goto(shared)
    expect(page.locator("table.cb-decision tbody tr").first).to_contain_text(answers[0].split()[1])
    boxes.nth(1).press("Space")
    assert boxes.evaluate_all("all => all.filter(box => !box.disabled).length") == MOST
    # What is inferred is marked where it is told in passing, and so is a plan.
    page.get_by_role("button", name=f"{len(names)} 个地方都看").press("Enter")
    for number in (0, 6):
        boxes.nth(number).press("Space")
    expect(insight).to_contain_text(f"{names[6]}：找骨干带一片（推断）")
    page.get_by_role("button", name=f"{len(names)} 个地方都看").press("Enter")
    expect(page.locator("table.cb-decision--long")).to_be_visible()
    assert "?" not in page.url


def test_the_published_table_is_read_back(site: Built) -> None:
    text = (site.folder / "assets/data/decisions/oversized-communities.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(text.decode("utf-8-sig"))))
    assert {row["怎么知道"] for row in rows} <= {
        "写明",
        "明说没有",
        "推断",
        "原文没有写",
        "记录里没有",
    }
    assert any("3500户" in row["怎么答"] and "3500户" in row["原话"] for row in rows)
