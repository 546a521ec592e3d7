"""The phrase that proves a figure: 8 to 30 characters of one paragraph, as few as say what is counted."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from casebook.language.fingerprint import WINDOW
from casebook.language.normalise import normalise
from casebook.language.proof import matches
from casebook.language.quantity import Quantity
from casebook.validate.private_names import SOMEBODY

SHORTEST, LONGEST = WINDOW, 30
_END = re.compile("[，。；！？：\n]")
_REACH = 2 * LONGEST
_DIGIT = re.compile("[0-9.０-９]")
_TOUCHING = " ，。；：、！？"


@dataclass(frozen=True)
class Quote:
    """A verbatim phrase, and the part of it that holds the figure where the phrase holds several."""

    text: str
    figure: str | None = None


def quote_for(paragraph: str, quantity: Quantity, units: frozenset[str]) -> Quote | None:
    """Return the phrase that proves ``quantity``, or ``None`` if no phrase of the allowed length does.

    One that names a private person is taken only where no other does.
    """
    named: Quote | None = None
    for start, end in _windows(paragraph, quantity.said_start, quantity.said_end):
        text = _trimmed(paragraph[start:end])
        if not _fits(text):
            continue
        quote = _proving(text, quantity, units)
        if quote is not None and not names_somebody(text):
            return quote
        named = named or quote
    return named


def names_somebody(text: str) -> bool:
    """Whether a phrase seems to hold the name of a private person."""
    return any(pattern.search(text) for pattern in SOMEBODY)


def _proving(text: str, quantity: Quantity, units: frozenset[str]) -> Quote | None:
    """The phrase ``text`` as a quote, if it proves the figure."""
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
    before, behind = _ends(paragraph, said_start, said_end)
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


def _ends(paragraph: str, start: int, end: int) -> tuple[list[int], list[int]]:
    """Where the clauses before a place begin, and those behind it end; as far as a phrase may reach."""
    first, last = max(0, start - _REACH), min(len(paragraph), end + _REACH)
    before = [first, *(m.end() for m in _END.finditer(paragraph, first, start))]
    behind = [*(m.start() for m in _END.finditer(paragraph, end, last)), last]
    return before, behind


def phrase_around(paragraph: str, start: int, end: int) -> str | None:
    """Return a phrase of 8 to 30 characters that holds ``[start, end)``, or ``None`` where there is none.

    It is the clause, cut where it is too long, with what is around it where it is too short. No number is cut.
    """
    before, behind = _ends(paragraph, start, end)
    spans = [(before[-1], behind[0]), (before[-1], min(behind[0], before[-1] + LONGEST))]
    spans += [
        (max(before[-1], start - 8), min(behind[0], end + 12)),
        (max(before[-1], end - LONGEST), end),
    ]
    next_end = behind[min(1, len(behind) - 1)]
    spans += [(before[-1], next_end), (before[-1], min(next_end, before[-1] + LONGEST))]
    spans += [(before[max(-2, -len(before))], behind[0])]
    spans += [(max(0, start - 8), min(len(paragraph), end + 8))]
    for span in spans:
        first, last = _whole_numbers(paragraph, *span)
        text = _trimmed(paragraph[first:last])
        if first <= start and end <= last and _fits(text) and not names_somebody(text):
            return text
    return None


def _trimmed(text: str) -> str:
    """A stretch without what touches it: punctuation, and marks whose other half is outside."""
    return text.strip(_TOUCHING).lstrip("”）》").rstrip("“（《").strip(_TOUCHING)


def _fits(text: str) -> bool:
    return SHORTEST <= len(text) <= LONGEST and len(normalise(text)) >= SHORTEST


def _whole_numbers(paragraph: str, first: int, last: int) -> tuple[int, int]:
    """The stretch without the halves of numbers at its ends."""
    while 0 < first < last and _same_number(paragraph[first - 1], paragraph[first]):
        first += 1
    while first < last < len(paragraph) and _same_number(paragraph[last - 1], paragraph[last]):
        last -= 1
    return first, last


def _same_number(left: str, right: str) -> bool:
    return bool(_DIGIT.match(left) and _DIGIT.match(right))
