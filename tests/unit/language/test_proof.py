from __future__ import annotations

from decimal import Decimal

import pytest

from casebook.language.proof import MismatchKind, matches

CHANGE = "将原有的10个内设机构调整为12个"  # article 2
SPLIT = "全县36个社区共设置6个党委"  # article 2


def prove(
    quote: str,
    value: str,
    unit: str,
    comparator: str = "等于",
    figure: str | None = None,
    value_to: str | None = None,
) -> tuple[MismatchKind, str] | None:
    mismatch = matches(
        quote,
        value=Decimal(value),
        value_to=None if value_to is None else Decimal(value_to),
        unit=unit,
        comparator=comparator,
        figure=figure,
    )
    if mismatch is None:
        return None
    return mismatch.kind, "、".join(q.text for q in mismatch.found)


def test_a_figure_as_it_stands_is_proven() -> None:
    assert prove("常住人口超过8万人", "80000", "人", "超过") is None


def test_the_canonical_form_of_the_value_does_not_matter() -> None:
    assert prove("城镇化率58.68%", "58.680", "%") is None


@pytest.mark.parametrize(
    ("claim", "kind", "found"),
    [
        (("走进火炼树社区", "2", "个"), "no-number", ""),
        (("联合主办第3期“莞雁学堂”", "3", "期"), "no-number", ""),
        ((CHANGE, "10", "个", "等于", "11个"), "figure-not-in-quote", ""),
        ((CHANGE, "10", "个", "等于", ""), "figure-not-in-quote", ""),
        ((CHANGE, "10", "个", "等于", "内设机构"), "no-number", ""),
        ((CHANGE, "10", "家"), "unit", "10个、12个"),
        ((CHANGE, "10", "个"), "ambiguous", "10个、12个"),
        ((CHANGE, "10", "个", "等于", "调整为12个"), "number", "12个"),
        ((SPLIT, "6", "个", "等于", "36个社区"), "number", "36个"),
        (("来访群众5万余人", "50000", "人"), "comparator", "5万余人"),
        (("来访群众5万余人", "50000", "人次", "余"), "unit", "5万余人"),
        (("建立2—3个工作室", "2", "个", "区间"), "number", "2—3个"),
    ],
)
def test_the_first_reason_and_the_quantities_in_question(
    claim: tuple[str, ...], kind: str, found: str
) -> None:
    assert prove(*claim) == (kind, found)


def test_a_part_chooses_among_the_quantities_of_the_phrase() -> None:
    assert prove(CHANGE, "10", "个", figure="10个内设机构") is None
    assert prove(CHANGE, "12", "个", figure="12个") is None


def test_a_part_cannot_cut_a_number_out_of_a_longer_one() -> None:
    assert prove(SPLIT, "6", "个", figure="6个") is None  # the party committees, not the 36
    assert prove("全县36个社区", "6", "个", figure="6个社区") == ("no-number", "")


def test_a_part_cannot_leave_a_cue_behind() -> None:
    quote = "每个社区不超过3500户，平均2000户"
    assert prove(quote, "3500", "户", figure="3500户") == ("comparator", "3500户")
    assert prove(quote, "3500", "户", "不超过", figure="3500户") is None
    assert prove("400平方米以上，另有30平方米", "400", "平方米", figure="400平方米") is not None


def test_the_same_figure_twice_is_one_figure() -> None:
    assert prove("社区6个网格、小区6个小组", "6", "个") is None


def test_a_range_needs_both_ends() -> None:
    quote = "建立2—3个工作室"
    assert prove(quote, "2", "个", "区间", value_to="3") is None
    assert prove(quote, "2", "个", "区间", value_to="4") == ("number", "2—3个")
    assert prove(quote, "2", "个", "等于", value_to="3") == ("comparator", "2—3个")
