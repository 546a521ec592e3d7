"""One kind of measure over all places: whose words stand where, and what silence is called."""

from __future__ import annotations

from casebook.derive.ground.place_names import place_short, told_place
from casebook.derive.practice import measure_table as module
from casebook.derive.practice.answers import deeds
from casebook.derive.practice.measure_table import MeasureTable, in_short, measure_table
from casebook.derive.practice.measure_tally import tally
from casebook.model.case import Case, Place, Resource, Statement
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.practices import BEIJING, BOLUO, DONGGUAN, case, library, measure
from tests.sample.real import real_library
from tests.sample.views import mechanism_views

SAMPLE = sample_library()
FIGURES = SAMPLE.cases["jia-estate-parking"].observations


def _table(*cases: Case) -> MeasureTable:
    given = library(*cases)
    return measure_table([d for d in deeds(given) if "积分制" in d.measure.types], "积分制", given)


def _row(table: MeasureTable, name: str) -> dict[str, list[str]]:
    row = next(row for row in table.rows if row.id == name)
    return {column.name: [told.words.text for told in cell] for column, cell in row.cells}


def test_each_place_has_one_column_with_all_its_measures() -> None:
    table = _table(
        case("a", measures=[measure("甲", "积分制", lead="街道", frequency="每周")]),
        case("b", measures=[measure("乙", "积分制")]),
        case("c", code=DONGGUAN, measures=[measure("丙", "积分制")]),
    )
    assert [column.name for column in table.columns] == ["博罗县", "东莞市"]
    assert _row(table, "what") == {"博罗县": ["做甲。", "做乙。"], "东莞市": ["做丙。"]}
    assert _row(table, "often") == {"博罗县": ["每周"], "东莞市": []}
    assert (table.places, table.across) == (2, True)


def test_communities_of_one_city_stand_in_columns_of_their_own() -> None:
    def at(township: str | None, community: str | None, code: str = DONGGUAN) -> Place:
        return Place.model_construct(
            code=code, path=("某省",), township=township, community=community
        )

    table = _table(
        case("a", place=at("甲街道", "甲社区"), measures=[measure("甲", "积分制")]),
        case("b", place=at("甲街道", "甲社区（安置点）"), measures=[measure("乙", "积分制")]),
        case("c", place=at("甲街道", "乙社区、丙社区"), measures=[measure("丙", "积分制")]),
        case("d", place=at(None, None), measures=[measure("丁", "积分制")]),
        case("e", place=at("乙街道", None, BOLUO), measures=[measure("戊", "积分制")]),
    )
    heads = {
        column.name: [t.measure.text for t in column.cells["what"]] for column in table.columns
    }
    assert heads == {
        "东莞市甲社区": ["甲", "乙"],
        "东莞市乙社区等": ["丙"],
        "东莞市": ["丁"],
        "博罗县乙街道": ["戊"],
    }
    assert {c.uri for c in table.columns} == {"regions/441900/", "regions/441322/"}
    assert table.places == 4


def test_the_heads_of_the_library_name_the_places_of_their_records() -> None:
    given = real_library()
    for view in mechanism_views(given):
        names = {
            place_short(told_place(d.case))
            for d in deeds(given)
            if view.term.term in d.measure.types
        }
        assert {column.name for column in view.table.columns} <= names
        assert view.places <= view.table.places


def test_a_record_of_a_whole_county_stands_under_its_county() -> None:
    """Though it names the township that one of its measures belongs to."""
    place = Place.model_construct(code=BOLUO, path=("某省",), township="乙街道", community=None)
    whole = case("a", place=place).model_copy(update={"title": "博罗县：网格"})
    part = whole.model_copy(update={"title": "博罗县乙街道：网格"})
    assert place_short(told_place(whole)) == "博罗县"
    assert place_short(told_place(part)) == "博罗县乙街道"


def test_a_place_that_rests_on_it_stands_before_one_that_only_uses_it() -> None:
    table = _table(
        case("a", code=BEIJING, measures=[measure("旁用", "居民议事会", "积分制", lead="街道")]),
        case("b", code=DONGGUAN, measures=[measure("主用", "积分制")]),
    )
    assert [column.name for column in table.columns] == ["东莞市", "东城区"]
    mains = {c.name: [t.main for t in c.cells["what"]] for c in table.columns}
    assert mains == {"东莞市": [""], "东城区": ["居民议事会"]}


def test_what_no_record_says_is_named_once_and_silence_is_of_the_record() -> None:
    table = _table(
        case("a", measures=[measure("甲", "积分制", lead="街道")]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制")]),
    )
    assert table.unrecorded == ("多久一次", "花多少、谁出", "数字")
    leads = next(row for row in table.rows if row.id == "leads")
    assert leads.silent == ("东莞市",)


def test_plans_are_marked_as_intended() -> None:
    step = Statement.model_construct(text="明年推开。", evidence=())
    table = _table(
        case("a", measures=[measure("甲", "积分制", status="计划中")]),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制")], next_steps=(step,)),
    )
    (row,) = (row for row in table.rows if row.id == "stage")
    told = {column.name: cell[0].words for column, cell in row.cells}
    assert told["博罗县"].intended
    assert told["博罗县"].text == ""
    assert told["东莞市"].text == "实施中"
    assert told["东莞市"].further == "cases/b/#next"


def test_money_is_told_of_the_measure_it_is_tied_to_and_not_as_a_figure_again() -> None:
    cost = FIGURES[0].model_copy(update={"id": "o1", "level": "成本", "measures": ("m1",)})
    other = FIGURES[1].model_copy(update={"id": "o2", "level": "成本", "measures": ("m2",)})
    money = Resource.model_construct(
        kind="资金", text="区里每年给。", payer="区财政", observations=("o1",),
        basis="原文写明", evidence=(),
    )  # fmt: skip
    guess = money.model_copy(update={"text": "多半要花钱。", "basis": "推断"})
    table = _table(
        case(
            "a",
            measures=[measure("甲", "积分制")],
            observations=(cost, other),
            resources=(money, guess),
        ),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制")]),
    )
    row = next(row for row in table.rows if row.id == "cost")
    words = row.cells[0][1][0].words
    assert [item.text for item in words.items] == ["区里每年给。"]
    assert words.figures == ()
    # The figures stand with the money: nobody says that there are none.
    assert "数字" not in table.unrecorded
    figures = next(row for row in table.rows if row.id == "cost")
    assert figures.silent == ("东莞市",)


def test_figures_of_money_stand_with_the_money_also_where_others_have_figures() -> None:
    cost = FIGURES[0].model_copy(update={"id": "o1", "level": "成本", "measures": ("m1",)})
    count = FIGURES[1].model_copy(update={"id": "o1", "level": "产出", "measures": ("m1",)})
    table = _table(
        case("a", measures=[measure("甲", "积分制")], observations=(cost,)),
        case("b", code=DONGGUAN, measures=[measure("乙", "积分制")], observations=(count,)),
        case("c", code=BEIJING, measures=[measure("丙", "积分制")]),
    )
    row = next(row for row in table.rows if row.id == "figures")
    assert (row.elsewhere, row.told_elsewhere) == ("花多少、谁出", ("博罗县",))
    assert row.silent == ("东城区",)
    by_name = {column.name: column for column in table.columns}
    assert by_name["博罗县"].elsewhere("figures") == "花多少、谁出"
    assert by_name["博罗县"].elsewhere("leads") == by_name["东莞市"].elsewhere("figures") == ""
    only = _table(case("a", measures=[measure("甲", "积分制")], observations=(cost,)))
    assert only.unrecorded == ("谁牵头", "多久一次")


def test_programmes_do_not_stand_beside_their_parts() -> None:
    table = _table(
        case("a", measures=[measure("甲", "积分制")]),
        case("z", code=DONGGUAN, type="总项目", measures=[measure("概述", "积分制")]),
    )
    assert [column.name for column in table.columns] == ["博罗县"]


def test_a_page_holds_so_many_places_and_measures() -> None:
    given = _table(
        *(case(f"c{n}", measures=[measure("甲", "积分制")]) for n in range(9)),
        case("d", code=DONGGUAN, measures=[measure("乙", "积分制")]),
    )
    by_name = {column.name: column for column in given.columns}
    assert len(by_name["博罗县"].cells["what"]) == module.DEEDS_SHOWN
    assert by_name["博罗县"].more == 9 - module.DEEDS_SHOWN


def test_the_first_sentence_that_says_what_is_done() -> None:
    assert (
        in_short("文章叫“甲”。移民新区设党工委和管委会。另有别的。") == "移民新区设党工委和管委会。"
    )
    assert in_short("分期举办。第3期讲治理。还有别的。") == "分期举办。第3期讲治理。"
    assert in_short("文章叫“甲”。") == "文章叫“甲”。"


def _with_results(given: Case) -> Library:
    return library(given)


def test_a_tally_counts_evidence_of_what_rests_on_it_alone() -> None:
    outcome = FIGURES[0].model_copy(update={"id": "o1", "level": "成效", "measures": ("m1",)})
    given = _with_results(
        case(
            "a",
            code=BOLUO,
            measures=[measure("甲", "居民议事会", "积分制"), measure("乙", "积分制", number=2)],
            observations=(outcome,),
        )
    )
    found = deeds(given)
    points = tally("积分制", found, given)
    assert (points.places, points.deeds, points.resting) == (1, 2, 1)
    assert (points.e, points.cost, points.outcome) == (0, False, False)
    meeting = tally("居民议事会", found[:1], given)
    assert meeting.outcome
    assert meeting.e
    assert tally("错时共享车位", (), given).e is None
