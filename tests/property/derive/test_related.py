"""Closeness does not depend on the order of the records, and its shortcut loses nothing in a small library."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from casebook.derive.case.related import SHOWN, related_cases
from casebook.model.case import Case
from casebook.model.decision import Decision
from tests.sample.practices import BEIJING, BOLUO, DONGGUAN, case, library, measure

_PROBLEMS = ("停车难", "议事没有地方", "没有人用的难题")
_TYPES = ("积分制", "居民议事会", "错时共享车位")
_DECISIONS = ("车位不够怎么分", "没有人用的抉择")
_SETTLEMENTS = ("老旧小区", "城中村", "老城区社区")


@st.composite
def _cases(draw: st.DrawFn) -> list[Case]:
    def some(words: Sequence[str]) -> list[str]:
        return draw(st.lists(st.sampled_from(words), min_size=1, max_size=2, unique=True))

    return [
        case(
            f"c{number}",
            code=draw(st.sampled_from((BOLUO, DONGGUAN, BEIJING))),
            problems=some(_PROBLEMS),
            settlements=some(_SETTLEMENTS),
            measures=[
                measure(f"甲{n}", *some(_TYPES), number=n, problems=("p1", "p2")[: 1 + n % 2])
                for n in range(1, draw(st.integers(1, 3)) + 1)
            ],
            decisions=tuple(
                Decision.model_construct(decision=word) for word in some(_DECISIONS)[: number % 2]
            ),
        )
        for number in range(draw(st.integers(1, 12)))
    ]


def _answers(one: Case) -> set[tuple[str, str]]:
    domains = {p.id: p.domain for p in one.problems}
    return {(domains[p], m.types[0]) for m in one.measures for p in m.problems if p in domains}


def _shared(one: Case, other: Case) -> tuple[int, int]:
    """The rule as the page states it: the same answers to the same problems, and the same decisions."""
    decisions = [{taken.decision for taken in each.decisions} for each in (one, other)]
    return len(_answers(one) & _answers(other)), len(decisions[0] & decisions[1])


@given(_cases(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(cases: list[Case], random: st.DataObject) -> None:
    shuffled = list(cases)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert related_cases(library(*cases)) == related_cases(library(*shuffled))


@given(_cases())
def test_the_closest_of_all_are_found(cases: list[Case]) -> None:
    found = related_cases(library(*cases))
    for one in cases:
        ranked = sorted(
            (other.place.code == one.place.code, -answers, -decisions, other.id)
            for other in cases
            if other is not one
            for answers, decisions in [_shared(one, other)]
            if answers or decisions
        )
        named = [r.case.uri.split("/")[1] for r in found[one.id]]
        assert named == [name for *_, name in ranked][:SHOWN]
        assert all(r.reason.endswith(("。", "？")) and len(r.reason) > 4 for r in found[one.id])
