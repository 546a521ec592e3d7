"""Which words of a sentence say what time a number of it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from casebook.draft.rules import Times

_CLAUSE_END = re.compile("[，。；！？：:,;]")
_QUOTES = "“”"


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
    return tuple(w for w in chosen if w.rate or not rules.compared.search(text[: w.start]))


def _words(text: str, match: re.Match[str], rules: Times, *, rate: bool) -> TimeWords:
    start, said = match.start(), match.group()
    if said[0] in "到至" and rules.changed.search(text[:start]):
        start, said = start + 1, said[1:]
    return TimeWords(start, match.end(), said, rate=rate)


def time_of(
    sentence: str, at: int, words: Iterable[TimeWords], *, before: TimeWords | None = None
) -> TimeWords | None:
    """Return what governs the number at ``at``: the rate of its clause, else the last moment before it.

    ``before`` is the moment that an earlier sentence hands on.
    """
    moment, rate = before, None
    clause = _clause_start(sentence, at)
    for word in words:
        if word.end > at:
            break
        if not word.rate:
            moment = word
        elif word.start >= clause:
            rate = word
    if rate is not None and (moment is None or moment.start < rate.start or moment is before):
        return rate
    return moment


def last_moment(words: Iterable[TimeWords]) -> TimeWords | None:
    """Return the last words of a sentence that are no rate."""
    moments = [word for word in words if not word.rate]
    return moments[-1] if moments else None


def _clause_start(sentence: str, at: int) -> int:
    ends = [match.end() for match in _CLAUSE_END.finditer(sentence, 0, at)]
    return ends[-1] if ends else 0


def raw(words: TimeWords | None) -> str:
    """Return the words as an editor would copy them: without marks of quotation, and 从 where nothing follows 今年."""
    said = "" if words is None else words.text.strip(_QUOTES)
    return said if said.endswith(("以来", "起", "开始")) else said.removeprefix("从")
