"""The two editions of a teaching note: the same story, and nothing of the answer in one of them."""

from __future__ import annotations

import pytest

from casebook.derive.case.teaching import (
    Handout,
    TeacherView,
    handout,
    questions,
    teacher_view,
    text_of,
)
from tests.sample import leaks
from tests.sample.taught import guide, taught_case, taught_library

LIBRARY = taught_library()
CASE = taught_case()


@pytest.fixture(scope="module")
def learners() -> Handout:
    return handout(CASE, LIBRARY)


@pytest.fixture(scope="module")
def teacher() -> TeacherView:
    return teacher_view(CASE, LIBRARY)


def test_numbers_come_from_the_record(learners: Handout, teacher: TeacherView) -> None:
    first = learners.story[0].told
    assert [(piece.text, piece.figure) for piece in first] == [
        ("小区有", ""),
        ("3120余户", "jia-estate-parking#o1"),
        ("，入夜以后消防通道停满了车。", ""),
    ]
    assert text_of(teacher.taken.told) == "请单位夜里把车位借给居民，借来近百个。"


def test_a_number_comes_with_time_scope_and_source(teacher: TeacherView) -> None:
    lent, _ = teacher.figure_uses[0].numbers
    figure = next(o for o in CASE.observations if o.id == "o4")
    assert (lent.label, lent.figure) == (figure.label, "jia-estate-parking#o4")
    assert figure.level in lent.read
    assert figure.scope.place in lent.read
    assert LIBRARY.sources["self-report"].name in lent.origin


def test_a_number_for_learners_comes_without_place_and_source(learners: Handout) -> None:
    (given,) = learners.given
    assert (given.text, given.label, given.figure) == (
        "3120余户",
        "小区的户数",
        "jia-estate-parking#o1",
    )
    figure = next(o for o in CASE.observations if o.id == "o1")
    assert figure.level in given.read
    assert figure.scope.place not in given.read
    assert given.origin == ""


def test_the_name_of_the_place_is_cut_out_of_what_a_number_counts() -> None:
    place = CASE.place
    named = [f"{place.community}的小区", f"{place.path[-1]}小区的户数"]
    for label, told in zip(named, ["小区", "小区的户数"], strict=True):
        first, *others = CASE.observations
        observations = (first.model_copy(update={"label": label}), *others)
        (given,) = handout(CASE.model_copy(update={"observations": observations}), LIBRARY).given
        assert given.label == told


def test_a_calculation_comes_with_its_equation(teacher: TeacherView) -> None:
    _, share = teacher.figure_uses[0].numbers
    assert share.calculation == "jia-estate-parking#c1"
    assert share.read.startswith("推算：")
    assert share.origin == ""


def test_learners_get_nothing_that_only_the_teacher_may_know(
    learners: Handout, teacher: TeacherView
) -> None:
    told = "".join("".join(leaks.words_in(learners)).split())
    hidden = leaks.secrets(CASE, teacher)
    assert len(hidden) > 40
    assert [text for text in hidden if text in told] == []
    assert [number.id for number in learners.given if number.id in leaks.results(CASE)] == []


def test_phrases_stand_in_the_teachers_edition_alone(
    learners: Handout, teacher: TeacherView
) -> None:
    assert {line.quotes for line in learners.story} == {()}
    assert teacher.handout.story[0].quotes == ("入夜以后消防通道停满了车",)
    assert [line.told for line in teacher.handout.story] == [line.told for line in learners.story]


def test_what_was_made_up_says_so(learners: Handout) -> None:
    assert [line.basis for line in learners.story] == ["", "编者设计"]
    assert [(label, line.basis) for label, line in learners.circumstances] == [
        ("谁来定", "推断"),
        ("什么时候", "编者设计"),
        ("手里有什么", "编者设计"),
        ("难在哪里", ""),
    ]


def test_the_place_is_named_to_the_county_only(learners: Handout) -> None:
    assert CASE.place.community
    assert learners.place.endswith("博罗县")


def test_ways_have_letters_and_one_is_taken(teacher: TeacherView) -> None:
    assert [(w.choice.letter, w.taken) for w in teacher.ways] == [
        ("A", False),
        ("B", True),
        ("C", False),
    ]
    assert teacher.taken_letter == "B"


def test_the_minutes_are_added_up(teacher: TeacherView) -> None:
    assert [(s.begins, s.ends) for s in teacher.stretches] == [(0, 5), (5, 30), (30, 40), (40, 45)]
    assert teacher.minutes == 45 == sum(s.minutes for s in teacher.stretches)


def test_each_question_of_the_quiz_has_one_right_answer(teacher: TeacherView) -> None:
    for trap, quiz in zip(guide().traps, teacher.quizzes, strict=True):
        (right,) = [a for a in quiz.answers if a.letter == quiz.right]
        assert text_of(right.told) == trap.right
        assert sorted(text_of(a.told) for a in quiz.answers) == sorted((trap.right, *trap.wrong))


def test_a_policy_that_the_article_does_not_cite_is_the_editors(teacher: TeacherView) -> None:
    assert [cites for _, cites, _ in teacher.policies] == [True, True]
    one = CASE.model_copy(update={"policies": CASE.policies[:1]})
    assert [cites for _, cites, _ in teacher_view(one, LIBRARY).policies] == [True, False]


def test_questions_are_found_in_both_forms_of_a_note() -> None:
    assert [text_of(q) for q in questions(CASE, LIBRARY)] == [q.ask for q in guide().questions]
    short = next(c for c in LIBRARY.cases.values() if c.teaching is None)
    assert questions(short, LIBRARY) == ()


def test_a_case_without_a_full_note_has_no_editions() -> None:
    short = next(c for c in LIBRARY.cases.values() if c.teaching is None)
    for made in (handout, teacher_view):
        with pytest.raises(ValueError, match=short.id):
            made(short, LIBRARY)
