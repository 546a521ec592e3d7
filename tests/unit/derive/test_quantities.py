"""How a number with its comparator is written and read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casebook.derive.figures import quantities
from casebook.derive.figures.interval import reading
from casebook.model.observation import Denominator, Observation
from tests.sample.library import sample_library

ONE = sample_library().cases["jia-estate-parking"].observations[0]


def _observation(
    value: str, comparator: str, unit: str, value_to: str | None = None
) -> Observation:
    changes = {"value": value, "comparator": comparator, "unit": unit, "value_to": value_to}
    return ONE.model_copy(update=changes)


@pytest.mark.parametrize(
    ("value", "comparator", "unit", "text", "display", "meaning"),
    [
        ("200", "等于", "条", "200条", "200 条", ""),
        ("3120", "余", "件", "3120余件", "3120 余 件", "多于3120件，不到3130件"),
        ("50000", "余", "人", "5万余人", "5万 余 人", "多于5万人，不到6万人"),
        ("18000", "余", "人次", "1.8万余人次", "1.8万 余 人次", "多于1.8万人次，不到1.9万人次"),
        ("100", "余", "户", "100余户", "100 余 户", "多于100户，不到200户"),
        ("30000000", "余", "元", "3000万余元", "3000万 余 元", "多于3000万元，不到4000万元"),
        ("990000000", "余", "元", "9.9亿余元", "9.9亿 余 元", "多于9.9亿元，不到10亿元"),
        ("1000000", "近", "人", "近100万人", "近 100万 人", "接近但不到100万人"),
        ("80000", "超过", "人", "超过8万人", "超过 8万 人", "多于8万人，上限不明"),
        ("98.5", "不少于", "%", "不少于98.5%", "不少于 98.5 %", "不少于98.5%，上限不明"),
        ("60", "不足", "%", "不足60%", "不足 60 %", "不到60%"),
        ("20", "不超过", "人", "不超过20人", "不超过 20 人", "不超过20人"),
        ("7", "约", "公里", "约7公里", "约 7 公里", "在7公里上下"),
        ("4500", "平均", "元", "平均4500元", "平均 4500 元", "平均数，不是每一个都是4500元"),
        ("22.13", "等于", "万", "22.13万", "22.13 万", ""),
        ("12345678", "等于", "元", "12345678元", "12345678 元", ""),
    ],
)
def test_each_comparator(
    value: str, comparator: str, unit: str, text: str, display: str, meaning: str
) -> None:
    observation = _observation(value, comparator, unit)
    quantity = quantities.of_observation(observation)
    assert (quantity.text, quantity.display) == (text, display)
    assert reading(observation) == meaning


def test_the_highest_is_not_a_bound_that_the_others_miss() -> None:
    # Two may share the highest value: 其余不到 would say too much.
    said = reading(_observation("5000", "最高", "元"))
    assert said == "最高值，不是平均；其余不超过5000元"


def test_a_range_shows_both_ends() -> None:
    observation = _observation("2", "区间", "个", "3")
    assert quantities.of_observation(observation).text == "2—3个"
    assert reading(observation) == "从2到3个"


@pytest.mark.parametrize(
    ("value", "following"),
    [
        ("120", "130"),
        ("100", "200"),
        ("3120", "3130"),
        ("7", "8"),
        ("99", "100"),
        ("8.5", "8.6"),
        ("1.80", "1.9"),
        ("0", "1"),
    ],
)
def test_next_round_step(value: str, following: str) -> None:
    assert quantities.next_step(Decimal(value)) == Decimal(following)


def test_next_step_of_no_number() -> None:
    with pytest.raises(TypeError, match="not a finite number"):
        quantities.next_step(Decimal("NaN"))


@pytest.mark.parametrize(
    ("value", "unit", "comparator", "text"),
    [
        (None, None, None, "应签约户数"),
        ("400", "户", None, "应签约户数（400户）"),
        ("400", "户", "余", "应签约户数（400余户）"),
        ("400", None, None, "应签约户数"),
    ],
)
def test_denominator(
    value: str | None, unit: str | None, comparator: str | None, text: str
) -> None:
    given = Denominator.model_construct(
        label="应签约户数", value=value, unit=unit, comparator=comparator, evidence=None
    )
    assert quantities.of_denominator(given) == text
