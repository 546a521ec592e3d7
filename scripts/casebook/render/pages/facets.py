"""The pages of problems, measures and settlements, and their indexes."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.derive.indexes import FACETS, Facet, cases_by_term, entry_groups, term_views
from casebook.derive.items import Item, Section
from casebook.render.page import Frame, Page


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the index of every facet and the pages of its terms."""
    for facet in FACETS:
        if facet.name not in frame.library.vocabulary.files:
            continue  # broken, which is only shown while serving
        counts = {w: len(c) for w, c in cases_by_term(frame.library, facet.name).items()}
        yield facet_index(frame, facet, counts, "例")
        for view in term_views(frame.library, facet):
            yield Page(
                uri=view.uri,
                title=view.term.term,
                description=view.term.definition,
                section=facet.name,
                content=frame.render("term.html", view=view),
                path=frame.trail(
                    Item(facet.title, f"{facet.name}/"), Item(view.term.term, view.uri)
                ),
            )


def facet_index(frame: Frame, facet: Facet, counts: Mapping[str, int], unit: str) -> Page:
    """Return the index of a vocabulary: all terms with how often each is used, counted in ``unit``."""
    groups = entry_groups(frame.library, facet.name, counts)
    uri = f"{facet.name}/"
    return Page(
        uri=uri,
        title=facet.title,
        description=facet.lead,
        section=facet.name,
        content=frame.render("facet.html", facet=facet, groups=groups, unit=unit),
        path=frame.trail(Item(facet.title, uri)),
        toc=frame.contents(
            Section(f"g{index}", g.title) for index, g in enumerate(groups, 1) if g.title
        ),
    )
