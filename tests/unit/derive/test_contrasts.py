"""What is the same and what differs is what the records state, and nothing more."""

from __future__ import annotations

from casebook.derive.practice.answers import deeds
from casebook.derive.practice.contrasts import Contrasts, contrasts
from casebook.model.case import Case
from tests.sample.practices import BEIJING, DONGGUAN, case, library, measure


def _contrasts(*cases: Case) -> Contrasts:
    return contrasts(deeds(library(*cases)), "积分制")


def _texts(found: Contrasts) -> tuple[dict[str, str], dict[str, str]]:
    same, different = (
        {c.label: c.text.replace("\N{NO-BREAK SPACE}", " ") for c in part}
        for part in (found.same, found.different)
    )
    return same, different


def test_one_place_has_nothing_to_compare_with() -> None:
    found = _contrasts(
        case("a", measures=[measure("甲", "积分制")]), case("b", measures=[measure("乙", "积分制")])
    )
    assert found == Contrasts((), (), ())


def test_what_all_share_and_what_not() -> None:
    same, different = _texts(
        _contrasts(
            case("a", measures=[measure("甲", "积分制", lead="街道", frequency="每周")]),
            case("b", code=DONGGUAN, measures=[measure("乙", "积分制", "居民议事会", lead="街道")]),
            case("c", code=BEIJING, measures=[measure("丙", "积分制", lead="街道")]),
        )
    )
    assert same["谁牵头"] == "都由街道牵头。"
    assert same["针对什么"] == "都针对停车难。"
    assert different["频次"] == "“每周”（1 项）；没有写多久一次（2 项）。"
    assert different["配着用"] == "居民议事会（1 项）；只用这一种（2 项）。"
    assert "谁牵头" not in different


def test_each_with_its_own() -> None:
    _, different = _texts(
        _contrasts(
            case("a", measures=[measure("甲", "积分制", lead="街道")]),
            case("b", code=DONGGUAN, measures=[measure("乙", "积分制", lead="社区党委")]),
        )
    )
    assert different["谁牵头"] == "各不相同：街道牵头，社区党委牵头。"


def test_what_is_added_to_what_all_share() -> None:
    same, different = _texts(
        _contrasts(
            case("a", settlements=("老旧小区", "城中村"), measures=[measure("甲", "积分制")]),
            case("b", code=DONGGUAN, measures=[measure("乙", "积分制")]),
        )
    )
    assert same["用在哪里"] == "都用在老旧小区。"
    assert different["用在哪里"] == "此外还有：城中村（1 项）。"


def test_what_nobody_writes_is_not_called_the_same() -> None:
    found = _contrasts(
        case("a", measures=[measure("甲", "积分制", status="未说明")]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制", status="未说明")]),
    )
    assert {"没有写谁牵头", "没有写多久一次", "没有写进展", "没有数字"} <= set(found.unwritten)
    assert "进展" not in {c.label for c in (*found.same, *found.different)}


def test_a_programme_does_not_count_again_what_its_parts_tell() -> None:
    parts = [
        case("a", measures=[measure("甲", "积分制", lead="街道")]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制", lead="街道")]),
    ]
    programme = case("z", type="总项目", measures=[measure("总", "积分制", lead="社区党委")])
    assert _contrasts(*parts, programme) == _contrasts(*parts)


def test_many_values_are_cut_and_counted() -> None:
    many = [
        case(
            f"c{n}",
            code=BEIJING if n % 2 else DONGGUAN,
            measures=[measure("甲", "积分制", frequency=f"每 {n} 天")],
        )
        for n in range(9)
    ]
    _, different = _texts(_contrasts(*many))
    assert different["频次"].endswith("，另有 4 种。")
