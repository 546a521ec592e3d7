"""Which words of a sentence say what time a number of it speaks of."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from casebook.draft.rules import Times

_CLAUSE_END = re.compile("[，。；！？：:,;]")
_QUOTES = "“”"
_NEAR = 12
"""How many characters before words about time are looked at."""


@dataclass(frozen=True)
class TimeWords:
    """Words about time at ``[start, end)`` of a text. A ``rate`` (每月) holds in its clause only."""

    start: int
    end: int
    text: str
    rate: bool = False


def time_words(text: str, rules: Times) -> tuple[TimeWords, ...]:
    """Return the words about time of a sentence, from left to right, none overlapping another.

    Where two fit at a place the longer one counts. What a figure is compared with (比2022年) is left out.
    """
    found = [
        _words(text, match, rules, rate=rate)
        for patterns, rate in ((rules.moments, False), (rules.rates, True))
        for pattern in patterns
        for match in pattern.finditer(text)
        if match.group() and not rules.no_time.search(match.group())
    ]
    chosen: list[TimeWords] = []
    for words in sorted(found, key=lambda w: (w.start, -w.end)):
        if chosen and words.start < chosen[-1].end:
            continue
        chosen.append(words)
    return tuple(
        w
        for w in chosen
        if w.rate or not rules.compared.search(text[max(0, w.start - _NEAR) : w.start])
    )


def _words(text: str, match: re.Match[str], rules: Times, *, rate: bool) -> TimeWords:
    start, said = match.start(), match.group()
    if said[0] in "到至" and rules.changed.search(text[max(0, start - _NEAR) : start]):
        start, said = start + 1, said[1:]
    return TimeWords(start, match.end(), said, rate=rate)


class SentenceTimes:
    """The words about time of one sentence, asked for many places from left to right or in any order.

    ``before`` is the moment that an earlier sentence hands on.
    """

    def __init__(self, sentence: str, rules: Times, *, before: TimeWords | None = None) -> None:
        self.words = time_words(sentence, rules)
        self._sentence = sentence
        self._ends = [word.end for word in self.words]
        # For each count of words, the last moment and the last rate among the first so many.
        self._moments: list[TimeWords | None] = [before]
        self._rates: list[TimeWords | None] = [None]
        for word in self.words:
            self._moments.append(self._moments[-1] if word.rate else word)
            self._rates.append(word if word.rate else self._rates[-1])

    def holds(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` is part of words about time."""
        at = bisect_left(self._ends, end)
        return at < len(self.words) and self.words[at].start <= start

    def governing(self, at: int) -> TimeWords | None:
        """What governs the number at ``at``: the rate of its clause, else the last moment before it."""
        count = bisect_right(self._ends, at)
        moment, rate = self._moments[count], self._rates[count]
        if rate is None or _CLAUSE_END.search(self._sentence, rate.end, at):
            return moment
        told_before = moment is None or moment is self._moments[0] or moment.start < rate.start
        return rate if told_before else moment

    @property
    def last(self) -> TimeWords | None:
        """The last words that are no rate: what the next sentence may go on with."""
        return self._moments[-1]


def raw(words: TimeWords | None) -> str:
    """Return the words as an editor would copy them: without half a pair of quotation marks, or a 从 alone."""
    said = "" if words is None else words.text
    if said.count("“") != said.count("”"):
        said = said.strip(_QUOTES)
    return said if said.endswith(("以来", "起", "开始")) else said.removeprefix("从")
