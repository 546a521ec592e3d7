"""Figures in words: when, of what, by whom, and what must not be taken for a result."""

from __future__ import annotations

import pytest

from casebook.derive.figures.figures import LEVELS, best_figure, figures, grouped, source_day, span
from casebook.model.observation import Period
from casebook.model.source import SourceDate
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()
CASE = SAMPLE.cases["jia-estate-parking"]
FIGURES = {figure.id: figure for figure in figures(CASE, SAMPLE)}


def _period(raw: str, kind: str, start: str = "", end: str = "", basis: str = "原文写明") -> Period:
    return Period.model_construct(
        raw=raw, kind=kind, start=start or None, end=end or None, duration=None, basis=basis
    )


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (
            _period("今年以来", "时段", "2024-01-01", "2024-12-16", "推断"),
            "今年以来（2024-01-01 至 2024-12-16，推断）",
        ),
        (_period("2024-12-16", "时点", end="2024-12-16"), "2024-12-16"),
        (
            _period("截至目前", "累计", end="2024-12", basis="推断"),
            "截至目前（截至 2024-12，推断）",
        ),
        (_period("去年", "某年", end="2023", basis="推断"), "去年（2023，推断）"),
        (_period("2023", "某年", "2023", "2023"), "2023"),
        (_period("2021年", "某年", "2021", "2021"), "2021年"),
        (
            _period("疫情期间", "时段", "2020", "2020", "推断"),
            "疫情期间（2020 年内，推断）",
        ),
        (_period("上个月", "时段", "2024-03", "2024-03", "推断"), "上个月（2024 年 3 月内，推断）"),
        (_period("当天", "累计", "2024-03-02", "2024-03-02"), "当天（2024-03-02）"),
        (_period("3月起", "时段", "2024-03"), "3月起（2024-03 起）"),
        (_period("两个月时间内", "时段", basis="未说明"), "两个月时间内（起止未说明）"),
        (_period("每月", "每月"), "每月"),
        (_period("平时", "每月"), "每月（原文写“平时”）"),
        (_period("未说明", "未说明", basis="未说明"), "未说明"),
        (_period("未说明", "时点", basis="未说明"), "时点，起止未说明"),
        (_period("目前", "时点", basis="未说明"), "目前"),
    ],
    ids=lambda value: value if isinstance(value, str) else value.raw,
)
def test_when(period: Period, words: str) -> None:
    assert span(period) == words


def test_what_stands_behind_a_result() -> None:
    figure = FIGURES["o5"]
    assert figure.quantity.text == "12件"
    assert figure.period == "今年以来（2024-01-01 至 2024-12-16，推断）"
    assert figure.baseline == "约96件，去年（2023，推断）"
    assert figure.flags == ("单位自述", "时间为推断")
    assert figure.measures == ("“夜借日还”",)
    assert (figure.source_title, figure.source_uri) == (
        "甲社区自述：车位借出来",
        "sources/self-report/",
    )
    assert figure.source_date == "成文 2024-12-16（推断）"
    assert figure.quote == "去年停车纠纷约96件，今年以来12件"
    assert figure.indicator_uri == "indicators/t03/"


@pytest.mark.parametrize(
    ("name", "flags"),
    [
        ("o1", ()),
        ("o6", ()),
        ("o7", ("单位自述", "时间为推断", "分母未说明")),
        ("o8", ("计划，不是结果", "时间为推断")),
        ("o9", ("不计入成效",)),
    ],
)
def test_caveats_are_flags(name: str, flags: tuple[str, ...]) -> None:
    assert FIGURES[name].flags == flags


def test_rates_say_what_they_divide_by_and_what_they_compare_with() -> None:
    rate = FIGURES["o6"]
    assert rate.denominator == "登记车辆（400余个）"
    assert FIGURES["o5"].before == "约96件"
    assert rate.control == "没有借车位的乙社区：不足60%"
    assert rate.source_date == "发布 2025-03，成文日期未知"


def test_a_comparison_shows_its_own_phrase() -> None:
    divided, proof = FIGURES["o6"].proofs
    assert (divided.label, divided.quote) == ("分母原话", "登记车辆有400余个，夜里都要停")
    assert (proof.label, proof.quote) == ("对照原话", "没有推行的社区不足60%")
    assert (proof.source_title, proof.source_uri) == ("停车调查公报", "sources/reprint/")
    assert FIGURES["o5"].proofs == ()  # one phrase tells both figures
    assert FIGURES["o1"].proofs == ()


def test_a_time_that_is_not_given_is_not_named_by_its_kind() -> None:
    assert FIGURES["o6"].period_short == "时间未说明"
    assert FIGURES["o3"].period_short == "每月"
    assert FIGURES["o5"].period_short == "今年以来"


def test_whose_figure_it_is() -> None:
    assert FIGURES["o3"].scope == "甲社区，有车的居民"
    assert FIGURES["o2"].scope == "甲街道"


def test_groups_come_in_the_order_of_the_levels_and_lose_nothing() -> None:
    groups = grouped(tuple(reversed(FIGURES.values())), SAMPLE.vocabulary)
    assert [group.level for group in groups] == [
        level for level in LEVELS if level in {figure.level for figure in FIGURES.values()}
    ]
    assert [group.level for group in groups][-2:] == ["目标", "荣誉报道"]
    assert sum(len(group.figures) for group in groups) == len(FIGURES)
    assert all(figure.level == group.level for group in groups for figure in group.figures)


@pytest.mark.parametrize(
    ("given", "best"),
    [
        (("o1", "o8", "o9"), None),
        (("o2", "o3", "o8"), "o3"),
        (("o7", "o5", "o6"), "o5"),
        (("o9", "o7"), "o7"),
        ((), None),
    ],
)
def test_the_best_figure_is_never_a_plan_an_honour_or_the_background(
    given: tuple[str, ...], best: str | None
) -> None:
    found = best_figure(tuple(FIGURES[name] for name in given))
    assert (found.id if found else None) == best


def test_when_a_source_was_written() -> None:
    source = SAMPLE.sources["self-report"]
    stated = SourceDate.model_construct(value="2024-12-16", basis="原文写明", note=None)
    assert source_day(source.model_copy(update={"content": stated})) == "成文 2024-12-16"
    assert source_day(SAMPLE.sources["template-site"]) == "日期未知"


def test_no_real_figure_is_left_out_or_empty() -> None:
    library = real_library()
    for case in library.cases.values():
        found = figures(case, library)
        assert [figure.id for figure in found] == [o.id for o in case.observations]
        assert sum(len(group.figures) for group in grouped(found, library.vocabulary)) == len(found)
        for figure in found:
            assert figure.quantity.text
            assert figure.period
            assert figure.scope
            assert "None" not in figure.baseline + figure.period + figure.denominator
