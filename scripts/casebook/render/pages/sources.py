"""The pages of the sources, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import SOURCES_URI
from casebook.derive.ground.items import Item
from casebook.derive.library.indexes import source_pages
from casebook.render.page import Frame, Page


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the index of the sources and the page of each."""
    found = source_pages(frame.library)
    yield Page(
        uri=SOURCES_URI,
        title="来源",
        description="案例里的数字出自哪些文字。",
        section="sources",
        content=frame.render("sources.html", pages=found),
        path=frame.trail(Item("来源", SOURCES_URI)),
    )
    for view in found:
        yield Page(
            uri=view.uri,
            title=view.source.name,
            description=view.citation,
            section="sources",
            content=frame.render("source.html", view=view),
            path=frame.trail(Item("来源", SOURCES_URI), Item(view.source.name, view.uri)),
            edit=frame.links(frame.library.paths.get(f"sources/{view.source.id}", "")),
            scripts=("papers",),
        )
