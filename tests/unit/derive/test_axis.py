"""The axis of a few numbers as readers meet them."""

from __future__ import annotations

from decimal import Decimal

import pytest

from casebook.derive.figures.axis import Mark, axis, round_ticks
from casebook.derive.figures.interval import Interval, interval


def _given(*numbers: tuple[str, str]) -> list[Interval]:
    return [i for value, comparator in numbers if (i := interval(value, comparator)) is not None]


def _labels(*numbers: tuple[str, str], unit: str = "") -> list[str]:
    return [tick.label for tick in axis(_given(*numbers), unit=unit).ticks]


def test_ticks_as_one_would_choose_them() -> None:
    assert _labels(("21", "等于"), ("2", "等于"), ("11", "等于")) == [
        "0",
        "5",
        "10",
        "15",
        "20",
        "25",
    ]
    assert _labels(("3120", "余"), ("1200", "等于")) == ["0", "1000", "2000", "3000", "4000"]
    assert _labels(("30000000", "余"), ("5000000", "等于")) == [
        "0",
        "1000万",
        "2000万",
        "3000万",
        "4000万",
    ]
    assert _labels(("2", "等于"), ("3", "等于")) == ["0", "1", "2", "3"]
    assert _labels(("7", "等于"), ("7", "等于")) == ["0", "2", "4", "6", "8"]
    assert _labels(("0", "等于"), ("0", "等于")) == ["0", "1", "2", "3"]


def test_a_share_does_not_go_above_a_hundred() -> None:
    assert _labels(("98.5", "不少于"), ("95", "等于"), unit="%")[-1] == "100"
    assert _labels(("104", "超过"), ("95", "等于"), unit="%")[-1] > "100"


def test_an_axis_begins_at_zero_unless_that_would_press_the_numbers_together() -> None:
    assert axis(_given(("10", "等于"), ("20", "等于"))).from_zero
    assert not axis(_given(("95", "等于"), ("98", "等于"))).from_zero


def test_every_wording_has_a_shape_of_its_own() -> None:
    made = axis(_given(("50", "等于"), ("50", "约"), ("50", "余"), ("50", "超过"), ("50", "近")))
    assert [mark.shape for mark in made.marks] == ["点", "约", "段", "以上", "以下"]
    assert made.marks[2] == Mark("段", 33.33, 100.0)


def test_what_cannot_be_drawn_is_refused() -> None:
    with pytest.raises(ValueError, match="above"):
        round_ticks(Decimal(2), Decimal(1))
    with pytest.raises(ValueError, match="without bounds"):
        axis([Interval(Decimal(1), Decimal(2)), Interval(None, None)])
