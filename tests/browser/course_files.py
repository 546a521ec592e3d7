"""The files that a trainer takes along: what they hold is what the records say, and they open where he works."""

from __future__ import annotations

import re
import subprocess
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from docx import Document
from docx.oxml.ns import qn
from playwright.sync_api import Page
from pptx import Presentation

from casebook.derive.case.teaching import NumberShown, TeacherView, teacher_view, text_of
from casebook.model.library import Library
from tests.browser import office
from tests.sample import leaks

EAST_ASIAN = {"仿宋", "黑体", "楷体", "宋体", "方正小标宋简体"}
DRAWN = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
LINES, CHARACTERS = 22, 28
"""On a full sheet by GB/T 9704, and on a full line of it."""
SHEETS = {"签到表": 2, "教案": 10, "讲义": 30, "教师手册": 40, "学员手册": 10, "结班材料包": 6}
"""So many sheets at least are the papers of five cases."""
_FOR_LEARNERS = ("学员手册", "选票", "讨论题")


def saved(page: Page, button: str, target: Path) -> None:
    """Press a button that saves a file."""
    with page.expect_download() as download:
        page.get_by_role("button", name=button).click()
    download.value.save_as(target)


def check(folder: Path, kinds: Sequence[str], cases: Sequence[str], library: Library) -> None:
    """Look into everything that was saved of a course with ``cases``."""
    views = [teacher_view(library.cases[name], library) for name in cases]
    words = {kind: _word(folder / f"{kind}.docx") for kind in kinds}
    for view in views:
        _papers(view, library, words)
    _slides(folder / "slides.pptx", views)
    _aiken((folder / "aiken.txt").read_text("utf-8"), views)
    discussed = (folder / "discussed.txt").read_text("utf-8")
    for view in views:
        assert text_of(view.handout.ask) in discussed
        assert all(text_of(way.told) in discussed for way in view.handout.choices)
    files = [*(folder / f"{kind}.docx" for kind in kinds), folder / "slides.pptx"]
    sheets = office.sheets(files, folder)
    assert all(sheets[kind] >= least for kind, least in SHEETS.items()), sheets
    assert sheets["选票"] == len(cases)
    assert sheets["slides"] == len(Presentation(str(folder / "slides.pptx")).slides)
    _grid(folder / "讲义.pdf")


def _papers(view: TeacherView, library: Library, words: Mapping[str, str]) -> None:
    """What each paper, by its name, has of one case."""
    case = library.cases[view.handout.case_id]
    for kind in words.keys() - {"课程方案", "签到表", "课程审核表"}:
        title = view.title if kind == "现场教学任务单" else view.handout.title
        assert _bare(title) in words[kind], (kind, title)
    for number in _numbers(view):
        for kind in ("讲义", "教师手册"):
            _as_recorded(number, words[kind])
    for stretch in view.stretches:
        assert _bare(text_of(stretch.teacher)) in words["教案"]
    for gap in case.not_reported:
        assert _bare(gap.ask) in words["现场教学任务单"]
    for name in case.sources:
        assert _bare(library.sources[name].name) in words["课程审核表"]
    hidden = (*leaks.secrets(case, view), *leaks.names_of_what_was_done(case))
    for kind in _FOR_LEARNERS:
        assert [text for text in hidden if text in words[kind]] == [], kind


def _bare(text: str) -> str:
    return "".join(text.split())


def _numbers(view: TeacherView) -> Iterator[NumberShown]:
    yield from view.handout.given
    yield from view.happened_numbers
    for use in (*view.figure_uses, *(quiz.about for quiz in view.quizzes)):
        yield from use.numbers


def _as_recorded(number: NumberShown, told: str) -> None:
    """A number stands with its comparator, what it counts, its level, time, scope and divisor, and its source."""
    assert _bare(f"{number.text} {number.label}　{number.read}") in told, number
    assert _bare(number.origin) in told, number


def _word(path: Path) -> str:
    """Return what a Word file says; every line of it has an exact height, every run a Chinese font."""
    document = Document(str(path))
    body = document.element.body
    spaced = body.findall(f".//{qn('w:pPr')}/{qn('w:spacing')}")
    assert len(spaced) == len(body.findall(f".//{qn('w:p')}"))
    assert {spacing.get(qn("w:lineRule")) for spacing in spaced} == {"exact"}, path
    runs = [run for run in body.iter(qn("w:r")) if run.find(qn("w:t")) is not None]
    fonts = {run.find(f"{qn('w:rPr')}/{qn('w:rFonts')}").get(qn("w:eastAsia")) for run in runs}
    assert fonts <= EAST_ASIAN, fonts
    section = document.sections[0]
    measures = (
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
    )
    assert [round(length.mm) for length in measures if length] == [37, 35, 28, 26]
    assert document.settings.odd_and_even_pages_header_footer
    return _bare("".join(body.itertext()))


def _slides(path: Path, views: Sequence[TeacherView]) -> None:
    deck = Presentation(str(path))
    for slide in deck.slides:
        for run in slide.element.iter(f"{DRAWN}r"):
            properties = run.find(f"{DRAWN}rPr")
            assert properties.find(f"{DRAWN}ea").get("typeface") in EAST_ASIAN
    told = _bare(
        "".join(
            shape.text_frame.text
            for slide in deck.slides
            for shape in slide.shapes
            if shape.has_text_frame
        )
    )
    said = _bare(
        "".join(s.notes_slide.notes_text_frame.text for s in deck.slides if s.has_notes_slide)
    )
    for view in views:
        for number in (*view.handout.given, *view.happened_numbers):
            _as_recorded(number, told)
        for question in view.questions:
            assert _bare(text_of(question.ask)) in told
            assert _bare(text_of(question.judgement)) in said


def _aiken(text: str, views: Sequence[TeacherView]) -> None:
    """Moodle reads a question on one line, its lettered answers, and which of these is right."""
    quizzes = [quiz for view in views for quiz in view.quizzes]
    blocks = text.strip().split("\n\n")
    assert len(blocks) == len(quizzes)
    for block, quiz in zip(blocks, quizzes, strict=True):
        ask, *answers, right = block.split("\n")
        assert ask == text_of(quiz.ask)
        assert answers == [f"{choice.letter}. {text_of(choice.told)}" for choice in quiz.answers]
        assert right == f"ANSWER: {quiz.right}"


def _grid(pdf: Path) -> None:
    """A full sheet has 22 lines, a full line of Chinese 28 characters."""
    command = [office.READER, "-layout", "-enc", "UTF-8", str(pdf), "-"]
    told = subprocess.run(command, check=True, capture_output=True, timeout=office.SECONDS)
    pages = told.stdout.decode().split("\f")
    lines = [
        [
            line.strip()
            for line in page.splitlines()
            if line.strip() and not re.match("— ?[0-9]", line.strip())
        ]
        for page in pages
    ]
    assert max(map(len, lines)) == LINES
    assert Counter(map(len, lines)).most_common(3)[0][0] >= LINES - 1
    whole = Counter(
        len(one) for page in lines for one in page if re.fullmatch("[一-鿿，。；：、？]+", one)
    )
    # A paragraph begins two characters in; a mark at the end may hang over.
    assert whole[CHARACTERS] > 20
    assert max(whole) <= CHARACTERS + 1
