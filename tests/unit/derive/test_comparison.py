"""Rows of a comparison: what is said of them, and where bars stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache

from casebook.derive.compare.compared_case import (
    NOT_CONCERNED,
    NOT_MENTIONED,
    UNREPORTED,
    Cell,
    Column,
    ComparedFigure,
    column,
)
from casebook.derive.compare.comparison import (
    BAR,
    PARTS,
    TEXT_ROWS,
    FigureCell,
    Row,
    bars,
    comparison,
    short_names,
    verdict,
)
from casebook.derive.figures.comparability import ASPECTS, Measurand
from casebook.derive.figures.figures import LEVELS
from casebook.model.case import Participant
from tests.sample.library import sample_library
from tests.sample.real import real_library

JIA, YI, BING = "jia-estate-parking", "yi-umbrella", "bing-training"


@cache
def _columns() -> Mapping[str, Column]:
    library = sample_library()
    return {name: column(case, library) for name, case in library.cases.items()}


def _rows(*names: str) -> dict[str, Row]:
    made = comparison([_columns()[name] for name in names], sample_library().vocabulary)
    return {row.title: row for _, rows in made.parts for row in rows}


def _figure(
    case: str, *, unit: str = "件", indicator: str | None = "甲", amount: str = "1"
) -> ComparedFigure:
    given = _columns()[JIA].figures[0]
    aspects = (indicator, "成效", unit, *("" for _ in ASPECTS[3:]))
    return replace(
        given,
        figure=replace(given.figure, case_id=case, id=f"o{amount}{unit}"),
        measurand=Measurand(aspects),
        amount=Decimal(amount),
        edge="",
    )


def test_every_level_has_its_part() -> None:
    assert sorted(level for part in PARTS for level in part.levels) == sorted(LEVELS)


def test_every_row_of_words_is_filled_by_every_case() -> None:
    keys = {row.key for row in TEXT_ROWS}
    for library in (sample_library(), real_library()):
        for case in library.cases.values():
            cells = column(case, library).cells
            assert set(cells) == keys
            assert all(cell.entries or cell.absent for cell in cells.values()), case.id


def test_everybody_stands_in_one_row_with_all_roles() -> None:
    case = sample_library().cases[JIA]
    who = [
        Participant.model_construct(actor="居委会", role="统筹", name="甲社区"),
        Participant.model_construct(actor="居委会", role="实施", name="甲社区 "),
        Participant.model_construct(actor="居委会", role="牵头", name="甲社区"),
        Participant.model_construct(actor="居民", role="受益", name="村民"),
        Participant.model_construct(actor="居民", role="实施", name="村民"),
        Participant.model_construct(actor="居民", role="受益", name="老人和其他村民"),
        Participant.model_construct(actor="媒体", role="报道", name="甲日报"),
    ]

    def people(*given: Participant) -> list[Cell]:
        measures = tuple(m.model_copy(update={"who": ()}) for m in case.measures)
        changed = case.model_copy(update={"actors": given, "measures": measures})
        cells = column(changed, sample_library()).cells
        return [cells["lead"], cells["part"]]

    lead, part = people(*who)
    assert [(i.text, i.note) for i in lead.entries] == [("甲社区", "统筹、牵头、实施")]
    assert [(i.text, i.note) for i in part.entries] == [
        ("村民", "受益、实施"),
        ("老人和其他村民", "受益"),
    ]
    assert [c.absent for c in people(who[0])] == ["", NOT_MENTIONED]
    assert [c.absent for c in people(who[-1])] == [UNREPORTED, UNREPORTED]


def test_in_little_room_names_that_begin_alike_go_without_their_place() -> None:
    titles = ["甲县：一", "乙县：二：三", "甲县：四", "丙", "丙"]
    assert short_names(titles) == ("一", "乙县：二：三", "四", "丙", "丙")


def test_numbers_that_agree_get_bars_and_nothing_is_summed() -> None:
    row = _rows(JIA, BING)["产出：车位数"]
    assert row.verdict == "口径一致，可以直接比较。"
    drawn = {
        f.reference: bar
        for cell in row.cells
        if isinstance(cell, FigureCell)
        for f, bar in cell.figures
    }
    assert set(drawn) == {f"{JIA}#o4", f"{BING}#o2", f"{BING}#o3"}
    lengths = {name: (bar.width, bar.edge) for name, bar in drawn.items() if bar}
    assert lengths == {
        f"{JIA}#o4": (BAR, "less"),
        f"{BING}#o2": (BAR * 60 // 100, ""),
        f"{BING}#o3": (BAR * 30 // 100, "more"),
    }
    for bar in drawn.values():
        assert bar is not None
        assert set(bar.figures) == set(drawn)


def test_one_number_is_not_compared() -> None:
    row = _rows(JIA, BING)["成效：停车纠纷件数"]
    assert row.verdict == "只有一个案例给出，不作比较。"
    assert row.cells[1] == Cell(absent=UNREPORTED, note=row.cells[1].note)  # type: ignore[union-attr]


def test_a_level_that_every_practice_has_is_asked_for_where_nobody_gives_it() -> None:
    row = _rows(YI, BING)["成本"]
    assert row.verdict == "没有一个案例给出，无从比较。"
    assert [cell.absent for cell in row.cells if isinstance(cell, Cell)] == [
        NOT_CONCERNED,
        UNREPORTED,
    ]


def test_not_reported_not_concerned_and_zero_are_three_words() -> None:
    library = sample_library()
    jia = library.cases[JIA]
    nothing = jia.observations[1].model_copy(update={"value": "0"})
    case = jia.model_copy(update={"observations": (nothing,), "calculations": ()})
    row = comparison([column(case, library), _columns()[YI]], library.vocabulary)
    cost = next(r for _, rows in row.parts for r in rows if r.title == "成本：其他指标")
    zero, absent = cost.cells
    assert isinstance(zero, FigureCell)
    assert zero.figures[0][0].figure.quantity.text == "0元"
    assert isinstance(absent, Cell)
    assert (absent.absent, absent.note) == (NOT_CONCERNED, "总项目，数字记在所含做法名下。")


def test_what_a_case_does_not_do_is_not_what_its_source_does_not_mention() -> None:
    library = real_library()
    names = ("boluo-alley-chief", "dongguan-xingcheng-health", "yanta-grassroots-governance")
    columns = [column(library.cases[name], library) for name in names]
    rows = {
        row.title: row
        for _, found in comparison(columns, library.vocabulary).parts
        for row in found
    }
    for row in rows.values():
        level = row.title.partition("：")[0]
        given = {
            kind
            for cell in row.cells
            if isinstance(cell, FigureCell)
            for f, _ in cell.figures
            for kind in f.mechanisms
        }
        for side, cell in zip(columns, row.cells, strict=True):
            if isinstance(cell, Cell) and row.uri and side.absent[level].absent == NOT_MENTIONED:
                apart = bool(given) and not given & set(side.mechanisms)
                assert cell.absent == (NOT_CONCERNED if apart else NOT_MENTIONED), row.title
                assert all(kind in cell.note for kind in given if apart)
    words = {cell.absent for row in rows.values() for cell in row.cells if isinstance(cell, Cell)}
    assert {UNREPORTED, NOT_CONCERNED, NOT_MENTIONED} <= words


def test_a_gap_of_the_record_is_named() -> None:
    """雁塔 says nothing of money, and its record says so."""
    library = real_library()
    cell = column(library.cases["yanta-grassroots-governance"], library).absent["成本"]
    gap = next(
        g.text
        for g in library.cases["yanta-grassroots-governance"].not_reported
        if g.topic == "经费"
    )
    assert (cell.absent, cell.note) == (UNREPORTED, gap)


def test_reasons_stand_under_the_title_each_once() -> None:
    cases = [[_figure("a")], [_figure("b", unit="条")], [_figure("c", unit="项")]]
    assert verdict(cases, bars(cases)) == "不可直接比较：单位不同：件，条，项。"
    assert bars(cases) == {}


def test_bars_only_for_those_that_agree_across_cases() -> None:
    cases = [
        [_figure("a", amount="2"), _figure("a", unit="条")],
        [_figure("b", amount="3"), _figure("b", unit="条", amount="4")],
        [_figure("c", unit="项"), _figure("c", unit="项", amount="9")],
    ]
    drawn = bars(cases)
    assert set(drawn) == {"a#o2件", "b#o3件", "a#o1条", "b#o4条"}
    assert set(drawn["a#o2件"].figures) == {"a#o2件", "b#o3件"}
    assert verdict(cases, drawn).startswith("画了条的口径一致，可以直接比较。其余不可直接比较：")


def test_what_the_codebook_does_not_know_is_never_drawn() -> None:
    cases = [[_figure("a", indicator=None)], [_figure("b", indicator=None, unit="条")]]
    said = verdict(cases, bars(cases))
    assert said == "不可直接比较：指标手册里没有这个指标，不能确认数的是同一件事。"


def test_averages_agree_and_are_not_drawn() -> None:
    cases = [[replace(_figure("a"), amount=None)], [_figure("b")]]
    assert bars(cases) == {}
    assert verdict(cases, {}).startswith("口径一致，但")


def test_no_two_real_cases_share_a_bar() -> None:
    """What was found by hand: no number of one article can be compared with one of another."""
    library = real_library()
    assert bars([column(case, library).figures for case in library.cases.values()]) == {}
