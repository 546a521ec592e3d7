"""The page of the problem codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from casebook.codes import GROUPS, all_codes
from casebook.derive.ground.addresses import CONTRIBUTE_URI, ERRORS_URI
from casebook.derive.ground.items import Item, Section
from casebook.render.page import Frame, Page


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page of the problem codes."""
    groups: dict[str, list[Any]] = {}
    for entry in all_codes():
        groups.setdefault(entry.code[:3], []).append(entry)
    titled = [(GROUPS[name], entries) for name, entries in groups.items()]
    yield Page(
        uri=ERRORS_URI,
        title="检查编号手册",
        description="检查提示里的每个编号：怎么回事、为什么管、怎么改。",
        section="about",
        content=frame.render("errors.html", groups=titled),
        path=frame.trail(Item("提交案例", CONTRIBUTE_URI), Item("检查编号手册", ERRORS_URI)),
        toc=frame.contents(Section(name.lower(), GROUPS[name]) for name in groups),
    )
