"""The question lists for visits, one for each case, made to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.case.visit import visit_sheet
from casebook.derive.ground.addresses import CASES_URI, VISITS_URI
from casebook.derive.ground.items import Item, Section
from casebook.derive.ground.long_lists import MOST_LISTED
from casebook.divisions import divisions
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.render.around import Around
from casebook.render.page import Frame, Job, Page

TITLE = "走访提纲"


def page(around: Around) -> Page:
    """Return the question list of one case."""
    frame, case = around.frame, around.case
    sheet = visit_sheet(case, frame.library)
    return Page(
        uri=sheet.uri,
        title=f"{sheet.title}（{TITLE}）",
        description=f"到{sheet.place}走访时可以问的 {sheet.gaps + sheet.derived} 个问题。",
        section="compare",
        content=frame.render(
            "visit.html",
            sheet=sheet,
            site=frame.settings.site_name,
            address=frame.address(sheet.case_uri),
        ),
        path=frame.trail(
            Item("案例", CASES_URI),
            # The place alone: the whole title stands right below, as the heading.
            Item(sheet.title.partition("：")[0], sheet.case_uri),
            Item(TITLE, sheet.uri),
        ),
        scripts=("papers",),
        sheet="visit",
        toc=frame.contents(Section(party.id, party.title) for party in sheet.parties),
    )


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the index of the question lists by province; of a long one no case is named."""
    listed = len(frame.library.cases) <= MOST_LISTED
    yield Job("all visit", _pages, outlined=not listed)


def _pages(frame: Frame) -> Iterator[Page]:
    cases_by_province: dict[str, list[Case]] = {}
    for case in sorted(frame.library.cases.values(), key=lambda case: (case.place.code, case.id)):
        cases_by_province.setdefault(f"{case.place.code[:2]}0000", []).append(case)
    listed = len(frame.library.cases) <= MOST_LISTED
    groups = [
        (divisions()[code], len(cases), [_line(c, frame.library) for c in cases] if listed else [])
        for code, cases in cases_by_province.items()
    ]
    yield Page(
        uri=VISITS_URI,
        title=TITLE,
        description="每个案例一张走访提纲：原文没有交代的事，到了当地问谁、问什么。",
        section="cases",
        content=frame.render("visits.html", title=TITLE, groups=groups),
        path=frame.trail(Item("案例", CASES_URI), Item(TITLE, VISITS_URI)),
        toc=frame.contents(Section(f"p{d.code}", d.name) for d, _, _ in groups),
    )


def _line(case: Case, library: Library) -> Item:
    sheet = visit_sheet(case, library)
    return Item(sheet.title, sheet.uri, note=f"{sheet.gaps + sheet.derived} 个问题")
