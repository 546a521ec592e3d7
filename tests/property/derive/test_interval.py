"""Rules that hold for every interval: no value is lost by arithmetic, none is denied by the words."""

from __future__ import annotations

from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st

from casebook.derive.figures.interval import NO_AMOUNTS, Interval, in_chinese, interval, total
from tests.sample.library import sample_library

COMPARATORS = tuple(
    term.term
    for term in sample_library().vocabulary.terms("comparators")
    if term.term not in NO_AMOUNTS
)
STEPS = {"亿": Decimal(10**8), "万": Decimal(10**4)}


@st.composite
def meanings(draw: st.DrawFn, least: int = 0) -> Interval:
    """Intervals as figures have them; 变化 may lie below zero."""
    digits = draw(st.integers(min_value=least, max_value=99_999))
    number = Decimal(digits).scaleb(draw(st.integers(min_value=-2, max_value=6)))
    upper = number + draw(st.integers(min_value=1, max_value=10**6))
    comparator = draw(st.sampled_from(COMPARATORS))
    meant = interval(
        f"{number:f}", comparator, value_to=f"{upper:f}" if comparator == "区间" else None
    )
    assert meant is not None
    return meant


def _value(data: st.DataObject, meant: Interval, least: Decimal) -> Decimal:
    """Draw one of the values that are meant, at the ends most of all."""
    low = min(least, meant.high or least) if meant.low is None else meant.low
    high = meant.high if meant.high is not None else max(low, Decimal(1)) * 3
    part = data.draw(st.sampled_from([0, 1, 500, 999, 1000]) | st.integers(0, 1000))
    value = low + (high - low) * part / 1000
    assume(value in meant)
    return value


@given(st.lists(meanings(least=-99_999), min_size=1, max_size=4), st.data())
def test_every_sum_of_values_lies_in_the_sum(parts: list[Interval], data: st.DataObject) -> None:
    values = [_value(data, part, Decimal(-(10**6))) for part in parts]
    assert sum(values, Decimal(0)) in total(tuple(parts))


@given(meanings(least=-99_999), meanings(least=1), st.data())
@example(Interval(Decimal(1), Decimal(1)), Interval(Decimal(3), Decimal(3)), None)
def test_every_ratio_of_values_lies_in_the_ratio(
    of: Interval, by: Interval, data: st.DataObject | None
) -> None:
    if data is None:
        assert Decimal(1) / Decimal(3) in of / by
        return
    divisor = _value(data, by, Decimal("0.01"))
    assume(divisor > 0)
    assert _value(data, of, Decimal(-(10**6))) / divisor in of / by


@given(meanings(), st.sampled_from([1, 100, 1000, 10_000]), st.data())
def test_every_multiple_lies_in_the_scaled(of: Interval, factor: int, data: st.DataObject) -> None:
    assert _value(data, of, Decimal(0)) * factor in of.scaled(Decimal(factor))


@given(meanings(least=-99_999), meanings(least=-99_999))
def test_sums_do_not_depend_on_the_order(one: Interval, other: Interval) -> None:
    assert one + other == other + one


@given(meanings(least=-99_999))
def test_the_opposite_of_the_opposite(one: Interval) -> None:
    opposite = -one
    assert -opposite == one


def _read(words: str) -> Decimal:
    return Decimal(words.rstrip("万亿")) * STEPS.get(words[-1], Decimal(1))


def _place(words: str) -> Decimal:
    """The value of the last place that is shown: 1000 for 66.7万."""
    number = Decimal(words.rstrip("万亿"))
    exponent = number.as_tuple().exponent
    assert isinstance(exponent, int)
    return Decimal(1).scaleb(exponent) * STEPS.get(words[-1], Decimal(1))


def _holds(said: str, value: Decimal) -> bool:
    """Whether ``value``, or ``value`` rounded as the numbers shown are, satisfies what is said."""
    if said == "无法推算":
        return True
    word, _, number = said.rpartition(" ") if " " in said else ("", "", said)
    first, _, last = number.partition("—")
    low, high = _read(first), _read(last or first)
    if word in {"超过", "不到"}:
        return value > low if word == "超过" else value < high
    # Trailing zeros are dropped when a number is shown, so a place may look a hundred times as wide as it is.
    slack = (_place(first) / 2, _place(last or first) / 2) if word else (Decimal(0), Decimal(0))
    above, below = value >= low - slack[0], value <= high + slack[1]
    return {"至少": above, "不超过": below}.get(word, above and below)


@given(meanings(), meanings(least=1), st.sampled_from([1, 100, 10_000]), st.data())
def test_the_words_deny_no_value(of: Interval, by: Interval, per: int, data: st.DataObject) -> None:
    ratio = (of / by).scaled(Decimal(per))
    value = _value(data, ratio, Decimal(0))
    assert _holds(in_chinese(ratio, ""), value), (ratio, value)


@given(meanings(), meanings(least=1), st.data())
def test_the_words_for_a_share_deny_no_share(
    of: Interval, by: Interval, data: st.DataObject
) -> None:
    share = (of / by).scaled(Decimal(100))
    value = _value(data, share, Decimal(0))
    assume(value <= 100)
    assert _holds(in_chinese(share, "%", most=Decimal(100)).removesuffix("%"), value)


@given(meanings(), meanings(least=1))
def test_the_words_are_short_and_plain(of: Interval, by: Interval) -> None:
    said = in_chinese(of / by, "")
    assert "E" not in said
    for number in said.rpartition(" ")[2].split("—"):
        assert said == "无法推算" or len(number.replace(".", "").strip("0万亿")) <= 6, said
