"""How alike two of very many words can be at most, and which of them a wrong one was meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Collection, Iterator

from casebook.validate.field_names import SIMILAR, share_one_of_two, sharing

MOST_GUESSES = 200
"""So many names are guessed at; whoever has more that are unknown has lost a folder and not a letter."""

Written = tuple[int, int]
"""The letters of a word, each a bit and the second ``a`` another one than the first; and how many there are."""


class Letters:
    """Gives every letter its bit: what two words share at most is then the number of bits that both have."""

    def __init__(self) -> None:
        """Start with no letter."""
        self._bits: dict[tuple[str, int], int] = {}

    def written(self, word: str) -> Written:
        """The letters of ``word``."""
        letters, often = 0, dict[str, int]()
        for letter in word:
            number = often[letter] = often.get(letter, 0) + 1
            letters |= self._bits.setdefault((letter, number), 1 << len(self._bits))
        return letters, len(word)


def ratio_bound(first: Written, second: Written) -> float:
    """The most that ``difflib`` can find alike in two words: its ``quick_ratio``."""
    length = first[1] + second[1]
    return 2.0 * (first[0] & second[0]).bit_count() / length if length else 1.0


class Names:
    """The ids of one kind of record, made ready once for all names that none of them is."""

    def __init__(self, names: Collection[str]) -> None:
        """Keep ``names``; nothing is worked out until a name is unknown."""
        self._names = frozenset(names)
        self._letters = Letters()
        self._written: dict[str, Written] = {}
        self._guesses: dict[str, str | None] = {}

    def __contains__(self, name: str) -> bool:
        """Whether there is a record of this id."""
        return name in self._names

    def nearest(self, word: str) -> str | None:
        """The id most like ``word``: the one that :func:`~casebook.validate.field_names.nearest` would choose."""
        if word not in self._guesses:
            if len(self._guesses) >= MOST_GUESSES:
                return None
            guess = self._most_like(word)
            if guess and share_one_of_two(word, guess):
                guess = None
            self._guesses[word] = guess or sharing(word, sorted(self._names))
        return self._guesses[word]

    def _most_like(self, word: str) -> str | None:
        self._written = self._written or {n: self._letters.written(n) for n in sorted(self._names)}
        matcher = difflib.SequenceMatcher(None, "", word)
        best, chosen = SIMILAR, None
        for bound, name in self._likeliest(word):
            if bound < best:
                break
            matcher.set_seq1(name)
            ratio = matcher.ratio()
            if ratio > best or (ratio == best and (chosen is None or name > chosen)):
                best, chosen = ratio, name
        return chosen

    def _likeliest(self, word: str) -> Iterator[tuple[float, str]]:
        """The names from the one that may be most like ``word`` down."""
        asked = self._letters.written(word)
        bounds = ((ratio_bound(written, asked), name) for name, written in self._written.items())
        yield from sorted((each for each in bounds if each[0] >= SIMILAR), reverse=True)
