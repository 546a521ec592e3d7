"""In what two places differ and what they have alike: what editors say, and what each chose where both had to decide.

theme/browser/regions/ says the same of any two places.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.case.caution import caution
from casebook.derive.compare.glance import Cell
from casebook.derive.compare.row import Row
from casebook.derive.compare.taken_decision import marked_option
from casebook.derive.ground.addresses import chosen_uri, term_uri
from casebook.derive.ground.items import Item
from casebook.divisions import lineage
from casebook.language.closed_words import SET_AGAINST
from casebook.model.case import Case, Place
from casebook.model.library import Library
from casebook.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class SetApart:
    """What an editor says of a case of each place, and the address where the two stand side by side."""

    text: str
    uri: str


def sentences(vocabulary: Vocabulary) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield what editors say of decisions, each with the ids of the cases that it rests on; nothing that rests on none."""
    for term in vocabulary.terms("decisions"):
        for line in term.contrast:
            if cases := tuple(dict.fromkeys(answer.case for answer in line.answers)):
                yield line.text, cases


def cautions(cases: Iterable[Case], library: Library) -> tuple[str, ...]:
    """Return what weakens the words of records of a place, each once."""
    words = (caution(case.sources, [case], library) for case in cases)
    return tuple(dict.fromkeys(filter(None, words)))


def notes_of(case: Case) -> Iterator[tuple[str, str]]:
    """Yield what editors say of ``case`` and another: the id of the other, and the sentence."""
    yield from ((str(r.target), r.note) for r in case.relations if r.type == SET_AGAINST)


def of_two(
    one: Sequence[Case], other: Sequence[Case], vocabulary: Vocabulary
) -> Iterator[SetApart]:
    """Yield the sentences on decisions that speak of both places and of no third."""
    ours, theirs = ({case.id for case in cases} for cases in (one, other))
    for text, cases in sentences(vocabulary):
        if ours.intersection(cases) and theirs.intersection(cases) and ours | theirs >= {*cases}:
            yield SetApart(text, chosen_uri(sorted(cases)))


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
    """Yield the word of each decision of ``case`` and what was chosen, marked as in a comparison, with where in the place."""
    for decision in case.decisions:
        where = _within(decision.scope.place, case.place)
        yield decision.decision, f"{where}：{marked_option(decision)}"


def _within(scope: str, place: Place) -> str:
    """Name what of the county, or the city, a decision is about: 全县 where it is about all of it."""
    name = lineage(place.code)[-1].name
    return (scope.partition(name)[2].strip() if name in scope else scope) or f"全{name[-1]}"


def _chosen(cases: Iterable[Case]) -> Mapping[str, str]:
    chosen: dict[str, dict[str, None]] = {}
    for word, option in (choice for case in cases for choice in choices_of(case)):
        chosen.setdefault(word, {})[option] = None
    return {word: "；".join(options) for word, options in chosen.items()}


def decided(one: Iterable[Case], other: Iterable[Case], library: Library) -> Iterator[Row]:
    """Yield the questions that both places answered with what each chose, in the order of the vocabulary."""
    ours, theirs = _chosen(one), _chosen(other)
    for term in library.vocabulary.terms("decisions"):
        if term.term in ours and term.term in theirs:
            chose = (Cell((Item(of_place[term.term]),)) for of_place in (ours, theirs))
            uri = term_uri("decisions", term)
            yield Row(term.question or term.term, tuple(chose), uri=uri)


def when_to_choose(rows: Iterable[Row], vocabulary: Vocabulary) -> Iterator[tuple[str, str]]:
    """Yield the question of each of ``rows`` and when to take which, as an editor sees it, where one has said so."""
    by_uri = {term_uri("decisions", term): term for term in vocabulary.terms("decisions")}
    for row in rows:
        if said := by_uri[row.uri].choose:
            yield row.title, said
