"""What several cases leave out of some of their measures, with the questions to ask on a visit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby

from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.gap_words import gap_words
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short
from casebook.derive.practice.answers import Deed, spread
from casebook.language.normalise import normalise
from casebook.model.case import Case, Gap, Measure
from casebook.model.library import Library

CASES_NAMED = 4
_PIECE = 3
_ASKING = frozenset("没写哪几谁么少，。；、？：“”（）")
"""Signs and characters of asking: a piece with one of them names no measure."""


@dataclass(frozen=True)
class OpenQuestion:
    """A question, the topic of the gap behind it, and the cases that leave it open."""

    ask: str
    topic: str
    cases: tuple[Item, ...]


def open_questions(deeds: Sequence[Deed], library: Library) -> tuple[OpenQuestion, ...]:
    """Return the questions that ``deeds`` leave open, each once: the commonest topics first, one of every topic in turn.

    A record holds its gaps for the whole case. A gap counts where it shares the most words with one of ``deeds``, not
    with another measure of the same case.
    """
    aimed: dict[str, set[str]] = {}
    for deed in deeds:
        aimed.setdefault(deed.case.id, set()).add(deed.measure.id)
    cases = spread([library.cases[name] for name in aimed], lambda case: case.place.code)
    same: dict[tuple[str, str], list[tuple[Case, Gap, int]]] = {}
    for case in cases:
        for number, gap in _concerning(case, aimed[case.id]):
            same.setdefault((gap.topic, normalise(gap.ask)), []).append((case, gap, number))
    common = Counter(topic for topic, _ in same)
    ordered = sorted(same, key=lambda key: -common[key[0]])
    by_topic = [list(keys) for _, keys in groupby(ordered, key=lambda key: key[0])]
    most = max(common.values(), default=0)
    turns = (keys[turn] for turn in range(most) for keys in by_topic if turn < len(keys))
    return tuple(_question(same[key]) for key in turns)


def _concerning(case: Case, aimed: set[str]) -> Iterable[tuple[int, Gap]]:
    words = {measure.id: _pieces(_told(measure)) for measure in case.measures}
    for number, gap in enumerate(case.not_reported, 1):
        asked = _pieces(f"{gap.text}\n{gap.ask}")
        shared = {name: len(asked & pieces) for name, pieces in words.items()}
        most = max(shared.values(), default=0)
        if (most and any(shared[name] == most for name in aimed)) or aimed.issuperset(words):
            yield number, gap


def _told(measure: Measure) -> str:
    return "\n".join((measure.name, measure.what, *measure.steps))


def _pieces(text: str) -> set[str]:
    pieces = (text[at : at + _PIECE] for at in range(len(text) - _PIECE + 1))
    return {piece for piece in pieces if _ASKING.isdisjoint(piece)}


def _question(same: Sequence[tuple[Case, Gap, int]]) -> OpenQuestion:
    _, gap, _ = same[0]
    return OpenQuestion(
        gap.ask,
        gap_words(gap.topic),
        tuple(
            Item(place_short(case.place), case_uri(case.id, f"gaps-{number}"))
            for case, _, number in same[:CASES_NAMED]
        ),
    )
