"""What there is of one kind of measure, in a line: how many places, of what kind, what evidence, whether money and outcomes are told."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casebook.derive.case.evidence_grade import E_WORDS, grade_of_measure
from casebook.derive.practice.answers import Deed, practices
from casebook.language.closed_words import RESULT_LEVELS, STATED
from casebook.model.library import Library

_COST: Final = "成本"
_MONEY: Final = "资金"


@dataclass(frozen=True)
class MeasureTally:
    """``places`` and ``deeds`` count every measure that makes use of it; all else only those that are it first of all.

    ``e`` is the best grade among these, by the figures tied to each; ``None`` where there is none. ``settlements`` are the
    kinds of places that make use of it, those of most cases first.
    """

    places: int
    deeds: int
    resting: int
    e: int | None
    cost: bool
    outcome: bool
    settlements: tuple[str, ...]

    @property
    def e_word(self) -> str:
        """The grade in words."""
        return "" if self.e is None else E_WORDS[self.e]


def tally(kind: str, all_deeds: Sequence[Deed], library: Library) -> MeasureTally:
    """Count the measures of one ``kind``."""
    deeds = practices(all_deeds)
    resting = [deed for deed in deeds if deed.main == kind]
    levels = {level for deed in resting for level in _levels(deed)}
    return MeasureTally(
        places=len({deed.case.place.code for deed in deeds}),
        deeds=len(deeds),
        resting=len(resting),
        e=max((grade_of_measure(d.case, d.measure, library).e for d in resting), default=None),
        cost=_COST in levels,
        outcome=bool(levels & RESULT_LEVELS),
        settlements=_settlements(deeds),
    )


def _settlements(deeds: Sequence[Deed]) -> tuple[str, ...]:
    cases = {deed.case.id: deed.case for deed in deeds}
    counts = Counter(word for case in cases.values() for word in case.settlements)
    return tuple(word for word, _ in counts.most_common())


def _levels(deed: Deed) -> set[str]:
    """The levels of the figures tied to a measure; money among its means counts as a figure of cost."""
    level_of = {o.id: o.level for o in deed.case.observations if deed.measure.id in o.measures}
    spent = any(
        r.kind == _MONEY and r.basis == STATED and level_of.keys() & set(r.observations)
        for r in deed.case.resources
    )
    return {*level_of.values(), *([_COST] if spent else [])}
