"""Figures of several cases stand side by side as text, with the verdict of the one rule on comparing them."""

from __future__ import annotations

from decimal import Decimal

from casebook.derive.figures.comparability import comparability, measurand
from casebook.derive.practice.side_by_side import side_by_side
from casebook.model.case import Case
from casebook.model.observation import Observation
from tests.sample.practices import BEIJING, DONGGUAN, SAMPLE, case, library
from tests.sample.real import real_library

JIA = SAMPLE.cases["jia-estate-parking"]
DISPUTES = next(o for o in JIA.observations if o.indicator == "停车纠纷件数")


def _case(name: str, code: str, **changed: object) -> tuple[Case, Observation]:
    observation = DISPUTES.model_copy(update=changed)
    return case(name, code=code, observations=(observation,)), observation


def test_one_case_alone_is_not_side_by_side() -> None:
    one = _case("a", BEIJING)
    assert side_by_side([one, one], library(one[0])) == ()


def test_figures_that_agree_may_be_compared() -> None:
    scope = DISPUTES.scope.model_copy(update={"place": "甲社区", "group": None})
    period = DISPUTES.period.model_copy(update={"kind": "某年", "raw": "2024", "end": "2024"})
    rows = [
        _case("a", BEIJING, scope=scope, period=period, value=Decimal(1)),
        _case("b", DONGGUAN, scope=scope, period=period, value=Decimal(2)),
    ]
    (found,) = side_by_side(rows, library(*(c for c, _ in rows)))
    assert found.verdict.comparable
    assert [place for place, _ in found.figures] == ["北京东城区甲社区", "广东东莞市甲社区"]


def test_figures_that_differ_in_their_time_may_be_referred_to_with_the_difference_named() -> None:
    scope = DISPUTES.scope.model_copy(update={"place": "甲社区", "group": None})
    year = DISPUTES.period.model_copy(update={"kind": "某年", "raw": "2024", "end": "2024"})
    rows = [
        _case("a", BEIJING, scope=scope, period=year),
        _case("b", DONGGUAN, scope=scope, period=year.model_copy(update={"kind": "每月"})),
    ]
    (found,) = side_by_side(rows, library(*(c for c, _ in rows)))
    assert not found.verdict.comparable
    assert found.together
    assert found.verdict.words == "可参照：单位相同，时间不同（某年，每月）。"
    rows.append(_case("c", DONGGUAN, scope=scope, period=year, unit="次"))
    (apart,) = side_by_side(rows, library(*(c for c, _ in rows)))
    assert apart.verdict.differences == ()
    assert not apart.together


def test_the_verdict_names_every_reason() -> None:
    rows = [
        _case("a", BEIJING),
        _case("b", DONGGUAN, level="产出"),
        _case("c", DONGGUAN, unit="次"),
    ]
    (found,) = side_by_side(rows, library(*(c for c, _ in rows)))
    assert not found.verdict.comparable
    assert "层级不同：成效，产出" in found.verdict.reasons
    assert "单位不同：件，次" in found.verdict.reasons


def test_figures_without_an_indicator_are_not_put_together() -> None:
    rows = [_case("a", BEIJING, indicator="其他指标"), _case("b", DONGGUAN, indicator="其他指标")]
    assert side_by_side(rows, library(*(c for c, _ in rows))) == ()


def test_no_pair_is_called_comparable_that_the_rule_refuses() -> None:
    given = real_library()
    everything = [(c, o) for c in given.cases.values() for o in c.observations]
    for found in side_by_side(everything, given):
        own = [o for _, o in everything if o.indicator == found.indicator.text]
        measured = [measurand(o, given.vocabulary) for o in own]
        pairs = all(comparability(a, b).comparable for a in measured for b in measured)
        assert found.verdict.comparable == pairs
        assert found.total == len(own)
