"""How a number stands in its quote, and how it is read."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casebook.derive.figures import quantities
from casebook.derive.figures.interval import reading
from casebook.model.observation import Denominator, Observation
from tests.sample.library import sample_library
from tests.sample.real import real_library

ONE = sample_library().cases["jia-estate-parking"].observations[0]


def _observation(quote: str, **claim: str) -> Observation:
    evidence = ONE.evidence.model_copy(update={"quote": quote, "figure": claim.pop("figure", None)})
    plain = {"value_to": None, "comparator": "等于", "kind": "流量"}
    return ONE.model_copy(update={**plain, **claim, "evidence": evidence})


@pytest.mark.parametrize(
    ("quote", "value", "comparator", "unit", "parts", "meaning"),
    [
        ("共解决各类诉求200条", "200", "等于", "条", "|200|条", ""),
        (
            "解决热点难点问题3120余件",
            "3120",
            "余",
            "件",
            "|3120|余件",
            "按本站约定，多于3120件，不到3130件",
        ),
        (
            "累计投入3000多万元",
            "30000000",
            "余",
            "元",
            "|3000多万|元",
            "按本站约定，多于3000万元，不到4000万元",
        ),
        (
            "23000余名党员到社区报到",
            "23000",
            "余",
            "名",
            "|23000|余名",
            "按本站约定，多于2.3万名，不到2.4万名",
        ),
        (
            "累计服务1.8万多人次",
            "18000",
            "余",
            "人次",
            "|1.8万|多人次",
            "按本站约定，多于1.8万人次，不到1.9万人次",
        ),
        ("服务覆盖近百万人", "1000000", "近", "人", "近|百万|人", "接近但不到100万人"),
        ("居民人数超万人大社区", "10000", "超过", "人", "超|万|人", "多于1万人，上限不明"),
        ("常住人口约110万人", "1100000", "约", "人", "约|110万|人", "在110万人上下"),
        (
            "建成面积400平方米以上活动场所",
            "400",
            "不少于",
            "平方米",
            "|400|平方米以上",
            "不少于400平方米，上限不明",
        ),
        ("原则上每个社区不超过3500户", "3500", "不超过", "户", "不超过|3500|户", "不超过3500户"),
        (
            "安置点至少建设1个就业扶贫车间",
            "1",
            "不少于",
            "个",
            "至少建设|1|个",
            "不少于1个，上限不明",
        ),
        ("搬迁群众户均一人稳定就业", "1", "平均", "人", "户均|一|人", "平均数，不是每一个都是1人"),
        ("提高到平均4500元", "4500", "平均", "元", "平均|4500|元", "平均数，不是每一个都是4500元"),
        (
            "带动各领域党员6.3万人",
            "63000",
            "等于",
            "人",
            "|6.3万|人",
            "原文写的就是6.3万人，精确到千",
        ),
        (
            "为每个社区配套15万元",
            "150000",
            "等于",
            "元",
            "|15万|元",
            "原文写的就是15万元，精确到万",
        ),
        ("全县共有职工12345人", "12345", "等于", "人", "|12345|人", ""),
    ],
)
def test_a_number_stands_as_its_quote_writes_it(
    quote: str, value: str, comparator: str, unit: str, parts: str, meaning: str
) -> None:
    observation = _observation(quote, value=value, comparator=comparator, unit=unit)
    q = quantities.of_observation(observation)
    assert (f"{q.before}|{q.number}|{q.after}", q.unit) == (parts, unit)
    assert q.text in quote
    assert q.marked == q.text
    assert reading(observation) == meaning


def test_the_part_that_a_record_names_chooses_among_several() -> None:
    quote = "将原有的10个内设机构调整为12个"
    for part, value in (("10个内设机构", "10"), ("调整为12个", "12")):
        o = _observation(quote, figure=part, value=value, unit="个")
        assert quantities.of_observation(o).text == f"{value}个"


def test_what_the_article_bounds_twice_is_its_own_slip() -> None:
    o = _observation("老年人占比超过30%以上", value="30", unit="%", comparator="超过")
    q = quantities.of_observation(o)
    assert (q.text, q.sic, q.marked) == ("超过30%以上", True, "超过30%以上（原文如此）")


def test_without_a_proof_the_quote_is_shown_and_no_number_made() -> None:
    """Such a record does not pass; whatever is shown of it are words of the article."""
    o = _observation("共解决各类诉求200条", value="300", unit="条")
    assert quantities.of_observation(o).text == "共解决各类诉求200条"


def test_a_number_after_a_change_is_the_one_after() -> None:
    o = _observation("个内设机构调整为12个", value="12", unit="个", kind="变化")
    assert reading(o) == "变化以后的数"


def test_the_highest_is_not_a_bound_that_the_others_miss() -> None:
    # Two may share the highest value: 其余不到 would say too much.
    said = reading(_observation("最高5000元的水平", value="5000", unit="元", comparator="最高"))
    assert said == "最高值，不是平均；其余不超过5000元"


def test_a_range_shows_both_ends() -> None:
    o = _observation("建立2—3个工作室", value="2", value_to="3", unit="个", comparator="区间")
    assert quantities.of_observation(o).text == "2—3个"
    assert reading(o) == "从2到3个"


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
        (None, None, None, None),
        ("400", "户", None, "400户"),
        ("500", "户", "余", "500多户"),
        ("400", None, None, None),
    ],
)
def test_denominator(
    value: str | None, unit: str | None, comparator: str | None, text: str | None
) -> None:
    """Without evidence of its own it stands in the quote of its observation."""
    given = Denominator.model_construct(
        label="应签约户数", value=value, unit=unit, comparator=comparator, evidence=None
    )
    evidence = _observation("应签约400户，意向500多户").evidence
    found = quantities.of_denominator(given, evidence)
    assert (found.text if found else None) == text


def test_every_number_of_the_real_records_stands_in_its_quote() -> None:
    for case in real_library().cases.values():
        for o in case.observations:
            shown = [(quantities.of_observation(o), o.evidence)]
            shown += [
                (quantities.of_reference(r), r.evidence) for r in (o.baseline, o.control) if r
            ]
            if o.denominator and (number := quantities.of_denominator(o.denominator, o.evidence)):
                shown.append((number, o.denominator.evidence or o.evidence))
            for quantity, evidence in shown:
                name = f"{case.id}#{o.id}"
                assert quantity.text in evidence.quote, name
                assert quantity.number, f"{name}: not found in “{evidence.quote}”"
