"""From what readers searched in vain to words that the synonyms could gain; a person decides."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from casebook.derive.search.query_tables import PARTICLES, STOP_PHRASES
from casebook.model.vocabulary import SYNONYMS, Vocabulary

_SEARCHED: Final = (SYNONYMS, "problems", "measures", "settlements", "actors")
_HAN: Final = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]+")
_LEAST_ALIKE: Final = 0.3
_MOST: Final = 3
_STOPS: Final = re.compile(
    "|".join(sorted(map(re.escape, STOP_PHRASES), key=len, reverse=True)) + f"|[{PARTICLES}]"
)


@dataclass(frozen=True)
class Miss:
    """A query that found nothing that fits, and how often it was asked."""

    query: str
    times: int


@dataclass(frozen=True)
class Candidate:
    """An entry of a vocabulary that a query may mean. ``like`` is its word nearest to the query."""

    vocabulary: str
    term: str
    like: str
    likeness: float


@dataclass(frozen=True)
class Proposal:
    """A word that readers use, and where it could go, best first; nowhere if nothing is like it."""

    word: str
    times: int
    candidates: tuple[Candidate, ...]


def proposals(misses: Iterable[Miss], vocabulary: Vocabulary) -> tuple[Proposal, ...]:
    """Return one proposal for each word asked for that no entry has yet, the most asked first.

    Queries that differ only in what people say around a question count together.
    """
    asked: Counter[str] = Counter()
    for miss in misses:
        for word in words_of(miss.query):
            asked[word] += miss.times
    entries = [
        (name, term.term, (term.term, *term.aliases, *term.synonyms))
        for name in _SEARCHED
        if name in vocabulary.files
        for term in vocabulary.terms(name)
    ]
    known = {word for _, _, words in entries for word in words}
    proposed = [
        Proposal(word, times, _candidates(word, entries))
        for word, times in asked.items()
        if word not in known
    ]
    return tuple(sorted(proposed, key=lambda p: (-p.times, p.word)))


def words_of(query: str) -> tuple[str, ...]:
    """The words of a query without what people say around them: 停车难怎么办 gives 停车难."""
    return tuple(
        word for part in _HAN.findall(query) for word in _STOPS.split(part) if len(word) > 1
    )


def _candidates(
    word: str, entries: Sequence[tuple[str, str, tuple[str, ...]]]
) -> tuple[Candidate, ...]:
    candidates = []
    for name, term, words in entries:
        likeness, like = max((_likeness(word, other), other) for other in words)
        if likeness >= _LEAST_ALIKE:
            candidates.append(Candidate(name, term, like, likeness))
    return tuple(sorted(candidates, key=lambda c: (-c.likeness, c.term))[:_MOST])


def _likeness(one: str, other: str) -> float:
    """Dice's coefficient over characters and pairs of neighbours, from 0 to 1."""
    first, second = _pieces(one), _pieces(other)
    return 2 * sum((first & second).values()) / (first.total() + second.total())


def _pieces(word: str) -> Counter[str]:
    return Counter(word) + Counter(word[at : at + 2] for at in range(len(word) - 1))
