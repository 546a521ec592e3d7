"""同题异解: every answer to a problem stands on its page once, and nothing else does."""

from __future__ import annotations

import pytest

from casebook.derive.practice import problem_views as module
from casebook.derive.practice.answers import deeds, practices
from casebook.derive.practice.problem_views import ProblemView, problem_views
from casebook.model.library import Library
from tests.sample.practices import BEIJING, BOLUO, DONGGUAN, case, gap, library, measure
from tests.sample.real import real_library


def _view(given: Library, word: str = "停车难") -> ProblemView:
    return next(v for v in problem_views(given) if v.term.term == word)


def _shown(view: ProblemView) -> list[str]:
    full = [a.anchor for m in view.mechanisms for a in m.answers]
    return full + [item.uri for m in view.mechanisms for item in m.rest]


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


def test_every_answer_of_the_real_library_is_shown_once_under_its_main_mechanism() -> None:
    given = real_library()
    everything = deeds(given)
    for view in problem_views(given):
        own = [deed for deed in everything if view.term.term in deed.problems]
        done = practices(own)
        assert view.deeds == len(done)
        assert view.cases == sum(
            any(p.domain == view.term.term for p in c.problems) for c in given.cases.values()
        )
        assert sorted(_shown(view)) == sorted(deed.anchor for deed in done)
        for group in view.mechanisms:
            for told in group.answers:
                assert told.mechanisms[0].text == group.term.term
        named = {row.mechanism.text: row.total for row in view.overview}
        assert named == {
            word: sum(word in deed.measure.types for deed in done)
            for deed in done
            for word in deed.measure.types
        }


def test_a_second_mechanism_leads_to_where_the_answer_stands() -> None:
    view = _view(
        library(
            case("a", measures=[measure("借车位", "错时共享车位", "居民议事会")]),
            case("b", measures=[measure("议事", "居民议事会")]),
        )
    )
    groups = {m.term.term: m for m in view.mechanisms}
    assert [item.uri for item in groups["居民议事会"].also] == ["#a-m1"]
    assert groups["错时共享车位"].also == ()
    rows = {row.mechanism.text: [item.uri for item in row.users] for row in view.overview}
    assert rows == {"错时共享车位": ["#a-m1"], "居民议事会": ["#a-m1", "#b-m1"]}


def test_a_case_without_a_measure_for_its_problem_says_so() -> None:
    view = _view(library(case("a", measures=[measure("别的", "积分制", problems=())])))
    assert [(s.answered, s.plans) for s in view.stated] == [(False, "")]
    assert view.deeds == 0
    assert view.compared == ("a",)


def test_an_empty_problem_leads_on() -> None:
    given = library(
        case(
            "a",
            problems=("议事没有地方",),
            measures=[measure("议事", "居民议事会")],
        )
    )
    view = _view(given, "没有人用的难题")
    assert (view.cases, view.deeds, view.stated, view.mechanisms) == (0, 0, (), ())
    # 议事没有地方 and 没有人用的难题 are of one group.
    assert [(u.mechanism.text, u.problems) for u in view.untried] == [
        ("居民议事会", ("议事没有地方",))
    ]
    assert _view(given, "议事没有地方").untried == ()


def test_a_page_holds_so_many_and_leads_to_the_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LINKS_SHOWN", 3)
    codes = (BOLUO, DONGGUAN, BEIJING)
    many = [
        case(f"c{n:03d}", code=codes[n % 3], measures=[measure(f"做法{n}", "积分制")])
        for n in range(500)
    ]
    view = _view(library(*many))
    group = view.mechanisms[0]
    assert (len(group.answers), len(group.rest), group.hidden) == (6, 3, 491)
    assert len({a.place for a in group.answers[:3]}) == 3
    assert len(view.stated) == len(view.standings) == module.CASES_SHOWN
    assert view.cases == view.deeds == 500
    assert len(view.compared) == 4
    assert view.settlements[0][2] == 500


def test_questions_are_gathered_by_topic_and_asked_once() -> None:
    view = _view(
        library(
            case("a", gaps=[gap("经费", "花了多少钱？"), gap("基线", "以前怎样？")]),
            case("b", code=DONGGUAN, gaps=[gap("经费", "花了多少钱?")]),
            case("c", code=BEIJING, gaps=[gap("经费", "谁出钱？")]),
        )
    )
    assert [(t.topic, t.open, t.asked) for t in view.questions] == [("经费", 3, 3), ("基线", 1, 3)]
    asked = {q.ask: len(q.cases) for q in view.questions[0].questions}
    assert asked == {"花了多少钱？": 2, "谁出钱？": 1}
    assert view.questions[1].questions[0].cases[0].uri == "cases/a/#gaps-2"
