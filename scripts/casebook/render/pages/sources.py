"""The pages of the sources, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import SOURCES_URI
from casebook.derive.ground.items import Item
from casebook.derive.ground.long_lists import leaf_uri, leaves
from casebook.derive.library.indexes import cases_by_source, source_lines, source_page
from casebook.render.page import Frame, Job, Page


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the index of the sources and the page of each."""
    yield Job("sources", _index)
    using = cases_by_source(frame.library)
    for name in frame.library.sources:
        yield Job(f"source {name}", _source, using.get(name, ()), sources=(name,), facts=(name,))


def _index(frame: Frame) -> Iterator[Page]:
    cut = leaves(source_lines(frame.library))
    for number, lines in enumerate(cut, 1):
        uri = leaf_uri(SOURCES_URI, number)
        yield Page(
            uri=uri,
            title="来源",
            description="案例里的数字出自哪些文字。",
            section="sources",
            content=frame.render(
                "sources.html", lines=lines, uri=SOURCES_URI, number=number, of=len(cut)
            ),
            path=frame.trail(Item("来源", uri)),
        )


def _source(frame: Frame, name: str) -> Iterator[Page]:
    view = source_page(name, frame.library)
    yield Page(
        uri=view.uri,
        title=view.source.name,
        description=view.citation,
        section="sources",
        content=frame.render("source.html", view=view),
        path=frame.trail(Item("来源", SOURCES_URI), Item(view.source.name, view.uri)),
        edit=frame.links(frame.library.paths.get(f"sources/{name}", "")),
        scripts=("papers",),
    )
