"""The pages of the kinds of settlement, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import MATCH_URI, vocabulary_uri
from casebook.derive.ground.items import Item
from casebook.derive.library.indexes import SETTLEMENTS, cases_by_term, term_views
from casebook.render.page import Frame, Page
from casebook.render.pages.facets import facet_index

_MATCH = Item("填几项情况，找和自己像的案例", MATCH_URI)


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the index of the settlements and the page of each kind."""
    if SETTLEMENTS.name not in frame.library.vocabulary.files:
        return  # broken, which is only shown while serving
    counts = {w: len(c) for w, c in cases_by_term(frame.library, SETTLEMENTS.name).items()}
    yield facet_index(frame, SETTLEMENTS, counts, "例", more=_MATCH)
    for view in term_views(frame.library, SETTLEMENTS):
        yield Page(
            uri=view.uri,
            title=view.term.term,
            description=view.term.definition,
            section=SETTLEMENTS.name,
            content=frame.render("term.html", view=view),
            path=frame.trail(
                Item(SETTLEMENTS.title, vocabulary_uri(SETTLEMENTS.name)),
                Item(view.term.term, view.uri),
            ),
        )
