"""What numbers may stand for once they are put together, and how that is said."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casebook.derive.figures.interval import Interval, in_chinese, interval, total


def _of(written: str) -> Interval:
    """余100 is 100余; a number alone is exact; 区间2-3 is 2—3."""
    number = written.lstrip("超过不少于足约余近区间")
    comparator = written.removesuffix(number) or "等于"
    low, _, high = number.partition("~")
    found = interval(low, comparator, value_to=high or None)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("written", "inside", "outside"),
    [
        ("3120", "3120", "3121"),
        ("余3120", "3129", "3120"),
        ("余3120", "3121", "3130"),
        ("近100", "99", "100"),
        ("超过8", "9", "8"),
        ("不少于8", "8", "7"),
        ("不足8", "7", "8"),
        ("不超过8", "8", "9"),
        ("约8", "8", "9"),
        ("区间2~3", "3", "4"),
        ("-3", "-3", "3"),
        ("超过-3", "-4", "-3"),
        ("余-3000", "-3001", "-3000"),
        ("不超过-3", "-2", "-4"),
    ],
)
def test_what_a_comparator_means(written: str, inside: str, outside: str) -> None:
    assert Decimal(inside) in _of(written)
    assert Decimal(outside) not in _of(written)


@pytest.mark.parametrize("comparator", ["平均", "最高"])
def test_averages_and_maxima_are_no_amounts(comparator: str) -> None:
    assert interval("4500", comparator) is None


@pytest.mark.parametrize(
    ("of", "by", "per", "unit", "said"),
    [
        ("余100", "200", "100", "%", "超过 50%"),
        ("45", "约1100000", "10000", "个", "约 0.41 个"),
        ("174", "近1000000", "10000", "个", "超过 1.74 个"),
        ("45", "余800000", "10000", "个", "约 0.5—0.56 个"),
        ("余30000000", "45", "1", "元", "约 66.7万—88.9万 元"),
        ("超过1000", "34", "1", "人", "超过 29.4 人"),
        ("26917", "7322", "1", "人", "约 3.68 人"),
        ("402", "36", "1", "个", "约 11.2 个"),
        ("余6000", "余100", "1", "人次", "约 30—70 人次"),
        ("近1000000", "163", "1", "人", "不到 6135 人"),
        ("200", "200", "100", "%", "100%"),
        ("0", "200", "100", "%", "0%"),
        ("不少于0", "200", "100", "%", "无法推算"),
        ("近100", "余30", "1", "人", "不到 3.34 人"),
        ("不超过3", "不少于4", "1", "人", "不超过 0.75 人"),
        ("不少于3", "不足4", "1", "人", "超过 0.75 人"),
        ("不少于2", "超过4", "100", "%", "无法推算"),
        ("1", "300", "1", "人", "约 0.0033 人"),
        ("不少于2", "不超过3", "1", "人", "至少 0.67 人"),
    ],
)
def test_ratios(of: str, by: str, per: str, unit: str, said: str) -> None:
    ratio = (_of(of) / _of(by)).scaled(Decimal(per))
    most = Decimal(100) if unit == "%" else None
    assert in_chinese(ratio, unit, most=most) == said


def test_a_product_by_a_count() -> None:
    assert in_chinese(_of("超过10000").scaled(Decimal(8)) / _of("19"), "人") == "至少 4211 人"


@pytest.mark.parametrize(
    ("parts", "unit", "said"),
    [
        (("1", "10", "163"), "个", "174 个"),
        (("余10000", "余500", "余80000"), "人", "约 9.05万—11.06万 人"),
        (("超过3", "5"), "人", "超过 8 人"),
        (("不少于3", "5"), "人", "至少 8 人"),
        (("近3", "5"), "人", "不到 8 人"),
        (("约3", "5"), "人", "约 8 人"),
        (("超过3", "近5"), "人", "无法推算"),
        (("区间2~3", "1"), "个", "3—4 个"),
        (("123456",), "元", "123456 元"),
        (("12345678",), "元", "约 1235万 元"),
        (("1234567890",), "元", "约 12.35亿 元"),
        (("-5", "3"), "个百分点", "-2 个百分点"),
    ],
)
def test_sums(parts: tuple[str, ...], unit: str, said: str) -> None:
    assert in_chinese(total(tuple(map(_of, parts))), unit) == said


def test_a_change_below_zero_is_divided_outwards() -> None:
    fall = _of("余-3000") / _of("余10")
    assert fall == Interval(Decimal(-400), Decimal(-150), low_open=True, high_open=True)


@pytest.mark.parametrize("by", ["0", "不超过0", "-1"])
def test_nothing_is_divided_by_zero_or_less(by: str) -> None:
    with pytest.raises(ZeroDivisionError, match="never above zero"):
        _of("1") / _of(by)


def test_an_interval_without_a_value_is_refused() -> None:
    with pytest.raises(ValueError, match="no value lies between"):
        Interval(Decimal(2), Decimal(1))
    with pytest.raises(ValueError, match="no value lies between"):
        Interval(Decimal(1), Decimal(1), high_open=True)


def test_a_factor_is_above_zero() -> None:
    with pytest.raises(ValueError, match="not above zero"):
        _of("1").scaled(Decimal(0))
