"""How large the place of a number is, by its name alone."""

from __future__ import annotations

import pytest

from casebook.derive.ground.scope_level import scope_level


@pytest.mark.parametrize(
    ("place", "level"),
    [
        ("广东省", "省级"),
        ("东莞市", "市级"),
        ("广东省东莞市", "市级"),
        ("松原市", "市级"),
        ("雁塔区", "县级"),
        ("西安市雁塔区", "县级"),
        ("陕西省西安市雁塔区", "县级"),
        ("深圳市南山区", "县级"),
        ("博罗县", "县级"),
        ("博罗县（原句未限定老城区两个社区）", "县级"),
        ("罗阳街道", "乡级"),
        ("博罗县罗阳街道", "乡级"),
        ("新昌县城南乡", "乡级"),
        ("星城社区", "村级"),
        ("深圳市南山区粤海街道海珠社区", "村级"),
        ("松原市前郭尔罗斯蒙古族自治县郭尔罗斯社区", "村级"),
        ("里家廊村", "村级"),
        ("博罗县城市绿洲住宅小区", "小区"),
        ("阳光花园", "小区"),
    ],
)
def test_a_named_place(place: str, level: str) -> None:
    assert scope_level(place) == level


@pytest.mark.parametrize(
    "place",
    [
        "",
        "（未说明）",
        "东川区农村",
        "东川区城市社区",
        "东川区移民新区",
        "东川区易地扶贫搬迁安置点",
        "博罗县街道（原文没有分写罗阳、龙溪）",
        "博罗县社区",
        "博罗县各街道",
        "博罗县各社区",
        "博罗县新城区",
        "博罗县罗阳街道老城区",
        "博罗县罗阳街道西区、东区社区",
        "全村",
        "农村",
        "街道",
        "多个小区",
        "17个行政村",
        "南山区和福田区",
    ],
)
def test_no_place_or_more_than_one(place: str) -> None:
    assert scope_level(place) is None


def test_a_county_under_the_wrong_city_is_no_county() -> None:
    assert scope_level("东莞市雁塔区") is None
