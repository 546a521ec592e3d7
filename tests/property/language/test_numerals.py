"""Numbers are read exactly, however they are written."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from casebook.language.numerals import fold, format_decimal, parse_numeral
from tests.property.language.chinese import write_chinese

large = st.integers(min_value=0, max_value=10**12 - 1)
decimals = st.decimals(
    min_value=0, max_value=10**9, allow_nan=False, allow_infinity=False, places=4
)
FULL_WIDTH = str.maketrans("0123456789.", "０１２３４５６７８９．")


@given(large)
def test_chinese_numerals_round_trip(number: int) -> None:
    assert parse_numeral(write_chinese(number)) == number


@given(st.integers(min_value=0, max_value=99_999))
def test_small_chinese_numerals_round_trip(number: int) -> None:
    assert parse_numeral(write_chinese(number)) == number


@given(large)
def test_thousands_separators_change_nothing(number: int) -> None:
    assert parse_numeral(f"{number:,}") == number


@given(decimals)
def test_decimals_are_exact_in_both_widths(number: Decimal) -> None:
    text = f"{number:f}"
    assert parse_numeral(text) == number
    assert parse_numeral(text.translate(FULL_WIDTH)) == number


@given(number=st.decimals(0, 99999, places=2), scale=st.sampled_from((("万", 4), ("亿", 8))))
def test_a_multiplier_moves_the_point(number: Decimal, scale: tuple[str, int]) -> None:
    word, zeros = scale
    assert parse_numeral(f"{number:f}{word}") == number.scaleb(zeros)


@given(decimals)
def test_the_canonical_form_keeps_the_value_and_is_canonical(number: Decimal) -> None:
    text = format_decimal(number)
    assert Decimal(text) == number
    assert format_decimal(Decimal(text)) == text
    assert "E" not in text
    assert not ("." in text and text.endswith(("0", ".")))
    assert not text.startswith("-0")


@given(st.text(max_size=30))
def test_folding_keeps_every_position(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="〇零一二两三四五六七八九十百千万亿多余点.,019", max_size=12))
def test_what_cannot_be_read_is_none_and_not_a_failure(text: str) -> None:
    value = parse_numeral(text)
    assert value is None or value >= 0
