"""The page 我像谁: the cases nearest to the reader's place, worked out in the browser."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.compare.alike import FEWEST, LEVEL_WORDS, LEVELS, form
from casebook.derive.ground.addresses import ALIKE_URI, COMPARE_URI
from casebook.derive.ground.items import Item
from casebook.derive.library.indexes import cases_by_term
from casebook.render.page import Frame, Page

TITLE = "我像谁"
_USUAL = "村级"


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page, unless a vocabulary that its form asks for is broken, which is only shown while serving."""
    if frame.library.vocabulary.files.keys() >= {"problems", "settlements", "conditions"}:
        yield page(frame)


def page(frame: Frame, fewest: int = FEWEST) -> Page:
    """Return the page, on which is asked what at least ``fewest`` records answer."""
    library = frame.library
    by_settlement = cases_by_term(library, "settlements")
    asked = form(library, fewest)
    return Page(
        uri=ALIKE_URI,
        title=TITLE,
        description="先选难题，再说几项你那里的情况，找出情况相近的案例，看那里怎么做。",
        section="compare",
        content=frame.render(
            "alike.html",
            form=asked,
            fewest=fewest,
            levels=list(zip(LEVELS, LEVEL_WORDS, strict=True)),
            usual=_USUAL,
            lists=[
                (term, len(by_settlement[term.term]))
                for term in asked.settlements
                if term.term in by_settlement
            ],
            total=len(library.cases),
        ),
        path=frame.trail(Item("比较", COMPARE_URI), Item(TITLE, ALIKE_URI)),
        scripts=("alike",),
    )
