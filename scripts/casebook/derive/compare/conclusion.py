"""What a comparison comes to, in a sentence or two: what editors say of its cases, else what these chose."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from casebook.derive.compare.compared_case import Column
from casebook.derive.compare.glance import NOT_TIED
from casebook.derive.compare.taken_decision import TakenDecision
from casebook.language.closed_words import NOT_RECORDED
from casebook.model.decision import ALIKE

MOST = 4
FEWEST = 2
LETTERS = "ABCD"
SEPARATOR = "、"
STOP = "。"
LISTED = "（由各自的记录列出）"
"""Behind a sentence that no editor wrote, among sentences of editors."""
NOTHING_SHARED = (
    "这几个案例没有都要定的事，做法不好比；下面逐行看谁牵头、花多少、做到什么数，各自写没写。"
)


def conclusions(columns: Sequence[Column]) -> tuple[tuple[str, str], ...]:
    """Return letters of cases and what is said of them: by editors, else what they chose, else what each does."""
    return (
        tuple(_edited(columns))
        or tuple(("", line) for line in _chosen(columns))
        or (("", NOTHING_SHARED), *((letter, c.does) for letter, c in _lettered(columns) if c.does))
    )


def edited(columns: Sequence[Column]) -> bool:
    """Whether editors have said anything of the cases."""
    return any(_edited(columns))


def choice(columns: Sequence[Column]) -> str:
    """Return when to take which, as an editor sees it, on the question of the first sentence; empty where there is none."""
    spoken_of = [line.about for line in _first_of_all(_lines(columns))]
    questions = spoken_of or [question.id for question in _shared(columns)]
    known = {d.id: d.choose for c in columns for d in c.decisions}
    return known[questions[0]] if questions else ""


def _lettered(columns: Sequence[Column]) -> Iterator[tuple[str, Column]]:
    return zip(LETTERS, columns, strict=False)


def _shared(columns: Sequence[Column]) -> tuple[TakenDecision, ...]:
    """Return the decisions that two of the cases took: those taken differently first, then as the vocabulary has them."""
    taken: dict[str, list[TakenDecision]] = {}
    for d in (d for c in columns for d in c.decisions):
        taken.setdefault(d.id, []).append(d)
    shared = [group for group in taken.values() if len(group) >= FEWEST]
    ordered = sorted(shared, key=lambda g: (len({d.chose for d in g}) < FEWEST, g[0].order))
    return tuple(group[0] for group in ordered)


def _chosen(columns: Sequence[Column], spoken: Collection[str] = ()) -> Iterator[str]:
    """Yield what the cases chose in the decisions that two of them took and nobody has ``spoken`` of, each with its place."""
    for question in (one for one in _shared(columns) if one.id not in spoken):
        told = [next((d.told for d in c.decisions if d.id == question.id), "") for c in columns]
        said = (
            text or f"{name}：{NOT_RECORDED if c.whole else NOT_TIED}"
            for text, name, c in zip(told, _names(columns), columns, strict=True)
        )
        yield f"{question.title}{'；'.join(said)}。"


def _names(columns: Sequence[Column]) -> tuple[str, ...]:
    """Return the places that the titles name before their colon, or letters where two name the same."""
    places = tuple(c.title.partition("：")[0] for c in columns)
    return places if len(set(places)) == len(places) else tuple(LETTERS[: len(places)])


@dataclass(frozen=True)
class _Line:
    """A sentence of an editor, the decision that it is ``about`` or the letters of a pair, and the cases that it speaks of."""

    about: str
    text: str
    whose: frozenset[str]


def _lines(columns: Sequence[Column]) -> tuple[_Line, ...]:
    """Return the sentences on decisions that speak of two or more of the cases and of no others, as the vocabulary has them.

    What only some of the cases have alike is not what the cases have alike, and is left out.
    """
    letters = {c.id: letter for letter, c in zip(LETTERS, columns, strict=False)}
    lines = {
        (d.order, text): (d.id, cases)
        for c in columns
        for d in c.decisions
        for text, cases in d.contrasts
    }
    return tuple(
        _Line(about, text, frozenset(letters[name] for name in cases))
        for (_, text), (about, cases) in sorted(lines.items(), key=lambda line: line[0][0])
        if len(cases) >= FEWEST and all(name in letters for name in cases)
        if len(cases) == len(columns) or not text.startswith(ALIKE)
    )


def _completed(line: _Line, columns: Sequence[Column]) -> str:
    """Return the sentence with what those cases chose on its question of which it does not speak."""
    added = []
    for letter, name, c in zip(LETTERS, _names(columns), columns, strict=False):
        if letter not in line.whose:
            taken = next((d.told for d in c.decisions if d.id == line.about), "")
            aside = c.aside[line.about].text if line.about in c.aside else ""
            added.append(taken or f"{name}：{aside or (NOT_RECORDED if c.whole else NOT_TIED)}")
    return f"{'；'.join((line.text.removesuffix(STOP), *added))}{STOP}"


def _first_of_all(lines: Sequence[_Line]) -> tuple[_Line, ...]:
    """Put those lines first that together speak of as many cases as can be; of the others those of most cases."""
    first: list[_Line] = []
    named: frozenset[str] = frozenset()
    while any(line.whose - named for line in lines):
        most = max(lines, key=lambda line: len(line.whose - named))
        first.append(most)
        named |= most.whose
    others = (line for line in lines if line not in first)
    return (*first, *sorted(others, key=lambda line: -len(line.whose)))


def _edited(columns: Sequence[Column]) -> Iterator[tuple[str, str]]:
    """Yield what editors say of the cases: on decisions, then of pairs; whoever nobody speaks of says what it does.

    A sentence on a decision names its places itself and has no letters. Of few cases each tells of all; of four that
    would fill the screen, so that sentences come first which together speak of as many as can be.
    """
    few = len(columns) < MOST
    every = frozenset(LETTERS[: len(columns)])
    on_decisions = _first_of_all(_lines(columns))
    heard = {pair for line in on_decisions for pair in combinations(sorted(line.whose), 2)}
    notes = [
        _Line(f"{a}{SEPARATOR}{b}", note, frozenset((a, b)))
        for (a, one), (b, other) in combinations(_lettered(columns), 2)
        if (note := one.contrasts.get(other.id) or other.contrasts.get(one.id))
        and (a, b) not in heard
    ]
    if few:
        yield from (("", _completed(line, columns)) for line in on_decisions)
        if on_decisions or notes:
            spoken = {line.about for line in on_decisions}
            yield from (("", f"{said}{LISTED}") for said in _chosen(columns, spoken))
        yield from ((line.about, line.text) for line in notes)
    else:
        for line in _first_of_all((*on_decisions, *notes)):
            yield line.about if line in notes else "", line.text
    spoken_of = (
        *(line.whose for line in notes),
        *(every if few else d.whose for d in on_decisions),
    )
    named = frozenset[str]().union(*spoken_of)
    if named:
        yield from (("", c.does) for letter, c in _lettered(columns) if letter not in named)
