"""What places chose: columns by whose answers they are, three kinds of silence, counties counted once."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from casebook.derive.ground.items import Item
from casebook.derive.practice.decision_rows import decision_rows
from casebook.derive.practice.decision_sheet import decision_sheet
from casebook.derive.practice.decision_views import (
    ACROSS,
    PLACES_SHOWN,
    DecisionView,
    decision_view,
    decision_views,
    decisions_by_word,
)
from casebook.model.case import Case
from casebook.model.decision import Answer, Decision
from casebook.model.observation import Scope
from tests.sample.practices import BEIJING, BOLUO, DONGGUAN, SAMPLE, case, library
from tests.sample.real import real_library

WORD = "车位不够怎么分"
TERM = SAMPLE.vocabulary.term("decisions", WORD)


def answer(aspect: str, text: str = "由居民定。", **more: object) -> Answer:
    given = {"kind": "写明", "basis": "推断", "measures": (), "observations": (), "evidence": ()}
    return Answer.model_construct(aspect=aspect, text=text, **{**given, **more})  # type: ignore[arg-type]


def decided(
    place: str,
    *answers: Answer,
    option: str = "错时共享",
    state: str = "已做",
    unmentioned: Sequence[str] = (),
    code: str | None = None,
    group: str | None = None,
) -> Decision:
    return Decision.model_construct(
        decision=WORD,
        scope=Scope.model_construct(place=place, group=group),
        code=code,
        option=option,
        basis="推断",
        state=state,
        evidence=(),
        answers=answers,
        unmentioned=tuple(unmentioned),
    )


def taking(name: str, *decisions: Decision, code: str = BOLUO, **more: object) -> Case:
    return case(name, code=code, decisions=decisions, **more)  # type: ignore[arg-type]


def view_of(*cases: Case) -> DecisionView:
    made = library(*cases)
    return decision_view(TERM, decisions_by_word(made).get(WORD, ()), made)


def test_records_of_one_place_share_a_column() -> None:
    view = view_of(
        taking("a", decided("博罗县", answer("谁先停"))),
        taking("b", decided("博罗县", answer("收不收钱"), option="先到先停")),
    )
    (column,) = view.columns
    assert [choice.option for choice in column.choices] == ["错时共享", "先到先停"]
    assert [told.case.uri for told in column.cells["收不收钱"].told] == ["cases/b/"]
    assert view.counties == 1


def test_one_record_may_answer_for_two_places() -> None:
    view = view_of(
        taking("a", decided("南山区", answer("谁先停")), decided("深圳市", code="440300"))
    )
    assert [column.name for column in view.columns] == ["南山区", "深圳市"]
    assert view.counties == 2


def test_three_silences_are_three_things() -> None:
    view = view_of(
        taking("a", decided("甲", answer("谁先停"), unmentioned=["收不收钱"])),
        taking("b", decided("乙", answer("谁先停", kind="明说没有")), code=DONGGUAN),
    )
    by_aspect = {row.aspect: row for row in view.rows}
    assert [c.name for c in by_aspect["收不收钱"].passed_over] == ["甲"]
    assert [c.name for c in by_aspect["收不收钱"].unrecorded] == ["乙"]
    denied = {c.name: cell for c, cell in by_aspect["谁先停"].answering}["乙"]
    assert [told.denied for told in denied.told] == [True]


def test_nobody_wrote_only_what_every_record_passes_over() -> None:
    both = ["钱归谁", "谁来管"]
    view = view_of(
        taking("a", decided("甲", answer("谁先停"), unmentioned=both)),
        taking("b", decided("乙", answer("谁先停"), unmentioned=["钱归谁"]), code=DONGGUAN),
    )
    assert [row.aspect for row in view.unwritten] == ["钱归谁"]


def test_a_county_counts_once_and_at_its_furthest() -> None:
    view = view_of(
        taking("a", decided("甲街道", state="打算")),
        taking("b", decided("乙街道", state="已做")),
        taking("c", decided("丙", state="打算"), code=BEIJING),
    )
    shared, first_come = view.counts
    assert (shared.counties, shared.states) == (2, (("已做", 1), ("打算", 1)))
    assert dict(shared.provinces) == {"北京": 1, "广东": 1}
    assert (first_come.counties, first_come.states) == (0, ())


def test_more_than_four_places_stand_in_rows() -> None:
    codes = ("110101", "310101", "441322", "441900", "500101")
    cases = [taking(f"c{n}", decided(f"地方{n}"), code=code) for n, code in enumerate(codes)]
    assert view_of(*cases[:ACROSS]).across
    assert not view_of(*cases).across


def test_two_thousand_places_are_counted_and_a_few_shown() -> None:
    cases = [
        taking(
            f"c{n:04d}",
            decided(f"地方{n}", answer("谁先停")),
            code=(BOLUO, DONGGUAN, BEIJING)[n % 3],
        )
        for n in range(2000)
    ]
    view = view_of(*cases)
    assert (view.places, len(view.columns)) == (2000, PLACES_SHOWN)
    assert {column.code for column in view.columns[:2]} == {BEIJING, BOLUO}
    rows = [row for _, found in decision_rows(library(*cases)) for row in found]
    assert len(rows) == 2000 * len(TERM.aspects)


def test_a_decision_that_nobody_took_has_a_page() -> None:
    made = {view.term.term: view for view in decision_views(library())}
    assert made["没有人用的抉择"].places == 0
    assert made["没有人用的抉择"].counts[0].counties == 0


@pytest.mark.parametrize(
    ("given", "known"),
    [
        (answer("谁先停", kind="明说没有"), "明说没有"),
        (answer("谁先停"), "推断"),
        (answer("谁先停", basis="原文写明"), "写明"),
    ],
    ids=["denied", "inferred", "stated"],
)
def test_the_table_says_how_each_answer_is_known(given: Answer, known: str) -> None:
    made = library(taking("a", decided("甲", given, unmentioned=["收不收钱"])))
    ((_, rows),) = decision_rows(made)
    found = {row.aspect: row.known for row in rows}
    assert found == {
        "谁先停": known,
        "收不收钱": "原文没有写",
        "谁来管": "记录里没有",
        "钱归谁": "记录里没有",
    }


def test_the_sample_tells_roles_and_torn_sources() -> None:
    view = next(v for v in decision_views(SAMPLE) if v.term.term == WORD)
    jia = next(c for c in view.columns if c.name == "博罗县甲社区")
    assert jia.cells["谁先停"].told[0].quotes[0].role == "转述他处"
    assert view.contrast[0].cases[0].uri == "cases/jia-estate-parking/"


def test_places_stand_in_the_order_of_the_options_then_by_how_far_they_are() -> None:
    first, second = (option.option for option in TERM.options[:2])
    many = [answer("谁先停"), answer("收不收钱")]
    view = view_of(
        taking("a", decided("甲", *many, option=second), decided("乙", option=first, state="打算")),
        taking("b", decided("丙", option=first), code=DONGGUAN),
    )
    assert [column.name for column in view.columns] == ["丙", "乙", "甲"]
    assert [[c.name for c in near] for near in view.of_one_county] == [["乙", "甲"]]


def test_a_sheet_says_who_is_weakly_told_with_the_first_sentence_that_it_shows() -> None:
    """The page says it once; a sheet that leaves that sentence out says it with the next."""
    views = decision_views(real_library())
    view = next(v for v in views if v.term.term == "社区太大拆不拆")
    weak = next(line for line in view.contrast if line.caution)
    # The page says it with a sentence on a place that has no column on the sheet.
    of_others = replace(weak, cases=(Item("别处", "cases/elsewhere/"),))
    made = replace(view, contrast=(of_others, weak))
    assert [line.caution for line in made.said] == [weak.caution, ""]
    sheet = decision_sheet(made, site_name="", address="")
    assert [line.caution for line in sheet.sentences] == [weak.caution]


def test_a_sheet_stands_for_as_many_ways_as_it_has_columns() -> None:
    view = next(v for v in decision_views(real_library()) if v.term.term == "居民怎么发动")
    columns = [c for _, c in decision_sheet(view, site_name="", address="").columns]
    assert len({choice.option for c in columns for choice in c.choices}) >= len(columns)
