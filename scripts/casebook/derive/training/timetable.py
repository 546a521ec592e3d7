"""The timetable of a curriculum: half-days with times that follow from where they begin, and hours that follow from sessions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from casebook.derive.case.teaching import guide_of
from casebook.language.time_of_day import clock, minute_of
from casebook.model.case import Case
from casebook.model.curriculum import (
    CASE_SHARE,
    Curriculum,
    Session,
    case_hours_of,
    hours_of,
    minutes_taken,
    rule_of,
)
from casebook.model.vocabulary import HoursRule, Vocabulary


@dataclass(frozen=True)
class Slot:
    """One line of the timetable. ``time`` is empty where no beginning is known, ``minutes`` 0 where no length is.

    ``lesson`` tells what counts 学时, or is reported as taught, from what only takes time.
    """

    id: str
    title: str
    time: str
    minutes: int
    hours: str
    format: str
    lesson_kind: str
    place: str
    teacher: str
    lesson: bool


@dataclass(frozen=True)
class HalfDay:
    """What stands together: ``title`` is 第1天上午, and empty where nobody says when anything was."""

    id: str
    title: str
    hours: str
    slots: tuple[Slot, ...]


@dataclass(frozen=True)
class Totals:
    """What a plan comes to. ``share`` is that of case teaching in percent, ``enough`` whether it is a third."""

    days: int
    hours: str
    case_hours: str
    share: str
    enough: bool
    lessons: int


def counted(hours: float) -> str:
    """Write 学时: 2, 1.5."""
    return f"{float(hours):g}"


def lesson_title(case: Case) -> str:
    """Return what a lesson about a case is called: as its handout is, which gives no choice away, else as the case."""
    guide = guide_of(case)
    return guide.title if guide else case.title


def title_of(session: Session, titles: Mapping[str, str]) -> str:
    """Return what a session is called: as it says, or as its cases are by ``titles`` (:func:`lesson_title`)."""
    return session.title or "；".join(titles[name] for name in session.cases if name in titles)


def timetable(
    curriculum: Curriculum, titles: Mapping[str, str], vocabulary: Vocabulary
) -> tuple[HalfDay, ...]:
    """Return the half-days of a curriculum. ``titles`` are the :func:`lesson_title` of its cases, by their ids."""
    rule = rule_of(curriculum, vocabulary)
    together = groupby(curriculum.sessions, key=lambda s: (s.day, s.half))
    return tuple(
        HalfDay(
            id=f"half-{number}",
            title=f"第{day}天{half}" if day and half else "",
            hours=counted(total) if (total := float(hours_of(sessions))) else "",
            slots=tuple(_slots(sessions, titles, rule)),
        )
        for number, ((day, half), found) in enumerate(together, 1)
        for sessions in [tuple(found)]
    )


def _slots(
    sessions: Iterable[Session], titles: Mapping[str, str], rule: HoursRule | None
) -> Iterator[Slot]:
    at: int | None = None
    for session in sessions:
        at = minute_of(session.starts) if session.starts else at
        minutes = minutes_taken(session, rule)
        time = f"{clock(at)}—{clock(at + minutes)}" if at is not None and minutes else ""
        at = at + minutes if at is not None and minutes else None
        yield Slot(
            id=session.id,
            title=title_of(session, titles),
            time=time,
            minutes=minutes,
            hours=counted(session.hours) if session.hours else "",
            format=session.format or "",
            lesson_kind=session.lesson_kind or "",
            place=session.place or "",
            teacher=session.teacher or "",
            lesson=session.lasts is None,
        )


def totals(curriculum: Curriculum) -> Totals | None:
    """Return what a plan comes to; ``None`` where nothing counts 学时, as in a report."""
    total, cases = hours_of(curriculum.sessions), case_hours_of(curriculum.sessions)
    if not total:
        return None
    share = 100 * cases / total
    exact = share.denominator == 1
    return Totals(
        days=max((s.day or 0 for s in curriculum.sessions), default=0),
        hours=counted(float(total)),
        case_hours=counted(float(cases)),
        share=f"{'' if exact else '约'}{round(share)}%",
        enough=cases >= CASE_SHARE * total,
        lessons=sum(1 for s in curriculum.sessions if s.hours),
    )
