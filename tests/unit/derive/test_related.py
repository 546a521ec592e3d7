"""Cases close to a case: who is named, in which order, and why."""

from __future__ import annotations

from casebook.derive.case.related import related_cases
from casebook.model.case import Case, Relation
from casebook.model.decision import Decision
from tests.sample.practices import BEIJING, BOLUO, DONGGUAN, case, library, measure


def _related(name: str, *cases: Case) -> list[tuple[str, str]]:
    found = related_cases(library(*cases))[name]
    return [(r.case.uri.split("/")[1], r.reason) for r in found]


def _relation(target: str) -> Relation:
    return Relation.model_construct(
        type="同地", target=target, name=None, note="x", basis="原文写明", evidence=()
    )


def _taking(*words: str) -> tuple[Decision, ...]:
    return tuple(Decision.model_construct(decision=word) for word in words)


def test_the_reason_says_what_they_share() -> None:
    found = _related(
        "a",
        case("a", measures=[measure("甲法", "积分制")]),
        case("b", code=DONGGUAN, measures=[measure("“乙法”", "积分制")]),
    )
    assert found == [("b", "同样用积分制应对停车难（见“乙法”）。")]


def test_a_problem_or_a_measure_or_a_settlement_alone_makes_nothing_alike() -> None:
    """M34: 县域整体 is no likeness, nor is one tool used for two things."""
    found = _related(
        "a",
        case("a", measures=[measure("甲", "积分制")]),
        case("b", code=DONGGUAN, problems=("议事没有地方",), measures=[measure("乙", "积分制")]),
        case("c", code=BEIJING, measures=[measure("丙", "居民议事会", "积分制")]),
        case("d", code=BEIJING, measures=[measure("丁", "积分制", problems=())]),
    )
    assert found == []


def test_a_shared_decision_is_a_reason() -> None:
    found = _related(
        "a",
        case("a", decisions=_taking("车位不够怎么分")),
        case("b", code=DONGGUAN, problems=("议事没有地方",), decisions=_taking("车位不够怎么分")),
        case("c", code=BEIJING, decisions=_taking("没有人用的抉择")),
    )
    assert [name for name, _ in found] == ["b"]
    assert found[0][1] == "都要定：车位不够，怎么分？"


def test_an_inferred_problem_is_marked() -> None:
    other = case("b", code=DONGGUAN, measures=[measure("乙", "积分制")])
    problem = other.problems[0].model_copy(update={"basis": "推断"})
    found = _related(
        "a",
        case("a", measures=[measure("甲", "积分制")]),
        other.model_copy(update={"problems": (problem,)}),
    )
    assert found == [("b", "同样用积分制应对停车难（推断）（见“乙”）。")]


def test_programmes_are_close_to_nothing_by_what_they_tell_again() -> None:
    found = _related(
        "a",
        case("a", measures=[measure("甲", "积分制")]),
        case("b", code=DONGGUAN, type="总项目", measures=[measure("乙", "积分制")]),
    )
    assert found == []


def test_other_places_come_first_however_close_the_neighbour() -> None:
    both = ("停车难", "议事没有地方")
    found = _related(
        "a",
        case("a", problems=both, measures=[measure("甲", "积分制", problems=("p1", "p2"))]),
        case(
            "b",
            code=BOLUO,
            problems=both,
            measures=[measure("乙", "积分制", problems=("p1", "p2"))],
        ),
        case("c", code=DONGGUAN, measures=[measure("丙", "积分制")]),
    )
    assert [name for name, _ in found] == ["c", "b"]


def test_the_same_answer_weighs_more_than_decisions_and_equals_stand_by_id() -> None:
    decisions = _taking("车位不够怎么分", "没有人用的抉择")
    found = _related(
        "a",
        case("a", measures=[measure("甲", "积分制")], decisions=decisions),
        case("d", code=DONGGUAN, decisions=decisions),
        case("c", code=BEIJING, decisions=decisions),
        case("e", code=BEIJING, measures=[measure("乙", "积分制")]),
    )
    assert [name for name, _ in found] == ["e", "c", "d"]


def test_relations_are_not_repeated_whichever_side_states_them() -> None:
    cases = (
        case("a", measures=[measure("甲", "积分制")], relations=[_relation("b")]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制")]),
        case("c", code=BEIJING, measures=[measure("丙", "积分制")], relations=[_relation("a")]),
    )
    assert _related("a", *cases) == []
    assert [name for name, _ in _related("b", *cases)] == ["c"]


def test_at_most_six() -> None:
    many = [case(f"c{n}", measures=[measure("甲", "积分制")]) for n in range(9)]
    assert len(_related("c0", *many)) == 6
