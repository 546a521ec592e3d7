"""Which figures of a record stand open on its page, and which are folded under them."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.derive.figures.figures import BEST_ORDER, Figure, FigureGroup, grouped, headline
from casebook.model.case import Case
from casebook.model.vocabulary import Vocabulary

FIRST, TARGETS = 6, 3
"""About half of a phone's screen of figures, and of targets."""
_TARGET = "目标"


@dataclass(frozen=True)
class FiguresShown:
    """``first`` begins with the headline, then results before outputs before inputs; ``targets`` are plans.

    ``folded`` are all others by level; ``folded_words`` counts them: 背景 3、荣誉报道 1.
    """

    first: tuple[Figure, ...]
    targets: tuple[Figure, ...]
    folded: tuple[FigureGroup, ...]
    folded_words: str
    total: int


def figures_shown(case: Case, worded: tuple[Figure, ...], vocabulary: Vocabulary) -> FiguresShown:
    """Choose from ``worded``, the figures of ``case`` in the order of the record."""
    ranked = [*headline(case, worded)]
    ranked += [f for level in BEST_ORDER for f in worded if f.level == level]
    first = tuple({f.id: f for f in ranked}.values())[:FIRST]
    targets = tuple(f for f in worded if f.level == _TARGET)[:TARGETS]
    open_ids = {f.id for f in (*first, *targets)}
    first = tuple(f for f in first if f.level != _TARGET)
    folded = grouped(tuple(f for f in worded if f.id not in open_ids), vocabulary)
    return FiguresShown(
        first=first,
        targets=targets,
        folded=folded,
        folded_words="、".join(f"{group.level} {len(group.figures)}" for group in folded),
        total=len(worded),
    )
