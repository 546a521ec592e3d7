"""The question lists for visits, one for each case, made to be printed."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.case.visit import visit_sheet
from casebook.derive.ground.addresses import CASES_URI
from casebook.derive.ground.items import Item, Section
from casebook.render.page import Frame, Page

TITLE = "走访提纲"


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the question list of every case."""
    for case in frame.library.cases.values():
        sheet = visit_sheet(case, frame.library)
        yield Page(
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
