"""A curriculum as its page shows it: the timetable, each lesson with its cases and decisions, and what all comes to."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass

from casebook.derive.case.teaching import Piece, TeacherView, Told, guide_of, teacher_view
from casebook.derive.ground.addresses import (
    case_uri,
    curriculum_uri,
    decision_sheet_uri,
    decision_uri,
    handbook_uri,
    manual_uri,
    papers_uri,
    source_uri,
    teach_uri,
    visit_uri,
)
from casebook.derive.ground.items import Item
from casebook.derive.practice.quotes import Quoted, quoted
from casebook.derive.training.timetable import (
    HalfDay,
    Slot,
    Totals,
    lesson_title,
    timetable,
    totals,
)
from casebook.language.closed_words import PLAN, REPORT
from casebook.model.curriculum import Curriculum, Session, minutes_taken, rule_of
from casebook.model.library import Library

_ALL = "课程表和下面各份合成一本"


@dataclass(frozen=True)
class Lesson:
    """A lesson with what it needs. Objectives and questions of a case with a full note are those of the note.

    ``fits`` says how the minutes of that note and of the lesson agree; empty where there is nothing to say.
    """

    slot: Slot
    when: str
    cases: tuple[Item, ...]
    decisions: tuple[Item, ...]
    papers: tuple[Item, ...]
    fits: str
    competences: tuple[str, ...]
    objectives: tuple[Told, ...]
    preparation: str
    questions: tuple[Told, ...]
    parts: str
    analysis: tuple[str, ...]
    misreadings: tuple[str, ...]
    evaluation: tuple[str, ...]
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True)
class CurriculumView:
    """The whole page.

    ``rule`` says how 学时 are counted, ``covered`` which lessons train a capacity, ``prints`` what is to be printed and
    for whom; the latter is empty for a report.
    """

    curriculum: Curriculum
    uri: str
    halves: tuple[HalfDay, ...]
    lessons: tuple[Lesson, ...]
    totals: Totals | None
    rule: str
    covered: tuple[tuple[str, tuple[Item, ...]], ...]
    prints: tuple[tuple[str, tuple[Item, ...]], ...]
    based_on: Item | None
    classes: tuple[Item, ...]
    sources: tuple[Item, ...]
    record: Item | None
    reported: tuple[tuple[str, str, tuple[Quoted, ...]], ...]

    @property
    def planned(self) -> bool:
        """Whether it can be taught from, unlike a report."""
        return self.curriculum.kind != REPORT

    @property
    def dated(self) -> bool:
        """Whether it is a class, which follows a plan."""
        return self.planned and self.curriculum.kind != PLAN


def curriculum_view(
    curriculum: Curriculum,
    library: Library,
    classes: Iterable[Item] = (),
    compared: Collection[str] = (),
) -> CurriculumView:
    """Work out the page of a curriculum.

    ``library`` holds its cases, its sources and the plan that it is based on; ``classes`` follow it, ``compared`` are
    the decisions of which there is a sheet to print.
    """
    titles = {name: lesson_title(case) for name, case in library.cases.items()}
    halves = timetable(curriculum, titles, library.vocabulary)
    rule = rule_of(curriculum, library.vocabulary)
    notes = {
        name: teacher_view(case, library)
        for name, case in library.cases.items()
        if guide_of(case) is not None and name != curriculum.record
    }
    sessions = {session.id: session for session in curriculum.sessions}
    lessons = tuple(
        _lesson(
            sessions[slot.id],
            slot,
            f"{half.title} {slot.time}".strip(),
            minutes_taken(sessions[slot.id], rule),
            notes,
            library,
        )
        for half in halves
        for slot in half.slots
        if slot.lesson
    )
    plan = library.curricula.get(curriculum.based_on or "")
    return CurriculumView(
        curriculum=curriculum,
        uri=curriculum_uri(curriculum.id),
        halves=halves,
        lessons=lessons,
        totals=totals(curriculum),
        rule=library.vocabulary.term("hours_rules", curriculum.hours_rule).definition
        if curriculum.hours_rule
        else "",
        covered=tuple(
            (word, tuple(Item(x.slot.title, f"#{x.slot.id}") for x in _training(word, lessons)))
            for word in curriculum.competences
        ),
        prints=tuple(_prints(curriculum, notes, library, compared))
        if curriculum.kind != REPORT
        else (),
        based_on=Item(plan.title, curriculum_uri(plan.id)) if plan else None,
        classes=tuple(classes),
        sources=tuple(
            Item(library.sources[name].name, source_uri(name)) for name in curriculum.sources
        ),
        record=_case(curriculum.record, library) if curriculum.record else None,
        reported=tuple(
            (told.label, told.text, quoted(told.evidence, library)) for told in curriculum.reported
        ),
    )


def _prints(
    curriculum: Curriculum,
    notes: Mapping[str, TeacherView],
    library: Library,
    compared: Collection[str],
) -> Iterator[tuple[str, tuple[Item, ...]]]:
    """Yield for whom what is to be printed: (who and how many, the papers)."""
    sessions = curriculum.sessions
    taught = list(dict.fromkeys(n for s in sessions for n in s.cases if n in notes))
    shared = list(dict.fromkeys(word for s in sessions for word in s.decisions if word in compared))
    visited = list(dict.fromkeys(n for s in sessions if s.place for n in s.cases))
    terms = [library.vocabulary.term("decisions", word) for word in shared]
    yield (
        "都在一页上",
        (
            Item(
                "全部材料",
                papers_uri(curriculum.id),
                note="教案、讲义、任务单、签到表、选票、评估表、审核表、测验题、结班材料包",
            ),
        ),
    )
    for whose, papers in (
        (
            "每人一份",
            [
                Item("学员手册", handbook_uri(curriculum.id), note=_ALL),
                *(Item(f"学员版：{notes[n].handout.title}", notes[n].handout.uri) for n in taught),
            ],
        ),
        (
            "每组一份",
            [
                *(Item(f"一页纸：{t.question or t.term}", decision_sheet_uri(t)) for t in terms),
                *(
                    Item(f"走访提纲：{library.cases[n].title}", visit_uri(n))
                    for n in visited
                    if n in library.cases
                ),
            ],
        ),
        (
            "教师一份",
            [
                Item("教师手册", manual_uri(curriculum.id), note=_ALL),
                *(
                    Item(f"教师版：{notes[n].title}", notes[n].uri, note=f"{notes[n].minutes} 分钟")
                    for n in taught
                ),
            ],
        ),
    ):
        if papers:
            yield whose, tuple(papers)


def _training(word: str, lessons: Iterable[Lesson]) -> list[Lesson]:
    return [lesson for lesson in lessons if word in lesson.competences]


def _case(name: str, library: Library) -> Item | None:
    """Return a case by its id; ``None`` for one that is broken, which is only so while serving."""
    case = library.cases.get(name)
    return Item(case.title, case_uri(name)) if case else None


def _lesson(
    session: Session,
    slot: Slot,
    when: str,
    minutes: int,
    notes: Mapping[str, TeacherView],
    library: Library,
) -> Lesson:
    found = [notes[name] for name in session.cases if name in notes]
    words = library.vocabulary
    parts = session.minutes
    return Lesson(
        slot=slot,
        when=when,
        cases=tuple(item for name in session.cases if (item := _case(name, library))),
        decisions=tuple(
            Item(term.question or term.term, decision_uri(term))
            for word in session.decisions
            for term in [words.term("decisions", word)]
        ),
        papers=tuple(_papers(found)) if minutes else (),
        fits=_fits(sum(note.minutes for note in found), minutes),
        competences=session.competences,
        objectives=(*map(_plain, session.objectives), *(o for n in found for o in n.objectives))
        if minutes
        else (),
        preparation=session.preparation or "",
        questions=(
            *map(_plain, session.questions),
            *(q for n in found for q in n.handout.questions),
        )
        if minutes
        else (),
        parts=f"讲授 {parts.teaching}、讨论 {parts.discussion}、总结 {parts.wrap_up} 分钟"
        if parts
        else "",
        analysis=session.analysis,
        misreadings=session.misreadings,
        evaluation=session.evaluation,
        quotes=quoted(session.evidence, library),
    )


def _papers(notes: Iterable[TeacherView]) -> Iterable[Item]:
    for note in notes:
        yield Item("学员版", note.handout.uri)
        yield Item("教师版", teach_uri(note.handout.case_id), note=f"（{note.minutes} 分钟）")


def _plain(text: str) -> Told:
    return (Piece(text),)


def _fits(noted: int, minutes: int) -> str:
    """Say how many minutes the notes of the cases need beside those of the lesson."""
    if not noted or not minutes:
        return ""
    if noted == minutes:
        return f"案例使用说明排了 {noted} 分钟，正好。"
    if noted < minutes:
        return f"案例使用说明排了 {noted} 分钟，比这一节少 {minutes - noted} 分钟，留给提问。"
    return f"案例使用说明排了 {noted} 分钟，比这一节多 {noted - minutes} 分钟，要删一段。"
