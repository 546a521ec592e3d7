"""The lexicon as ``theme/browser/search/lexicon.ts`` reads it: words, and how characters are read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Final

from casebook.derive.search.lexicon import Lexicon

_FIRST_LINE: Final = 64


def lexicon_file(lexicon: Lexicon) -> dict[str, str]:
    """Return the payload of the file.

    The lines of ``words`` are sorted, because sorted words take a third less on the wire; each line is twice as long
    as the one before, so that the frequent words, whose order matters most, keep it best.
    """
    return {
        "words": "\n".join(_line(words) for words in _lines([word for word, _ in lexicon.words])),
        "level1": " ".join(f"{reading}{count}" for reading, count in lexicon.level1),
        "others": " ".join(reading + characters for reading, characters in lexicon.others),
        "several": " ".join(c + ",".join(readings) for c, readings in lexicon.several),
        "unusual": " ".join(
            f"{word}:{','.join(reading)}"
            for word, reading in (*lexicon.words, *lexicon.said)
            if reading
        ),
    }


def _lines(words: Sequence[str]) -> Iterator[Sequence[str]]:
    size = _FIRST_LINE
    while words:
        yield words[:size]
        words, size = words[size:], 2 * size


def _line(words: Iterable[str]) -> str:
    """Write words that begin alike as one group: ``社区 会|老人 年人``."""
    groups = groupby(sorted(words), key=lambda word: word[0])
    return "|".join(first + " ".join(word[1:] for word in group) for first, group in groups)
