"""The page 我像谁: the cases nearest to the reader's place, worked out in the browser."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.indexes import cases_by_term
from casebook.derive.items import Item
from casebook.derive.match import ASKED, LEVEL_WORDS, LEVELS, needs
from casebook.render.page import Frame, Page

URI = "match/"
TITLE = "我像谁"
_USUAL = "村级"


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page, unless a vocabulary that its form asks for is broken, which is only shown while serving."""
    library = frame.library
    if not library.vocabulary.files.keys() >= {"settlements", "conditions"}:
        return
    by_settlement = cases_by_term(library, "settlements")
    yield Page(
        uri=URI,
        title=TITLE,
        description="填几项你那里的情况，找出情况相近的案例，每一项差多少都写明。",
        section="compare",
        content=frame.render(
            "match.html",
            asked=ASKED,
            levels=list(zip(LEVELS, LEVEL_WORDS, strict=True)),
            usual=_USUAL,
            settlements=library.vocabulary.terms("settlements"),
            needs=needs(library),
            lists=[
                (term, len(by_settlement[term.term]))
                for term in library.vocabulary.terms("settlements")
                if term.term in by_settlement
            ],
            total=len(library.cases),
        ),
        path=frame.trail(Item("比较", "compare/"), Item(TITLE, URI)),
        scripts=("match",),
    )
