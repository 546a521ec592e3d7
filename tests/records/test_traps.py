"""The traps of these articles: a number at the wrong level, in the wrong unit, time or place."""

from __future__ import annotations

import pytest

from casebook.model.observation import Observation
from tests.records.conftest import Real


def _one(real: Real, record: str, value: str, unit: str, said: str = "") -> Observation:
    """The one observation of a record with this number, whose quote says ``said``."""
    found = [
        o
        for o in real.library.cases[record].observations
        if (o.value, o.unit) == (value, unit) and said in o.evidence.quote
    ]
    assert len(found) == 1, (record, value, unit)
    return found[0]


@pytest.mark.parametrize(
    ("record", "value", "unit", "kind", "duration"),
    [
        ("yanta-grassroots-governance", "50000", "人", "每月", None),
        ("xinchang-service-market", "18000", "人次", "累计", None),
        ("xinchang-service-market", "450", "件", "累计", None),
        ("dongguan-xingcheng-health", "1000", "人", "时段", "P2M"),
        ("dongguan-xingcheng-health", "21", "场", "时段", "P2M"),
        ("dongguan-huolianshu-renewal", "98", "%", "时段", "P3M"),
        ("boluo-four-asks", "1", "次", "每年", None),
    ],
)
def test_months_years_and_totals_are_not_mixed(
    real: Real, record: str, value: str, unit: str, kind: str, duration: str | None
) -> None:
    said = "每年" if kind == "每年" else ""
    period = _one(real, record, value, unit, said).period
    assert (period.kind, period.duration) == (kind, duration)


@pytest.mark.parametrize(("value", "unit"), [("3500", "户"), ("600", "平方米"), ("1000", "平方米")])
def test_a_plan_is_a_target(real: Real, value: str, unit: str) -> None:
    assert _one(real, "yanta-grassroots-governance", value, unit).level == "目标"


def test_reports_in_the_media_are_no_outcome(real: Real) -> None:
    assert _one(real, "yanta-grassroots-governance", "126", "次").level == "荣誉报道"


def test_published_projects_are_no_rate_of_needs(real: Real) -> None:
    published = _one(real, "boluo-three-lists", "97", "个")
    needs = _one(real, "boluo-three-lists", "103", "个")
    assert "发布" in published.label
    assert published.kind != "比率"
    assert published.denominator is None
    assert needs.denominator is None


def test_people_reached_are_no_residents(real: Real) -> None:
    reached = _one(real, "yanta-grassroots-governance", "1000000", "人")
    assert (reached.level, reached.comparator) == ("覆盖", "近")
    assert "常住" not in reached.indicator + reached.label


def test_residents_and_volunteers_are_told_apart(real: Real) -> None:
    residents = _one(real, "dongguan-xingcheng-grid", "80000", "人")
    volunteers = _one(real, "boluo-three-workers", "80000", "人")
    assert (residents.level, residents.comparator) == ("背景", "超过")
    assert (volunteers.level, volunteers.comparator) == ("投入", "余")


def test_a_figure_that_is_only_claimed_says_so(real: Real) -> None:
    job = _one(real, "dongchuan-resettlement", "1", "人")
    assert (job.comparator, job.attribution) == ("平均", "原文自述")
    assert job.note is not None


def test_solved_is_not_received(real: Real) -> None:
    quick = _one(real, "dongguan-xingcheng-grid", "100", "条")
    assert quick.comparator == "余"
    assert quick.denominator is not None
    assert (quick.denominator.value, quick.denominator.unit) == ("200", "条")
    assert "解决" in quick.denominator.label


@pytest.mark.parametrize(
    ("record", "value", "unit", "place"),
    [
        ("xinchang-service-market", "18000", "人次", "新昌县"),
        ("xinchang-service-market", "450", "件", "新昌县"),
        ("xinchang-service-market", "17", "个", "城南乡"),
        ("nanshan-secretary-studio", "90", "个", "深圳市"),
        ("nanshan-secretary-studio", "19000", "名", "深圳市"),
        ("nanshan-secretary-studio", "326", "名", "南山区"),
        ("nanshan-secretary-studio", "11", "名", "南山区"),
        ("nanshan-secretary-studio", "63", "名", "南山区"),
        ("nanshan-secretary-studio", "17", "个", "海珠社区"),
        ("songyuan-party-alliance", "31", "家", "郭尔罗斯社区"),
        ("songyuan-party-alliance", "810", "个", "松原市"),
        ("boluo-street-reform", "15", "项", "罗阳街道"),
        ("boluo-street-reform", "5", "次", "罗阳街道"),
        ("boluo-four-asks", "228", "个", "罗阳街道"),
        ("boluo-fringe-contact", "1700", "名", "龙溪街道"),
        ("boluo-fringe-contact", "7000", "人次", "龙溪街道"),
    ],
)
def test_a_figure_is_credited_to_its_own_place(
    real: Real, record: str, value: str, unit: str, place: str
) -> None:
    assert _one(real, record, value, unit).scope.place.endswith(place)


@pytest.mark.parametrize(
    ("record", "value", "unit", "said"),
    [
        ("boluo-three-workers", "110", "名", ""),
        ("boluo-three-workers", "100", "名", "社工"),
        ("boluo-three-workers", "2000", "名", "志愿者"),
        ("boluo-three-workers", "66", "个", ""),
        ("boluo-three-workers", "400", "次", ""),
        ("boluo-three-workers", "500", "人", "探望"),
        ("boluo-three-workers", "500", "套", ""),
        ("boluo-community-split", "2000", "名", "党员"),
        ("boluo-community-split", "800", "名", ""),
        ("boluo-fringe-contact", "1700", "名", ""),
        ("boluo-fringe-contact", "7000", "人次", ""),
    ],
)
def test_figures_of_the_epidemic_are_marked(
    real: Real, record: str, value: str, unit: str, said: str
) -> None:
    assert "疫情" in _one(real, record, value, unit, said).period.raw


def test_a_repost_of_2024_speaks_of_2020(real: Real) -> None:
    source = real.library.sources["boluo-zuzhibu-2020"]
    assert source.content is not None
    assert source.published is not None
    assert (source.content.value[:4], source.content.basis) == ("2020", "推断")
    assert source.published.value.startswith("2024")
    boluo = [c for c in real.library.cases.values() if "boluo-zuzhibu-2020" in c.sources]
    ends = {o.period.end for case in boluo for o in case.observations if o.period.end}
    assert ends
    assert all(end < "2021" for end in ends)


def test_a_text_without_a_date_resolves_no_period(real: Real) -> None:
    case = real.library.cases["yanta-grassroots-governance"]
    assert real.library.sources["yanta-zuzhibuzhang"].content is None
    assert not any(o.period.start or o.period.end for o in case.observations)
    assert case.place.basis == "推断"
    assert case.place.note


def test_nanshan_is_the_one_in_shenzhen(real: Real) -> None:
    assert real.library.cases["nanshan-secretary-studio"].place.code == "440305"


def test_two_slogans_with_the_same_words_stay_apart(real: Real) -> None:
    slogans = [s.text for s in real.library.cases["yanta-grassroots-governance"].slogans]
    assert any("一院三长四联动" in text for text in slogans)
    assert any("四联动" in text and "一院三长" not in text for text in slogans)


def test_a_double_comparator_is_remarked_on(real: Real) -> None:
    old = _one(real, "dongchuan-city-service", "30", "%")
    assert old.comparator == "超过"
    assert old.note is not None
    assert "以上" in old.note


def test_no_percentage_is_without_a_word_on_its_denominator(real: Real) -> None:
    rates = [o for c in real.library.cases.values() for o in c.observations if o.unit == "%"]
    assert len(rates) >= 5
    assert all(o.denominator is not None for o in rates)


def test_no_private_resident_is_named(real: Real) -> None:
    """Three residents are masked in our texts; a doctor who only treats people is, too."""
    texts = "".join(document.text for document in real.documents.values())
    for surname in "王朱陈吕":
        assert f"居民{surname}" not in texts
    assert "剑涛" not in texts
