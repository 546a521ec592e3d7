"""The page of an indicator: every figure once, on an axis only with those it may be compared to, in words otherwise."""

from __future__ import annotations

from itertools import combinations

import pytest

from casebook.derive.figures.comparability import comparability, measurand
from casebook.derive.figures.indicator_groups import (
    IndicatorView,
    figure_axes,
    placed_figure,
    speakers,
    why_alone,
)
from casebook.derive.ground.place_names import scope_words
from casebook.model.case import Case
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.real import real_library
from tests.sample.views import indicator_views

SAMPLE = sample_library()
CASE = SAMPLE.cases["jia-estate-parking"]
LIBRARIES = pytest.mark.parametrize(
    "library", [sample_library, real_library], ids=["sample", "real"], indirect=True
)


@pytest.fixture
def library(request: pytest.FixtureRequest) -> Library:
    made: Library = request.param()
    return made


def _view(name: str) -> IndicatorView:
    return next(view for view in indicator_views(SAMPLE) if view.term.term == name)


@LIBRARIES
def test_each_figure_stands_once_on_the_page_of_its_indicator(library: Library) -> None:
    found = [
        (view.term.term, row.key)
        for view in indicator_views(library)
        for row in (*(r for g in view.groups for r in g.rows), *(line.row for line in view.alone))
    ]
    assert sorted(found) == sorted(
        (o.indicator, f"{case.id}#{o.id}")
        for case in library.cases.values()
        for o in case.observations
    )


@LIBRARIES
def test_figures_on_one_axis_may_all_be_compared(library: Library) -> None:
    groups = [group for view in indicator_views(library) for group in view.groups]
    for group in groups:
        assert len(group.drawn) == len(group.axis.marks)
        assert len({row.figure.case_id for row in group.drawn}) >= 2
        for one, other in combinations(group.rows, 2):
            assert comparability(one.measurand, other.measurand).comparable
    # What was found by hand: no number of one real article can be compared with one of another.
    assert bool(groups) == ("jia-estate-parking" in library.cases)


@LIBRARIES
def test_a_figure_stands_alone_with_a_reason(library: Library) -> None:
    for view in indicator_views(library):
        for line in view.alone:
            assert line.reason
            assert "P12M" not in line.reason


@LIBRARIES
def test_figures_stand_in_the_order_of_the_codes_never_of_their_values(library: Library) -> None:
    for view in indicator_views(library):
        for rows in (view.rows, *(group.rows for group in view.groups)):
            assert [row.code for row in rows] == sorted(row.code for row in rows)


def test_two_cases_share_an_axis() -> None:
    view = _view("车位数")
    (group,) = view.groups
    assert [row.key for row in group.rows] == [
        "jia-estate-parking#o4",
        "bing-training#o2",
        "bing-training#o3",
    ]
    assert [mark.shape for mark in group.axis.marks] == ["以下", "点", "段"]
    assert group.shared == (
        "同属产出",
        "单位都是“个”",
        "都是存量",
        "时间都是“时点”",
        "都是村级的数",
    )
    assert view.places == 2
    # Next year's target is no result.
    assert [line.row.key for line in view.alone] == ["jia-estate-parking#o8"]
    assert "层级不同：目标，产出" in view.alone[0].reason


def test_what_a_source_leaves_open_is_the_reason() -> None:
    assert [line.reason for line in _view("户数").alone] == ["没有写是什么时间的数"]


def test_the_only_figure_of_an_indicator_says_so() -> None:
    assert [line.reason for line in _view("停车率").alone] == [
        "这个指标没有另一个口径写清楚的数可以对照"
    ]


def _changed(case: Case, code: str, value: str, comparator: str) -> Case:
    o = next(o for o in case.observations if o.id == "o4")
    o = o.model_copy(update={"value": value, "comparator": comparator})
    place = case.place.model_copy(update={"code": code})
    return case.model_copy(update={"id": f"c-{code}", "place": place, "observations": (o,)})


def test_a_mean_is_listed_but_not_drawn() -> None:
    cases = [_changed(CASE, "441322", "5", "等于"), _changed(CASE, "610113", "7", "平均")]
    rows = [placed_figure(case, case.observations[0], SAMPLE) for case in cases]
    axes, rest = figure_axes(rows)
    assert (axes, [row.key for row in rest]) == ((), ["c-441322#o4", "c-610113#o4"])
    assert why_alone(rows[0], speakers(rows)) == "是平均数或最高值，不画在轴上"
    third = _changed(CASE, "330624", "9", "超过")
    rows.append(placed_figure(third, third.observations[0], SAMPLE))
    (axis,), rest = figure_axes(rows)
    assert (len(axis.rows), len(axis.drawn), rest) == (3, 2, ())


def test_places_are_known_without_their_case() -> None:
    county = CASE.place.model_copy(update={"code": "440305"})
    assert scope_words("粤海街道", county) == "广东南山区粤海街道"
    assert scope_words("深圳市南山区", county) == "广东深圳市南山区"
    assert scope_words("深圳市", county) == "广东深圳市"
    assert scope_words("广东省", county) == "广东省"
    province = CASE.place.model_copy(update={"code": "440000"})
    assert scope_words("某镇", province) == "广东某镇"


def test_the_measurand_of_a_row_is_that_of_its_observation() -> None:
    row = placed_figure(CASE, CASE.observations[0], SAMPLE)
    assert row.measurand == measurand(CASE.observations[0], SAMPLE.vocabulary)
    assert row.whose == "广东博罗县甲社区"
