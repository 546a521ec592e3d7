"""The page on which a case is written without an editor: a form that runs in the browser and sends nothing anywhere."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import CONTRIBUTE_URI, FORM_URI
from casebook.derive.ground.items import Item
from casebook.render.page import Frame, Page

TITLE = "填一个案例"


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page."""
    yield Page(
        uri=FORM_URI,
        title=TITLE,
        description="在网页上填一个案例：先填最少的，以后再补；随时检查，填好存成文件。什么也不发出去。",
        section="contribute",
        content=frame.render("form.html", repository=frame.settings.repository.rstrip("/")),
        path=frame.trail(Item("提交案例", CONTRIBUTE_URI), Item(TITLE, FORM_URI)),
        scripts=("form",),
    )
