"""What a comparison comes to, in a sentence or two: what editors say of its cases, else what these chose."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from casebook.derive.compare.compared_case import Column, TakenDecision
from casebook.derive.compare.glance import NOT_TIED
from casebook.language.closed_words import NOT_RECORDED

MOST = 4
FEWEST = 2
LETTERS = "ABCD"
SEPARATOR = "、"


def conclusions(columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    """Return letters of cases and what is said of them: by editors, else what they chose; empty where neither is to be had."""
    return tuple(_edited(columns)) or tuple(_chosen(columns))


def _chosen(columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """Yield what the cases chose in the decisions that two of them took, and took differently."""
    lettered = list(zip(LETTERS, columns, strict=False))
    whose = dict(zip(LETTERS, _names(columns), strict=False))
    silent = {letter: NOT_RECORDED if c.whole else NOT_TIED for letter, c in lettered}
    taken: dict[str, list[tuple[str, TakenDecision]]] = {}
    for letter, d in ((letter, d) for letter, c in lettered for d in c.decisions):
        taken.setdefault(d.id, []).append((letter, d))
    for group in sorted(taken.values(), key=lambda group: group[0][1].order):
        chose = silent | {letter: d.chose for letter, d in group}
        if len({d.chose for _, d in group}) >= FEWEST:
            title = group[0][1].title
            said = [f"{whose[letter]} {chosen}" for letter, chosen in chose.items()]
            yield "", f"{title}{'；'.join(said)}。"


def _names(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the places that the titles name before their colon, or letters where two name the same."""
    places = tuple(c.title.partition("：")[0] for c in columns)
    return places if len(set(places)) == len(places) else tuple(LETTERS[: len(places)])


def _edited(columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """Yield what editors say of the cases: those that tell most of them apart first, then what is said of pairs.

    A sentence on a decision names its places itself and has no letters. Whoever nobody speaks of says what it does.
    """
    letters = {c.id: letter for letter, c in zip(LETTERS, columns, strict=False)}
    lines = {
        (d.order, text): cases for c in columns for d in c.decisions for text, cases in d.contrasts
    }
    said: set[tuple[str, str]] = set()
    named: set[str] = set()
    # Those of one decision stay in the order of the vocabulary.
    for (_, text), cases in sorted(lines.items(), key=lambda line: (-len(line[1]), line[0][0])):
        if len(cases) >= FEWEST and all(name in letters for name in cases):
            whose = [letter for name, letter in letters.items() if name in cases]
            said.update(combinations(whose, 2))
            named.update(whose)
            yield "", text
    for (a, one), (b, other) in combinations(zip(LETTERS, columns, strict=False), 2):
        note = one.contrasts.get(other.id) or other.contrasts.get(one.id)
        if note and (a, b) not in said:
            named.update((a, b))
            yield f"{a}{SEPARATOR}{b}", note
    if named:
        yield from (("", c.does) for c in columns if letters[c.id] not in named)
