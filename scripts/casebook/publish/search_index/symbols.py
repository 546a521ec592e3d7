"""Text as the search sees it: folded characters, cut into symbols, joined into terms.

``theme/browser/search/symbols.ts`` does the same in the browser; a test holds both together.

- *Fold*: every character on its own through NFKC (UAX #15), lower case and a table of traditional
  characters. Nothing depends on neighbours, so a part of a text folds to a part of the folded text.
- *Symbol*: one Han character, or one alphanumeric run such as ``3500``, ``1.9``, ``98%``, ``1+10+n``.
- *Run*: symbols without anything between them.
- *Term*: two neighbouring symbols of a run; an alphanumeric symbol alone, and its parts; a Han character
  alone where a run ends. Every character of a text thus begins a term, so that the terms which begin
  with a character find every text that holds it.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from operator import concat

from casebook.language.normalise import fold_characters

# The ranges are written out, because the Unicode tables of Python and of browsers differ in age.
HAN = "\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
LETTER = "0-9a-z\u00df-\u00f6\u00f8-\u024f\u0370-\u04ff"
_SYMBOL = re.compile(f"[{HAN}]|[{LETTER}]+(?:[.+/:-][{LETTER}]+)*%?")
_RUN = re.compile(f"(?:[{HAN}]|[{LETTER}]+(?:[.+/:-][{LETTER}]+)*%?)+")
_PART = re.compile(rf"[{LETTER}]+(?:\.[{LETTER}]+)*")
_HAN_RUN = re.compile(f"[{HAN}]+").fullmatch


class Fold(dict[int, str]):
    """A table for :meth:`str.translate` that works out characters when they first appear."""

    def __init__(self, simplified: Mapping[str, str]) -> None:
        """Start from a map of traditional to simplified characters, one to one."""
        super().__init__()
        self._simplified = simplified

    def __missing__(self, code: int) -> str:
        plain = unicodedata.normalize("NFKC", chr(code)).lower()
        folded = "".join(self._simplified.get(c, c) for c in plain)
        self[code] = folded
        return folded

    def __call__(self, text: str) -> str:
        """Return ``text`` folded."""
        return text.translate(self)


@cache
def simplified_characters() -> Mapping[str, str]:
    """Return the simplified form of every character of the basic planes that is not simplified."""
    ideographs = "".join(map(chr, [*range(0x3400, 0xA000), *range(0xF900, 0xFB00)]))
    folded = fold_characters(ideographs)
    return {c: s for c, s in zip(ideographs, folded, strict=True) if c != s}


def runs(folded: str) -> list[str]:
    """Return the runs of a folded text."""
    return _RUN.findall(folded)


def symbols(run: str) -> list[str]:
    """Return the symbols of a run."""
    return _SYMBOL.findall(run)


def terms(folded: str) -> Iterator[str]:
    """Yield the terms of a folded text, as often as they occur."""
    for run in _RUN.findall(folded):
        if _HAN_RUN(run):  # nearly all of them; every character is a symbol
            yield from map(concat, run, run[1:])
            yield run[-1]
            continue
        in_run = symbols(run)
        yield from map(concat, in_run, in_run[1:])
        for symbol in in_run:
            if not _HAN_RUN(symbol):
                yield symbol
                parts = _PART.findall(symbol)
                if parts != [symbol]:
                    yield from parts
        if _HAN_RUN(in_run[-1]):
            yield in_run[-1]
