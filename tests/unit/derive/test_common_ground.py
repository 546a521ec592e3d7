"""What measures of one kind share is what their records state, and nothing more."""

from __future__ import annotations

from casebook.derive.practice.answers import deeds, practices
from casebook.derive.practice.common_ground import common_ground
from casebook.model.case import Participant
from tests.sample.practices import BEIJING, DONGGUAN, case, library, measure
from tests.sample.real import real_library
from tests.sample.views import mechanism_views


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
        "每一项都有街道参与",
        "都针对停车难",
        "都是实施中",
    )


def test_who_only_benefits_takes_no_part() -> None:
    people = [
        Participant.model_construct(actor="居民", role=role, name=None)
        for role in ("受益", "受益", "实施")
    ]
    one, other, active = (measure("甲", "积分制", who=(p,), status="未说明") for p in people)
    given = library(case("a", measures=[one]), case("b", code=DONGGUAN, measures=[other]))
    assert common_ground(deeds(given)) == ("都针对停车难",)
    given = library(case("a", measures=[active]), case("b", code=DONGGUAN, measures=[active]))
    assert common_ground(deeds(given)) == ("每一项都有居民参与", "都针对停车难")


def test_every_measure_of_the_library_names_who_is_said_to_take_part() -> None:
    given = real_library()
    actors = [term.term for term in given.vocabulary.terms("actors")]
    seen = 0
    for view in mechanism_views(given):
        found = practices([d for d in deeds(given) if view.term.term in d.measure.types])
        everywhere = [
            word
            for word in actors
            if found and all(word in {p.actor for p in d.measure.who} for d in found)
        ]
        for clause in view.shared:
            if clause.startswith("每一项都有"):
                named = clause.removeprefix("每一项都有").removesuffix("参与")
                for word in everywhere:
                    named = named.replace(word, "")
                assert not named.strip("、")
                seen += 1
    assert seen


def test_what_is_not_stated_is_not_shared() -> None:
    given = library(
        case("a", measures=[measure("甲", "积分制", status="未说明", problems=())]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制", status="未说明", problems=())]),
    )
    assert common_ground(deeds(given)) == ()
