"""Rows of a comparison: what is said of them, and where bars stand."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from itertools import combinations

import pytest

from casebook.derive.case.evidence_grade import UMBRELLA_WORD
from casebook.derive.compare.compared_case import (
    Column,
    ComparedFigure,
    _people,
    column,
)
from casebook.derive.compare.comparison import (
    ANSWER,
    ANSWERS,
    ANSWERS_OF_MORE,
    PARTS,
    Comparison,
    comparison,
    short_names,
)
from casebook.derive.compare.conclusion import LISTED, NOTHING_SHARED
from casebook.derive.compare.elsewhere import Elsewhere
from casebook.derive.compare.figure_rows import bars, verdict
from casebook.derive.compare.glance import (
    GLANCE,
    GLANCED,
    NOT_CONCERNED,
    NOT_TIED,
    Cell,
    in_short,
)
from casebook.derive.compare.row import BAR, FigureCell, Row
from casebook.derive.compare.words import HEADINGS
from casebook.derive.figures.comparability import ASPECTS, Measurand
from casebook.derive.figures.figures import LEVELS
from casebook.language.closed_words import NOT_RECORDED, NOT_WRITTEN
from casebook.model.case import Participant
from casebook.model.vocabulary import Vocabulary
from tests.sample.library import sample_library
from tests.sample.real import real_library

JIA, YI, BING = "jia-estate-parking", "yi-umbrella", "bing-training"


@cache
def _columns() -> Mapping[str, Column]:
    library = sample_library()
    held = Elsewhere(library)
    return {name: column(case, library, held) for name, case in library.cases.items()}


def _made(*names: str) -> Comparison:
    return comparison([_columns()[name] for name in names], sample_library().vocabulary)


def _all(made: Comparison) -> dict[str, Row]:
    parts = [row for _, rows in made.parts for row in rows]
    return {row.title: row for row in (*made.together, *parts, *made.single)}


def _rows(*names: str) -> dict[str, Row]:
    return _all(_made(*names))


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
    keys = {row.key for part in PARTS for row in part.rows}
    for library in (sample_library(), real_library()):
        held = Elsewhere(library)
        for case in library.cases.values():
            for problem in ("", *(p.domain for p in case.problems)):
                made = column(case, library, held, problem)
                assert set(made.cells) == keys
                assert set(made.glance) == {row.key for row in GLANCE}
                for cell in (*made.cells.values(), *made.glance.values()):
                    assert cell.entries or cell.absent, case.id


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
        cells = column(changed, sample_library(), Elsewhere(sample_library())).cells
        return [cells["lead"], cells["part"], cells["served"]]

    lead, part, served = people(*who)
    assert [(i.text, i.note) for i in lead.entries] == [("甲社区", "统筹、牵头、实施")]
    assert [(i.text, i.note) for i in part.entries] == [("村民", "受益、实施")]
    assert [i.text for i in served.entries] == ["老人和其他村民"]
    assert [c.absent for c in people(who[0])] == ["", NOT_RECORDED, NOT_RECORDED]
    assert [c.absent for c in people(who[-1])] == [NOT_RECORDED] * 3


@pytest.mark.parametrize(
    ("names", "left"),
    [
        (["巷长", "12名巷长"], ["12名巷长"]),
        (["高龄老人、独居老人等居民", "高龄老人", "独居老人"], ["高龄老人、独居老人等居民"]),
        (["县政协", "县政协、县工商联"], ["县政协、县工商联"]),
        (["村民", "留守老人和其他村民"], ["村民", "留守老人和其他村民"]),
        (["高等院校", "高"], ["高等院校", "高"]),
    ],
    ids=["counted", "listed", "one of two", "another notion", "no list"],
)
def test_whom_a_longer_name_names_as_well_is_left_out(names: list[str], left: list[str]) -> None:
    def shown(roles: list[str]) -> list[str]:
        given = tuple(
            Participant.model_construct(actor="群众", role=role, name=name)
            for name, role in zip(names, roles, strict=True)
        )
        return [item.text for item in _people(given, "某县")[1]]

    assert shown(["实施"] * len(names)) == left
    # In another role it says something of its own.
    assert shown(["协作", *(["实施"] * (len(names) - 1))])[0] == names[0]


def test_two_names_of_one_are_merged_under_that_which_tells_more() -> None:
    """社区党委 of a record of 甲社区 is 甲社区党委; what the editor doubts of a name goes with it."""
    who = [
        Participant.model_construct(actor="社区党组织", role="牵头", name="甲社区党委"),
        Participant.model_construct(actor="社区党组织", role="实施", name="社区党委"),
        Participant.model_construct(actor="社区党组织", role="实施", name="乙社区党委"),
        Participant.model_construct(actor="街道", role="统筹", name="某街道"),
        Participant.model_construct(actor="街道", role="牵头", name="某街道（由办法推断）"),
        Participant.model_construct(actor="业主", role="协作", name="干部、业主"),
        Participant.model_construct(actor="业主", role="协作", name="干部和业主"),
        Participant.model_construct(actor="业主", role="协作", name="业主（夏天）"),
        Participant.model_construct(actor="业主", role="实施", name="业主"),
        Participant.model_construct(actor="居民", role="受益", name="甲社区"),
    ]
    leading, others = _people(who, "广东 · 甲社区")
    assert [(i.text, i.note) for i in leading] == [
        ("甲社区党委", "牵头、实施"),
        ("某街道（由办法推断）", "统筹、牵头"),
    ]
    assert [(i.text, i.note) for i in others] == [
        ("乙社区党委", "实施"),
        ("干部、业主", "协作"),
        ("业主", "协作、实施"),
        ("甲社区", "受益"),
    ]


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


def test_one_number_is_not_compared_and_stands_apart() -> None:
    made = _made(JIA, BING)
    row = next(r for r in made.single if r.title == "成效：停车纠纷件数")
    assert row.verdict == "只有一个案例给出，不作比较。"
    assert row.state == ""
    assert isinstance(row.cells[1], Cell)
    assert row.cells[1].absent in {NOT_RECORDED, NOT_WRITTEN}


def test_what_nobody_answers_is_one_sentence() -> None:
    made = _made(YI, BING)
    assert "成本" in made.nobody
    titles = "、".join(made.nobody)
    assert made.headings["nobody"] == f"都没有内容：{titles}（原文没有写，或者记录里没有）。"
    assert not {*made.nobody} & {*_all(made)}


def test_a_programme_leaves_its_numbers_to_its_parts_and_nought_is_a_number() -> None:
    library = sample_library()
    jia = library.cases[JIA]
    evidence = jia.observations[1].evidence.model_copy(update={"quote": "装地锁街道出资0元"})
    nothing = jia.observations[1].model_copy(update={"value": "0", "evidence": evidence})
    case = jia.model_copy(update={"observations": (nothing,), "calculations": (), "headline": ()})
    held = Elsewhere(library)
    made = comparison([column(case, library, held), _columns()[YI]], library.vocabulary)
    zero, absent = _all(made)["成本：其他指标"].cells
    assert isinstance(zero, FigureCell)
    assert zero.figures[0][0].figure.quantity.text.startswith("0")
    assert isinstance(absent, Cell)
    assert (absent.absent, absent.note) == (NOT_CONCERNED, f"{UMBRELLA_WORD}。")


def test_only_an_editor_says_that_an_article_says_nothing() -> None:
    """Whatever stands under 原文没有 is a sentence of the record's own list."""
    library = real_library()
    held = Elsewhere(library)
    for case in library.cases.values():
        written = {gap.text for gap in case.not_reported}
        made = column(case, library, held)
        for cell in (*made.cells.values(), *made.absent.values(), *made.glance.values()):
            if cell.absent == NOT_WRITTEN:
                assert cell.note in written
    cell = column(library.cases["yanta-grassroots-governance"], library, held).absent["成本"]
    assert cell.absent == NOT_WRITTEN


def test_a_number_of_another_record_of_the_source_is_named() -> None:
    """The county's people stand in the record of the programme; its parts say where."""
    library = real_library()
    held = Elsewhere(library)
    cell = column(library.cases["boluo-fusion-centre"], library, held).elsewhere["常住人口"]
    assert cell.entries[0].text.startswith("见〈博罗县：")
    assert cell.entries[0].uri.startswith("cases/boluo-linli-ruqin/#o")
    far = column(library.cases["songyuan-party-alliance"], library, held).elsewhere
    assert "覆盖街道数" not in far or "songyuan" in far["覆盖街道数"].entries[0].uri


def test_a_number_is_kept_by_source_and_place_not_by_pairs() -> None:
    library = real_library()
    held = Elsewhere(library)
    for case in library.cases.values():
        for items in held.of(case).values():
            (item,) = items
            other = library.cases[item.uri.split("/")[1]]
            assert other.id != case.id
            assert {*other.sources} & {*case.sources}
            assert other.place.code[:4] == case.place.code[:4]


def test_one_problem_shows_only_what_is_tied_to_it() -> None:
    library = real_library()
    held = Elsewhere(library)
    case = library.cases["songyuan-party-alliance"]
    made = column(case, library, held, "就业与增收")
    ids = {p.id for p in case.problems if p.domain == "就业与增收"}
    measures = [m for m in case.measures if ids & {*m.problems}]
    assert [item.text for item in made.cells["measures"].entries] == [m.name for m in measures]
    assert len(measures) < len(case.measures)
    assert len(made.figures) < len(case.observations)
    assert made.absent["成本"].absent == NOT_TIED
    assert made.contrasts == {}
    whole = column(case, library, held)
    assert len(whole.figures) == len(case.observations)


def test_a_plan_counts_as_an_answer() -> None:
    """雁塔 takes no measure against large communities yet; what it plans stands in the first rows."""
    library = real_library()
    made = column(
        library.cases["yanta-grassroots-governance"], library, Elsewhere(library), "社区规模过大"
    )
    assert {item.strong for item in made.glance["what"].entries} == {"打算"}
    assert made.glance["plan"].entries


def test_the_first_rows_are_those_that_two_answer() -> None:
    made = _made(JIA, BING)
    always = {row.key for row in GLANCE if row.always}
    assert {"cost", "done", "plan"} == always
    assert all(row.answered >= 2 or row.key in always for row in made.glance.rows)
    assert all(row.answered == 1 for row in made.glance.lone)
    assert always.isdisjoint(row.key for row in made.glance.lone)
    said = [row.title for row in (*made.glance.rows, *made.glance.lone)]
    assert sorted([*said, *made.glance.nobody]) == sorted(row.title for row in GLANCE)


def test_what_became_of_it_is_no_plan() -> None:
    """An editor's gap on what came later says nothing of what is intended, unless it speaks of that."""
    library = real_library()
    held = Elsewhere(library)
    later = column(library.cases["songyuan-party-alliance"], library, held).glance["plan"]
    assert (later.absent, later.note) == (NOT_RECORDED, "")
    ahead = column(library.cases["dongchuan-three-focuses"], library, held).glance["plan"]
    assert ahead.entries or "下一步" in ahead.note


def test_what_it_costs_stands_open_even_if_one_case_alone_says_it() -> None:
    library = real_library()
    held = Elsewhere(library)
    every = [column(case, library, held) for case in library.cases.values()]
    told = next(c for c in every if c.glance["cost"].entries)
    silent = next(c for c in every if not c.glance["cost"].entries)
    (row,) = (
        r for r in comparison([told, silent], library.vocabulary).glance.rows if r.key == "cost"
    )
    assert row.answered == 1
    nobody = comparison([silent, replace(silent, id="x")], library.vocabulary).glance
    assert "花多少、谁出" in nobody.unwritten


def test_an_editors_contrast_is_said_once() -> None:
    library = real_library()
    held = Elsewhere(library)
    names = ("boluo-community-split", "yanta-grassroots-governance")
    columns = [column(library.cases[name], library, held) for name in names]
    alone = [replace(c, decisions=()) for c in columns]
    for chosen in (alone, alone[::-1]):
        made = comparison(chosen, library.vocabulary)
        assert made.contrasts == (("A、B", chosen[0].contrasts[chosen[1].id]),)
    made = comparison(columns, library.vocabulary)
    lines = {
        c.text
        for term in library.vocabulary.terms("decisions")
        for c in term.contrast
        if {a.case for a in c.answers} == set(names)
    }
    assert {note for _, note in made.contrasts if not note.endswith(LISTED)} == lines
    assert made.decisions
    assert all(row.answered >= 2 for row in made.decisions)
    assert made.decisions[0].uri.startswith("decisions/")


@pytest.mark.parametrize(
    ("text", "most", "short"),
    [
        ("做两件事。第二句不要。", 20, "做两件事"),
        ("按人数拆，成熟一个、设立一个，再配干部", 14, "按人数拆，成熟一个、设立一个……"),
        ("按规范达标的要求建活动场所、拓宽用途，再办教育", 17, "按规范达标的要求建活动场所……"),
        ("县里建平台，收集需求、公布项目，再派单", 12, "县里建平台，收集需求……"),
        ("县里建设问需平台，收集需求、公布项目", 13, "县里建设问需平台……"),
        ("党代表收集“微心愿”后推动解决的问题", 16, "党代表收集“微心愿”后推动解决的问题"),
        ("每个社区原则上不超过3500户以内的标准", 12, "每个社区原则上不超过……"),
        ("按照“成熟一个、设立一个”的原则拆开", 9, "按照……"),
        ("按照“成熟一个、设立一个”的原则拆开", 15, "按照“成熟一个、设立一个”的原则拆开"),
    ],
)
def test_a_sentence_is_cut_at_a_pause(text: str, most: int, short: str) -> None:
    assert in_short(text, most) == short


def test_reasons_stand_under_the_title_each_once() -> None:
    cases = [[_figure("a")], [_figure("b", unit="条")], [_figure("c", unit="项")]]
    assert verdict(cases, bars(cases)) == ("不可直接比较：单位不同：件，条，项。", "不可比", False)
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
    said, word, mixed = verdict(cases, drawn)
    assert said.startswith("画了条的口径一致，可以直接比较。其余不可直接比较：")
    assert (word, mixed) == ("可比", True)


def test_under_the_heading_of_what_may_stand_together_stands_nothing_else() -> None:
    """Rows of numbers that may not be compared are folded, and so are those that only partly may.

    Every set of the library is asked, as if its indicators did not say that they count different things: so more may stand together.
    """
    real = real_library()
    files = [
        f.model_copy(update={"terms": tuple(t.model_copy(update={"mixed": None}) for t in f.terms)})
        for f in real.vocabulary.files.values()
    ]
    library = replace(real, vocabulary=Vocabulary(files))
    held = Elsewhere(library)
    columns = [column(case, library, held) for case in library.cases.values()]
    seen: set[str] = set()
    for first in range(len(columns) - 3):
        for chosen in (columns[first : first + 4], columns[first :: len(columns) // 3][:4]):
            if len(chosen) < 2:
                continue
            made = comparison(chosen, library.vocabulary)
            assert not [r.title for r in made.together if "不可直接比较" in r.verdict]
            parts = dict(made.parts)
            for row in parts.get(HEADINGS["apart"], ()):
                assert row.state == "不可比"
            for row in parts.get(HEADINGS["mixed"], ()):
                assert row.state != "不可比"
                assert "其余不可直接比较" in row.verdict
            seen.update(name for name in ("apart", "mixed") if HEADINGS[name] in parts)
            seen.update({"together"} if made.together else ())
    assert {"apart", "together"} <= seen
    partly = ("boluo-alley-chief", "boluo-three-workers", "songyuan-party-alliance")
    made = comparison(
        [column(library.cases[name], library, held) for name in partly], library.vocabulary
    )
    assert [row.title for row in dict(made.parts)[HEADINGS["mixed"]]]


def test_what_the_codebook_does_not_know_is_never_drawn() -> None:
    cases = [[_figure("a", indicator=None)], [_figure("b", indicator=None, unit="条")]]
    said, *_ = verdict(cases, bars(cases))
    assert said == "不可直接比较：指标手册里没有这个指标，不能确认数的是同一件事。"


def test_averages_agree_and_are_not_drawn() -> None:
    cases = [[replace(_figure("a"), amount=None)], [_figure("b")]]
    assert bars(cases) == {}
    assert verdict(cases, {})[0].startswith("口径一致，但")


def test_numbers_that_may_stand_together_name_who_differs_and_draw_nothing() -> None:
    one, other = _figure("a"), _figure("b")
    place = [aspect.name for aspect in ASPECTS].index("时间类型")
    aspects = tuple(None if n == place else word for n, word in enumerate(one.measurand.aspects))
    cases = [[replace(one, measurand=Measurand(aspects))], [other]]
    assert bars(cases) == {}
    assert verdict(cases, {}) == ("可参照：单位相同，A 没有写是什么时间的数。", "可参照", False)
    cases[1].append(_figure("b", unit="条"))
    assert verdict(cases, {})[0] == (
        "有的可参照：单位相同，A 没有写是什么时间的数。其余不可直接比较："
        "单位不同：件，条；没有写是什么时间的数。"
    )


def test_no_two_real_cases_share_a_bar() -> None:
    """What was found by hand: no number of one article can be compared with one of another."""
    library = real_library()
    held = Elsewhere(library)
    figures = [column(case, library, held).figures for case in library.cases.values()]
    assert bars(figures) == {}


def test_what_was_chosen_against_another_problem_is_shown_and_says_so() -> None:
    """Not to show it would deny what the page of the case says."""
    library = real_library()
    case = library.cases["boluo-estate-party"]
    made = column(case, library, Elsewhere(library), "诉求响应慢")
    (elsewhere,) = (d for d in made.decisions if "写在别的难题下" in d.chose)
    assert "居民互助" in elsewhere.chose
    assert all("写在别的难题下" in item.note for item in elsewhere.cell.entries)
    assert elsewhere.contrasts == ()


def test_what_the_article_leaves_out_of_money_it_leaves_out_of_every_problem() -> None:
    library = real_library()
    case = library.cases["boluo-estate-party"]
    cost = column(case, library, Elsewhere(library), "诉求响应慢").glance["cost"]
    assert (cost.entries, cost.absent) == ((), NOT_WRITTEN)
    assert cost.note == next(g.text for g in case.not_reported if g.topic == "经费")


def _of(*names: str) -> Comparison:
    library = real_library()
    held = Elsewhere(library)
    return comparison([column(library.cases[n], library, held) for n in names], library.vocabulary)


def test_a_sentence_on_two_of_three_cases_tells_of_the_third_as_well() -> None:
    """What an editor says of two is completed by what the third chose, or by that its record has none."""
    names = ("boluo-alley-chief", "dongguan-xingcheng-grid", "songyuan-party-alliance")
    made = _of(*names)
    lines = [text for letters, text in made.contrasts if not letters]
    assert lines
    assert all("松原" in text or "郭尔罗斯" in text for text in lines)
    assert "没有写钱；松原市郭尔罗斯社区：志愿者上门" in lines[0]
    # A third that has not taken the decision says so.
    silent = _of(*names[:2], "dongguan-guanyan-xuetang")
    assert any(text.endswith(f"：{NOT_RECORDED}。") for _, text in silent.contrasts)


def test_what_two_of_three_have_alike_is_not_what_the_cases_have_alike() -> None:
    two = ("boluo-community-split", "yanta-grassroots-governance")
    alike = "相同的：由哪一级组织拆"
    assert any(text.startswith(alike) for _, text in _of(*two).contrasts)
    three = _of(*two, "dongguan-xingcheng-grid")
    assert three.contrasts
    assert not any(text.startswith(alike) for _, text in three.contrasts)


def test_who_is_weakly_told_is_named_under_the_heading() -> None:
    made = _of("boluo-community-split", "yanta-grassroots-governance")
    assert made.headings["edited"].endswith("B 来源较弱：日期未知的文库、范文网站；地点是推断。")


def test_advice_is_on_the_question_of_the_first_sentence() -> None:
    """Whoever reads what differs is told how to choose in that, and not in another matter."""
    terms = {t.id: t for t in real_library().vocabulary.terms("decisions")}
    names = ("boluo-alley-chief", "dongguan-xingcheng-grid", "songyuan-party-alliance")
    made = _of(*names)
    (about,) = [
        t
        for t in terms.values()
        if any(made.contrasts[0][1].startswith(line.text.rstrip("。")) for line in t.contrast)
    ]
    assert made.choice == about.choose
    # Most of the questions that these cases share have other advice.
    assert len({d.choose for c in made.columns for d in c.decisions}) > 2


def test_what_another_record_of_the_place_chose_is_named() -> None:
    """A record that is silent does not mean that the place is: the same article has another record of it."""
    library = real_library()
    asked = column(library.cases["dongguan-xingcheng-grid"], library, Elsewhere(library))
    term = library.vocabulary.term("decisions", "阵地建多少怎么用")
    assert term.id not in {d.id for d in asked.decisions}
    assert "社区牵头办健康服务中心" in asked.aside[term.id].text
    made = _of("dongguan-xingcheng-grid", "dongchuan-rural", "boluo-fusion-centre")
    row = next(r for r in made.decisions if r.title == term.question)
    assert row.cells[0] == Cell((asked.aside[term.id],))


def test_cases_that_share_no_question_say_so_and_those_that_chose_alike_do_not() -> None:
    apart = _of("dongguan-huolianshu-renewal", "boluo-worker-ladder")
    assert not apart.decisions
    assert apart.contrasts[0] == ("", NOTHING_SHARED)
    assert [letters for letters, _ in apart.contrasts[1:]] == ["A", "B"]
    assert apart.first == 3
    library = real_library()
    held = Elsewhere(library)
    columns = [column(case, library, held) for case in library.cases.values()]
    for one, other in combinations(columns, 2):
        made = comparison([one, other], library.vocabulary)
        assert (("", NOTHING_SHARED) in made.contrasts) <= (not made.decisions)


def test_a_number_that_is_only_inferred_is_not_told_in_passing() -> None:
    library = real_library()
    case = library.cases["songyuan-party-alliance"]
    held = Elsewhere(library)
    told = [d.told for d in column(case, library, held).decisions]
    assert any("（党建联盟的志愿者" in text for text in told)
    guessed = case.model_copy(
        update={
            "decisions": tuple(
                d.model_copy(
                    update={
                        "answers": tuple(a.model_copy(update={"basis": "推断"}) for a in d.answers)
                    }
                )
                for d in case.decisions
            )
        }
    )
    assert not any("（党建联盟的志愿者" in d.told for d in column(guessed, library, held).decisions)


def _decided(*names: str) -> tuple[Comparison, dict[str, list[Row]]]:
    """The rows of answers under the question of each decision that two of real cases took."""
    library = real_library()
    held = Elsewhere(library)
    made = comparison(
        [column(library.cases[name], library, held) for name in names], library.vocabulary
    )
    asked: dict[str, list[Row]] = {}
    for row in made.decided:
        if row.key == ANSWER:
            asked[next(reversed(asked))].append(row)
        else:
            asked[row.title] = []
    return made, asked


def test_under_a_choice_stand_the_answers_of_most_cases() -> None:
    """Those of the glance are not repeated, and no question stands there that one case alone answers."""
    names = sorted(n for n, c in real_library().cases.items() if c.decisions)
    glanced = {
        aspect.aspect
        for term in real_library().vocabulary.terms("decisions")
        for aspect in term.aspects
        if aspect.id in GLANCED
    }
    told: set[int] = set()
    for chosen in (*combinations(names, 2), *combinations(names[:9], 3)):
        made, asked = _decided(*chosen)
        assert [row.title for row in made.decisions] == list(asked)
        most = ANSWERS if len(chosen) == 2 else ANSWERS_OF_MORE
        for rows in asked.values():
            told.add(len(rows))
            assert len(rows) <= most
            assert all(row.answered >= 2 for row in rows)
            assert glanced.isdisjoint(row.title for row in rows)
    assert told == {*range(ANSWERS + 1)}


def test_an_answer_stands_with_its_question_and_a_silent_article_is_told_from_a_silent_record() -> (
    None
):
    _, asked = _decided("boluo-community-split", "yanta-grassroots-governance")
    rows = {row.title: row.cells for row in asked["社区太大，拆不拆，按什么拆？"]}
    assert list(rows) == ["有多大", "标准是多少", "怎么推进", "人怎么配"]
    _, planned = rows["标准是多少"]
    assert isinstance(planned, Cell)
    assert [entry.text for entry in planned.entries] == ["打算原则上每个社区不超过3500户。"]
    library = real_library()
    case = library.cases["boluo-community-split"]
    (taken,) = column(case, library, Elsewhere(library)).decisions[:1]
    silent = {a.title: a.cell.absent for a in taken.answers if not a.cell.entries}
    unmentioned = {word for d in case.decisions for word in d.unmentioned}
    assert silent
    assert set(silent) <= unmentioned
    assert set(silent.values()) == {NOT_WRITTEN}


def test_what_both_had_to_decide_comes_before_a_note_on_something_else() -> None:
    """A note on names is no answer to the question that both cases answer, and on which advice is given."""
    made, _ = _decided("boluo-community-split", "dongguan-xingcheng-grid")
    (_, first), *others = made.contrasts
    assert first.startswith("社区太大，拆不拆，按什么拆？")
    assert first.endswith(LISTED)
    assert any("治理网格" in said for _, said in others)
    assert made.choice.startswith("拆要先过三关")


def test_what_a_case_does_is_what_its_title_speaks_of() -> None:
    made, _ = _decided("dongchuan-points-market", "dongguan-huolianshu-renewal")
    points, renewal = (c.does for c in made.columns)
    assert "积分" in points
    assert "股东" in renewal or "表决" in renewal
    # Which problem it is against may be inferred, and then says so.
    assert "（推断）" in points.partition("，写的做法")[0]
    for does in (points, renewal):
        against = does.partition("，写的做法")[0].split("“")[1:]
        assert len(against) == len(set(against))
