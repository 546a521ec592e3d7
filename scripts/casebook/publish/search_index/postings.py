"""The inverted index: for each term, the documents that hold it and how much they say about it."""

from __future__ import annotations

from array import array
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final
from zlib import crc32

from casebook.derive.search.search_documents import SearchDocument
from casebook.publish.search_index.numbers import read_numbers, write_numbers
from casebook.publish.search_index.symbols import Fold, terms

LEVEL_BITS: Final = 3
# The weights of all occurrences of a term in a document add up; levels are steps of this scale. Below the first step lies
# what only readers ask: it finds a record, but the record does not say it.
STEPS: Final = (0.2, 0.9, 1.9, 3.9, 6.9, 11.9, 19.9)

SMALLEST: Final = 1_000
LARGEST: Final = 3_500
_CUT: Final = 4

Levels = Mapping[str, int]
"""Term -> level of one document."""


def levels(document: SearchDocument, fold: Fold) -> Levels:
    """Return the terms of a document with their levels."""
    texts: dict[float, list[str]] = {}
    for passage in document.passages:
        texts.setdefault(passage.weight, []).append(passage.text)
    for text, weight in document.hidden:
        texts.setdefault(weight, []).append(text)
    weights: dict[str, float] = {}
    for weight, parts in texts.items():
        # One text for each weight; terms do not reach across the end of a line.
        for term, count in Counter(terms(fold("\n".join(parts)))).items():
            weights[term] = weights.get(term, 0.0) + weight * count
    return {term: bisect_right(STEPS, weight) for term, weight in weights.items()}


class Index:
    """For each term ``number of the document << 3 | level``, in the order of the documents."""

    def __init__(self) -> None:
        """Start without documents."""
        # Four bytes a posting: a list of Python's integers would need a gigabyte at 10,000 cases.
        self.postings: dict[str, array[int]] = {}

    def add(self, number: int, its_levels: Levels) -> None:
        """Add a document; documents come in the order of their numbers."""
        base = number << LEVEL_BITS
        postings = self.postings
        for term, level in its_levels.items():
            entry = postings.get(term)
            if entry is None:
                postings[term] = array("I", (base | level,))
            else:
                entry.append(base | level)


def written(postings: Iterable[int]) -> str:
    """Write the postings of one term, each document as its distance from the one before."""
    numbers = []
    previous = 0
    for posting in postings:
        document = posting >> LEVEL_BITS
        numbers.append((document - previous) << LEVEL_BITS | posting & 7)
        previous = document
    return write_numbers(numbers)


def read(text: str) -> list[int]:
    """Read what :func:`written` wrote."""
    postings = []
    document = 0
    for number in read_numbers(text):
        document += number >> LEVEL_BITS
        postings.append(document << LEVEL_BITS | number & 7)
    return postings


def place(term: str) -> bytes:
    """Return what terms are sorted by: UTF-16 code units, which is how browsers compare strings."""
    return term.encode("utf-16-be")


def shards(index: Mapping[str, Sequence[int]]) -> Iterator[tuple[str, str]]:
    """Yield the index in pieces of some 1.5 KB: the first term of each, and its text.

    A query wants some ten terms, each in another piece, and the manifest, which names every piece: at 1,000 and at
    10,000 cases that is least where pieces are about as large as this (make bench-search counts the bytes).
    Terms are sorted, so the terms that begin with a character lie side by side. Where a piece ends
    depends on the terms around it alone, so that a change leaves the pieces far from it as they were.
    A piece is ``term<tab>postings`` lines.
    """
    return pieces(f"{term}\t{written(index[term])}" for term in sorted(index, key=place))


def pieces(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Cut sorted lines into pieces, as told at :func:`shards`."""
    kept: list[str] = []
    first = ""
    size = 0
    for line in lines:
        term = line.partition("\t")[0]
        cut = size > SMALLEST and crc32(term.encode()) % _CUT == 0
        if cut or size > LARGEST:
            yield first, "\n".join(kept)
            kept, size = [], 0
        if not kept:
            first = term
        kept.append(line)
        size += len(line.encode())
    if kept:
        yield first, "\n".join(kept)
