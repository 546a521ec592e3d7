"""The phrase that proves a figure: 8 to 30 characters of one paragraph, as few as say what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.language.fingerprint import WINDOW
from casebook.language.normalise import normalise
from casebook.language.proof import matches
from casebook.language.quantity import Quantity

SHORTEST, LONGEST = WINDOW, 30
_END = re.compile("[，。；！？：\n]")
_TOUCHING = " ，。；：、！？"


@dataclass(frozen=True)
class Quote:
    """A verbatim phrase, and the part of it that holds the figure where the phrase holds several."""

    text: str
    figure: str | None = None


def quote_for(paragraph: str, quantity: Quantity, units: frozenset[str]) -> Quote | None:
    """Return the phrase that proves ``quantity``, or ``None`` if no phrase of the allowed length does."""
    for start, end in _windows(paragraph, quantity.said_start, quantity.said_end):
        text = paragraph[start:end].strip(_TOUCHING)
        if not SHORTEST <= len(normalise(text)) or not SHORTEST <= len(text) <= LONGEST:
            continue
        for figure in (None, quantity.said, quantity.text):
            if figure is not None and figure not in text:
                continue
            wrong = matches(
                text,
                value=quantity.value,
                value_to=quantity.value_to,
                unit=quantity.unit,
                comparator=quantity.comparator,
                figure=figure,
                units=units,
            )
            if wrong is None:
                return Quote(text, figure)
    return None


def _windows(paragraph: str, said_start: int, said_end: int) -> Iterator[tuple[int, int]]:
    """Yield stretches that hold the figure: its clause, then more before, then more behind, then less."""
    before = [0, *(m.end() for m in _END.finditer(paragraph, 0, said_start))]
    behind = [*(m.start() for m in _END.finditer(paragraph, said_end)), len(paragraph)]
    for start in (before[-1], *before[-2:-4:-1]):
        for end in behind[:2]:
            yield start, end
    # A clause that is too long is cut at the figure's side.
    for end in (behind[0], said_end + 8, said_end + 4, said_end):
        stop = min(end, behind[0])
        yield max(before[-1], stop - LONGEST), stop
    # A clause that is too short takes what is around it.
    for reach in (10, 6, 3):
        yield max(0, said_start - reach), min(len(paragraph), said_end + reach)
    yield max(0, said_end - LONGEST), said_end
    yield said_start, min(len(paragraph), said_start + LONGEST)
