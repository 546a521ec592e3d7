"""The page 教训: what the articles admit, and what they do not tell."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import CASES_URI, LESSONS_URI
from casebook.derive.ground.items import Item, Section
from casebook.derive.ground.long_lists import MOST_LISTED
from casebook.derive.practice.lessons import Lessons, lessons
from casebook.render.page import Frame, Page

TITLE = "教训"


def headings(sheet: Lessons) -> dict[str, str]:
    """Return the headings of the page by their ids, each with how many there are of it."""
    return {
        name: title
        for name, title, shown in (
            (
                "admitted",
                f"自己承认的问题（{len(sheet.admitting)} 条记录，{sheet.admissions} 处）",
                sheet.admitting,
            ),
            (
                "untold",
                f"整理者专门记下没有交代失败和教训的（{len(sheet.untold)} 条）",
                sheet.untold,
            ),
            ("no-outcome", f"没有成效数字的（{sheet.without_outcome} 条）", sheet.no_outcome),
            ("claims", f"只有说法的（{len(sheet.claims)} 条）", sheet.claims),
        )
        if shown
    }


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page."""
    sheet = lessons(frame.library)
    titles = headings(sheet)
    yield Page(
        uri=LESSONS_URI,
        title=TITLE,
        description="文章自己承认的问题，没有交代的失败，没有成效数字的案例，只有说法的案例。",
        section="cases",
        content=frame.render(
            "lessons.html", title=TITLE, found=sheet, titles=titles, most=MOST_LISTED
        ),
        path=frame.trail(Item("案例", CASES_URI), Item(TITLE, LESSONS_URI)),
        toc=frame.contents(Section(name, title) for name, title in titles.items()),
    )
