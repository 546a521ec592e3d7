"""Two axes of evidence, computed and never set by hand: how a result was shown (E), who says so (T).

E0 to E5 follow the ladder of DESIGN section 4 (after Nesta's levels and the EIF's): claim only, process
figures, an outcome figure, before and after, a comparison group, independent and repeated. T1 to T5
come from the kind of source. E is worked out for a case and for each of its measures: a result that a
record does not tie to a measure is no evidence for it.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from casebook.language.closed_words import NOT_STATED, RESULT_LEVELS, UMBRELLA
from casebook.model.case import Case, Measure
from casebook.model.library import Library
from casebook.model.observation import Observation
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary

PROCESS_LEVELS = frozenset({"成本", "投入", "活动", "产出", "覆盖"})

E_WORDS = ("只有说法", "有过程数字", "有成效数字", "有前后对比", "有对照", "独立评估并重复验证")
T_WORDS = {
    1: "文库、范文网站",
    2: "转载",
    3: "单位自述或地方媒体",
    4: "官方文件、官网或中央媒体",
    5: "统计或第三方评估",
}
T_MISSING = {
    1: ("能查到首发单位的来源",),
    2: ("首发的原文，或做这件事的单位署名的材料",),
    3: ("党政机关正式发布的文字、政策文件，或中央媒体报道",),
    4: ("统计公报，或第三方评估",),
    5: (),
}
INDEPENDENT_PLACES = 2
UMBRELLA_WORD = "总项目，数字记在所含做法名下"


@dataclass(frozen=True)
class EvidenceGrade:
    """The grade of a case or of one of its measures. ``best`` is the observation that earned it, if any."""

    e: int
    e_word: str
    t: int
    t_word: str
    missing: tuple[str, ...]
    t_missing: tuple[str, ...]
    best: Observation | None


def trust_of(source: Source, vocabulary: Vocabulary) -> int:
    """Return how far a source is to be trusted, 1 to 5: the grade of its kind, the weakest where that has none."""
    return vocabulary.term("source_types", source.type).trust or 1


def dated(observation: Observation) -> bool:
    """Tell whether the time of a figure is known: its kind, and a date or a length, stated or derived.

    The day on which the source was written does not date what it tells without any time.
    """
    period = observation.period
    return period.kind != NOT_STATED and bool(period.start or period.end or period.duration)


def compared_with_before(observation: Observation) -> bool:
    """Tell whether value, baseline, both dates and, for rates, the denominator are known."""
    baseline = observation.baseline
    if baseline is None or observation.period.end is None or baseline.period.end is None:
        return False
    if observation.kind != "比率":
        return True
    return observation.denominator is not None and observation.denominator.value is not None


def _observation_grade(observation: Observation) -> int:
    if observation.level in PROCESS_LEVELS:
        return 1
    if observation.level not in RESULT_LEVELS:
        return 0
    if not dated(observation):
        return 1
    if observation.control is not None and compared_with_before(observation):
        return 4
    return 3 if compared_with_before(observation) else 2


def _replicated(observations: Iterable[Observation]) -> bool:
    independent = {
        o.scope.place
        for o in observations
        if o.attribution == "独立评估" and o.control is not None and compared_with_before(o)
    }
    return len(independent) >= INDEPENDENT_PLACES


def _missing_for_e3(best: Observation) -> tuple[str, ...]:
    wanted = []
    if best.baseline is None:
        wanted.append("做法之前的数值（基线）")
    if best.baseline is None or best.baseline.period.end is None:
        wanted.append("基线的日期")
    if best.period.end is None:
        wanted.append("成效数字的截止日期")
    if best.kind == "比率" and (best.denominator is None or best.denominator.value is None):
        wanted.append("比率的分母")
    return tuple(wanted)


def _missing_for_e2(observations: Iterable[Observation]) -> tuple[str, ...]:
    undated = next((o for o in observations if o.level in RESULT_LEVELS), None)
    if undated is None:
        return ("一个成效或群众评价的数字，写明是什么时候的",)
    return (f"“{undated.label}”是什么时候的数",)


def _missing_for_next(
    level: int, earned: int, best: Observation | None, observations: Iterable[Observation]
) -> tuple[str, ...]:
    """Say what is missing above ``level``, where the figures alone would have ``earned`` more or less."""
    if level == 2 and best is not None:
        return _missing_for_e3(best)
    return {
        0: ("至少一个投入、活动或产出的数字",),
        1: () if earned > 1 else _missing_for_e2(observations),
        3: ("没有实施这项做法的对照处的同一数字",),
        4: ("第三方评估，并在两个以上地方重复",),
    }.get(level, ())


def grade(case: Case, library: Library) -> EvidenceGrade:
    """Grade ``case``. A case known only from template sites (T1) never rises above E1."""
    return library.once(_grade, case)


def _grade(case: Case, library: Library) -> EvidenceGrade:
    graded = _graded(case, case.observations, library)
    if case.type == UMBRELLA and graded.e == 0:
        return replace(graded, e_word=UMBRELLA_WORD)
    return graded


def grade_of_measure(case: Case, measure: Measure, library: Library) -> EvidenceGrade:
    """Grade one measure of ``case`` by the figures that the record ties to it, and by no others.

    T is that of the case: who says so does not change from one of its measures to the next.
    """
    return library.once(_grade_of_measure, case, measure)


def _grade_of_measure(case: Case, measure: Measure, library: Library) -> EvidenceGrade:
    tied = tuple(o for o in case.observations if measure.id in o.measures)
    return _graded(case, tied, library)


def _graded(case: Case, observations: tuple[Observation, ...], library: Library) -> EvidenceGrade:
    trusts = [
        trust_of(library.sources[s], library.vocabulary)
        for s in case.sources
        if s in library.sources
    ]
    trust = max(trusts, default=1)
    graded = [(_observation_grade(o), o) for o in observations]
    level = max((g for g, _ in graded), default=0)
    earners = [o for g, o in graded if g == level] if level else []
    # Of several results the one nearest to a comparison: the reader is told the shortest way up.
    best = min(earners, key=lambda o: len(_missing_for_e3(o)) if level == 2 else 0, default=None)
    if level == 4 and _replicated(observations):
        level = 5
    earned, level = level, min(level, 1) if trust == 1 else level
    missing = _missing_for_next(level, earned, best, observations)
    if trust == 1 and level == 1:
        missing = (*missing, "范文网站以外的来源")
    return EvidenceGrade(
        level, E_WORDS[level], trust, T_WORDS[trust], missing, T_MISSING[trust], best
    )
