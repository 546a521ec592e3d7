"""The index of a vocabulary, as the families of its pages share it."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.derive.ground.addresses import vocabulary_uri
from casebook.derive.ground.items import Item, Section
from casebook.derive.library.indexes import Facet, entry_groups
from casebook.render.page import Frame, Page


def facet_index(
    frame: Frame,
    facet: Facet,
    counts: Mapping[str, int],
    unit: str,
    more: Item | None = None,
    words: Mapping[str, str] | None = None,
) -> Page:
    """Return the index of a vocabulary: all terms with how often each is used, counted in ``unit``.

    ``more`` leads to another way into the same matter; ``words`` tell how much there is of a term where a count does not.
    """
    groups = entry_groups(frame.library, facet.name, counts)
    uri = vocabulary_uri(facet.name)
    return Page(
        uri=uri,
        title=facet.title,
        description=facet.lead,
        section=facet.name,
        content=frame.render(
            "facet.html", facet=facet, groups=groups, unit=unit, more=more, words=words or {}
        ),
        path=frame.trail(Item(facet.title, uri)),
        toc=frame.contents(
            Section(f"g{index}", g.title) for index, g in enumerate(groups, 1) if g.title
        ),
    )
