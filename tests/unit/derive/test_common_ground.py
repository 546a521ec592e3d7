"""What measures of one kind share is what their records state, and nothing more."""

from __future__ import annotations

from casebook.derive.practice.answers import deeds
from casebook.derive.practice.common_ground import common_ground
from tests.sample.practices import BEIJING, DONGGUAN, case, library, measure


def test_one_place_has_nothing_to_share_with() -> None:
    given = library(
        case("a", measures=[measure("甲", "积分制", lead="街道")]),
        case("b", measures=[measure("乙", "积分制", lead="街道")]),
    )
    assert common_ground(deeds(given)) == ()


def test_only_what_every_record_states_is_shared() -> None:
    given = library(
        case("a", measures=[measure("甲", "积分制", lead="街道", frequency="每周")]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制", lead="街道")]),
        case("c", code=BEIJING, measures=[measure("丙", "积分制", lead="街道")]),
    )
    assert common_ground(deeds(given)) == (
        "都由街道牵头",
        "每一项都有街道",
        "都针对停车难",
        "都是实施中",
    )


def test_what_is_not_stated_is_not_shared() -> None:
    given = library(
        case("a", measures=[measure("甲", "积分制", status="未说明", problems=())]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制", status="未说明", problems=())]),
    )
    assert common_ground(deeds(given)) == ()
