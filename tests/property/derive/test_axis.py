"""An axis has few, round, even ticks that cover the data, and every number lies where it belongs."""

from __future__ import annotations

from decimal import Decimal
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from casebook.derive.figures.axis import FEWEST, MOST, Axis, axis, round_ticks
from casebook.derive.figures.interval import Interval, interval

NUMBERS = st.decimals("-1e9", "1e9", places=2)
COUNTS = st.integers(0, 10**9).map(Decimal)
AMOUNTS = st.decimals(0, "1e8", places=1)
COMPARATORS = st.sampled_from(["等于", "余", "近", "超过", "不少于", "不足", "不超过", "约"])


@st.composite
def intervals(draw: st.DrawFn) -> Interval:
    """An interval as a source writes one; nothing is said to lie below zero."""
    value = draw(AMOUNTS.filter(lambda number: number > 0))
    found = interval(f"{value:f}", draw(COMPARATORS))
    assert found is not None
    return found


@given(NUMBERS, NUMBERS)
def test_ticks_are_few_round_and_cover_the_data(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    ticks = round_ticks(low, high)
    assert FEWEST <= len(ticks) <= MOST
    assert ticks[0] <= low <= high <= ticks[-1]
    steps = {b - a for a, b in pairwise(ticks)}
    assert len(steps) == 1
    (step,) = steps
    assert step.normalize().as_tuple().digits in {(1,), (2,), (5,)}
    assert all(tick % step == 0 for tick in ticks)


@given(COUNTS, COUNTS)
def test_ticks_of_what_is_counted_are_whole_and_not_below_nothing(a: Decimal, b: Decimal) -> None:
    ticks = round_ticks(min(a, b), max(a, b), whole=True)
    assert all(tick == tick.to_integral_value() and tick >= 0 for tick in ticks)


@given(NUMBERS, NUMBERS)
def test_the_data_take_up_a_fair_part_of_the_axis(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    ticks = round_ticks(low, high)
    assert (high - low) * 4 >= ticks[-1] - ticks[0] or high == low


def _start(made: Axis, at: int) -> float:
    return made.marks[at].start


@given(st.lists(intervals(), min_size=1, max_size=40))
def test_marks_lie_within_the_axis_and_keep_the_order_of_their_bounds(
    given_: list[Interval],
) -> None:
    made = axis(given_)
    assert [tick.at for tick in made.ticks] == sorted(tick.at for tick in made.ticks)
    assert (made.ticks[0].at, made.ticks[-1].at) == (0, 100)
    for mark in made.marks:
        assert 0 <= mark.start <= mark.end <= 100
    exact = [(i.low, _start(made, n)) for n, i in enumerate(given_) if i.low == i.high]
    assert [at for _, at in sorted(exact)] == sorted(at for _, at in exact)


@given(st.lists(intervals(), min_size=1, max_size=10))
def test_an_end_without_a_bound_always_has_room_to_show_it(given_: list[Interval]) -> None:
    for interval_, mark in zip(given_, axis(given_).marks, strict=True):
        if interval_.high is None:
            assert (mark.shape, mark.end > mark.start + 8) == ("以上", True)
        if interval_.low is None:
            # Near to zero there is nothing below that could be shown.
            assert mark.shape == "以下"
            assert mark.end > mark.start or mark.end < 1


@given(st.lists(intervals(), min_size=1, max_size=10))
def test_the_same_numbers_in_another_order_give_the_same_axis(given_: list[Interval]) -> None:
    made, turned = axis(given_), axis(given_[::-1])
    assert (made.ticks, made.marks) == (turned.ticks, turned.marks[::-1])
