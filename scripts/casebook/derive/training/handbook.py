"""What is handed out as one paper: 学员手册, with nothing that only the teacher may know, and the notes of the 教师手册."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from casebook.derive.case.teaching import (
    Handout,
    TeacherView,
    guide_of,
    handout,
    teacher_view,
)
from casebook.derive.training.timetable import HalfDay, Slot, lesson_title, timetable
from casebook.model.curriculum import Curriculum, Session
from casebook.model.library import Library


@dataclass(frozen=True)
class Part:
    """A lesson: when it is, what to do before it, questions of its own, and the handouts of its cases."""

    slot: Slot
    when: str
    preparation: str
    questions: tuple[str, ...]
    handouts: tuple[Handout, ...]


@dataclass(frozen=True)
class Handbook:
    """The whole of it. ``parts`` are the lessons for which there is something to read, to do or to think of."""

    curriculum: Curriculum
    halves: tuple[HalfDay, ...]
    parts: tuple[Part, ...]


def handbook(curriculum: Curriculum, library: Library) -> Handbook:
    """Put the handbook together. ``library`` holds the cases of the curriculum and their sources."""
    titles = {name: lesson_title(case) for name, case in library.cases.items()}
    halves = timetable(curriculum, titles, library.vocabulary)
    sessions = {session.id: session for session in curriculum.sessions}
    parts = (
        _part(sessions[slot.id], slot, half, library)
        for half in halves
        for slot in half.slots
        if slot.lesson
    )
    return Handbook(
        curriculum=curriculum,
        halves=halves,
        parts=tuple(part for part in parts if part.preparation or part.questions or part.handouts),
    )


def notes_of(curriculum: Curriculum, library: Library) -> Mapping[str, tuple[TeacherView, ...]]:
    """Return the full notes of the cases of each session, by its id, for the teachers' manual."""
    return {
        session.id: tuple(
            teacher_view(case, library)
            for name in session.cases
            if (case := library.cases.get(name)) is not None and guide_of(case) is not None
        )
        for session in curriculum.sessions
    }


def _part(session: Session, slot: Slot, half: HalfDay, library: Library) -> Part:
    return Part(
        slot=slot,
        when=f"{half.title} {slot.time}".strip(),
        preparation=session.preparation or "",
        questions=session.questions,
        handouts=tuple(_handouts(session.cases, library)),
    )


def _handouts(names: Iterable[str], library: Library) -> Iterable[Handout]:
    for name in names:
        case = library.cases.get(name)
        if case is not None and guide_of(case) is not None:
            yield handout(case, library)
