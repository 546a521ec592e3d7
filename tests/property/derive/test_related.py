"""Closeness does not depend on the order of the records, and its shortcut loses nothing in a small library."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from casebook.derive.case.related import LEAST, POINTS, SHOWN, related_cases
from casebook.model.case import Case
from tests.sample.practices import BEIJING, BOLUO, DONGGUAN, case, library, measure

_PROBLEMS = ("停车难", "议事没有地方", "没有人用的难题")
_TYPES = ("积分制", "居民议事会", "错时共享车位")
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
            measures=[measure("甲", *some(_TYPES))],
        )
        for number in range(draw(st.integers(1, 12)))
    ]


def _points(one: Case, other: Case) -> tuple[int, bool]:
    """The rule as the page states it, and whether there is a reason at all."""
    problems = {p.domain for p in one.problems} & {p.domain for p in other.problems}
    types = set(one.measures[0].types) & set(other.measures[0].types)
    main = {one.measures[0].types[0]} & {other.measures[0].types[0]}
    settlements = set(one.settlements) & set(other.settlements)
    points = 2 * len(problems) + 2 * len(main) + len(types - main) + len(settlements)
    return points, bool(problems or types)


@given(_cases(), st.randoms(use_true_random=False))
def test_the_order_of_records_changes_nothing(cases: list[Case], random: st.DataObject) -> None:
    shuffled = list(cases)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    assert related_cases(library(*cases)) == related_cases(library(*shuffled))


@given(_cases())
def test_the_closest_of_all_are_found(cases: list[Case]) -> None:
    assert POINTS == {"problem": 2, "main": 2, "mechanism": 1, "settlement": 1}
    found = related_cases(library(*cases))
    for one in cases:
        ranked = sorted(
            (other.place.code == one.place.code, -points, other.id)
            for other in cases
            if other is not one
            for points, reason in [_points(one, other)]
            if reason and points >= LEAST
        )
        named = [r.case.uri.split("/")[1] for r in found[one.id]]
        assert named == [name for _, _, name in ranked][:SHOWN]
        assert all(r.reason.endswith("。") and len(r.reason) > 4 for r in found[one.id])
