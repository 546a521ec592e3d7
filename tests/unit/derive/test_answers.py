"""A measure worded as an answer to a problem."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from casebook.derive.ground.place_names import place_short
from casebook.derive.practice.answers import (
    Deed,
    answer,
    deeds,
    leaders,
    practices,
    spread,
    standing,
)
from casebook.model.case import Participant, Place
from tests.sample.practices import SAMPLE, case, library, measure

JIA = SAMPLE.cases["jia-estate-parking"]


def test_an_answer_tells_what_the_record_states() -> None:
    told = answer(Deed(JIA, JIA.measures[0]), SAMPLE)
    assert (told.measure.text, told.measure.uri) == ("“夜借日还”", "cases/jia-estate-parking/#m1")
    assert told.leads == "甲社区党委（牵头）"
    assert told.others == "物业公司（实施）"
    assert told.frequency == "每晚"
    assert told.documents == ("《夜借日还公约》",)
    assert [item.text for item in told.mechanisms] == ["错时共享车位", "居民议事会"]
    assert {figure.id for figure in told.figures} == {
        o.id for o in JIA.observations if "m1" in o.measures
    }


def test_what_nobody_states_is_named_once() -> None:
    told = answer(Deed(JIA, JIA.measures[1]), SAMPLE)
    assert told.inferred
    assert told.unwritten == ("谁牵头", "多久一次", "投入", "数字")
    assert told.resources == ()


def test_what_it_takes_is_not_missing_where_a_figure_says_it() -> None:
    cost = next(o for o in JIA.observations if o.level == "成本")
    tied = cost.model_copy(update={"id": "o90", "measures": ("m2",)})
    given = JIA.model_copy(update={"observations": (*JIA.observations, tied)})
    told = answer(Deed(given, given.measures[1]), SAMPLE)
    assert told.resources == ()
    assert told.unwritten == ("谁牵头", "多久一次")


def test_means_belong_to_a_measure_only_through_a_figure_of_it() -> None:
    cost = next(o for o in JIA.observations if o.id == "o2")
    tied = JIA.model_copy(
        update={
            "observations": tuple(
                o.model_copy(update={"measures": ("m2",)}) if o is cost else o
                for o in JIA.observations
            )
        }
    )
    told = answer(Deed(tied, tied.measures[1]), SAMPLE)
    assert [(item.strong, item.note) for item in told.resources] == [("资金", "街道财政承担")]
    assert [item.strong for item in standing(JIA, SAMPLE).resources] == ["资金", "场地"]


@pytest.mark.parametrize(
    ("roles", "expected"),
    [
        (["实施", "牵头"], ["牵头"]),
        (["统筹", "牵头", "主办"], ["牵头", "主办"]),
        (["统筹", "实施"], ["统筹"]),
        (["实施", "受益"], []),
    ],
)
def test_who_is_in_charge(roles: list[str], expected: list[str]) -> None:
    people = tuple(
        Participant.model_construct(actor="街道", role=role, name=None) for role in roles
    )
    assert [p.role for p in leaders(measure("甲", "积分制", who=people))] == expected


@pytest.mark.parametrize(
    ("local", "expected"),
    [
        ({"community": "甲社区"}, "博罗县甲社区"),
        ({"community": "甲社区、乙社区"}, "博罗县甲社区等"),
        ({"community": "甲社区（在丙县丁镇）"}, "博罗县甲社区"),
        ({"township": "乙镇", "community": None}, "博罗县乙镇"),
        ({"township": None, "community": None}, "博罗县"),
    ],
)
def test_a_place_within_a_sentence(local: dict[str, str | None], expected: str) -> None:
    given = {"code": "441322", "path": ("广东省",), "township": None, "community": None, **local}
    assert place_short(Place.model_construct(**given)) == expected  # type: ignore[arg-type]


@given(st.lists(st.sampled_from("甲乙丙")))
def test_a_spread_list_shows_every_place_before_any_twice(places: list[str]) -> None:
    items = list(enumerate(places))
    ordered = spread(items, lambda item: item[1])
    assert sorted(ordered) == items
    distinct = len(set(places))
    assert len({place for _, place in ordered[:distinct]}) == distinct
    for place in set(places):
        assert [i for i in ordered if i[1] == place] == [i for i in items if i[1] == place]


def test_programmes_come_last_and_do_not_count_beside_practices() -> None:
    programme = case("a", type="总项目", measures=[measure("总", "积分制")])
    practice = case("b", measures=[measure("分", "积分制")])
    both = deeds(library(programme, practice))
    assert [deed.case.id for deed in both] == ["b", "a"]
    assert [deed.case.id for deed in practices(both)] == ["b"]
    assert [deed.case.id for deed in practices(both[1:])] == ["a"]
