"""The slogan decoder: every slogan of the library, on one page or on one for each initial."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.derive.ground.addresses import COMPARE_URI, SLOGANS_URI
from casebook.derive.ground.items import Item, Section
from casebook.derive.practice.slogan_text import PATTERNS
from casebook.derive.practice.slogans import ON_ONE_PAGE, Entry, Sheet, sheets
from casebook.render.page import Frame, Page

_TITLE = "口号对照"
_LEAD = "口号说的是什么，落到哪种做法，原文有哪些没有讲清，还有谁在做。"


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page of all slogans; beyond what one page holds, an index and a page for each initial."""
    if "slogan_states" not in frame.library.vocabulary.files:
        return  # broken, which is only shown while serving
    made = sheets(frame.slogan_uses, frame.library)
    entries = [entry for sheet in made for entry in sheet.entries]
    several = any(sheet.uri != SLOGANS_URI for sheet in made)
    yield _page(frame, Sheet(SLOGANS_URI, "", () if several else tuple(entries)), made, entries)
    if several:
        for sheet in made:
            yield _page(frame, sheet, (), sheet.entries)


def _page(frame: Frame, sheet: Sheet, index: Sequence[Sheet], entries: Sequence[Entry]) -> Page:
    states = [
        (number, term, [e for e in sheet.entries if e.state == term.term])
        for number, term in enumerate(frame.library.vocabulary.terms("slogan_states"), 1)
    ]
    title = f"{_TITLE}：{sheet.title}" if sheet.title else _TITLE
    steps = [Item("比较", COMPARE_URI), Item(_TITLE, SLOGANS_URI)]
    if sheet.title:
        steps.append(Item(sheet.title, sheet.uri))
    sections = [Section(f"s{n}", term.term) for n, term, listed in states if listed]
    if sheet.entries:
        sections.insert(0, Section("patterns", "按样子找"))
    return Page(
        uri=sheet.uri,
        title=title,
        description=f"{len(entries)} 个口号。{_LEAD}",
        section="compare",
        content=frame.render(
            "slogans.html",
            title=title,
            lead=_LEAD,
            states=[(n, term, listed) for n, term, listed in states if listed],
            counts=[(t, sum(e.state == t.term for e in entries)) for _, t, _ in states],
            patterns=[
                (pattern, listed)
                for pattern in PATTERNS
                if (listed := [e for e in entries if pattern.id in e.patterns])
            ],
            total=len(entries),
            sheets=index if not sheet.entries else (),
            on_one_page=ON_ONE_PAGE,
        ),
        path=frame.trail(*steps),
        toc=frame.contents(sections),
        scripts=("slogans",) if sheet.entries else (),
    )
