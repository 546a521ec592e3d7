from __future__ import annotations

import pytest

from casebook.language.period import ResolvedPeriod, not_after, parse_edtf, resolve

DAY, YEAR = "2024-12-16", "2020"

# phrase, content date, kind, start, end, duration
RESOLVED = (
    ("今年以来", DAY, "时段", "2024-01-01", DAY, None),
    ("今年以来", "2024-12", "时段", "2024-01", "2024-12", None),
    ("今年以来", YEAR, "时段", "2020", "2020", None),
    ("今年", DAY, "某年", "2024", "2024", None),
    ("去年", YEAR, "某年", "2019", "2019", None),
    ("去年", None, "某年", None, None, None),
    ("去年以来", YEAR, "时段", "2019", "2020", None),
    ("截至目前", DAY, "累计", None, DAY, None),
    ("目前", DAY, "时点", DAY, DAY, None),
    ("现有", None, "时点", None, None, None),
    ("近日", DAY, "时点", None, DAY, None),
    ("两个月内", DAY, "时段", None, None, "P2M"),
    ("在两个月时间内", DAY, "时段", None, None, "P2M"),
    ("在三个月的时间内", DAY, "时段", None, None, "P3M"),
    ("三个月", None, "时段", None, None, "P3M"),
    ("24小时内", DAY, "时段", None, None, "PT24H"),
    ("半年", DAY, "时段", None, None, "P6M"),
    ("近三年", DAY, "时段", None, DAY, "P3Y"),
    ("每天", DAY, "每日", None, None, None),
    ("每周", DAY, "每周", None, None, None),
    ("每月", DAY, "每月", None, None, None),
    ("每季度", DAY, "每季度", None, None, None),
    ("每年", None, "每年", None, None, None),
    ("月均", DAY, "每月", None, None, None),
    ("2021年", DAY, "某年", "2021", "2021", None),
    ("二〇二一年", DAY, "某年", "2021", "2021", None),
    ("2021年3月", DAY, "时段", "2021-03", "2021-03", None),
    ("2021年3月5日", DAY, "时点", "2021-03-05", "2021-03-05", None),
    ("今年3月以来", DAY, "时段", "2024-03", DAY, None),
    ("去年下半年", DAY, "时段", "2023-07", "2023-12", None),
    ("2019—2021年", DAY, "时段", "2019", "2021", None),
    ("截至2021年底", DAY, "累计", None, "2021-12-31", None),
    ("近年来", DAY, "时段", None, DAY, None),
    ("以前", YEAR, "时段", None, "2020", None),
    ("未说明", DAY, "未说明", None, None, None),
)


@pytest.mark.parametrize(
    "case", RESOLVED, ids=[f"{phrase}-{date}" for phrase, date, *_ in RESOLVED]
)
def test_a_phrase_resolves_against_the_content_date(
    case: tuple[str, str | None, str, str | None, str | None, str | None],
) -> None:
    phrase, content_date, kind, start, end, duration = case
    assert resolve(phrase, content_date) == ResolvedPeriod(kind, start, end, duration)


@pytest.mark.parametrize(
    "phrase",
    ["疫情防控期", "2021年2月30日", "改革开放后", "2021年至2019年", "年底", "2025年3月以来"],
)
def test_what_is_not_understood_is_not_guessed(phrase: str) -> None:
    assert resolve(phrase, DAY) is None


@pytest.mark.parametrize("text", ["2024", "2024-02", "2024-02-29"])
def test_a_date_that_exists(text: str) -> None:
    assert str(parse_edtf(text)) == text


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24",
        "2024-2",
        "2024-13",
        "2024-00",
        "2023-02-29",
        "2024-02-30",
        "2024/02",
        "0000",
        "２０２４",
    ],
)
def test_a_date_that_does_not(text: str) -> None:
    with pytest.raises(ValueError, match=r"."):
        parse_edtf(text)


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("2024", "2024", True),
        ("2024", "2024-03", True),
        ("2024-03", "2024", True),
        ("2024-12-16", "2024-12", True),
        ("2024-03-01", "2024-02", False),
        ("2025", "2024-12-31", False),
    ],
)
def test_the_order_of_dates(a: str, b: str, expected: bool) -> None:
    assert not_after(a, b) is expected
