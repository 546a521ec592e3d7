"""The problems of a case in words, and whether its article states them: the one place that says so.

Half of the problems are concluded from a measure. A reader who finds 物业与业委会矛盾 in a list takes it for what
the place complained of; so the word 推断 goes wherever the problem goes.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casebook.language.closed_words import INFERRED, STATED
from casebook.model.case import AddressedProblem, Case, Measure


@dataclass(frozen=True)
class ProblemWord:
    """A kind of problem that a case answers; ``inferred`` if its record states it nowhere."""

    term: str
    inferred: bool

    @property
    def text(self) -> str:
        """The word with its mark: 养老服务不足（推断）."""
        return f"{self.term}（{INFERRED}）" if self.inferred else self.term


def problem_word(problem: AddressedProblem) -> ProblemWord:
    """Return the kind of one problem with its mark."""
    return ProblemWord(problem.domain, problem.basis != STATED)


def problem_words(case: Case) -> tuple[ProblemWord, ...]:
    """Return the kinds of problems of ``case``, once each, in the order of the record."""
    return _once(case.problems)


def aimed_at(case: Case, measure: Measure) -> tuple[ProblemWord, ...]:
    """Return the kinds of problems that ``measure`` of ``case`` is for, once each, in the order of the record."""
    aimed = set(measure.problems)
    return _once(p for p in case.problems if p.id in aimed)


def _once(problems: Iterable[AddressedProblem]) -> tuple[ProblemWord, ...]:
    inferred: dict[str, bool] = {}
    for word in map(problem_word, problems):
        inferred[word.term] = inferred.get(word.term, True) and word.inferred
    return tuple(ProblemWord(term, guess) for term, guess in inferred.items())


def so_many_inferred(inferred: int, cases: int) -> str:
    """Say of how many cases a problem is inferred: 其中 2 例为推断, 都为推断; empty for none."""
    if not inferred:
        return ""
    return f"都为{INFERRED}" if inferred == cases else f"其中 {inferred} 例为{INFERRED}"


def inferred_counts(cases: Iterable[Case]) -> Mapping[str, int]:
    """Return, for each kind of problem, how many of ``cases`` do not state it; kinds that all state are left out."""
    counts: dict[str, int] = {}
    for case in cases:
        for word in problem_words(case):
            if word.inferred:
                counts[word.term] = counts.get(word.term, 0) + 1
    return counts
