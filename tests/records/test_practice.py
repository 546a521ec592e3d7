"""What section 12 of the comparison of the five articles found must be readable from the records alone."""

from __future__ import annotations

from functools import cache

import pytest

from casebook.derive.practice.mechanism_views import MechanismView
from casebook.derive.practice.slogans import slogan_uses
from tests.sample.real import real_library
from tests.sample.views import mechanism_views, problem_views

BOLUO, DONGCHUAN, NANSHAN, YANTA = "博罗县", "东川区", "南山区", "雁塔区"


@cache
def _mechanisms() -> dict[str, MechanismView]:
    library = real_library()
    return {v.term.term: v for v in mechanism_views(library)}


def _places(view: MechanismView, *, named_only: bool = False) -> set[str]:
    return {name.place[:3] for name in view.names if name.only_name == named_only}


@pytest.mark.parametrize(
    ("mechanism", "places"),
    [
        ("党建联席与联盟", {BOLUO, DONGCHUAN, "松原市"}),
        ("支部建在小区楼栋", {BOLUO, DONGCHUAN, NANSHAN, YANTA}),
        ("清单制", {BOLUO, "东莞市"}),
        ("双报到", {BOLUO, "东莞市", YANTA}),
        ("社区拆分与调整", {BOLUO, DONGCHUAN}),
        ("上门与就近服务", {BOLUO, DONGCHUAN, "东莞市", "松原市", "新昌县", YANTA}),
        ("社区健康服务", {BOLUO, "东莞市", "松原市", "新昌县"}),
        ("就业对接", {DONGCHUAN, "松原市", "新昌县"}),
        ("社区工作者职业体系", {BOLUO, NANSHAN}),
    ],
)
def test_who_shares_a_practice(mechanism: str, places: set[str]) -> None:
    assert _places(_mechanisms()[mechanism]) == places


def test_one_place_has_the_red_property_with_figures_and_the_other_only_its_name() -> None:
    view = _mechanisms()["红色物业"]
    assert _places(view) == {BOLUO}
    assert _places(view, named_only=True) == {YANTA}
    assert any(answer.figures for answer in view.answers)
    assert {use.state for use in view.only_names} == {"原文未解释"}
    # One place with figures and one bare name are nothing to compare.
    assert [column.name for column in view.table.columns] == [BOLUO]
    assert view.shared == ()


def test_splitting_done_is_not_splitting_planned() -> None:
    view = next(v for v in problem_views(real_library()) if v.term.term == "社区规模过大")
    answered = {s.case.uri: s.answered for s in view.stated}
    assert answered == {
        "cases/boluo-community-split/": True,
        "cases/yanta-grassroots-governance/": False,
    }
    plans = [s.plans for s in view.stated if not s.answered]
    assert plans == ["cases/yanta-grassroots-governance/#next"]


def test_only_one_says_how_often_the_joint_meeting_sat() -> None:
    view = _mechanisms()["党建联席与联盟"]
    often = [name.frequency for name in view.names if "5次" in name.frequency]
    assert len(often) == 1


def test_door_to_door_only_songyuan_writes_how_often() -> None:
    names = _mechanisms()["上门与就近服务"].names
    monthly = [name.place[:3] for name in names if name.frequency.startswith("每")]
    assert monthly == ["松原市"]


def test_no_figures_of_a_shared_practice_may_be_compared() -> None:
    sides = [side for view in _mechanisms().values() for side in view.figures]
    assert sides
    assert [side.indicator.text for side in sides if side.verdict.comparable] == []


@pytest.mark.parametrize(
    ("text", "mechanism", "elsewhere"),
    [
        ("三级党建网格", "多级组织链条", YANTA),
        ("“一张网”", "多级组织链条", BOLUO),
    ],
)
def test_slogans_decode_to_what_others_do_as_well(
    text: str, mechanism: str, elsewhere: str
) -> None:
    use = next(u for u in slogan_uses(real_library()) if u.text == text)
    assert mechanism in [kind.text for kind in use.kinds]
    assert elsewhere in {other.note[:3] for other in use.others}


def test_what_a_slogan_never_explains() -> None:
    use = next(u for u in slogan_uses(real_library()) if u.text == "一核五化九提升")
    assert "五化" in use.unsaid
    assert "七个没有看到" in use.unsaid
    assert use.measures == ()


@pytest.mark.parametrize("text", ["“1+10+N”", "“大问需”", "真空地带", "三张清单"])
def test_slogans_that_nobody_else_has_name_nobody_else(text: str) -> None:
    """M33: a kind of measure in common is no answer to who else does this."""
    uses = [u for u in slogan_uses(real_library()) if text in u.text]
    assert [use.others for use in uses] == [()] * len(uses)
