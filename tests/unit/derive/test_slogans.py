"""Slogans: what is said, what is left open, where else it is done, and on which page they stand."""

from __future__ import annotations

import re

import pytest

from casebook.derive.practice import slogans as module
from casebook.derive.practice.slogan_text import PATTERNS, clauses, initial, patterns
from casebook.derive.practice.slogans import sheets, slogan_addresses, slogan_uses
from tests.sample.practices import BEIJING, DONGGUAN, case, library, measure, slogan
from tests.sample.real import real_library

UNEXPLAINED = "原文未解释"


@pytest.mark.parametrize(
    ("meaning", "expected"),
    [
        ("指三方；怎样分工，原文没有写。", ("指三方", "怎样分工，原文没有写")),
        ("各部分都讲了。", ("各部分都讲了", "")),
        ("哪一院、哪三长，原文没有解释。", ("", "哪一院、哪三长，原文没有解释")),
        ("指信息平台。原文只举出其中四类。", ("指信息平台", "原文只举出其中四类")),
        ("没有逐项对应；指甲。", ("指甲", "没有逐项对应")),
        ("1 指甲，3 指乙，N 没有解释。", ("1 指甲，3 指乙", "N 没有解释")),
        ("八项要求，一项也没有列。", ("", "八项要求，一项也没有列")),
    ],
)
def test_what_is_said_and_what_is_left_open(meaning: str, expected: tuple[str, str]) -> None:
    assert clauses(meaning) == expected


def test_no_word_of_a_meaning_is_lost() -> None:
    for found in real_library().cases.values():
        for entry in found.slogans:
            told = re.sub("[，；。]", "", "".join(clauses(entry.meaning)))
            assert sorted(told) == sorted(re.sub("[，；。]", "", entry.meaning))


@pytest.mark.parametrize(
    ("text", "meaning", "expected"),
    [
        ("“1+10+N”", "", {"number", "plus"}),
        ("四岗16级", "岗位名称没有写。", {"number"}),
        ("一核五化九提升", "方案的名称。", {"number", "name"}),
        ("“需求清单”变“责任清单”", "", {"turn"}),
        ("党群连心·邻里如亲", "", {"parallel"}),
        ("“桥头堡”", "比喻，指据点。", {"metaphor"}),
        ("微心愿", "指小事。", {"other"}),
    ],
)
def test_patterns_follow_the_rules_that_the_page_prints(
    text: str, meaning: str, expected: set[str]
) -> None:
    assert set(patterns(text, [meaning])) == expected
    assert expected <= {pattern.id for pattern in PATTERNS}


@pytest.mark.parametrize(
    ("state", "kinds", "others"),
    [
        ("已解释", ["积分制"], ["丙"]),
        ("部分解释", ["积分制"], []),
        (UNEXPLAINED, ["积分制"], []),
        ("已解释", ["积分制", "居民议事会"], []),
    ],
    ids=["explained", "partly", "not", "of two kinds"],
)
def test_who_else_does_it_is_said_only_where_it_is_certain(
    state: str, kinds: list[str], others: list[str]
) -> None:
    """M33: what another article calls by the same kind beside others, or does for another problem, is not the same."""
    own = [measure(f"甲{n}", kind, number=n) for n, kind in enumerate(kinds, 1)]
    given = library(
        case(
            "a",
            measures=own,
            slogans=[slogan("三分", "指甲。", state, *(m.id for m in own))],
        ),
        case("b", measures=[measure("同一个县", "积分制")]),
        case("c", code=DONGGUAN, measures=[measure("丙", "积分制")]),
        case("d", code=BEIJING, measures=[measure("旁用", "错时共享车位", "积分制")]),
        case("e", code=BEIJING, measures=[measure("推断的", "积分制", basis="推断")]),
        case("f", code=BEIJING, problems=("议事没有地方",), measures=[measure("为别的", "积分制")]),
        case("g", code=BEIJING, type="总项目", measures=[measure("概述", "积分制")]),
    )
    (use,) = slogan_uses(given)
    assert [item.text for item in use.others] == others
    assert [item.text for item in use.kinds] == kinds
    assert use.uri == "slogans/#a-1"


def test_an_unexplained_slogan_with_the_name_of_a_mechanism_is_only_a_name() -> None:
    named = slogan("“共享车位”", "品牌的名称，原文没有解释。", UNEXPLAINED, "m1")
    given = library(
        case("a", measures=[measure("甲", "积分制")], slogans=[named]),
        case("b", measures=[measure("乙", "错时共享车位")], slogans=[named]),
        case(
            "c",
            measures=[measure("丙", "积分制")],
            slogans=[slogan("共享车位", "指借车位。", "部分解释", "m1")],
        ),
    )
    found = {use.case_id: [item.text for item in use.namesakes] for use in slogan_uses(given)}
    # An alias of 错时共享车位. b describes it, and c explains what it means.
    assert found == {"a": ["错时共享车位"], "b": [], "c": []}


def test_one_slogan_of_two_places_stands_once_as_well_explained_as_anywhere() -> None:
    given = library(
        case("a", slogans=[slogan("“红色物业”", "原文没有解释。", "部分解释")]),
        case("b", slogans=[slogan("红色 物业", "指甲。", "已解释")]),
    )
    (sheet,) = sheets(slogan_uses(given), given)
    (entry,) = sheet.entries
    assert (entry.text, entry.state, len(entry.uses)) == ("红色物业", "已解释", 2)
    assert [use.uri for use in entry.uses] == ["slogans/#a-1", "slogans/#b-1"]


def test_beyond_one_page_each_initial_has_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "ON_ONE_PAGE", 2)
    texts = ["安一", "安二", "安三", "白一", "1+N"]
    given = library(case("a", slogans=[slogan(t, "指甲。", "已解释") for t in texts]))
    found = {sheet.uri: sheet for sheet in sheets(slogan_uses(given), given)}
    assert {uri: len(sheet.entries) for uri, sheet in found.items()} == {
        "slogans/0/": 1,
        "slogans/a/": 2,
        "slogans/a-2/": 1,
        "slogans/b/": 1,
    }
    assert [sheet.title for sheet in found.values()] == ["数字和符号", "A", "A（2）", "B"]
    uris = {use.uri for use in slogan_uses(given)}
    assert uris == set(slogan_addresses(given)["a"])


def test_initials() -> None:
    assert [initial(t) for t in ("“微心愿”", "1+N", "N+1", "＋", "邻里")] == [
        "w",
        "0",
        "n",
        "0",
        "l",
    ]


def test_every_slogan_of_the_real_library_stands_once() -> None:
    given = real_library()
    uses = slogan_uses(given)
    shown = [u for sheet in sheets(uses, given) for e in sheet.entries for u in e.uses]
    assert sorted(u.anchor for u in shown) == sorted(u.anchor for u in uses)
    assert len(uses) == sum(len(c.slogans) for c in given.cases.values())
    for use in uses:
        own = given.cases[use.case_id].place.code
        for other in use.others:
            assert given.cases[other.uri.split("/")[1]].place.code != own
