"""E0 to E5 and the bound of template sites, on observations made for the purpose."""

from __future__ import annotations

from typing import Any

import pytest

from casebook.derive.case.evidence_grade import (
    E_WORDS,
    T_WORDS,
    EvidenceGrade,
    grade,
    grade_of_measure,
)
from casebook.model.library import Library
from casebook.model.observation import Control, Denominator, Observation
from tests.sample.library import sample_library

SAMPLE = sample_library()
CASE = SAMPLE.cases["jia-estate-parking"]
BEFORE_AFTER = next(o for o in CASE.observations if o.baseline)
BASELINE = BEFORE_AFTER.baseline
CONTROL = next(o.control for o in CASE.observations if o.control)


def _changed(observation: Observation, **changes: Any) -> Observation:
    return observation.model_copy(update=changes)


def _graded(
    *observations: Observation,
    sources: tuple[str, ...] = ("self-report",),
    kind: str = "治理做法",
    library: Library = SAMPLE,
) -> EvidenceGrade:
    changes = {"observations": observations, "sources": sources, "type": kind}
    return grade(CASE.model_copy(update=changes), library)


def _at(level: str) -> Observation:
    return _changed(BEFORE_AFTER, level=level, baseline=None)


def _timed(observation: Observation, **changes: Any) -> Observation:
    """With no time but what ``changes`` say."""
    nothing = {"start": None, "end": None, "duration": None}
    period = observation.period.model_copy(update={**nothing, **changes})
    return _changed(observation, period=period)


@pytest.mark.parametrize("level", ["背景", "目标", "荣誉报道"])
def test_what_is_no_result_earns_nothing(level: str) -> None:
    found = _graded(_at(level))
    assert (found.e, found.e_word, found.best) == (0, "只有说法", None)
    assert found.missing == ("至少一个投入、活动或产出的数字",)


def test_no_figures_at_all() -> None:
    assert _graded().e == 0


@pytest.mark.parametrize("level", ["成本", "投入", "活动", "产出", "覆盖"])
def test_process_figures(level: str) -> None:
    found = _graded(_at("背景"), _at(level))
    assert (found.e, found.e_word) == (1, "有过程数字")
    assert found.best is not None
    assert found.best.level == level
    assert found.missing == ("一个成效或群众评价的数字，写明是什么时候的",)


@pytest.mark.parametrize("level", ["成效", "评价"])
def test_a_result(level: str) -> None:
    found = _graded(_at("活动"), _at(level))
    assert (found.e, found.e_word) == (2, "有成效数字")
    assert found.missing == ("做法之前的数值（基线）", "基线的日期")


@pytest.mark.parametrize(
    ("time", "e"),
    [
        ({"kind": "时段", "duration": "P2M"}, 2),
        ({"kind": "某年", "start": "2021", "end": "2021", "basis": "推断"}, 2),
        ({"kind": "时点"}, 1),
        ({"kind": "每月"}, 1),
        ({"kind": "未说明"}, 1),
    ],
    ids=["length", "derived", "kind alone", "every month of no year", "nothing"],
)
def test_a_result_without_its_time_is_a_process_figure(time: dict[str, str], e: int) -> None:
    """The source says when it was written, which does not date what it tells (self-report does say so)."""
    result = _timed(_at("成效"), **time)
    assert SAMPLE.sources[result.evidence.source].content
    found = _graded(result)
    assert found.e == e
    if e == 1:
        assert found.missing == (f"“{result.label}”是什么时候的数",)


def test_a_measure_has_the_grade_of_its_own_figures() -> None:
    first, second = CASE.measures[0], CASE.measures[1]
    result = _changed(_at("成效"), measures=(first.id,))
    held = _changed(_at("活动"), measures=(first.id, second.id))
    of_nothing = _changed(BEFORE_AFTER, measures=())
    case = CASE.model_copy(update={"observations": (result, held, of_nothing)})
    assert grade(case, SAMPLE).e == 3
    graded = [grade_of_measure(case, m, SAMPLE) for m in case.measures]
    assert [g.e for g in graded[:2]] == [2, 1]
    assert graded[0].best == result
    assert {g.e_word for g in graded[2:]} <= {"只有说法"}


def test_before_and_after() -> None:
    found = _graded(_at("成效"), BEFORE_AFTER)
    assert (found.e, found.e_word, found.best) == (3, "有前后对比", BEFORE_AFTER)
    assert found.missing == ("没有实施这项做法的对照处的同一数字",)


def _without_end(observation: Observation) -> Observation:
    return _changed(observation, period=observation.period.model_copy(update={"end": None}))


def _baseline_without_end() -> Observation:
    assert BASELINE is not None
    period = BASELINE.period.model_copy(update={"end": None})
    return _changed(BEFORE_AFTER, baseline=BASELINE.model_copy(update={"period": period}))


RATE = _changed(BEFORE_AFTER, kind="比率", denominator=None)
UNKNOWN = Denominator.model_construct(
    label="未说明", value=None, unit=None, comparator=None, evidence=None
)
KNOWN = UNKNOWN.model_copy(update={"label": "登记车辆", "value": "400", "unit": "个"})


@pytest.mark.parametrize(
    ("observation", "missing"),
    [
        (_without_end(BEFORE_AFTER), ("成效数字的截止日期",)),
        (_baseline_without_end(), ("基线的日期",)),
        (RATE, ("比率的分母",)),
        (_changed(RATE, denominator=UNKNOWN), ("比率的分母",)),
    ],
    ids=["end", "end of the baseline", "no denominator", "denominator not reported"],
)
def test_what_a_comparison_lacks(observation: Observation, missing: tuple[str, ...]) -> None:
    found = _graded(observation)
    assert (found.e, found.missing) == (2, missing)


def test_a_rate_with_its_denominator_compares() -> None:
    assert _graded(_changed(RATE, denominator=KNOWN)).e == 3


def test_of_several_results_the_one_that_lacks_least_is_named() -> None:
    """The reader is told the shortest way to the next grade."""
    found = _graded(_at("评价"), _without_end(BEFORE_AFTER))
    assert found.missing == ("成效数字的截止日期",)


def test_a_control() -> None:
    found = _graded(_changed(BEFORE_AFTER, control=CONTROL))
    assert (found.e, found.e_word) == (4, "有对照")
    assert found.missing == ("第三方评估，并在两个以上地方重复",)


def test_a_control_without_a_before_is_no_comparison() -> None:
    assert _graded(_changed(BEFORE_AFTER, control=CONTROL, baseline=None)).e == 2


def _evaluated(place: str, control: Control | None = CONTROL) -> Observation:
    scope = BEFORE_AFTER.scope.model_copy(update={"place": place})
    return _changed(BEFORE_AFTER, control=control, attribution="独立评估", scope=scope)


def test_independent_and_repeated() -> None:
    found = _graded(_evaluated("甲社区"), _evaluated("乙社区"))
    assert (found.e, found.e_word, found.missing) == (5, "独立评估并重复验证", ())


@pytest.mark.parametrize(
    "observations",
    [
        (_evaluated("甲社区"), _evaluated("甲社区")),
        (_evaluated("甲社区"), _evaluated("乙社区", control=None)),
        (_evaluated("甲社区"), _changed(_evaluated("乙社区"), attribution="原文自述")),
    ],
    ids=["same place", "one without control", "one by themselves"],
)
def test_not_yet_repeated(observations: tuple[Observation, ...]) -> None:
    assert _graded(*observations).e == 4


def test_template_sites_never_rise_above_process_figures() -> None:
    for observation in (_at("成效"), BEFORE_AFTER, _evaluated("甲社区")):
        found = _graded(observation, sources=("template-site",))
        assert (found.e, found.t, found.t_word) == (1, 1, "文库、范文网站")
        assert found.missing == ("范文网站以外的来源",)
    assert _graded(sources=("template-site",)).e == 0


def test_a_template_site_with_process_figures_lacks_a_result_too() -> None:
    found = _graded(_at("活动"), sources=("template-site",))
    assert found.missing == ("一个成效或群众评价的数字，写明是什么时候的", "范文网站以外的来源")


def test_the_first_process_figure_is_the_one_that_counts() -> None:
    first, second = _without_end(_at("活动")), _at("产出")
    assert _graded(first, second).best == first


def test_trust_is_that_of_the_best_source() -> None:
    assert _graded(sources=("template-site", "reprint", "self-report")).t == 5
    assert _graded(sources=("self-report",)).t == 3
    assert _graded(sources=()).t == 1


def test_an_umbrella_says_where_its_figures_are() -> None:
    assert _graded(kind="总项目").e_word == "总项目，数字记在所含做法名下"
    assert _graded(_at("活动"), kind="总项目").e_word == "有过程数字"


def test_every_grade_has_a_word() -> None:
    assert len(E_WORDS) == 6
    assert sorted(T_WORDS) == [1, 2, 3, 4, 5]
