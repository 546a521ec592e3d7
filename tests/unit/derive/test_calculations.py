"""What comes of putting figures together: method by unit, formula, words, and what it measures."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

import pytest

from casebook.derive.figures.calculations import calculate, calculated
from casebook.derive.figures.comparability import ASPECTS, comparability, measurand
from casebook.model.observation import Observation
from tests.sample.library import sample_library

LIBRARY = sample_library()
ONE = LIBRARY.cases["jia-estate-parking"].observations[0]


def _figure(value: str, unit: str, comparator: str = "等于", **more: Any) -> Observation:
    """A figure whose quote holds nothing but itself."""
    words = {"余": f"{value}多{unit}", "约": f"约{value}{unit}", "近": f"近{value}{unit}"}
    quote = words.get(comparator, f"{comparator.removeprefix('等于')}{value}{unit}")
    evidence = ONE.evidence.model_copy(update={"quote": quote, "figure": None})
    changes = {"value": value, "unit": unit, "comparator": comparator, "evidence": evidence}
    return ONE.model_copy(update={**changes, **more})


def _people(value: str, comparator: str = "等于") -> Observation:
    return _figure(value, "人", comparator, indicator="户数")


@pytest.mark.parametrize(
    ("of", "by", "per", "method", "equation"),
    [
        (
            [_figure("1", "个"), _figure("10", "个"), _figure("163", "个")],
            [],
            None,
            "合计",
            "1个 + 10个 + 163个 = 174 个",
        ),
        (
            [_figure("100", "件", "余")],
            [_figure("200", "件")],
            None,
            "占比",
            "100多件 ÷ 200件，超过 50%",
        ),
        ([_figure("1", "件")], [_figure("2", "件")], None, "占比", "1件 ÷ 2件 = 50%"),
        (
            [_figure("45", "个")],
            [_people("1100000", "约")],
            Decimal(10_000),
            "平均每万人",
            "45个 ÷ 约1100000人 × 1万，约 0.41 个",
        ),
        (
            [_figure("1", "个"), _figure("173", "个")],
            [_people("1000000", "近")],
            Decimal(10_000),
            "平均每万人",
            "（1个 + 173个）÷ 近1000000人 × 1万，超过 1.74 个",
        ),
        (
            [_people("1000", "超过")],
            [_figure("21", "场"), _figure("13", "场")],
            None,
            "平均每场",
            "超过1000人 ÷（21场 + 13场），超过 29.4 人",
        ),
        ([_figure("24", "个")], [_figure("6", "个")], Decimal(1), "平均每个", "24个 ÷ 6个 = 4 个"),
        (
            [_figure("5", "件")],
            [_figure("30", "户")],
            Decimal(15),
            "平均每15户",
            "5件 ÷ 30户 × 15 = 2.5 件",
        ),
    ],
)
def test_the_method_follows_from_the_units(
    of: list[Observation], by: list[Observation], per: Decimal | None, method: str, equation: str
) -> None:
    found = calculate(of, by, per, LIBRARY.vocabulary)
    assert (found.method, found.equation) == (method, equation)


@pytest.mark.parametrize(
    ("of", "by", "error"),
    [
        ([_people("1"), _figure("1", "次")], [], "units that do not add up"),
        ([_people("1")], [_figure("1", "次"), _figure("1", "场")], "units that do not add up"),
        ([_figure("4500", "元", "平均")], [_people("1")], "no amount"),
        ([_people("1")], [_figure("6800", "元", "最高")], "no amount"),
    ],
)
def test_what_does_not_add_up_is_refused(
    of: list[Observation], by: list[Observation], error: str
) -> None:
    with pytest.raises(ValueError, match=error):
        calculate(of, by, None, LIBRARY.vocabulary)


def _aspects(of: list[Observation], by: list[Observation]) -> dict[str, str | None]:
    measured = calculate(of, by, None, LIBRARY.vocabulary).measured
    return dict(zip((a.name for a in ASPECTS), measured.aspects, strict=True))


def test_a_sum_measures_what_its_parts_measure() -> None:
    parts = [_people("3"), _people("4")]
    total = calculate(parts, [], None, LIBRARY.vocabulary).measured
    assert total == measurand(parts[0], LIBRARY.vocabulary)


def test_a_sum_of_different_groups_names_them_all() -> None:
    scope = ONE.scope.model_copy(update={"group": "老人"})
    assert (
        _aspects([_people("3"), _people("4").model_copy(update={"scope": scope})], [])["人群"]
        == "老人"
    )


def test_a_ratio_measures_by_what_it_is_divided() -> None:
    aspects = _aspects([_figure("5", "件")], [_people("3")])
    assert (aspects["单位"], aspects["性质"], aspects["分母"]) == ("件/1人", "比率", "户数")
    by_others = calculate(
        [_figure("5", "件")],
        [_people("3").model_copy(update={"indicator": "车位数"})],
        None,
        LIBRARY.vocabulary,
    ).measured
    by_people = calculate([_figure("5", "件")], [_people("3")], None, LIBRARY.vocabulary).measured
    assert "分母不同：户数，车位数" in comparability(by_people, by_others).reasons


def test_a_figure_outside_the_codebook_leaves_the_whole_open() -> None:
    other = _people("3").model_copy(update={"indicator": "其他指标"})
    assert _aspects([_people("1"), other], [])["指标"] is None


def test_a_calculation_is_worded_for_a_page() -> None:
    (item,) = calculated(LIBRARY.cases["jia-estate-parking"], LIBRARY.vocabulary)
    assert item.key == "jia-estate-parking#c1"
    assert item.display == "平均每百户不到 3.21 个"
    assert [i.id for i in (*item.of, *item.by)] == ["o4", "o1"]
    assert item.by[0].text == "3120余户"
