from __future__ import annotations

from decimal import Decimal

import pytest

from casebook.language.numerals import format_decimal, parse_numeral

READ = {
    "六": "6",
    "两": "2",
    "〇": "0",
    "十": "10",
    "十二": "12",
    "二十": "20",
    "一百零五": "105",
    "一百五": "150",
    "一百一十": "110",
    "三千五百": "3500",
    "两千零八": "2008",
    "一万二": "12000",
    "十万": "100000",
    "百万": "1000000",
    "千万": "10000000",
    "一亿零五百": "100000500",
    "二〇二一": "2021",
    "三点五": "3.5",
    "4134": "4134",
    "58.68": "58.68",
    "23000": "23000",
    "1,234": "1234",
    "1,234,567": "1234567",
    "１２．５": "12.5",
    "1.9万": "19000",
    "6.3万": "63000",
    "3万5千": "35000",
    "1万2000": "12000",
    "2百万": "2000000",
    "3000多万": "30000000",
    "十余万": "100000",
    "兩萬": "20000",
}


@pytest.mark.parametrize("text", READ)
def test_a_number_is_read_exactly(text: str) -> None:
    assert parse_numeral(text) == Decimal(READ[text])


@pytest.mark.parametrize(
    "text",
    [
        "",
        "半",
        "几十",
        "两三",  # two or three
        "七八",
        "五一",  # the first of May
        "三五",
        "十四五",  # the fourteenth plan of five years
        "百千万",
        "十两",
        "两十",
        "零五",
        "1，234",  # two clauses
        "1,2345",
        "1.2.3",
        "1万20",
        "十3",
        "100多",
        "8个",
        "第3",
    ],
)
def test_what_is_no_single_number_is_not_read(text: str) -> None:
    assert parse_numeral(text) is None


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("5E+4", "50000"),
        ("58.680", "58.68"),
        ("19000.0", "19000"),
        ("0.50", "0.5"),
        ("100", "100"),
        ("-0", "0"),
        ("-0.0", "0"),
        ("-3.50", "-3.5"),
    ],
)
def test_the_canonical_form(value: str, text: str) -> None:
    assert format_decimal(Decimal(value)) == text


@pytest.mark.parametrize("value", ["NaN", "Infinity"])
def test_what_is_no_number_has_no_canonical_form(value: str) -> None:
    with pytest.raises(ValueError, match="not a finite number"):
        format_decimal(Decimal(value))
