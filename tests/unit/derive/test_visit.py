"""What to ask on a visit: every gap once, a question for what a figure leaves open, and none twice."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from casebook.derive.case.visit import Question, VisitSheet, visit_sheet
from casebook.model.case import Case, Gap
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()
PARKING = SAMPLE.cases["jia-estate-parking"]
BASELINE = "做之前是多少？是什么时候的数？"
DIVISOR = "除以的是什么？一共是多少？"
START = "从哪一天开始累计，算到哪一天？"
LEDGER = "谁统计的？有没有台账可以看？"
PLAN = "这些是打算，现在做到哪一步？"


@dataclass(frozen=True)
class Asked:
    """A sheet, by its questions."""

    sheet: VisitSheet

    def questions(self) -> list[Question]:
        return [q for party in self.sheet.parties for q in party.questions]

    def about(self, ask: str) -> list[str]:
        return [item.text for q in self.questions() if q.ask == ask for item in q.about]


def _asked(case: Case, library: Library = SAMPLE) -> Asked:
    return Asked(visit_sheet(case, library))


def _with_gaps(*gaps: tuple[str, str, str]) -> Case:
    made = tuple(Gap.model_construct(topic=t, text=text, ask=ask) for t, text, ask in gaps)
    return PARKING.model_copy(update={"not_reported": made})


def test_a_result_without_a_baseline_is_asked_for_one() -> None:
    # The disputes have a baseline; the share that can park and the satisfaction have none.
    assert _asked(PARKING).about(BASELINE) == ["夜里能停进车位的比例", "居民满意度"]


def test_a_rate_of_something_unknown_is_asked_what_it_is_of() -> None:
    assert _asked(PARKING).about(DIVISOR) == ["居民满意度"]


def test_a_total_without_a_start_is_asked_for_it() -> None:
    assert _asked(PARKING).about(START) == ["居民满意度"]


def test_results_that_the_unit_claims_itself_are_asked_for_a_ledger() -> None:
    # 夜里能停进车位的比例 was evaluated by others.
    assert _asked(PARKING).about(LEDGER) == ["一年里的停车纠纷", "居民满意度"]


def test_targets_planned_measures_and_next_steps_are_asked_how_far_they_have_come() -> None:
    assert _asked(PARKING).about(PLAN) == ["明年要借的车位", "守约积分", "再找两家单位"]


def test_each_thing_asked_about_leads_to_its_place_in_the_case() -> None:
    uris = {
        item.text: item.uri for question in _asked(PARKING).questions() for item in question.about
    }
    assert uris["居民满意度"] == "cases/jia-estate-parking/#o7"
    assert uris["守约积分"] == "cases/jia-estate-parking/#m2"
    assert uris["再找两家单位"] == "cases/jia-estate-parking/#next-1"


@pytest.mark.parametrize(
    "gap",
    [
        ("分母", "98.5%除以什么，原文没有写。", "问了多少人？"),
        ("分母", "调查了多少人，原文没有写。", "居民满意度调查问了多少人？"),
    ],
    ids=["its number", "its label"],
)
def test_what_a_gap_asks_of_a_figure_is_not_asked_again(gap: tuple[str, str, str]) -> None:
    asked = _asked(_with_gaps(gap))
    assert asked.about(DIVISOR) == []
    assert asked.about(START) == ["居民满意度"]


@pytest.mark.parametrize(
    "gap",
    [
        ("经费", "98.5%是谁出钱调查的，原文没有写。", "谁出的钱？"),
        ("分母", "198.5%不是这个数。", "问了多少人？"),
        ("分母", "一共多少辆车，原文没有写。", "一共多少辆？"),
    ],
    ids=["another topic", "another number", "another figure"],
)
def test_a_gap_about_something_else_leaves_the_question(gap: tuple[str, str, str]) -> None:
    assert _asked(_with_gaps(gap)).about(DIVISOR) == ["居民满意度"]


def test_topics_go_to_those_who_can_answer_and_unknown_ones_to_the_leaders() -> None:
    case = _with_gaps(
        ("经费", "钱", "多少钱？"),
        ("基线", "数", "原来多少？"),
        ("满意度", "评", "满意吗？"),
        ("某个新主题", "新", "新的？"),
    )
    party = {q.ask: p.id for p in visit_sheet(case, SAMPLE).parties for q in p.questions}
    assert party["多少钱？"] == "money"
    assert party["原来多少？"] == "figures"
    assert party["满意吗？"] == "residents"
    assert party["新的？"] == "lead"
    assert party[PLAN] == "lead"


@pytest.mark.parametrize("library", [SAMPLE, real_library()], ids=["sample", "real"])
def test_every_gap_is_asked_once_and_no_question_twice_of_the_same_figure(
    library: Library,
) -> None:
    for case in library.cases.values():
        sheet = visit_sheet(case, library)
        questions = Asked(sheet).questions()
        assert len(questions) == sheet.gaps + sheet.derived
        assert sheet.gaps == len(case.not_reported)
        asked = [q.ask for q in questions]
        assert all(asked.count(gap.ask) == 1 for gap in case.not_reported), case.id
        pairs = [(q.ask, item.uri) for q in questions for item in q.about]
        assert len(pairs) == len(set(pairs))


def test_one_line_and_small_letters_where_that_lets_the_questions_stand_on_one_sheet() -> None:
    sheets = {
        name: _asked(case, real_library()).sheet for name, case in real_library().cases.items()
    }
    setting = {name: (sheet.lines, sheet.small) for name, sheet in sheets.items()}
    # Few questions have room for two lines, more of them for one; what needs two sheets has room again.
    assert setting["boluo-alley-chief"] == (2, False)
    assert setting["boluo-linli-ruqin"] == (1, False)
    assert setting["dongguan-xingcheng-grid"] == (1, True)
    assert setting["yanta-grassroots-governance"] == (2, False)


def test_a_plan_that_a_gap_asks_about_is_not_asked_again() -> None:
    asked = _asked(real_library().cases["yanta-grassroots-governance"], real_library())
    about = " ".join(asked.about(PLAN))
    # 现在超过3500户的社区有几个, and whether the 《…实施方案》 was issued, are gaps of their own.
    assert "每个社区的户数上限" not in about
    assert "实施方案》" not in about
    assert "办公面积" in about


def test_topics_are_said_as_readers_say_them() -> None:
    case = _with_gaps(("分母", "数", "一共多少？"), ("经费", "钱", "多少钱？"))
    kinds = {q.ask: q.kind for q in _asked(case).questions()}
    assert (kinds["一共多少？"], kinds["多少钱？"]) == ("总数", "经费")
