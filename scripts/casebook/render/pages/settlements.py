"""The pages of the kinds of settlement, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import ALIKE_URI, vocabulary_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.long_lists import leaf_uri, leaves
from casebook.derive.library.indexes import SETTLEMENTS, cases_by_term, term_view
from casebook.render.page import Frame, Job, Page
from casebook.render.pages.facets import facet_index

_MATCH = Item("填几项情况，找和自己像的案例", ALIKE_URI)


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the index of the settlements and the page of each kind."""
    library = frame.library
    if SETTLEMENTS.name not in library.vocabulary.files:
        return  # broken, which is only shown while serving
    yield Job("settlements", _index, outlined=True)
    cases_of_word = cases_by_term(library, SETTLEMENTS.name)
    for term in library.vocabulary.terms(SETTLEMENTS.name):
        cut = leaves(cases_of_word.get(term.term, ()))
        for number, cases in enumerate(cut, 1):
            facts = (term.term, number, len(cut), sum(map(len, cut)))
            yield Job(f"settlement {term.id} {number}", _settlement, cases, facts=facts)


def _index(frame: Frame) -> Iterator[Page]:
    counts = {w: len(c) for w, c in cases_by_term(frame.library, SETTLEMENTS.name).items()}
    yield facet_index(frame, SETTLEMENTS, counts, "例", more=_MATCH)


def _settlement(frame: Frame, word: str, number: int, of: int, total: int) -> Iterator[Page]:
    """Page ``number`` of all the ``of`` pages that list the ``total`` cases."""
    view = term_view(word, SETTLEMENTS, frame.library)
    yield Page(
        uri=leaf_uri(view.uri, number),
        title=view.term.term if number == 1 else f"{view.term.term}（第 {number} 页）",
        description=view.term.definition,
        section=SETTLEMENTS.name,
        content=frame.render("term.html", view=view, number=number, of=of, total=total),
        path=frame.trail(
            Item(SETTLEMENTS.title, vocabulary_uri(SETTLEMENTS.name)),
            Item(view.term.term, view.uri),
        ),
    )
