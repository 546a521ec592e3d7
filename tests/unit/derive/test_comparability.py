"""Why two figures may not stand side by side, in words."""

from __future__ import annotations

from typing import Any

import pytest

from casebook.derive.figures.comparability import (
    ASPECTS,
    Measurand,
    State,
    comparability,
    comparable_groups,
    differences,
    measurand,
)
from casebook.model.observation import Denominator
from tests.sample.library import sample_library
from tests.sample.real import real_library

LIBRARY = sample_library()
# 今年以来, in a community, of all people: a figure that leaves nothing open.
WHOLE = LIBRARY.cases["jia-estate-parking"].observations[4]


def _measured(**changes: Any) -> Measurand:
    period, scope = changes.pop("period", {}), changes.pop("scope", {})
    changed = {
        **changes,
        "period": WHOLE.period.model_copy(update=period),
        "scope": WHOLE.scope.model_copy(update=scope),
    }
    return measurand(WHOLE.model_copy(update=changed), LIBRARY.vocabulary)


def test_a_figure_that_says_everything_agrees_with_itself() -> None:
    verdict = comparability(_measured(), _measured(value="7", comparator="余"))
    assert verdict.comparable
    assert verdict.words == "口径一致，可以直接比较。"


MONTHS = {"start": None, "end": None, "duration": "P2M"}


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"indicator": "车位数"}, "指标不同：停车纠纷件数，车位数"),
        ({"level": "产出"}, "层级不同：成效，产出"),
        ({"unit": "个"}, "单位不同：件，个"),
        ({"kind": "标准"}, "性质不同：流量，标准"),
        ({"period": {"kind": "累计", "start": None}}, "时间类型不同：时段，累计"),
        ({"period": {"kind": "每月"}}, "时间类型不同：时段，每月"),
        ({"period": MONTHS}, "时间长短不同：一年，两个月"),
        ({"scope": {"place": "博罗县"}}, "范围不同：村级，县级"),
        ({"scope": {"group": "有车的居民"}}, "人群不同：没有限定，有车的居民"),
        (
            {"indicator": "其他指标"},
            "指标手册里没有这个指标，不能确认数的是同一件事",
        ),
        ({"period": {"kind": "未说明"}}, "没有写是什么时间的数"),
        (
            {"period": {"start": None}},
            "没有写从哪天到哪天，不知道多长时间里的数",
        ),
        ({"scope": {"place": "东川区农村"}}, "没有写清是多大地方的数"),
        ({"kind": "比率", "denominator": None}, "分母没有写明"),
    ],
)
def test_each_reason(changes: dict[str, Any], reason: str) -> None:
    verdict = comparability(_measured(), _measured(**changes))
    assert not verdict.comparable
    assert reason in verdict.reasons
    if verdict.state is State.APART:
        assert verdict.words == f"不可直接比较：{'；'.join(verdict.reasons)}。"


MONTHLY = {"period": {"kind": "每月"}}
UNSTATED = {"period": {"kind": "未说明"}}


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        (MONTHLY, "时间不同（时段，每月）"),
        (UNSTATED, "有的没有写是什么时间的数"),
        ({"period": MONTHS}, "时间长短不同（一年，两个月）"),
        ({"scope": {"place": "博罗县"}}, "范围不同（村级，县级）"),
        ({"scope": {"place": "东川区农村"}}, "有的没有写清是多大地方的数"),
        ({"scope": {"group": "有车的居民"}}, "人群不同（没有限定，有车的居民）"),
        (
            {**MONTHLY, "scope": {"place": "博罗县"}},
            "时间不同（时段，每月），范围不同（村级，县级）",
        ),
    ],
)
def test_one_or_two_named_differences_may_stand_together(
    changes: dict[str, Any], words: str
) -> None:
    verdict = comparability(_measured(), _measured(**changes))
    assert verdict.state is State.REFER
    assert not verdict.comparable
    assert verdict.words == f"可参照：单位相同，{words}。"


@pytest.mark.parametrize(
    "changes",
    [
        {"indicator": "车位数"},
        {"level": "目标"},
        {"unit": "个"},
        {"kind": "标准"},
        {"indicator": "其他指标"},
        {**MONTHLY, "scope": {"place": "博罗县", "group": "有车的居民"}},
    ],
)
def test_other_or_more_differences_never_stand_together(changes: dict[str, Any]) -> None:
    assert comparability(_measured(), _measured(**changes)).state is State.APART


def test_people_and_visits_a_plan_and_its_result_never_stand_together() -> None:
    words = real_library().vocabulary
    visits = real_library().cases["xinchang-service-market"].observations
    counted = next(o for o in visits if o.unit == "人次")
    people = measurand(counted.model_copy(update={"unit": "人"}), words)
    assert comparability(measurand(counted, words), people).state is State.APART
    assert comparability(_measured(level="目标"), _measured(level="成效")).state is State.APART


def test_a_denominator_may_differ_only_where_both_state_one() -> None:
    def of(label: str | None) -> Measurand:
        denominator = Denominator.model_construct(label=label) if label else None
        return _measured(kind="比率", denominator=denominator)

    assert comparability(of("登记车辆"), of("全部车辆")).words == (
        "可参照：单位相同，分母不同（登记车辆，全部车辆）。"
    )
    assert comparability(of("登记车辆"), of("未说明")).state is State.APART
    assert comparability(of(None), of(None)).state is State.APART
    each = _measured(denominator=Denominator.model_construct(label="每个社区"))
    assert comparability(each, _measured()).state is State.APART


def test_who_leaves_something_open_is_named_by_letter() -> None:
    open_, stated = _measured(**UNSTATED), _measured()
    assert differences([(("A", open_), ("B", stated))]) == ("A 没有写是什么时间的数",)
    assert differences([(("A", open_), ("B", open_))]) == ("都没有写是什么时间的数",)
    assert differences([(("A", open_), ("B", stated)), (("B", stated), ("C", open_))]) == (
        "A、C 没有写是什么时间的数",
    )


@pytest.mark.parametrize(
    ("period", "words"),
    [
        ({"duration": "P2M"}, "两个月"),
        ({"duration": "P12M"}, "一年"),
        ({"duration": "P1Y"}, "一年"),
        ({"duration": "P18M"}, "18个月"),
        ({"duration": "P2W"}, "两周"),
        ({"duration": "P1D"}, "一天"),
        ({"start": "2024-07", "end": "2024-08"}, "两个月"),
        ({"start": "2024", "end": "2024"}, "一年"),
        ({"start": "2019", "end": "2020"}, "两年"),
        ({"start": "2024-07-01", "end": "2024-07-03"}, "三天"),
        ({"start": "2024", "end": "2024", "basis": "推断"}, None),
        ({"start": "2024-01-01", "end": "2024-12-31", "basis": "推断"}, "一年"),
        ({"start": "2024-07-01"}, None),
        ({"end": "2024-07-01"}, None),
    ],
)
def test_a_length_reads_as_people_say_it(period: dict[str, str], words: str | None) -> None:
    known = {"kind": "时段", "start": None, "end": None, "duration": None, "basis": "原文写明"}
    given = {**known, **period}
    measured = _measured(period=given)
    assert measured.aspects[[aspect.name for aspect in ASPECTS].index("时间长短")] == words
    assert (measured.key is None) == (words is None)


def test_the_same_length_is_the_same_however_it_is_written() -> None:
    one = _measured(period=MONTHS)
    other = _measured(period={"start": "2023-01", "end": "2023-02"})
    assert comparability(one, other).comparable


def test_groups_of_figures_and_those_that_stand_alone() -> None:
    items = [
        (_measured(), "a"),
        (_measured(period={"kind": "未说明"}), "b"),
        (_measured(unit="个"), "c"),
        (_measured(value="3"), "d"),
    ]
    groups, alone = comparable_groups(items)
    assert list(groups.values()) == [("a", "d"), ("c",)]
    assert alone == ("b",)


def test_where_an_indicator_takes_in_several_roles_only_the_same_role_compares() -> None:
    """星城's committee members and 雁塔's instructors are both 网格与联系人数, and not the same people."""
    library = real_library()
    members, instructors = (
        next(o for o in library.cases[case].observations if o.id == number)
        for case, number in (
            ("dongguan-xingcheng-grid", "o4"),
            ("yanta-grassroots-governance", "o14"),
        )
    )
    one, other = (measurand(o, library.vocabulary) for o in (members, instructors))
    verdict = comparability(one, other)
    assert verdict.state is State.APART
    assert any("数的对象不同" in reason for reason in verdict.reasons)
    renamed = instructors.model_copy(update={"label": members.label})
    assert comparability(one, measurand(renamed, library.vocabulary)).state is State.REFER
