"""Dates are real, and what a phrase comes to is in order."""

from __future__ import annotations

import datetime as dt
import re

from hypothesis import given
from hypothesis import strategies as st

from casebook.language.period import PERIOD_KINDS, not_after, parse_edtf, resolve

days = st.dates(min_value=dt.date(1000, 1, 1))
dates = days.flatmap(lambda day: st.sampled_from((f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}")))
phrases = st.one_of(
    st.sampled_from(
        ("今年以来", "去年", "去年以来", "截至目前", "目前", "近日", "近年来", "近三年")
    ),
    st.from_regex(
        re.compile("(截至)?(今年|去年|20[0-2][0-9]年)([1-9]|1[0-2])月(以来)?"), fullmatch=True
    ),
    st.text(alphabet="今去年前每近月周季度日内以来至目截个半两三0123456789十", max_size=8),
)


@given(dates)
def test_a_date_reads_back_as_it_was_written(text: str) -> None:
    assert str(parse_edtf(text)) == text


@given(days)
def test_a_date_contains_its_day(day: dt.date) -> None:
    for text in (f"{day:%Y-%m-%d}", f"{day:%Y-%m}", f"{day:%Y}"):
        date = parse_edtf(text)
        assert date.earliest <= day <= date.latest


@given(days, days)
def test_days_are_ordered_as_the_calendar_orders_them(a: dt.date, b: dt.date) -> None:
    assert not_after(a.isoformat(), b.isoformat()) == (a <= b)


@given(dates, dates)
def test_of_two_dates_one_is_not_after_the_other(a: str, b: str) -> None:
    assert not_after(a, b) or not_after(b, a)
    assert not_after(a, a)


@given(phrases, st.one_of(st.none(), dates))
def test_what_a_phrase_comes_to_is_in_order(phrase: str, content_date: str | None) -> None:
    period = resolve(phrase, content_date)
    if period is None:
        return
    assert period.kind in PERIOD_KINDS
    for text in filter(None, (period.start, period.end)):
        parse_edtf(text)
    if period.start and period.end:
        assert not_after(period.start, period.end)
