"""Two axes of evidence, computed and never set by hand: how a result was shown (E), who says so (T).

E0 to E5 follow the ladder of DESIGN section 4 (after Nesta's levels and the EIF's): claim only, process
figures, an outcome figure, before and after, a comparison group, independent and repeated. T1 to T5
come from the kind of source.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.observation import Observation

PROCESS_LEVELS = frozenset({"成本", "投入", "活动", "产出", "触达"})
RESULT_LEVELS = frozenset({"成效", "评价"})

E_WORDS = ("只有说法", "有过程数字", "有成效数字", "有前后对比", "有对照", "独立评估并重复验证")
T_WORDS = {
    1: "文库、范文网站",
    2: "转载",
    3: "单位自述或地方媒体",
    4: "官方文件、官网或中央媒体",
    5: "统计或第三方评估",
}
INDEPENDENT_PLACES = 2


@dataclass(frozen=True)
class EvidenceGrade:
    """The grade of one case. ``best`` is the observation that earned it, if any."""

    e: int
    e_word: str
    t: int
    t_word: str
    missing: tuple[str, ...]
    best: Observation | None


def dated(observation: Observation) -> bool:
    """Tell whether the period is stated or can be inferred from the source's content date."""
    period = observation.period
    return bool(period.start or period.end or period.duration)


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
    if not dated(observation) and observation.period.kind == "未说明" and not observation.baseline:
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


def _missing_for_next(grade: int, best: Observation | None, trust: int) -> tuple[str, ...]:
    if grade == 0:
        return ("至少一个投入、活动或产出的数字",)
    if grade == 1:
        wanted = ["一个成效或群众评价的数字，写明是什么时候的"]
        if trust == 1:
            wanted.append("范文网站以外的来源")
        return tuple(wanted)
    if grade == 2 and best is not None:
        wanted = []
        if best.baseline is None:
            wanted.append("做法之前的数值（基线）")
            wanted.append("基线的日期")
        elif best.baseline.period.end is None:
            wanted.append("基线的日期")
        if best.period.end is None:
            wanted.append("成效数字的截止日期")
        if best.kind == "比率" and (best.denominator is None or best.denominator.value is None):
            wanted.append("比率的分母")
        return tuple(wanted)
    if grade == 3:
        return ("没有实施这项做法的对照处的同一数字",)
    if grade == 4:
        return ("第三方评估，并在两个以上地方重复",)
    return ()


def grade(case: Case, library: Library) -> EvidenceGrade:
    """Grade ``case``. A case known only from template sites (T1) never rises above E1."""
    trusts = [
        library.vocabulary.term("source_types", library.sources[s].type).trust or 1
        for s in case.sources
        if s in library.sources
    ]
    trust = max(trusts, default=1)
    ranked = sorted(case.observations, key=_observation_grade, reverse=True)
    best = ranked[0] if ranked and _observation_grade(ranked[0]) > 0 else None
    level = _observation_grade(best) if best else 0
    if level == 4 and _replicated(case.observations):
        level = 5
    if trust == 1:
        level = min(level, 1)
    missing = _missing_for_next(level, best, trust)
    return EvidenceGrade(level, E_WORDS[level], trust, T_WORDS[trust], missing, best)
