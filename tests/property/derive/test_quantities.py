"""Rules that hold for every number: an interval holds its lower end and ends at a round step."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import example, given
from hypothesis import strategies as st

from casebook.derive.figures import quantities
from casebook.derive.figures.interval import reading
from tests.sample.library import sample_library

ONE = sample_library().cases["jia-estate-parking"].observations[0]
COMPARATORS = tuple(term.term for term in sample_library().vocabulary.terms("comparators"))
WORDS = {"亿": Decimal(10**8), "万": Decimal(10**4)}


@st.composite
def round_numbers(draw: st.DrawFn) -> Decimal:
    """Numbers as texts write them before 余: a few digits, then zeros, or a decimal."""
    digits = draw(st.integers(min_value=1, max_value=99_999))
    return Decimal(digits).scaleb(draw(st.integers(min_value=-2, max_value=8)))


def _number(words: str) -> Decimal:
    step = WORDS.get(words[-1], Decimal(1))
    return Decimal(words.rstrip("万亿")) * step


@given(round_numbers())
@example(Decimal(100))
@example(Decimal(99999000))
def test_the_step_is_one_of_the_last_digit_written(value: Decimal) -> None:
    step = quantities.next_step(value) - value
    # A power of ten that divides the value, and no larger one does.
    assert step.normalize().as_tuple().digits == (1,)
    assert value % step == 0
    assert value % (step * 10) != 0


@given(round_numbers(), st.data())
def test_whatever_is_rounded_down_to_a_number_lies_below_the_next(
    value: Decimal, data: st.DataObject
) -> None:
    # 3127 written with the digits of 3120 余 is below 3130.
    step = quantities.next_step(value) - value
    part = data.draw(st.integers(min_value=0, max_value=999))
    true = value + step * part / 1000
    assert true - true % step == value
    assert value <= true < quantities.next_step(value)


@given(round_numbers())
def test_the_reading_of_over_names_both_ends(value: Decimal) -> None:
    plain = quantities.plain(value)
    observation = ONE.model_copy(update={"value": plain, "comparator": "余", "unit": "人"})
    low, high = reading(observation).removeprefix("按本站约定，多于").split("，不到")
    assert _number(low.removesuffix("人")) == value
    assert _number(high.removesuffix("人")) == quantities.next_step(value)


@given(st.decimals(min_value=-(10**12), max_value=10**12, places=3))
def test_numbers_in_words_stay_the_same_number(value: Decimal) -> None:
    words = quantities.in_words(value)
    assert _number(words) == value
    assert "E" not in words
