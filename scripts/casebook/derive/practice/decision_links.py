"""From a problem, a measure or an indicator to the decisions that it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casebook.derive.ground.addresses import decision_uri
from casebook.derive.ground.items import Item
from casebook.model.library import Library
from casebook.model.vocabulary import Term

DECISIONS: Final = "decisions"


def decisions_of(term: Term, vocabulary: str) -> tuple[str, ...]:
    """Return the words of a vocabulary that a decision belongs to."""
    named = {"problems": term.problems, "measures": term.measures, "indicators": term.indicators}
    return named[vocabulary]


def decision_links(library: Library, vocabulary: str) -> Mapping[str, tuple[Item, ...]]:
    """Return the decisions of each word of ``problems``, ``measures`` or ``indicators``: question, address, how many places.

    Empty while the file of the decisions is broken, which is only shown while serving.
    """
    if DECISIONS not in library.vocabulary.files:
        return {}
    places: dict[str, set[tuple[str, str, str]]] = {}
    for case in library.cases.values():
        for taken in case.decisions:
            whose = (taken.code or case.place.code, taken.scope.place, taken.scope.group or "")
            places.setdefault(taken.decision, set()).add(whose)
    by_word: dict[str, list[Item]] = {}
    for term in library.vocabulary.terms(DECISIONS):
        number = len(places.get(term.term, ()))
        note = f"{number} 个地方有回答" if number else "待征集"
        link = Item(term.question or term.term, decision_uri(term), note=note)
        for word in decisions_of(term, vocabulary):
            by_word.setdefault(word, []).append(link)
    return {word: tuple(links) for word, links in by_word.items()}
