"""What the builder of curricula is handed: words and rules of the records, and of notes only what learners may see."""

from __future__ import annotations

import json
from typing import Any

from casebook.derive.training.builder import builder_settings
from casebook.model.curriculum import CASE_SHARE, MOST_SESSIONS
from tests.sample import leaks
from tests.sample.courses import PLAN, course_library
from tests.sample.taught import TAUGHT, taught_case

LIBRARY = course_library()
SETTINGS: Any = json.loads(json.dumps(builder_settings(LIBRARY)))


def test_words_and_rules_are_those_of_the_records() -> None:
    words = LIBRARY.vocabulary
    for key, name in (
        ("kinds", "lesson_kinds"),
        ("formats", "training_formats"),
        ("audiences", "audiences"),
        ("competences", "competences"),
    ):
        assert SETTINGS[key] == [term.term for term in words.terms(name)]
    assert SETTINGS["rules"] == {"每天6学时": {"day": 6, "half": 3, "minutes": 40}}
    assert SETTINGS["share"] == [CASE_SHARE.numerator, CASE_SHARE.denominator]
    assert SETTINGS["most"] == MOST_SESSIONS
    assert SETTINGS["decisions"]["车位不够怎么分"] == {"id": "t01", "title": "车位不够，怎么分？"}


def test_only_cases_with_a_full_note_and_plans_are_told_of() -> None:
    assert list(SETTINGS["cases"]) == [TAUGHT]
    assert list(SETTINGS["plans"]) == [PLAN]
    note = SETTINGS["cases"][TAUGHT]
    assert (note["title"], note["minutes"]) == ("车多位少，晚上停哪儿", 45)
    assert len(note["objectives"]) == len(note["questions"]) == 2


def test_a_plan_is_its_record_without_what_is_not_written() -> None:
    plan = SETTINGS["plans"][PLAN]
    assert plan["sessions"][0] == {
        "id": "s1",
        "title": "报到",
        "day": 1,
        "half": "上午",
        "starts": "08:30",
        "lasts": 30,
    }
    assert "based_on" not in plan


def test_questions_and_goals_come_without_analysis() -> None:
    case = taught_case()
    guide = leaks.guide_of(case)
    told = json.dumps(SETTINGS["cases"], ensure_ascii=False)
    for question in guide.questions:
        assert question.judgement not in told
