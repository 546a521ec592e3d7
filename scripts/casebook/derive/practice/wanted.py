"""待征集: problems and decisions of which the library knows the fewest places."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.derive.ground.addresses import decision_uri, term_uri
from casebook.derive.ground.items import Item
from casebook.derive.library.indexes import PROBLEMS, cases_by_term
from casebook.derive.practice.decision_views import DECISIONS, places_by_decision
from casebook.model.library import Library


@dataclass(frozen=True)
class Wanted:
    """Terms that nobody tells of, and those that one place tells of."""

    title: str
    none: tuple[Item, ...]
    one: tuple[Item, ...]


def wanted(library: Library) -> tuple[Wanted, ...]:
    """Return what is wanted of problems and of decisions, each in the order of the vocabulary."""
    files = library.vocabulary.files
    problems = {
        word: len({case.place.code for case in cases})
        for word, cases in cases_by_term(library, PROBLEMS.name).items()
    }
    return (
        *((_wanted("难题", _problems(library), problems),) if PROBLEMS.name in files else ()),
        *(
            (_wanted("要定的事", _decisions(library), places_by_decision(library)),)
            if DECISIONS in files
            else ()
        ),
    )


def _problems(library: Library) -> list[tuple[str, Item]]:
    return [
        (term.term, Item(term.term, term_uri(PROBLEMS.name, term)))
        for term in library.vocabulary.terms(PROBLEMS.name)
    ]


def _decisions(library: Library) -> list[tuple[str, Item]]:
    return [
        (term.term, Item(term.question or term.term, decision_uri(term)))
        for term in library.vocabulary.terms(DECISIONS)
    ]


def _wanted(title: str, items: list[tuple[str, Item]], places: Mapping[str, int]) -> Wanted:
    return Wanted(
        title,
        tuple(item for word, item in items if not places.get(word)),
        tuple(item for word, item in items if places.get(word) == 1),
    )
