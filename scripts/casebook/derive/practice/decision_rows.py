"""Every decision as rows of a table: all places and all aspects, none left out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from casebook.derive.practice.decision_views import (
    DECISIONS,
    AspectCell,
    PlaceColumn,
    Told,
    columns_of,
    decisions_by_word,
)
from casebook.language.closed_words import NOT_RECORDED, NOT_WRITTEN
from casebook.model.decision import DENIED
from casebook.model.library import Library
from casebook.model.vocabulary import Term


@dataclass(frozen=True)
class DecisionRow:
    """One aspect of one place, for a table. ``known``: 写明, 明说没有, 推断, 原文没有写 or 记录里没有."""

    question: str
    place: str
    code: str
    option: str
    state: str
    aspect: str
    known: str
    text: str
    quotes: tuple[str, ...]
    sources: tuple[str, ...]
    case: str


def decision_rows(library: Library) -> Iterator[tuple[Term, Iterator[DecisionRow]]]:
    """Yield every decision that somebody took, with its rows: all places, none left out."""
    taken = decisions_by_word(library)
    for term in library.vocabulary.terms(DECISIONS):
        if term.term in taken:
            yield term, _rows_of(term, columns_of(term, taken[term.term], library))


def _rows_of(term: Term, columns: Iterable[PlaceColumn]) -> Iterator[DecisionRow]:
    for column in columns:
        options = "；".join(dict.fromkeys(choice.option for choice in column.choices))
        states = "；".join(dict.fromkeys(choice.state for choice in column.choices))
        for aspect, cell in column.cells.items():
            silent = Told("", denied=False, inferred=False, quotes=(), case=column.choices[0].case)
            for saying in cell.told or (silent,):
                yield DecisionRow(
                    question=term.question or term.term,
                    place=column.name,
                    code=column.code,
                    option=options,
                    state=states,
                    aspect=aspect,
                    known=_known(saying, cell),
                    text=saying.text,
                    quotes=tuple(q.text for q in saying.quotes),
                    sources=tuple(dict.fromkeys(q.source.text for q in saying.quotes)),
                    case=saying.case.text,
                )


def _known(saying: Told, cell: AspectCell) -> str:
    if not saying.text:
        return NOT_WRITTEN if cell.passed_over else NOT_RECORDED
    if saying.denied:
        return DENIED
    return "推断" if saying.inferred else "写明"
