"""The proof holds for real figures, and for none of their neighbours."""

from __future__ import annotations

from decimal import Decimal
from itertools import groupby, pairwise
from typing import Any

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from casebook.language.cues import COMPARATORS
from casebook.language.fingerprint import contains, take_fingerprint
from casebook.language.normalise import normalise
from casebook.language.numerals import format_decimal
from casebook.language.proof import Mismatch, matches
from casebook.language.quantity import find_quantities
from casebook.language.units import DURATIONS, UNITS
from tests.property.language.chinese import write_chinese
from tests.property.language.figures import FIGURES, Figure

ALL_UNITS = (*UNITS, "户/人", "人/户", "名/个", "元/月", "")


def prove(claim: Figure, **changed: Any) -> Mismatch | None:
    claim = claim._replace(**changed)
    return matches(
        claim.quote,
        value=claim.value,
        value_to=claim.value_to,
        unit=claim.unit,
        comparator=claim.comparator,
        figure=claim.figure,
    )


def digits_changed(text: str) -> list[str]:
    """All texts with one digit other than in ``text``."""
    return [
        text[:at] + digit + text[at + 1 :]
        for at, old in enumerate(text)
        if old.isdigit()
        for digit in "0123456789"
        if digit != old
    ]


def test_the_table_is_large_and_its_phrases_are_short() -> None:
    assert len(FIGURES) >= 80
    assert all(8 <= len(normalise(f.quote)) <= len(f.quote) <= 30 for f in FIGURES)
    assert {f.comparator for f in FIGURES} >= set(COMPARATORS) - {"不足"}


def test_every_real_figure_is_proven() -> None:
    assert [f for f in FIGURES if prove(f) is not None] == []


def test_no_value_with_another_digit_is_proven() -> None:
    kinds = {
        (mismatch := prove(f, value=Decimal(value))) and mismatch.kind
        for f in FIGURES
        for value in digits_changed(format_decimal(f.value))
    }
    assert kinds == {"number"}


def test_no_value_of_another_magnitude_is_proven() -> None:
    shifts = (-4, -2, -1, 1, 2, 4)
    assert all(prove(f, value=f.value.scaleb(s)) is not None for f in FIGURES for s in shifts)


def test_no_other_comparator_is_proven() -> None:
    kinds = {
        (mismatch := prove(f, comparator=comparator)) and mismatch.kind
        for f in FIGURES
        for comparator in {*COMPARATORS, ""} - {f.comparator}
    }
    assert kinds == {"comparator"}


def test_no_other_unit_is_proven() -> None:
    wrong = [
        (f, unit)
        for f in FIGURES
        for unit in set(ALL_UNITS) - {f.unit}
        if prove(f, unit=unit) is None
    ]
    assert wrong == []


def test_no_other_upper_end_is_proven() -> None:
    wrong = [
        (f, other)
        for f in FIGURES
        for other in {None, f.value, Decimal(4), Decimal(30)} - {f.value_to}
        if prove(f, value_to=other) is None
    ]
    assert wrong == []


def test_another_character_in_a_phrase_is_noticed() -> None:
    for _, figures in groupby(FIGURES, key=lambda f: f.article):
        quotes = {f.quote for f in figures}
        article = take_fingerprint("\n".join(quotes), salt="test")
        assert all(contains(article, quote) for quote in quotes)
        unnoticed = [
            changed
            for quote in quotes
            for at, old in enumerate(quote)
            for new in "0123456789一二三余多近约超不人个次，的"
            if normalise(new) != normalise(old)
            and contains(article, changed := quote[:at] + new + quote[at + 1 :])
        ]
        assert unnoticed == []


def test_another_digit_in_a_phrase_is_noticed_by_the_proof_alone() -> None:
    for f in FIGURES:
        for q in find_quantities(f.quote):
            if (q.value, q.unit, q.comparator) != (f.value, f.unit, f.comparator):
                continue
            for piece in digits_changed(q.text):
                quote = f.quote[: q.start] + piece + f.quote[q.end :]
                assert prove(f, quote=quote, figure=f.figure and piece) is not None, quote


ALIASES = (
    ("服务群众3000人次", "人次", "人"),
    ("服务群众3000人", "人", "人次"),
    ("走访居民3000户次", "户次", "户"),
    ("开展活动30场次，群众满意", "场次", "场"),
    ("开展活动30场次，群众满意", "场次", "次"),
    ("群众满意度提高5个百分点", "个百分点", "个"),
    ("群众满意度提高5个百分点", "个百分点", "%"),
    ("群众满意度提高5%以内", "%", "个百分点"),
    ("平均办理时间为6个月左右", "个月", "个"),
    ("平均办理时间为6个月左右", "个月", "月"),
    ("按300户/人的标准招聘", "户/人", "户"),
    ("按300户/人的标准招聘", "户/人", "人"),
    ("绿化面积30平方公里左右", "平方公里", "公里"),
    ("梳理出5大类高频事项", "大类", "类"),
    ("每次办理不超过5分钟", "分钟", "分"),
)


@pytest.mark.parametrize(("quote", "unit", "other"), ALIASES)
def test_kindred_units_never_stand_in_for_one_another(quote: str, unit: str, other: str) -> None:
    stated = next(q for q in find_quantities(quote) if q.unit == unit)
    claim = Figure(0, quote, stated.value, unit, stated.comparator)
    assert prove(claim) is None
    mismatch = prove(claim, unit=other)
    assert mismatch is not None
    assert mismatch.kind == "unit"


# How a comparator can be written around a number and its unit.
PATTERNS = (
    ("{n}{u}", "等于"),
    ("超过{n}{u}", "超过"),
    ("超{n}{u}", "超过"),
    ("逾{n}{u}", "超过"),
    ("突破{n}{u}", "超过"),
    ("不少于{n}{u}", "不少于"),
    ("不低于{n}{u}", "不少于"),
    ("至少{n}{u}", "不少于"),
    ("{n}{u}以上", "不少于"),
    ("{n}{u}及以上", "不少于"),
    ("不足{n}{u}", "不足"),
    ("不到{n}{u}", "不足"),
    ("不超过{n}{u}", "不超过"),
    ("不高于{n}{u}", "不超过"),
    ("至多{n}{u}", "不超过"),
    ("{n}{u}以内", "不超过"),
    ("{n}{u}以下", "不超过"),
    ("约{n}{u}", "约"),
    ("大约{n}{u}", "约"),
    ("{n}{u}左右", "约"),
    ("{n}余{u}", "余"),
    ("{n}多{u}", "余"),
    ("将近{n}{u}", "近"),
    ("接近{n}{u}", "近"),
    ("平均{n}{u}", "平均"),
    ("平均每个社区{n}{u}", "平均"),
    ("最高{n}{u}", "最高"),
    ("超过{n}{u}以上", "超过"),
)

numbers = st.integers(min_value=1, max_value=99_999_999)
units = st.sampled_from(UNITS)
ENDS = st.sampled_from(("", "，", "。", "的标准", "）"))


@given(
    number=numbers,
    chinese=st.booleans(),
    unit=units,
    pattern=st.sampled_from(PATTERNS),
    end=ENDS,
)
def test_a_written_figure_is_proven_and_only_as_written(
    number: int, chinese: bool, unit: str, pattern: tuple[str, str], end: str
) -> None:
    template, comparator = pattern
    written = write_chinese(number) if chinese else str(number)
    quote = "服务群众" + template.format(n=written, u=unit) + end
    assume(not (unit == "年" and 1000 <= number <= 9999))  # a calendar year has no 以上
    if chinese:
        assume(not (number == 1 and unit in {"起", "点", "方面"}))  # 一起: together
        assume(not (written.endswith("千") and unit in {"米", "克"}))  # 三千米: three kilometres
    claim = Figure(0, quote, Decimal(number), unit, comparator)
    assert prove(claim) is None, quote
    assert prove(claim, value=Decimal(number + 1)) is not None
    for other in COMPARATORS:
        assert other == comparator or prove(claim, comparator=other) is not None


@given(number=st.integers(1, 9999), scale=st.sampled_from(("万", "亿", "千", "百")), unit=units)
def test_a_scaled_figure_is_proven_in_the_plain_unit(number: int, scale: str, unit: str) -> None:
    assume(not (scale == "千" and unit in {"米", "克"}))  # 3千米 is three kilometres
    plain = Decimal(number) * {"万": 10**4, "亿": 10**8, "千": 1000, "百": 100}[scale]
    for written, comparator in ((f"{number}{scale}", "等于"), (f"{number}多{scale}", "余")):
        if scale in "千百" and comparator == "余":
            continue
        claim = Figure(0, f"累计服务{written}{unit}。", plain, unit, comparator)
        assert prove(claim) is None, claim
        assert prove(claim, value=Decimal(number)) is not None


@given(
    low=st.integers(1, 500),
    more=st.integers(1, 500),
    sign=st.sampled_from(("—", "-", "～", "~", "至", "到", "–")),
    unit=units,
)
def test_a_range_is_proven_with_both_ends(low: int, more: int, sign: str, unit: str) -> None:
    high = low + more
    ends = Decimal(low), Decimal(high)
    claim = Figure(0, f"建立{low}{sign}{high}{unit}。", ends[0], unit, "区间", None, ends[1])
    assert prove(claim) is None
    assert prove(claim, value_to=ends[1] + 1) is not None
    assert prove(claim, value_to=None) is not None
    assert prove(claim, comparator="等于") is not None


@given(first=numbers, second=numbers, unit=units)
def test_two_figures_of_a_unit_need_the_part_that_holds_one(
    first: int, second: int, unit: str
) -> None:
    assume(first != second)
    assume(unit not in DURATIONS)  # 5年3年 is no sentence
    quote = f"由原来的{first}{unit}调整为{second}{unit}。"
    whole = Figure(0, quote, Decimal(first), unit, "等于")
    mismatch = prove(whole)
    assert mismatch is not None
    assert mismatch.kind == "ambiguous"
    assert prove(whole, figure=f"原来的{first}{unit}") is None
    assert prove(whole, figure=f"调整为{second}{unit}") is not None
    assert prove(whole, figure=f"调整为{second}{unit}", value=Decimal(second)) is None


TEXTS = st.text(
    alphabet="0123456789.,一二三十百千万亿两零多余近约超不过人个次%—至 第半年月以上内平均至少左右",
    max_size=24,
)


@given(text=TEXTS)
def test_any_text_is_read_without_failing_and_in_order(text: str) -> None:
    found = find_quantities(text)
    assert all(q.text == text[q.start : q.end] and q.text for q in found)
    assert all(a.end <= b.start for a, b in pairwise(found))
    assert all(q.comparator in COMPARATORS for q in found)
    assert all((q.value_to is not None) == (q.comparator == "区间") for q in found)
    assert all(q.value_to is None or q.value < q.value_to for q in found)


@given(text=TEXTS)
def test_what_is_said_of_a_number_is_a_piece_of_the_text_and_holds_the_number(text: str) -> None:
    for q in find_quantities(text):
        assert q.said == text[q.said_start : q.said_end]
        assert 0 <= q.said_start <= q.start < q.number_end <= q.end <= q.said_end <= len(text)


@given(number=numbers, unit=units, pattern=st.sampled_from(PATTERNS), end=ENDS)
def test_all_words_that_say_how_a_number_is_meant_are_in_what_is_said(
    number: int, unit: str, pattern: tuple[str, str], end: str
) -> None:
    template, comparator = pattern
    assume(not (unit == "年" and 1000 <= number <= 9999))  # a calendar year has no 以上
    said = template.format(n=number, u=unit)
    found = [q for q in find_quantities(f"服务群众{said}{end}") if q.unit == unit]
    assert [(q.said, q.comparator) for q in found] == [(said, comparator)]
