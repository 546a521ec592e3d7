"""What once passed in silence: small changes that make a record say something else."""

from __future__ import annotations

from typing import Any

import pytest

from casebook.language.period import resolve
from tests.unit.validate.good_library import CASE, data_of, dump, problems_of


def _codes(change: dict[str, Any]) -> set[str]:
    return {problem.code for problem in problems_of({CASE: dump(data_of(CASE) | change)})}


def _with(section: str, index: int, **fields: Any) -> set[str]:
    data = data_of(CASE)
    data[section][index] |= fields
    return {problem.code for problem in problems_of({CASE: dump(data)})}


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("停车纠纷由每月15起下降到每月40起。", "PRF-025"),
        ("停车纠纷由每月40起上升到每月15起。", "PRF-025"),
        ("停车纠纷由每月40起下降到每月15起。", None),
        ("常住人口不到3万人。", "PRF-020"),
        ("常住人口3万人。", "PRF-020"),
        ("常住人口超过3万人。", None),
        ("网格员每周巡查五次。", "PRF-024"),
        ("已有九支队伍。", "PRF-024"),
        ("上百支队伍参加。", "PRF-024"),
        ("纠纷翻了一番。", "PRF-024"),
        ("半数以上的居民满意。", "PRF-024"),
        ("六成居民满意。", "PRF-024"),
        ("办法有三项，分两类，四个方面。", None),
        ("五家渠市和七台河市也这样做。", None),
        ("2019年开始巡查。", "PER-008"),
        ("2023年开始巡查。", None),
        ("这是首创的办法。", "TXT-002"),
        ("走在全国领先的位置。", "TXT-002"),
        ("走出了一条创新之路。", "TXT-002"),
        ("居民王建国带头。", "PII-005"),
        ("居民代表李秀英也来。", "PII-005"),
        ("退休教师刘国庆报名。", "PII-005"),
        ("网格员王芳上门。", "PII-005"),
        ("老周说好。", "PII-005"),
        ("联系人：王建国。", "PII-005"),
        ("电话0717—4212345。", "PII-001"),
        ("鄂E12345占道。", "PII-008"),
        ("证号42058319900101123X。", "PII-002"),
        ("老小区、小程序、小区里的老人都来。", None),
        ("网格员包片，楼长带头。", None),
    ],
)
def test_a_sentence_of_the_summary(text: str, code: str | None) -> None:
    assert _codes({"summary": f"示例社区老人多、车位少，停车纠纷一直不断。{text}"}) == (
        {code} if code else set()
    )


@pytest.mark.parametrize(
    ("section", "fields", "code"),
    [
        ("limits", {"text": "只调查了300人。"}, "PRF-026"),
        ("limits", {"text": "按36个网格算，是整理者计算的300人。"}, None),
        ("not_reported", {"text": "没有写9999万元花在哪里。"}, "PRF-026"),
        ("not_reported", {"ask": "36名网格员每月拿多少钱？"}, None),
    ],
)
def test_numbers_of_analysis(section: str, fields: dict[str, str], code: str | None) -> None:
    assert _with(section, 0, **fields) == ({code} if code else set())


def test_numbers_of_advice_and_of_teaching() -> None:
    assert _codes({"transfer": {"advice": ["先有888名网格员。"]}}) == {"PRF-026"}
    teaching = data_of(CASE)["teaching"]
    assert _codes({"teaching": teaching | {"misreadings": ["网格员有888名。"]}}) == {"PRF-026"}
    assert _codes({"teaching": teaching | {"misreadings": ["不能写成888名。"]}}) == set()


def test_a_frequency_is_proven_like_any_number() -> None:
    assert _with("measures", 0, frequency="每周五次") == {"PRF-024"}


@pytest.mark.parametrize(
    ("fields", "code"),
    [
        ({"level": "成效"}, "PRF-023"),
        ({"level": "覆盖"}, "PRF-023"),
        ({"level": "活动"}, None),
        ({"attribution": "独立评估"}, "PRF-028"),
        ({"attribution": "独立评估", "note": "区里委托高校做的抽样调查。"}, None),
        ({"label": "诉求减少到的条数"}, None),  # its quote tells no direction
        ({"scope": {"place": "北京市海淀区"}}, "PLC-007"),
    ],
)
def test_a_figure(fields: dict[str, Any], code: str | None) -> None:
    assert _with("observations", 1, **fields) == ({code} if code else set())


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"status": "第三方核验"}, False),
        ({"status": "第三方核验", "note": "县委党校走访时逐条核实。"}, True),
        ({"status": "已下线"}, False),
        ({"status": "已下线", "note": "做法已停止。"}, False),
        ({"status": "草稿", "checked": None}, True),
        ({"status": "已核对原文", "checked": None}, False),
    ],
)
def test_a_state_is_borne_out(fields: dict[str, Any], told: bool) -> None:
    editorial = data_of(CASE)["editorial"] | fields
    editorial = {key: value for key, value in editorial.items() if value is not None}
    assert _codes({"editorial": editorial}) == (set() if told else {"FLD-020"})


def test_a_change_needs_no_denominator() -> None:
    figure = {
        "kind": "变化",
        "unit": "%",
        "value": "95",
        "denominator": None,
    }
    data = data_of(CASE)
    data["observations"][3] = {
        key: value for key, value in (data["observations"][3] | figure).items() if value is not None
    }
    assert "PRF-009" not in {problem.code for problem in problems_of({CASE: dump(data)})}


@pytest.mark.parametrize(
    ("phrase", "day", "start", "end"),
    [
        ("今年1至9月", "2024-10-09", "2024-01", "2024-09"),
        ("1—9月份", "2024-10-09", "2024-01", "2024-09"),
        ("1至11月", "2024-10-09", "2023-01", "2023-11"),
        ("今年前三季度", "2024-10-09", "2024-01", "2024-09"),
        ("去年第四季度", "2024-10-09", "2023-10", "2023-12"),
        ("截至9月底", "2024-10-09", None, "2024-09"),
        ("截至11月底", "2024-01-09", None, "2023-11"),
        ("今年以来，截至9月底", "2024-10-09", "2024-01-01", "2024-09"),
        ("截至9月底", None, None, None),
        ("前三个月", "2024", None, None),
    ],
)
def test_months_without_a_year(
    phrase: str, day: str | None, start: str | None, end: str | None
) -> None:
    resolved = resolve(phrase, day)
    assert resolved is not None
    assert (resolved.start, resolved.end) == (start, end)


@pytest.mark.parametrize(
    ("waiver", "codes"),
    [
        ({"code": "TXT-002", "until": "2025-01-10"}, set()),
        (
            {"code": "TXT-002", "until": "2024-06-01"},
            {"FLD-021"},
        ),  # it ended before the day of the check
        ({"code": "TXT-012", "until": "2025-01-10"}, {"FLD-021", "TXT-002"}),  # not what is raised
        ({"code": "PRF-001", "until": "2025-01-10"}, {"FLD-021", "TXT-002"}),  # an error
        ({"code": "abc", "until": "2025-01-10"}, {"FLD-021", "TXT-002"}),
    ],
)
def test_a_warning_is_let_stand_for_a_reason_and_a_time(
    waiver: dict[str, str], codes: set[str]
) -> None:
    data = data_of(CASE)
    data["summary"] = "示例社区老人多、车位少，停车纠纷一直不断。这是首创的办法。"
    data["editorial"]["waivers"] = [{**waiver, "reason": "是一项制度的正式名称。"}]
    assert {problem.code for problem in problems_of({CASE: dump(data)})} == codes


def test_the_name_of_a_place_counts_nothing() -> None:
    data = data_of(CASE)
    data["place"] |= {"community": "九支社区", "basis": "推断", "note": "例子里的地名。"}
    data["summary"] = "九支社区老人多、车位少，停车纠纷一直不断，网格员天天巡查。"
    assert {p.code for p in problems_of({CASE: dump(data)})} == set()
