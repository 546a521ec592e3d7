"""Cases close to a case: who is named, in which order, and why."""

from __future__ import annotations

from casebook.derive.case.related import related_cases
from casebook.model.case import Case, Relation
from tests.sample.practices import BEIJING, BOLUO, DONGGUAN, case, library, measure


def _related(name: str, *cases: Case) -> list[tuple[str, str]]:
    found = related_cases(library(*cases))[name]
    return [(r.case.uri.split("/")[1], r.reason) for r in found]


def _relation(target: str) -> Relation:
    return Relation.model_construct(
        type="同地", target=target, name=None, note="x", basis="原文写明", evidence=()
    )


def test_the_reason_says_what_they_share() -> None:
    found = _related(
        "a",
        case("a", measures=[measure("甲法", "积分制")]),
        case("b", code=DONGGUAN, measures=[measure("“乙法”", "积分制")]),
    )
    assert found == [("b", "同属老旧小区，同样遇到停车难；也用积分制（见“乙法”）。")]


def test_a_shared_mechanism_alone_is_a_reason_and_a_shared_settlement_is_none() -> None:
    found = _related(
        "a",
        case("a", measures=[measure("甲", "积分制")]),
        case("b", code=DONGGUAN, problems=("议事没有地方",), settlements=("城中村",),
             measures=[measure("乙", "积分制")]),
        case("c", code=BEIJING, problems=("议事没有地方",), measures=[measure("丙", "居民议事会")]),
    )  # fmt: skip
    assert found == [("b", "同样用积分制（见“乙”）。")]


def test_other_places_come_first_however_close_the_neighbour() -> None:
    found = _related(
        "a",
        case("a", measures=[measure("甲", "积分制")]),
        case("b", code=BOLUO, measures=[measure("乙", "积分制")]),
        case("c", code=DONGGUAN, settlements=("城中村",), measures=[measure("丙", "居民议事会")]),
    )
    assert [name for name, _ in found] == ["c", "b"]


def test_the_closer_comes_first_and_equals_by_id() -> None:
    found = _related(
        "a",
        case("a", measures=[measure("甲", "积分制")]),
        case("d", code=DONGGUAN, measures=[measure("乙", "居民议事会")]),
        case("c", code=BEIJING, measures=[measure("乙", "居民议事会")]),
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


def test_more_than_two_shared_words_are_counted() -> None:
    words = ("停车难", "议事没有地方", "没有人用的难题")
    types = ("积分制", "居民议事会", "错时共享车位")
    found = _related(
        "a",
        case("a", problems=words, measures=[measure("甲", *types)]),
        case("b", code=DONGGUAN, problems=words, measures=[measure("乙", *types)]),
    )
    settlement_and_problems, mechanisms = found[0][1].split("；")
    assert settlement_and_problems == "同属老旧小区，同样遇到停车难、议事没有地方等 3 个难题"
    assert mechanisms == "也用积分制、居民议事会（见“乙”）等 3 种做法。"


def test_a_shared_problem_that_one_of_the_two_infers_says_so() -> None:
    one, other = case("a1"), case("b1", code=BEIJING)
    guess = other.problems[0].model_copy(update={"basis": "推断"})
    other = other.model_copy(update={"problems": (guess,)})
    related = related_cases(library(one, other))
    assert {r.reason for name in ("a1", "b1") for r in related[name]} == {
        "同属老旧小区，同样遇到停车难（推断）。"
    }
