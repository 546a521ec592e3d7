"""Curricula: times that follow from where a half-day begins, sums that follow from lessons, and reports left as they are."""

from __future__ import annotations

from dataclasses import replace

import pytest

from casebook.derive.case.teaching import teacher_view
from casebook.derive.training.curriculum_view import CurriculumView, curriculum_view
from casebook.derive.training.handbook import handbook, notes_of
from casebook.derive.training.index import curriculum_index
from casebook.derive.training.timetable import timetable, totals
from casebook.model.curriculum import Curriculum
from tests.sample import leaks
from tests.sample.courses import CLASS, PLAN, REPORT, course_library
from tests.sample.taught import TAUGHT

LIBRARY = course_library()
COURSE = LIBRARY.curricula[PLAN]
NOTE = "车多位少，晚上停哪儿"
DECISION = "车位不够怎么分"


@pytest.fixture(scope="module")
def plan() -> CurriculumView:
    return curriculum_view(COURSE, LIBRARY, compared=(DECISION,))


@pytest.fixture(scope="module")
def report() -> CurriculumView:
    return curriculum_view(LIBRARY.curricula[REPORT], LIBRARY)


def test_times_follow_from_the_first_of_a_half_day(plan: CurriculumView) -> None:
    assert [[slot.time for slot in half.slots] for half in plan.halves] == [
        ["08:30—09:00", "09:00—10:40"],
        [""],
        ["09:00—11:00"],
    ]
    assert [half.title for half in plan.halves] == ["第1天上午", "第1天下午", "第2天上午"]
    assert [half.hours for half in plan.halves] == ["2.5", "1", "3"]


def test_a_lesson_is_called_as_the_handout_and_does_not_give_the_choice_away(
    plan: CurriculumView,
) -> None:
    assert plan.lessons[0].slot.title == NOTE
    # What has no note is called as the record says.
    untitled = COURSE.sessions[3].model_copy(update={"title": None})
    changed = COURSE.model_copy(update={"sessions": (untitled,)})
    (half,) = curriculum_view(changed, LIBRARY).halves
    assert half.slots[0].title == LIBRARY.cases["bing-training"].title


def test_totals_are_worked_out(plan: CurriculumView) -> None:
    assert plan.totals is not None
    assert (plan.totals.days, plan.totals.lessons, plan.totals.hours) == (2, 3, "6.5")
    assert (plan.totals.case_hours, plan.totals.share, plan.totals.enough) == ("3.5", "约54%", True)


def test_less_than_a_third_is_said_to_be_less() -> None:
    few = [s.model_copy(update={"lesson_kind": None}) for s in COURSE.sessions[:2]]
    made = totals(COURSE.model_copy(update={"sessions": (*few, *COURSE.sessions[2:])}))
    assert made is not None
    assert (made.case_hours, made.enough) == ("1", False)


def test_a_lesson_takes_its_goals_and_questions_from_the_note(plan: CurriculumView) -> None:
    first, second, third = plan.lessons
    assert len(first.objectives) == 2
    assert len(first.questions) == 2
    assert first.fits == "案例使用说明排了 45 分钟，比这一节少 55 分钟，留给提问。"
    assert second.parts == "讲授 10、讨论 25、总结 5 分钟"
    assert [item.uri for item in second.decisions] == ["decisions/t01/"]
    assert (third.objectives, third.papers, third.fits) == ((), (), "")


@pytest.mark.parametrize(
    ("hours", "told"), [(1, "比这一节多 5 分钟，要删一段"), (1.5, "比这一节少 15 分钟")]
)
def test_a_note_is_held_to_the_minutes_of_the_lesson(hours: float, told: str) -> None:
    lesson = COURSE.sessions[1].model_copy(update={"hours": hours})
    changed = COURSE.model_copy(update={"sessions": (lesson,)})
    assert told in curriculum_view(changed, LIBRARY).lessons[0].fits


def test_what_is_printed_is_told_by_who_gets_it(plan: CurriculumView) -> None:
    told = {whose: [item.uri for item in papers] for whose, papers in plan.prints}
    assert told == {
        "都在一页上": [f"curricula/{PLAN}/papers/"],
        "每人一份": [f"curricula/{PLAN}/learners/", f"cases/{TAUGHT}/handout/"],
        "每组一份": ["sheet/decisions/t01/", "visit/bing-training/"],
        "教师一份": [f"curricula/{PLAN}/teachers/", f"cases/{TAUGHT}/teach/"],
    }
    # There is no sheet of a decision that no place has taken.
    uncompared = dict(curriculum_view(COURSE, LIBRARY).prints)["每组一份"]
    assert [item.uri for item in uncompared] == ["visit/bing-training/"]


def test_capacities_name_the_lessons_that_train_them(plan: CurriculumView) -> None:
    assert [(word, [item.uri for item in lessons]) for word, lessons in plan.covered] == [
        ("议事协商", ["#s2"])
    ]


def test_a_class_names_its_plan_and_a_plan_its_classes() -> None:
    made = curriculum_view(LIBRARY.curricula[CLASS], LIBRARY)
    assert made.based_on is not None
    assert (made.based_on.text, made.based_on.uri) == ("停车两天班", f"curricula/{PLAN}/")


def test_a_report_fills_nothing_in(report: CurriculumView) -> None:
    assert not report.planned
    assert (report.totals, report.rule, report.prints) == (None, "", ())
    (half,) = report.halves
    assert (half.title, half.hours) == ("", "")
    (lesson,) = report.lessons
    assert (lesson.slot.time, lesson.slot.minutes, lesson.slot.hours) == ("", 0, "")
    # The note of the case is no part of what was reported.
    assert (lesson.objectives, lesson.questions, lesson.papers, lesson.fits) == ((), (), (), "")
    assert [quote.text for quote in lesson.quotes] == ["借来近百个车位给居民"]
    assert report.record is not None


def test_the_handbook_holds_what_learners_read_and_nothing_of_the_answer() -> None:
    made = handbook(COURSE, LIBRARY)
    assert [(part.slot.id, part.preparation, len(part.handouts)) for part in made.parts] == [
        ("s2", "前一天读完学员版。", 1)
    ]
    case = LIBRARY.cases[TAUGHT]
    told = "".join("".join(leaks.words_in(made.parts)).split())
    hidden = leaks.secrets(case, teacher_view(case, LIBRARY))
    assert len(hidden) > 40
    assert [text for text in hidden if text in told] == []
    assert {name: len(notes) for name, notes in notes_of(COURSE, LIBRARY).items()} == {
        "s1": 0,
        "s2": 1,
        "s3": 0,
        "s4": 0,
    }


def test_a_case_that_is_broken_leaves_its_lesson() -> None:
    without = {name: case for name, case in LIBRARY.cases.items() if name != TAUGHT}
    made = curriculum_view(COURSE, replace(LIBRARY, cases=without))
    assert [slot.title for slot in made.halves[0].slots] == ["报到", ""]
    assert made.lessons[0].cases == ()


def test_half_days_without_a_rule_have_no_minutes() -> None:
    unruled: Curriculum = COURSE.model_copy(update={"hours_rule": None})
    halves = timetable(unruled, {}, LIBRARY.vocabulary)
    assert [slot.minutes for half in halves for slot in half.slots] == [30, 0, 0, 0]


def test_the_index_lists_what_a_trainer_can_start_from() -> None:
    found = curriculum_index(LIBRARY)
    assert [group.title for group in found.groups] == [
        "现成的方案",
        "办过的班",
        "别处办过的（文章报道）",
    ]
    (listed,) = found.groups[0].listed
    assert listed.size == "2 天，6.5 学时，其中案例课 3.5 学时"
    assert found.groups[2].listed[0].size == ""
    assert [(note.title, note.minutes) for note in found.notes] == [(NOTE, 45)]
