"""The page 库的状况: what the records lack, what is due for review, and what is wanted."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import QUALITY_URI
from casebook.derive.ground.items import Item, Section
from casebook.derive.ground.long_lists import MOST_LISTED
from casebook.derive.library.quality import quality
from casebook.derive.practice.wanted import wanted
from casebook.render.page import Frame, Job, Page

TITLE = "库的状况"
_SECTIONS = (
    ("due", "到期和待核"),
    ("fields", "各部分写了多少"),
    ("lacking", "缺得最多的十条"),
    ("doubts", "引文在、但撑不住"),
    ("wanted", "待征集"),
)

Doubts = tuple[tuple[str, tuple[tuple[str, str], ...]], ...]


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the page, which tells of all cases, of what the check said, and of what the day makes overdue."""
    library = frame.library
    doubts: Doubts = tuple(sorted((n, d) for n, d in library.doubts.items() if n in library.cases))
    facts = (doubts, tuple(sorted(library.overdue)))
    yield Job("quality", pages, cases=tuple(library.cases.values()), facts=facts)


def pages(frame: Frame, doubts: Doubts, _overdue: tuple[str, ...]) -> Iterator[Page]:
    """Yield the page. What is overdue the library knows as well."""
    yield Page(
        uri=QUALITY_URI,
        title=TITLE,
        description="记录里各部分写了多少，哪些还缺，哪些到期该复核，哪些难题还没有案例。",
        section="about",
        content=frame.render(
            "quality.html",
            title=TITLE,
            titles=dict(_SECTIONS),
            found=quality(frame.library, dict(doubts)),
            wanted=wanted(frame.library),
            most=MOST_LISTED,
        ),
        path=frame.trail(Item("关于", "about/"), Item(TITLE, QUALITY_URI)),
        toc=frame.contents(
            Section(name, words) for name, words in _SECTIONS if frame.library.cases
        ),
    )
