"""Totals of a curriculum: whatever is planned, days, half-days and lessons come to the same."""

from __future__ import annotations

from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from casebook.derive.training.timetable import HalfDay, timetable, totals
from casebook.language.closed_words import HALF_DAYS
from casebook.language.time_of_day import clock, minute_of
from casebook.model.curriculum import Curriculum, Session, case_hours_of, hours_of
from tests.sample.courses import PLAN, course_library

LIBRARY = course_library()
PER_HOUR = 40
"""Minutes of one 学时 by the rule of the sample."""

_PLACES = st.tuples(st.integers(1, 4), st.sampled_from(HALF_DAYS))


@st.composite
def _sessions(draw: st.DrawFn) -> tuple[Session, ...]:
    places = sorted(
        draw(st.lists(_PLACES, min_size=1, max_size=12)),
        key=lambda place: (place[0], HALF_DAYS.index(place[1])),
    )
    made = []
    for number, (day, half) in enumerate(places, 1):
        lesson = draw(st.booleans())
        length = (
            {"hours": draw(st.integers(1, 8)) / 2, "format": "讲授"}
            if lesson
            else {"lasts": draw(st.integers(1, 120))}
        )
        kind = draw(st.sampled_from(["案例课", "政策课", None])) if lesson else None
        starts = draw(st.none() | st.just("08:00"))
        made.append(
            Session.model_validate(
                {
                    "id": f"s{number}",
                    "title": f"第{number}项",
                    "day": day,
                    "half": half,
                    "starts": starts,
                    "lesson_kind": kind,
                    **length,
                },
                context={"vocabulary": LIBRARY.vocabulary},
            )
        )
    return tuple(made)


def _planned(sessions: tuple[Session, ...]) -> tuple[Curriculum, tuple[HalfDay, ...]]:
    course = LIBRARY.curricula[PLAN].model_copy(update={"sessions": sessions})
    return course, timetable(course, {}, LIBRARY.vocabulary)


@given(_sessions())
def test_half_days_come_to_the_whole(sessions: tuple[Session, ...]) -> None:
    course, halves = _planned(sessions)
    made = totals(course)
    sums = sum((Fraction(half.hours) for half in halves if half.hours), Fraction())
    assert sums == hours_of(sessions)
    assert Fraction(made.hours if made else 0) == sums
    slots = [slot for half in halves for slot in half.slots]
    assert [slot.id for slot in slots] == [session.id for session in sessions]
    taught = [slot.minutes for slot in slots if slot.lesson]
    assert sum(taught) == sums * PER_HOUR


@given(_sessions())
def test_case_teaching_is_a_part_of_the_whole(sessions: tuple[Session, ...]) -> None:
    course, _ = _planned(sessions)
    made = totals(course)
    if made is None:
        assert hours_of(sessions) == 0
        return
    whole, cases = hours_of(sessions), case_hours_of(sessions)
    assert Fraction(made.case_hours) == cases <= whole
    assert made.enough == (3 * cases >= whole)
    shown = Fraction(made.share.strip("约%"))
    assert abs(shown - 100 * cases / whole) <= Fraction(1, 2)
    assert made.share.startswith("约") == (shown != 100 * cases / whole)


@given(_sessions())
def test_what_follows_begins_where_the_last_ended(sessions: tuple[Session, ...]) -> None:
    begun = {session.id: session.starts for session in sessions}
    for half in _planned(sessions)[1]:
        ended = ""
        for slot in half.slots:
            begins, _, ends = slot.time.partition("—")
            assert begins == (begun[slot.id] or ended)
            if begins:
                assert ends == clock(minute_of(begins) + slot.minutes)
            ended = ends
