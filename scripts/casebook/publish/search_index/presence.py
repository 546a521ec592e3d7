"""Synonyms without the words that no record has: looking those up would cost a reader bytes for nothing."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from casebook.derive.search.query_tables import Synonyms
from casebook.publish.search_index.postings import place
from casebook.publish.search_index.symbols import Fold, runs, symbols


class Presence:
    """Tells of a word whether the index may have it: whether each two neighbours of it are a term."""

    def __init__(self, pieces: Sequence[tuple[str, str]], fold: Fold) -> None:
        """Look into ``pieces``: the first term and the text of each, in order."""
        self._firsts = [place(first) for first, _ in pieces]
        self._texts = [text for _, text in pieces]
        self._fold = fold

    def of(self, word: str) -> bool:
        """Whether records may hold ``word``; ``False`` is certain."""
        return all(
            self._term(pair) for run in runs(self._fold(word)) for pair in _pairs(symbols(run))
        )

    def _term(self, term: str) -> bool:
        at = bisect_right(self._firsts, place(term)) - 1
        return at >= 0 and f"\n{term}\t" in f"\n{self._texts[at]}"


def _pairs(letters: Sequence[str]) -> list[str]:
    return [one + next_one for one, next_one in pairwise(letters)]


def worth_looking_up(known: Iterable[Synonyms], presence: Presence) -> Iterator[Synonyms]:
    """Yield the synonyms that lead to a word of a record, each without the words that lead nowhere."""
    for entry in known:
        others = tuple(word for word in entry.others or entry.words if presence.of(word))
        if others and (len(others) > 1 or set(entry.words) != set(others)):
            yield Synonyms(entry.words, others, entry.weight)
