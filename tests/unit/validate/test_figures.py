"""Rules about figures: cheats that are verbatim, fields that contradict each other."""

from __future__ import annotations

from typing import Any

import pytest

from casebook.problem import Problem, Severity
from casebook.validate.sources import fingerprint_of
from casebook.validate.surroundings import widened
from tests.unit.validate.good_library import CASE, check_files, data_of, dump, problems_of


def with_observation(index: int, **fields: Any) -> tuple[Problem, ...]:
    """What is wrong once some fields of one observation of the sample are others."""
    data = data_of(CASE)
    data["observations"][index] |= fields
    return problems_of({CASE: dump(data)})


def _evidence(quote: str, **more: str) -> dict[str, str]:
    return {"source": "shili-2023", "quote": quote, **more}


@pytest.mark.parametrize(
    ("quote", "value", "unit", "comparator"),
    [
        ("3万人，老人多、车位少", "30000", "人", "等于"),  # 超过3万人
        ("6名网格员每天巡查，做到", "6", "名", "等于"),  # 36名
        ("6个网格，选派36名网格员", "6", "个", "等于"),  # 36个
        ("200多条在24小时内办结，", "200", "条", "等于"),  # the comparator is in the quote
        ("过800户，并请辖区单位", "800", "户", "等于"),  # 不超过
        ("超过800户，并请辖区单位", "800", "户", "超过"),  # 不超过
        ("百万元用于改造充电设施", "1000000", "元", "等于"),  # 近百万元
        ("累计服务居民1.8万多人", "18000", "人", "余"),  # 人次
        ("社区照这个办法做，累计服务居民1", "1", "个", "等于"),
        ("服务居民1.8万多人次，省里的媒体", "8", "人次", "等于"),
        ("参加居民近500人", "500", "人", "近"),  # 人次
    ],
)
def test_a_verbatim_quote_cut_in_the_wrong_place_is_refused(
    quote: str, value: str, unit: str, comparator: str
) -> None:
    problems = with_observation(
        0,
        indicator="其他指标",
        value=value,
        unit=unit,
        comparator=comparator,
        evidence=_evidence(quote),
    )
    errors = {p.code for p in problems if p.severity is Severity.ERROR}
    assert errors & {"PRF-004", "PRF-005", "PRF-006", "PRF-008", "PRF-019"}


@pytest.mark.parametrize(
    "quote",
    ["常住人口超过3万人", "区有住宅小区12个，常住人口超过3万人", "人口超过3万人，老人多"],
)
def test_a_fair_cut_is_left_alone(quote: str) -> None:
    assert with_observation(0, evidence=_evidence(quote)) == ()


def test_the_plan_that_was_cut_off_still_makes_a_target() -> None:
    problems = with_observation(5, level="产出", evidence=_evidence("每个网格不超过800户，并请"))
    assert {p.code for p in problems} == {"PRF-012"}


def test_what_stands_around_a_quote() -> None:
    (source,) = check_files({}).library.sources.values()
    fingerprint = fingerprint_of(source)
    assert fingerprint is not None
    assert widened(fingerprint, "3万人，老人多、车位少") == ("超过3万人，老人多、车位少",)
    assert widened(fingerprint, "请物业、商户和居民一起议事") == ()
    assert widened(fingerprint, "短") == ()


@pytest.mark.parametrize(
    ("index", "fields", "code"),
    [
        (0, {"value": "030000"}, "FLD-012"),
        (0, {"value": "30000.0"}, None),
        (4, {"value": "3", "value_to": "2"}, "PRF-010"),
        (4, {"comparator": "等于"}, "PRF-010"),
        (3, {"denominator": {"label": "收到的诉求"}}, None),
        (
            1,
            {
                "denominator": {
                    "label": "未说明",
                    "value": "260",
                    "unit": "条",
                    "evidence": _evidence("共收到居民各类诉求260条"),
                }
            },
            "PRF-017",
        ),
        (
            1,
            {
                "denominator": {
                    "label": "收到的各类诉求",
                    "value": "206",
                    "unit": "条",
                    "evidence": _evidence("共收到居民各类诉求260条"),
                }
            },
            "PRF-004",
        ),
        (2, {"evidence": _evidence("由每月40起下降到每月15起", figure="40起")}, "PRF-004"),
        (2, {"evidence": _evidence("由每月40起下降到每月15起", figure="月15起")}, None),
        (0, {"indicator": "服务人次"}, "VOC-007"),
        (5, {"level": "成效"}, "PRF-012"),
        (5, {"level": "背景"}, None),
    ],
)
def test_fields_of_a_figure(index: int, fields: dict[str, Any], code: str | None) -> None:
    assert {p.code for p in with_observation(index, **fields)} == ({code} if code else set())


def test_a_wrong_number_is_mended_by_its_quote() -> None:
    (problem,) = with_observation(1, value="220")
    assert (problem.suggestion, problem.where) == ('"200"', ("observations", 1, "value"))
    (problem,) = with_observation(1, comparator="等于")
    assert problem.suggestion == "余"
    (problem,) = with_observation(1, unit="项")
    assert problem.suggestion == "条"


def test_a_misspelt_field_hides_no_wrong_number() -> None:
    data = data_of(CASE)
    data["keyword"] = data.pop("keywords")
    data["observations"][0]["value"] = "40000"
    data["observations"][1]["titel"] = "甲"
    data["place"]["path"][2] = "洪山区"
    data["measures"][0]["problems"] = ["p7"]
    assert {p.code for p in problems_of({CASE: dump(data)})} == {
        *("FLD-002", "PRF-004", "PLC-002", "REF-006"),
    }


@pytest.mark.parametrize(
    ("raw", "fields", "code"),
    [
        ("今年以来", {"kind": "时段"}, None),
        ("今年以来", {"kind": "时段", "start": "2023", "end": "2023-12"}, None),
        ("今年以来", {"kind": "时段", "start": "2020-01-01"}, "PER-005"),
        ("去年", {"kind": "某年", "start": "2022", "end": "2022"}, None),
        ("去年", {"kind": "某年", "start": "2023", "end": "2023"}, "PER-005"),
        ("2021年", {"kind": "某年", "start": "2020", "basis": "原文写明"}, "PER-005"),
        ("2021年", {"kind": "某年", "start": "2021", "basis": "原文写明"}, None),
        ("2021年", {"kind": "某年"}, "PER-001"),
        ("每季度", {"kind": "每月"}, "PER-001"),
        ("未说明", {"kind": "累计", "basis": "未说明"}, "PER-001"),
        ("今年以来", {"kind": "累计"}, "PER-001"),
        ("两个月内", {"kind": "累计"}, "PER-001"),
        ("此前", {"kind": "累计"}, None),
        ("截至目前", {"kind": "累计", "end": "2024-01"}, "PER-004"),
        ("去年", {"kind": "某年", "start": "2022", "basis": "未说明"}, "PER-007"),
        ("下个月", {"kind": "时段", "end": "2024-01"}, "PER-004"),
    ],
)
def test_periods(raw: str, fields: dict[str, str], code: str | None) -> None:
    problems = with_observation(0, period={"raw": raw, "basis": "推断", **fields})
    codes = {p.code for p in problems} - ({"PER-005"} if code == "PER-004" else set())
    assert codes == ({code} if code else set())


def test_a_target_may_lie_ahead() -> None:
    period = {"raw": "2025年", "kind": "某年", "end": "2025", "basis": "原文写明"}
    assert with_observation(5, period=period) == ()
    assert {p.code for p in with_observation(0, period=period)} == {"PER-004"}
