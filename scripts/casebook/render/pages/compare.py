"""The pages on which cases stand side by side."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.items import Item
from casebook.render.page import Frame, Page


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page on which readers choose what to compare."""
    yield Page(
        uri="compare/",
        title="比较",
        description="把 2 到 4 个案例放在一起看：口径一致的数字才画条，口径不同的写明为什么不能比。",
        section="compare",
        content=frame.render("compare.html"),
        path=frame.trail(Item("比较", "compare/")),
    )
