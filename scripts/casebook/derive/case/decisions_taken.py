"""What one record decided, as its own page tells it; the places side by side stand on the page of each decision."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.derive.ground.addresses import decision_uri
from casebook.derive.ground.items import Item
from casebook.model.case import Case
from casebook.model.decision import DENIED
from casebook.model.library import Library


@dataclass(frozen=True)
class DecisionTaken:
    """A decision of a record. ``answers`` are items with the aspect as their strong part.

    ``place`` says for whom it was decided, where that is not the place of the record.
    """

    question: Item
    place: str
    option: str
    state: str
    inferred: bool
    answers: tuple[Item, ...]
    unmentioned: tuple[str, ...]


def decisions_taken(case: Case, library: Library) -> tuple[DecisionTaken, ...]:
    """Return what ``case`` decided, in the order of the record."""
    taken = []
    home = tuple(filter(None, (case.place.path[-1], case.place.township, case.place.community)))
    for decision in case.decisions:
        term = library.vocabulary.term("decisions", decision.decision)
        group = f"（{decision.scope.group}）" if decision.scope.group else ""
        whose = f"{decision.scope.place}{group}"
        taken.append(
            DecisionTaken(
                question=Item(term.question or term.term, decision_uri(term)),
                place="" if whose.endswith(home) else whose,
                option=decision.option,
                state=decision.state,
                inferred=decision.basis != "原文写明",
                answers=tuple(
                    Item(
                        f"明说没有：{a.text}" if a.kind == DENIED else a.text,
                        strong=a.aspect,
                        note="" if a.basis == "原文写明" else a.basis,
                    )
                    for a in decision.answers
                ),
                unmentioned=decision.unmentioned,
            )
        )
    return tuple(taken)
