"""The page 字段手册."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import CONTRIBUTE_URI, FIELDS_URI
from casebook.derive.ground.items import Item, Section
from casebook.derive.library.field_book import field_book
from casebook.render.page import Frame, Page

TITLE = "字段手册"


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page of all fields."""
    book = field_book(frame.library.vocabulary)
    yield Page(
        uri=FIELDS_URI,
        title=TITLE,
        description="案例、来源、培训方案的每个字段：叫什么、填什么、必不必填、可以写哪些词。",
        section="about",
        content=frame.render("fields.html", title=TITLE, book=book),
        path=frame.trail(Item("提交案例", CONTRIBUTE_URI), Item(TITLE, FIELDS_URI)),
        toc=frame.contents(Section(kind.id, kind.title) for kind in book),
    )
