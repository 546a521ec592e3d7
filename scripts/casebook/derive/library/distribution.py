"""What the whole library is made of: which kinds of figures, and how much is known of them.

Counts of records and figures, which are of one kind; never sums of what the figures say.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from casebook.derive.case.evidence_grade import E_WORDS, T_WORDS, grade
from casebook.derive.figures.figures import LEVELS
from casebook.language.closed_words import NOT_STATED, RESULT_LEVELS
from casebook.model.library import Library
from casebook.model.observation import Observation


@dataclass(frozen=True)
class Tally:
    """How many of ``total`` are of one kind."""

    label: str
    count: int
    total: int
    note: str = ""


@dataclass(frozen=True)
class Distribution:
    """The figures by level, what is known of them, and the cases by both grades.

    The counts of ``levels`` add up to ``figures``, those of ``evidence`` and of ``trust`` to ``cases``.
    """

    figures: int
    results: int
    cases: int
    levels: tuple[Tally, ...]
    known: tuple[Tally, ...]
    evidence: tuple[Tally, ...]
    trust: tuple[Tally, ...]


def _tally(
    label: str, among: Iterable[Observation], met: Iterable[Observation], note: str
) -> Tally:
    return Tally(label, len(tuple(met)), len(tuple(among)), note)


def _known(observations: tuple[Observation, ...]) -> tuple[Tally, ...]:
    results = [o for o in observations if o.level in RESULT_LEVELS]
    shares = [o for o in observations if o.kind == "比率" or o.denominator is not None]
    divided = [o for o in shares if o.denominator and o.denominator.label != NOT_STATED]
    return (
        _tally(
            "写明是什么时候的",
            observations,
            (o for o in observations if o.period.kind != NOT_STATED),
            "全部数字里，写了时点、时段、每月或累计的",
        ),
        _tally(
            "有做之前的数",
            results,
            (o for o in results if o.baseline),
            "成效、评价的数字里，写了做之前是多少的",
        ),
        _tally(
            "单位自己说的",
            results,
            (o for o in results if o.attribution == "原文自述"),
            "成效、评价的数字里，由做这件事的单位自己说、没有旁证的",
        ),
        _tally(
            "写了除以什么",
            shares,
            divided,
            "该有分母的数字里（比率和“每……多少”），写了分母是什么的",
        ),
        _tally(
            "写了分母是多少",
            shares,
            (o for o in divided if o.denominator and o.denominator.value is not None),
            "该有分母的数字里，连分母的数也写了的",
        ),
    )


def distribution(library: Library) -> Distribution:
    """Count the figures and the cases of ``library``."""
    observations = tuple(o for case in library.cases.values() for o in case.observations)
    by_level = Counter(o.level for o in observations)
    grades = [grade(case, library) for case in library.cases.values()]
    by_e, by_t = Counter(g.e for g in grades), Counter(g.t for g in grades)
    figures, cases = len(observations), len(grades)
    return Distribution(
        figures=figures,
        results=sum(by_level[level] for level in RESULT_LEVELS),
        cases=cases,
        levels=tuple(Tally(level, by_level[level], figures) for level in LEVELS),
        known=_known(observations),
        evidence=tuple(
            Tally(f"E{number} {word}", by_e[number], cases) for number, word in enumerate(E_WORDS)
        ),
        trust=tuple(
            Tally(f"T{number} {word}", by_t[number], cases)
            for number, word in sorted(T_WORDS.items())
        ),
    )
