"""A piece of the index changed in place, where a few records have changed since it was written."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.publish.search_index.postings import LEVEL_BITS, Levels, pieces, place, read, written


@dataclass(frozen=True)
class Piece:
    """A piece that stays (``mark`` names it) or a new one (``text``)."""

    first: str
    mark: str = ""
    text: str = ""


Changes = Mapping[str, Mapping[int, int | None]]
"""Term -> number of a document -> its new level, or ``None`` where the document lost the term."""


def changes(before: Mapping[int, Levels], after: Mapping[int, Levels]) -> Changes:
    """Return what changed for the terms of some documents, by term."""
    of_terms: dict[str, dict[int, int | None]] = {}
    for number, levels in after.items():
        old = before[number]
        for term in old.keys() | levels.keys():
            level = levels.get(term)
            if old.get(term) != level:
                of_terms.setdefault(term, {})[number] = level
    return of_terms


def patched(
    old: Sequence[tuple[str, str]], changed: Changes, load: Callable[[str], str]
) -> Iterator[Piece]:
    """Yield the pieces of the changed index, the same as if it were written anew.

    ``old`` are the first terms and the names of the pieces as they were; ``load`` returns the text of one.
    """
    firsts = [first for first, _ in old]
    terms = sorted(changed, key=place)
    at = 0
    while at < len(old):
        its_terms = terms[_start(terms, firsts, at) : _start(terms, firsts, at + 1)]
        # Where the next piece loses its first term, this one may no longer end before it.
        following = firsts[at + 1] if at + 1 < len(firsts) else ""
        if not its_terms and following not in changed:
            yield Piece(*old[at])
            at += 1
            continue
        start, at = at, len(old)
        for first, text in pieces(_lines(old, terms, changed, load, start)):
            following_at = bisect_left(firsts, place(first), key=place)
            if start < following_at < len(firsts) and firsts[following_at] == first:
                at = following_at  # from here on the pieces end where they did
                break
            yield Piece(first, text=text)


def _start(terms: Sequence[str], firsts: Sequence[str], at: int) -> int:
    """Return where in ``terms`` those of piece ``at`` begin."""
    if at == 0:
        return 0
    return len(terms) if at >= len(firsts) else bisect_left(terms, place(firsts[at]), key=place)


def _lines(
    old: Sequence[tuple[str, str]],
    terms: Sequence[str],
    changed: Changes,
    load: Callable[[str], str],
    at: int,
) -> Iterator[str]:
    """Yield the changed lines of all pieces from number ``at`` on."""
    firsts = [first for first, _ in old]
    for number in range(at, len(old)):
        its_terms = terms[_start(terms, firsts, number) : _start(terms, firsts, number + 1)]
        lines = load(old[number][1]).split("\n")
        if its_terms:
            lines = _merged(lines, its_terms, changed)
        yield from lines


def _merged(lines: Sequence[str], terms: Sequence[str], changed: Changes) -> list[str]:
    entries = dict(line.split("\t") for line in lines)
    for term in terms:
        levels = {p >> LEVEL_BITS: p & 7 for p in read(entries.pop(term, ""))}
        for number, level in changed[term].items():
            levels.pop(number, None)
            if level is not None:
                levels[number] = level
        if levels:
            entries[term] = written(n << LEVEL_BITS | levels[n] for n in sorted(levels))
    return [f"{term}\t{entries[term]}" for term in sorted(entries, key=place)]
