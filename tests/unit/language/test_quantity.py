"""What is read from a sentence. The number in brackets is the article that a phrase is from."""

from __future__ import annotations

import pytest

from casebook.language.numerals import format_decimal
from casebook.language.quantity import Quantity, find_quantities


def written(quantity: Quantity) -> str:
    """A quantity as comparator, value and unit; 等于 is left out."""
    value = format_decimal(quantity.value)
    if quantity.value_to is not None:
        value += "-" + format_decimal(quantity.value_to)
    words = ("第" if quantity.ordinal else "", quantity.comparator.removeprefix("等于"), value)
    return "".join(words) + quantity.unit


def read(text: str) -> list[str]:
    return [written(q) for q in find_quantities(text) if q.unit]


COMPARATORS = {
    "常住人口超过8万人": "超过80000人",  # [0]
    "居民人数超万人": "超过10000人",  # [2]
    "老年人占比超过30%以上": "超过30%",  # [3]
    "访问量逾百万人次": "超过1000000人次",
    "党员突破1000名": "超过1000名",
    "不少于600平方米": "不少于600平方米",  # [1]
    "满意率不低于百分之九十五": "不少于95%",
    "在每个安置点至少建设1个就业扶贫车间": "不少于1个",  # [3]
    "每月至少走访20户": "不少于20户",
    "至少每季度开展2次": "不少于2次",
    "面积400平方米以上活动场所": "不少于400平方米",  # [3]
    "30名党员以上的支部": "不少于30名",
    "占比≥98%": "不少于98%",
    "补助3000元起": "不少于3000元",
    "不足3名党员的小区": "不足3名",
    "用时不到5分钟": "不足5分钟",
    "签约率未达到50%": "不足50%",
    "不超过3500户": "不超过3500户",  # [1]
    "没有超过10户": "不超过10户",
    "10个社区以内": "不超过10个",
    "其中100多条在24小时内解决": "余100条 不超过24小时",  # [0]
    "在三个月的时间内": "不超过3个月",  # [0]
    "半径5公里范围内": "不超过5公里",
    "常住人口约110万人": "约1100000人",  # [2]
    "50人左右": "约50人",
    "60岁上下的": "约60岁",
    "来访群众5万余人": "余50000人",  # [1]
    "累计投入3000多万元": "余30000000元",  # [2]
    "覆盖服务80多万名党员": "余800000名",  # [2]
    "接受咨询400多次": "余400次",  # [2]
    "10来个志愿者": "余10个",
    "用了3年多": "余3年",
    "历时10个多月": "余10个月",
    "服务覆盖近百万人": "近1000000人",  # [1]
    "将近300户": "近300户",
    "历时近三年": "近3年",
    "户均一人稳定就业": "平均1人",  # [3]
    "平均每个社区配备15人": "平均15人",
    "人均可支配收入3.2万元": "平均32000元",
    "人均收入从3000元提高到4500元": "平均3000元 平均4500元",
    "提高到平均4500元、最高6800元": "平均4500元 最高6800元",  # [2]
    "最高可达6800元": "最高6800元",
    "户均增收3000余元": "余3000元",
}

NO_COMPARATOR = {
    "二期签约率达到98%": "2期 98%",  # [0]
    "签约1000户": "1000户",
    "预约20人": "20人",
    "附近3个小区": "3个",
    "近3年来": "3年",
    "最近5天": "5天",
    "五级上下联动": "5级",
    "24小时电话热线": "24小时",  # [2]
    "10个内设机构": "10个",  # [2]
    "3名干部以上率下": "3名",
    "2021年内": "2021年",
    "超市5家": "5家",
    "放不下10个座位": "10个",
    "15公里外的乡卫生院": "15公里",  # [4]
}

RANGES = {
    "在每个街道建立2—3个": "区间2-3个",  # [4]
    "建设2至3个": "区间2-3个",
    "建设两到三个": "区间2-3个",
    "建设2~3个": "区间2-3个",
    "占比30%-50%": "区间30-50%",
    "投入3-5万元": "区间30000-50000元",
    "投入5000至1万元": "区间5000-10000元",
    "约24—48小时": "区间24-48小时",
    "每户3-5人不等": "区间3-5人",
    "从10个到12个": "10个 12个",
    "由10个到12个": "10个 12个",
    "编号5-3个": "3个",
}

UNITS = {
    "4大类53项高频事项": "4大类 53项",  # [1]
    "一套四岗16级的薪酬体系": "1套 4岗 16级",  # [2]
    "按照300户/人的标准": "300户/人",  # [2]
    "受益群众6000多人次": "余6000人次",  # [2]
    "提高3.5个百分点": "3.5个百分点",
    "下降-3.5%": "-3.5%",
    "3个小时": "3小时",
    "绿地400㎡": "400平方米",
    "１００％": "100%",
    "100 户": "100户",
    "百分之三十五点五": "35.5%",
    "千分之三": "3‰",
    "七成以上": "不少于7成",
    "七成员": "",
    "10万人才": "",
    "3千克": "3千克",
    "17個小區、萬餘戶": "17个 余10000户",
}

NOTHING = (
    "统一部署、进一步、同一个、每一户、第一线",
    "一些群众一起一样一般一定一体",
    "一站式服务、一次性受理",  # [3]
    "一方面上门，另一方面走访",
    "一件件办、一条一条改",
    "十分满意、千家万户、千方百计、万家灯火",
    "上面千条线，下面一根针",  # [0]
    "“百千万工程”加力提速",  # [0]
    "“十四五”时期、五一、三八",
    "数十名、几十个、十几户、上百人、成千上万人",
    "两三个、七八户",
    "三分之二、1/3、一半",
    "按照“1+10+N”三级"[:10],  # [1]
    "2024-12-16、10:30、V1.2.3",
    "一个半小时、一年半",
    "二次供水、两点一线、十字路口",
)


@pytest.mark.parametrize("text", COMPARATORS)
def test_a_cue_word_gives_the_comparator(text: str) -> None:
    assert " ".join(read(text)) == COMPARATORS[text]


@pytest.mark.parametrize("text", NO_COMPARATOR)
def test_what_only_looks_like_a_cue_is_none(text: str) -> None:
    assert " ".join(read(text)) == NO_COMPARATOR[text]


@pytest.mark.parametrize("text", RANGES)
def test_a_range_is_one_quantity_and_a_change_two(text: str) -> None:
    assert " ".join(read(text)) == RANGES[text]


@pytest.mark.parametrize("text", UNITS)
def test_the_longest_unit_is_the_unit(text: str) -> None:
    assert " ".join(read(text)) == UNITS[text]


@pytest.mark.parametrize("text", NOTHING)
def test_numerals_that_count_nothing_give_no_quantity(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize("text", ["20起案件", "一起案件", "二十一起纠纷", "10万家企业", "六十分钟"])
def test_a_count_that_ends_like_a_fixed_word_is_read(text: str) -> None:
    assert len(read(text)) == 1


def test_an_ordinal_is_flagged() -> None:
    assert [q.ordinal for q in find_quantities("联合主办第3期，来自32个镇街")] == [True, False]


def test_a_quantity_knows_its_place() -> None:
    text = "常住人口超过 8萬多人。"
    (quantity,) = find_quantities(text)
    assert text[quantity.start : quantity.end] == quantity.text == "8萬多人"


def test_a_number_without_a_known_unit_has_none() -> None:
    (quantity,) = find_quantities("2000多党员")
    assert (quantity.unit, quantity.comparator) == ("", "余")


def test_the_units_are_an_argument() -> None:
    text = "新增3桶装置"
    assert [q.unit for q in find_quantities(text)] == [""]
    assert [q.unit for q in find_quantities(text, ("桶",))] == ["桶"]
