"""同题异解: every measure aimed at a problem stands on its page once, the nearest first, and nothing else does."""

from __future__ import annotations

import pytest

from casebook.derive.practice import problem_views as module
from casebook.derive.practice.answers import deeds
from casebook.derive.practice.problem_views import ProblemView
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.practices import BEIJING, BOLUO, DONGGUAN, case, gap, library, measure
from tests.sample.real import real_library
from tests.sample.views import problem_views

FIGURES = sample_library().cases["jia-estate-parking"].observations


def _view(given: Library, word: str = "停车难") -> ProblemView:
    return next(v for v in problem_views(given) if v.term.term == word)


def _shown(view: ProblemView) -> list[str]:
    return [told.answer.anchor for told in (*view.near, *view.wider)]


def test_only_measures_that_are_for_the_problem() -> None:
    one = case(
        "a",
        problems=("停车难", "议事没有地方"),
        measures=[
            measure("借车位", "错时共享车位"),
            measure("议事会", "居民议事会", number=2, problems=("p2",)),
            measure("没说为什么", "积分制", number=3, problems=()),
        ],
    )
    assert _shown(_view(library(one))) == ["a-m1"]
    assert _shown(_view(library(one), "议事没有地方")) == ["a-m2"]


def test_the_nearest_come_first_whatever_their_kind_or_number() -> None:
    one = case(
        "a",
        problems=("停车难", "议事没有地方"),
        measures=[
            measure("也为它", "错时共享车位", problems=("p2", "p1")),
            measure("先为它", "居民议事会", number=2, problems=("p1", "p2")),
            measure("只为它", "积分制", number=3),
        ],
    )
    view = _view(library(one))
    assert [told.answer.anchor for told in view.near] == ["a-m3", "a-m2"]
    assert [(told.answer.anchor, told.among) for told in view.wider] == [
        ("a-m1", ("议事没有地方",))
    ]


def test_programmes_are_only_named() -> None:
    view = _view(
        library(
            case("a", measures=[measure("甲", "积分制")]),
            case("b", type="总项目", measures=[measure("概述", "积分制")]),
        )
    )
    assert _shown(view) == ["a-m1"]
    assert [item.uri for item in view.programmes] == ["cases/b/#m1"]


def test_every_answer_of_the_real_library_is_shown_once() -> None:
    given = real_library()
    everything = [d for d in deeds(given) if not d.programme and not d.planned]
    for view in problem_views(given):
        own = [deed for deed in everything if view.term.term in deed.problems]
        assert view.cases == sum(
            any(p.domain == view.term.term for p in c.problems) for c in given.cases.values()
        )
        assert sorted(_shown(view)) == sorted(deed.anchor for deed in own)
        assert {row.mechanism.text: row.total for row in view.overview} == {
            deed.main: sum(other.main == deed.main for other in own) for deed in own
        }


def test_a_problem_that_is_inferred_is_marked_with_each_measure() -> None:
    one = case("a", measures=[measure("甲", "积分制")])
    problem = one.problems[0].model_copy(update={"basis": "推断"})
    view = _view(library(one.model_copy(update={"problems": (problem,)})))
    assert (view.inferred, view.cases) == (1, 1)
    assert [told.inferred for told in view.near] == [True]


def test_targets_and_standards_of_the_problem_are_shown_and_of_others_not() -> None:
    target = FIGURES[0].model_copy(update={"id": "o1", "level": "目标", "measures": ("m1",)})
    standard = FIGURES[0].model_copy(update={"id": "o2", "kind": "标准", "measures": ("m2",)})
    given = library(
        case(
            "a",
            problems=("停车难", "议事没有地方"),
            measures=[
                measure("甲", "积分制"),
                measure("乙", "居民议事会", number=2, problems=("p2",)),
            ],
            observations=(target, standard),
            sources=(target.evidence.source,),
        )
    )
    assert [goal.figure.id for goal in _view(given).goals] == ["o1"]
    assert [goal.figure.id for goal in _view(given, "议事没有地方").goals] == ["o2"]


def test_the_limit_that_yanta_plans_stands_on_the_page_of_big_communities() -> None:
    view = _view(real_library(), "社区规模过大")
    shown = {goal.figure.quantity.text for goal in view.goals}
    assert "不超过3500户" in shown
    assert {plan.place for plan in view.intentions} == {"西安市雁塔区"}
    others = _view(real_library(), "条块分割").goals
    assert "不超过3500户" not in {goal.figure.quantity.text for goal in others}


def test_planned_measures_are_plans_and_no_answers() -> None:
    view = _view(library(case("a", measures=[measure("甲", "积分制", status="计划中")])))
    assert _shown(view) == []
    assert [(plan.text, plan.uri) for plan in view.intentions] == [("甲", "cases/a/#m1")]


def test_a_case_without_a_measure_for_its_problem_says_so() -> None:
    view = _view(library(case("a", measures=[measure("别的", "积分制", problems=())])))
    assert [(s.answered, s.plans) for s in view.stated] == [(False, "")]
    assert not view.aims.done
    assert view.compared == ("a",)


def test_a_page_holds_so_many_and_leads_to_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LINKS_SHOWN", 3)
    codes = (BOLUO, DONGGUAN, BEIJING)
    many = [
        case(f"c{n:03d}", code=codes[n % 3], measures=[measure(f"做法{n}", "积分制")])
        for n in range(500)
    ]
    view = _view(library(*many))
    assert (len(view.near), view.rest) == (module.MOST_ANSWERS, 500 - module.MOST_ANSWERS)
    assert len({told.answer.place for told in view.near[:3]}) == 3
    assert [(len(row.users), row.total) for row in view.overview] == [(3, 500)]
    assert len(view.stated) == len(view.standings) == module.CASES_SHOWN
    assert view.cases == len(view.aims.done) == 500
    assert len(view.compared) == 4
    assert view.settlements[0][2] == 500


def test_questions_take_turns_by_topic_and_are_asked_once() -> None:
    done = [measure("甲", "积分制")]
    view = _view(
        library(
            case("a", measures=done, gaps=[gap("经费", "花了多少钱？"), gap("基线", "以前怎样？")]),
            case("b", code=DONGGUAN, measures=done, gaps=[gap("经费", "花了多少钱?")]),
            case("c", code=BEIJING, measures=done, gaps=[gap("经费", "谁出钱？")]),
        )
    )
    assert [(q.topic, q.ask, len(q.cases)) for q in view.questions] == [
        ("经费", "花了多少钱？", 2),
        ("做之前", "以前怎样？", 1),
        ("经费", "谁出钱？", 1),
    ]
    assert view.questions[1].cases[0].uri == "cases/a/#gaps-2"


def test_only_what_is_left_out_of_measures_for_the_problem_is_asked() -> None:
    one = case(
        "a",
        problems=("停车难", "议事没有地方"),
        measures=[
            measure("错时共享车位", "错时共享车位"),
            measure("楼道议事会", "居民议事会", number=2, problems=("p2",)),
        ],
        gaps=[
            gap("经费", "共享车位的钱谁出？"),
            gap("频次", "楼道议事会多久开一次？"),
            gap("后续", "后来怎样？"),
        ],
    )
    asked = [q.ask for q in _view(library(one)).questions]
    assert asked == ["共享车位的钱谁出？"]
    assert [q.ask for q in _view(library(one), "议事没有地方").questions] == [
        "楼道议事会多久开一次？"
    ]
