"""What of a case is tied to one problem: the measures aimed at it, their numbers, and the decisions it calls for.

Only links that the record states count: a measure names the problems it is for, a number the measures it belongs to,
and a decision of the vocabulary the problems that call for it.
"""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from casebook.language.closed_words import PLANNED
from casebook.model.case import AddressedProblem, Case, Measure
from casebook.model.decision import Decision
from casebook.model.observation import Observation
from casebook.model.vocabulary import Vocabulary

INTENDED = "打算"
"""The state of a decision that nobody has carried out yet."""


@dataclass(frozen=True)
class Aimed:
    """The parts of a case that a comparison shows: all of them, or those tied to ``problem``."""

    case: Case
    problem: str
    problems: tuple[AddressedProblem, ...]
    measures: tuple[Measure, ...]
    observations: tuple[Observation, ...]
    decisions: tuple[Decision, ...]
    elsewhere: tuple[Decision, ...] = ()
    """Decisions that belong to the problem, but that the case took by measures against other problems alone."""

    @property
    def whole(self) -> bool:
        """Whether nothing is left out."""
        return not self.problem

    @property
    def answers(self) -> bool:
        """Whether the case does or plans something about the problem."""
        return bool(self.measures or self.decisions)

    @property
    def plans_only(self) -> bool:
        """Whether what it says about the problem is a plan."""
        return all(m.status == PLANNED for m in self.measures) and all(
            d.state == INTENDED for d in self.decisions
        )

    @property
    def types(self) -> frozenset[str]:
        """The kinds of its measures."""
        return frozenset(word for m in self.measures for word in m.types)

    def part(self) -> Case:
        """Return the case with nothing but these parts; what cannot be tied to a problem stays."""
        if self.whole:
            return self.case
        figures = {o.id for o in self.observations}
        return self.case.model_copy(
            update={
                "problems": self.problems,
                "measures": self.measures,
                "observations": self.observations,
                "decisions": self.decisions,
                "actors": (),
                "resources": tuple(
                    r for r in self.case.resources if not figures.isdisjoint(r.observations)
                ),
                "calculations": tuple(
                    c for c in self.case.calculations if figures.issuperset((*c.of, *c.by))
                ),
            }
        )


def _tied(
    case: Case, problem: str, measures: AbstractSet[str], vocabulary: Vocabulary
) -> tuple[tuple[Decision, ...], tuple[Decision, ...]]:
    """Return the decisions that belong to the problem, and apart those that the case took against another problem.

    These are, where the case has ``measures`` against the problem, the ones that it took by other measures alone.
    """

    def by_others(decision: Decision) -> bool:
        named = {name for answer in decision.answers for name in answer.measures}
        return bool(measures and named) and measures.isdisjoint(named)

    belonging = [
        d for d in case.decisions if problem in vocabulary.term("decisions", d.decision).problems
    ]
    return (
        tuple(d for d in belonging if not by_others(d)),
        tuple(d for d in belonging if by_others(d)),
    )


def _figures(
    case: Case, measures: AbstractSet[str], decisions: tuple[Decision, ...]
) -> tuple[Observation, ...]:
    named = {name for d in decisions for a in d.answers for name in a.observations}
    return tuple(
        o for o in case.observations if o.id in named or not measures.isdisjoint(o.measures)
    )


def aimed(case: Case, problem: str, vocabulary: Vocabulary) -> Aimed:
    """Return what of ``case`` is tied to ``problem``; everything if there is none."""
    whole = Aimed(case, "", case.problems, case.measures, case.observations, case.decisions)
    if not problem:
        return whole
    problems = tuple(p for p in case.problems if p.domain == problem)
    ids = {p.id for p in problems}
    measures = tuple(m for m in case.measures if not ids.isdisjoint(m.problems))
    names = {m.id for m in measures}
    decisions, elsewhere = _tied(case, problem, names, vocabulary)
    return replace(
        whole,
        problem=problem,
        problems=problems,
        measures=measures,
        observations=_figures(case, names, decisions),
        decisions=decisions,
        elsewhere=elsewhere,
    )
