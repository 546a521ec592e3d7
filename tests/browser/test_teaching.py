"""The two editions of a teaching note: read on a phone, printed, saved, and nothing of the answer for learners."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from casebook.derive.case.teaching import TeacherView, guide_of, teacher_view, text_of
from casebook.model.case import Case
from tests.browser import office
from tests.browser.conftest import DESKTOP, PHONE
from tests.browser.server import Server
from tests.sample import leaks
from tests.sample.real import real_library

pytestmark = pytest.mark.browser

LIBRARY = real_library()
TAUGHT = sorted(name for name, case in LIBRARY.cases.items() if guide_of(case))
CASE = "yanta-grassroots-governance"
SCREENS = {"phone": PHONE, "desktop": DESKTOP}
EDITIONS = ("handout", "teach")
HANDOUT_SHEETS = 3
"""As many sheets of paper as learners read before a class."""


def _uri(name: str, edition: str) -> str:
    return f"cases/{name}/{edition}/index.html"


def _made(name: str) -> tuple[Case, TeacherView]:
    case = LIBRARY.cases[name]
    return case, teacher_view(case, LIBRARY)


def _given_away(name: str, told: str) -> list[str]:
    """What ``told`` says without blanks that only the teacher may know."""
    case, view = _made(name)
    hidden = (*leaks.secrets(case, view), *leaks.names_of_what_was_done(case))
    return [text for text in hidden if text in told]


def test_a_case_leads_to_both_editions(page: Page) -> None:
    page.goto(f"cases/{CASE}/index.html")
    page.locator("#teaching > summary").click()
    fold = page.locator("#teaching")
    for ask in leaks.guide_of(LIBRARY.cases[CASE]).questions:
        expect(fold).to_contain_text(ask.ask)
    fold.get_by_role("link", name="教师版").click()
    expect(page).to_have_url(re.compile(re.escape(_uri(CASE, "teach"))))
    expect(page.locator("h1")).to_have_text(LIBRARY.cases[CASE].title)
    page.get_by_role("link", name="学员版").first.click()
    expect(page).to_have_url(re.compile(re.escape(_uri(CASE, "handout"))))
    expect(page.locator("h1")).to_have_text(leaks.guide_of(LIBRARY.cases[CASE]).title)


def test_a_case_with_a_short_note_has_no_editions(page: Page) -> None:
    short = next(n for n, case in LIBRARY.cases.items() if case.teaching and n not in TAUGHT)
    page.goto(f"cases/{short}/index.html")
    expect(page.locator("#teaching a[href*=handout]")).to_have_count(0)


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("screen", SCREENS)
def test_axe_finds_nothing(page: Page, screen: str, edition: str) -> None:
    page.set_viewport_size(SCREENS[screen])
    page.goto(_uri(CASE, edition))
    page.evaluate("document.querySelectorAll('details').forEach((fold) => (fold.open = true))")
    found = Axe().run(page, options={"resultTypes": ["violations"]})
    assert [v["id"] for v in found.response["violations"]] == []


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_narrowest_phone_does_not_scroll_sideways(page: Page, edition: str) -> None:
    page.set_viewport_size({"width": 320, "height": 800})
    for name in TAUGHT:
        page.goto(_uri(name, edition))
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "no scripts"])
def test_the_printed_handout_gives_nothing_away(
    browser: Browser, server: Server, *, scripts: bool
) -> None:
    context = browser.new_context(base_url=server.address, java_script_enabled=scripts)
    page = context.new_page()
    for name in TAUGHT:
        page.goto(_uri(name, "handout"))
        pdf = page.pdf(prefer_css_page_size=True)
        told = office.words(pdf)
        assert office.pages(pdf) <= HANDOUT_SHEETS, name
        for choice in _made(name)[1].handout.choices:
            assert "".join(text_of(choice.told).split()) in told, name
        assert _given_away(name, told) == [], name
        assert name not in told, "an address leads to the answer"
    context.close()


def test_the_printed_teachers_edition_has_everything(page: Page) -> None:
    page.goto(_uri(CASE, "teach"))
    told = office.words(page.pdf(prefer_css_page_size=True))
    view = _made(CASE)[1]
    everything = (*(q.judgement for q in view.questions), view.taken.told, view.follow_up)
    # A page's foot may stand in the middle of a sentence.
    unbroken = re.sub("—[0-9]+—", "", told)
    for text in everything:
        assert "".join(text_of(text).split()) in unbroken
    for choice in view.handout.choices:
        assert "".join(text_of(choice.told).split()) in unbroken


def test_the_handout_saved_for_word_gives_nothing_away(desktop: Page, tmp_path: Path) -> None:
    desktop.goto(_uri(CASE, "handout"))
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="存成 Word").click()
    target = tmp_path / "handout.docx"
    download.value.save_as(target)
    assert office.sheets([target], tmp_path)["handout"] <= HANDOUT_SHEETS
    told = office.words((tmp_path / "handout.pdf").read_bytes())
    for choice in _made(CASE)[1].handout.choices:
        assert "".join(text_of(choice.told).split()) in told
    assert _given_away(CASE, told) == []
    assert CASE not in told


def test_the_teachers_edition_saved_for_word_has_everything(desktop: Page, tmp_path: Path) -> None:
    desktop.goto(_uri(CASE, "teach"))
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="存成 Word").click()
    target = tmp_path / "teach.docx"
    download.value.save_as(target)
    assert office.sheets([target], tmp_path)["teach"] > 1
    told = re.sub("—[0-9]+—", "", office.words((tmp_path / "teach.pdf").read_bytes()))
    view = _made(CASE)[1]
    everything = (
        *(q.judgement for q in view.questions),
        *(segment.teacher for segment in view.stretches),
        *(way.case_for for way in view.ways),
        *(quiz.ask for quiz in view.quizzes),
        *(find_out for _, _, find_out in view.site_visit),
        view.taken.told,
        view.follow_up,
    )
    for text in everything:
        assert "".join(text_of(text).split()) in told


def test_slides_stop_at_the_decision_and_keep_the_answer_in_the_notes(
    desktop: Page, tmp_path: Path
) -> None:
    case, view = _made(CASE)
    desktop.goto(_uri(CASE, "teach"))
    with desktop.expect_download() as download:
        desktop.get_by_role("button", name="存成 PPT").click()
    assert download.value.suggested_filename.startswith("课件_")
    target = tmp_path / "slides.pptx"
    download.value.save_as(target)
    slides, notes = _deck(target)
    told = ["".join(text.split()) for text, _ in slides]
    spoken = "".join("".join(notes).split())
    revealed = next(n for n, text in enumerate(told) if "当地怎么办的" in text)
    before = "".join(told[:revealed])
    hidden = (*leaks.secrets(case, view), *leaks.names_of_what_was_done(case))
    assert [text for text in hidden if text in before] == []
    assert CASE not in before
    for choice in view.handout.choices:
        assert "".join(text_of(choice.told).split()) in before
    for question in view.questions:
        assert "".join(text_of(question.ask).split()) in before
        assert "".join(text_of(question.judgement).split()) in spoken
    assert "".join(text_of(view.taken.told).split()) in told[revealed]
    # Where a number stands by itself, its period and scope stand with it.
    for number in (*view.handout.given, *view.happened_numbers):
        given = ["".join(part.split()) for part in (number.text, number.label, number.read)]
        assert any(all(part in text for part in given) for text in told), number.id
    for _, xml in slides:
        _is_sound(xml)


A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"


def _deck(path: Path) -> tuple[list[tuple[str, ET.Element]], list[str]]:
    """The slides of a file, (text, XML), and their notes, in their order."""
    with zipfile.ZipFile(path) as parts:
        names = [n for n in parts.namelist() if re.fullmatch(r"ppt/slides/slide\d+\.xml", n)]
        names.sort(key=lambda name: int(re.sub(r"\D", "", name)))
        trees = [ET.fromstring(parts.read(name)) for name in names]  # noqa: S314  made by us
        noted = [n for n in parts.namelist() if n.startswith("ppt/notesSlides/notesSlide")]
        notes = ["".join(ET.fromstring(parts.read(n)).itertext()) for n in noted]  # noqa: S314
    return [("".join(tree.itertext()), tree) for tree in trees], notes


def _is_sound(slide: ET.Element) -> None:
    """Every run names its East Asian font, and a paragraph has its properties once, at its head."""
    for paragraph in slide.iter(f"{A}p"):
        kinds = [child.tag for child in paragraph]
        assert f"{A}pPr" not in kinds[1:]
        for run in paragraph.iter(f"{A}r"):
            font = run.find(f"{A}rPr/{A}ea")
            assert font is not None
            assert font.get("typeface") in {"黑体", "宋体"}
