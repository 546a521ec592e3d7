"""In what two places differ: what editors say of a case of each, and what each chose where both had to decide.

theme/browser/regions/ says the same of any two places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.ground.addresses import chosen_uri, term_uri
from casebook.derive.ground.items import Item
from casebook.language.closed_words import DONE, SET_AGAINST, STATED
from casebook.model.case import Case
from casebook.model.library import Library


@dataclass(frozen=True)
class SetApart:
    """What an editor says of a case of each place, and the address where the two stand side by side."""

    text: str
    uri: str


@dataclass(frozen=True)
class SharedDecision:
    """A question that both places answered, and what each chose."""

    question: Item
    chose: tuple[str, str]


def notes_of(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what editors say of ``case`` and another: the id of the other, and the sentence."""
    yield from ((str(r.target), r.note) for r in case.relations if r.type == SET_AGAINST)


def set_apart(one: Sequence[Case], other: Sequence[Case]) -> Iterator[SetApart]:
    """Yield what editors say of cases of the two places, whichever place is named first.

    Where both records speak of each other, the one whose id comes first is heard.
    """
    notes: dict[tuple[str, str], tuple[str, str]] = {}
    for cases, others in ((one, other), (other, one)):
        ids = {case.id for case in others}
        for case in cases:
            for target, note in notes_of(case):
                if target in ids:
                    pair = min(case.id, target), max(case.id, target)
                    notes[pair] = min(notes.get(pair, (case.id, note)), (case.id, note))
    for pair, (_, note) in sorted(notes.items()):
        yield SetApart(note, chosen_uri(pair))


def choices_of(case: Case) -> Iterator[tuple[str, str]]:
    """Yield the word of each decision of ``case`` and what was chosen, with its state where it is not done, and 推断."""
    for d in case.decisions:
        marks = [mark for mark in (d.state, d.basis) if mark not in (DONE, STATED)]
        yield d.decision, f"{d.option}（{'，'.join(marks)}）" if marks else d.option


def _chosen(cases: Iterable[Case]) -> Mapping[str, str]:
    chosen: dict[str, dict[str, None]] = {}
    for word, option in (choice for case in cases for choice in choices_of(case)):
        chosen.setdefault(word, {})[option] = None
    return {word: "、".join(options) for word, options in chosen.items()}


def decided(
    one: Iterable[Case], other: Iterable[Case], library: Library
) -> Iterator[SharedDecision]:
    """Yield the questions that both places answered, in the order of the vocabulary."""
    ours, theirs = _chosen(one), _chosen(other)
    for term in library.vocabulary.terms("decisions"):
        if term.term in ours and term.term in theirs:
            question = Item(term.question or term.term, term_uri("decisions", term))
            yield SharedDecision(question, (ours[term.term], theirs[term.term]))
