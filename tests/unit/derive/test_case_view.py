"""The page of a case before it is set: five answers, sections, axes, sources, citation."""

from __future__ import annotations

from typing import Any

from casebook.derive.case.cards import card, grade_words
from casebook.derive.case.case_view import CaseView, case_view
from casebook.derive.case.evidence_grade import grade
from casebook.derive.case.problem_words import inferred_counts, problem_words, so_many_inferred
from casebook.derive.case.relations import backlinks
from casebook.derive.ground.place_names import DOT, place_words
from casebook.model.case import Place
from casebook.model.observation import Evidence
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()
SECTIONS = [
    *("measures", "decisions", "figures", "gaps", "transfer", "grade", "sources"),
    *("problems", "place", "claims", "limits", "next", "calculations", "slogans", "teaching"),
    "related",
]
"""What a reader came for, then what is folded under it."""


def _view(name: str, address: str = "", **changes: Any) -> CaseView:
    case = SAMPLE.cases[name].model_copy(update=changes)
    incoming = backlinks(SAMPLE).get(name, ())
    return case_view(case, SAMPLE, incoming, site_name="雁阵", address=address)


def test_a_full_case_has_every_section_once_in_order() -> None:
    view = _view("jia-estate-parking")
    assert [section.id for section in view.sections] == SECTIONS
    assert all(section.title for section in view.sections)


def test_sections_without_content_are_left_out() -> None:
    view = _view("yi-umbrella")
    assert [section.id for section in view.sections] == [
        *("measures", "gaps", "transfer", "grade", "sources", "problems", "place", "related"),
    ]


def test_relations_that_only_others_tell_have_a_section() -> None:
    view = _view("jia-estate-parking", relations=())
    assert [group.label for group in view.relations] == ["属于", "被学习"]
    assert "related" in {section.id for section in view.sections}


def test_five_answers() -> None:
    answers = _view("jia-estate-parking").answers
    place = f"广东{DOT}惠州市{DOT}博罗县{DOT}甲街道{DOT}甲社区，属老旧小区、老城区社区"
    assert [item.text for item in answers.where] == [place]
    assert [item.text for item in answers.problem] == [
        "车多位少，夜里堵住消防通道；定规矩没有地方商量（推断）"
    ]
    assert [item.text for item in answers.measures] == ["“夜借日还”；守约积分"]
    assert [(item.strong, item.text) for item in answers.results] == [
        ("12件", "一年里的停车纠纷"),
    ]
    assert answers.results[0].note == "成效，今年以来，此前约96件"
    assert answers.results[0].figure == "jia-estate-parking#o5"
    assert [item.text for item in answers.confidence] == [
        f"E3 有前后对比{DOT}T5 统计或第三方评估",
        "有 2 件事原文没有交代，文章自认 1 个问题。",
    ]


def test_answers_name_the_first_few_and_count_the_others() -> None:
    case = SAMPLE.cases["jia-estate-parking"]
    measure, problem = case.measures[0], case.problems[0]
    answers = _view(
        "jia-estate-parking",
        settlements=("老旧小区", "老城区社区", "城中村"),
        problems=[problem.model_copy(update={"text": f"难题{n}。细说。"}) for n in "一二三四五"],
        measures=[measure.model_copy(update={"name": f"做法{n}"}) for n in "一二三四五六"],
    ).answers
    assert answers.where[0].text.endswith("，属老旧小区、老城区社区等 3 类")
    assert answers.problem[0].text == "难题一；难题二等 5 个难题"
    assert answers.measures[0].text == "做法一；做法二；做法三等 6 项"


def test_without_a_result_that_is_said_before_what_was_done() -> None:
    case = SAMPLE.cases["jia-estate-parking"]
    kept = tuple(o for o in case.observations if o.level in {"活动", "产出", "成本"})
    results = _view("jia-estate-parking", observations=kept, calculations=()).answers.results
    assert [(item.strong, item.text) for item in results] == [
        ("", "没写成效和评价，只有过程数字："),
        ("近百个", "借来的车位"),
    ]


def test_an_inferred_place_says_so() -> None:
    where = _view("yi-umbrella").answers.where[0]
    assert where.text == f"北京{DOT}东城区，属老城区社区"
    assert where.note == "地点为推断"


def test_plans_and_honours_never_answer_what_came_of_it() -> None:
    case = SAMPLE.cases["jia-estate-parking"]
    kept = tuple(o for o in case.observations if o.level in {"目标", "荣誉报道", "背景"})
    results = _view("jia-estate-parking", observations=kept, calculations=()).answers.results
    assert [item.strong for item in results if item.strong] == []
    assert results


def test_axes_say_why_and_what_is_missing() -> None:
    view = _view("jia-estate-parking")
    evidence, trust = view.evidence_axis, view.trust_axis
    assert (evidence.code, evidence.next) == ("E3", "E4")
    assert evidence.reason == "依据：一年里的停车纠纷"
    assert evidence.missing == ("没有实施这项做法的对照处的同一数字",)
    assert (trust.code, trust.reason) == ("T5", "来源类型：单位自述、统计公报")


def test_the_reason_is_the_figure_that_earned_the_grade() -> None:
    """A result first in the list need not be the one that is compared with before."""
    case = SAMPLE.cases["jia-estate-parking"]
    view = _view("jia-estate-parking", observations=tuple(reversed(case.observations)))
    assert view.figures.first[0].id != next(o.id for o in reversed(case.observations))
    assert view.evidence_axis.reason == "依据：一年里的停车纠纷"


def test_no_figure_no_reason() -> None:
    assert _view("yi-umbrella").evidence_axis.reason == ""


def test_sources_and_citation() -> None:
    view = _view("jia-estate-parking", address="https://example.org/cases/jia-estate-parking/")
    assert [source.uri for source in view.sources] == ["sources/self-report/", "sources/reprint/"]
    assert view.sources[0].trust == "T3 单位自述"
    assert view.sources[0].url == "https://example.org/a?b=1&c=2"
    assert view.sources[1].url == ""
    assert view.citation.endswith(",(2026-10-08).https://example.org/cases/jia-estate-parking/.")
    assert _view("yi-umbrella").sources[0].flags == ("截断", "无日期")


def test_phrases_behind_one_statement_are_grouped_by_source() -> None:
    view = _view("jia-estate-parking")
    given = [
        Evidence(source=name, quote=f"第{number}句依据短语的文字", figure=None)
        for number, name in enumerate(["reprint", "self-report", "reprint"])
    ]
    groups = view.source_names.quotes(given)
    assert [(group.source_uri, len(group.quotes)) for group in groups] == [
        ("sources/reprint/", 2),
        ("sources/self-report/", 1),
    ]
    assert groups[0].source_title == "停车调查公报"
    assert view.source_names.quotes(()) == ()


def test_links_of_terms_and_full_names_of_policies() -> None:
    links = _view("jia-estate-parking").links
    assert links.of("measures", "积分制") == "measures/t03/"
    assert links.of("measures", "共享车位") == "measures/t01/"
    assert links.title("旧改意见") == "关于全面推进城镇老旧小区改造工作的指导意见"
    assert links.title("某项会议") == "某项会议"


def test_places_in_one_line() -> None:
    def place(code: str, township: str | None = None, community: str | None = None) -> Place:
        return Place.model_construct(
            code=code,
            path=("某省", "某市"),
            township=township,
            community=community,
            basis="原文写明",
            note=None,
        )

    assert place_words(place("310115", township="甲镇")) == f"上海{DOT}浦东新区{DOT}甲镇"
    assert place_words(place("441900", community="乙社区")) == f"广东{DOT}东莞市{DOT}乙社区"
    assert place_words(place("659001")) == f"新疆{DOT}石河子市"
    assert place_words(place("999999")) == f"某省{DOT}某市"


def test_no_line_begins_with_a_dot() -> None:
    """A line is broken at a space, and not at one that keeps the words beside it together."""
    assert DOT.startswith("\u00a0·")
    assert " ·" not in card(SAMPLE.cases["jia-estate-parking"], SAMPLE).grade_word


def test_a_card() -> None:
    case = SAMPLE.cases["jia-estate-parking"]
    found = card(case, SAMPLE)
    assert found.figure is not None
    assert (found.figure_label, found.figure.quantity.text) == ("成效", "12件")
    assert found.figure_note == "一年里的停车纠纷（今年以来；此前约96件）"
    assert found.measures == ("错时共享车位", "积分制", "居民议事会")  # the main ones first
    assert found.measure_words == "错时共享车位、积分制、居民议事会"
    assert found.problems == ("停车难", "议事没有地方（推断）")
    assert found.grade_word == grade_words(grade(case, SAMPLE))
    assert card(SAMPLE.cases["yi-umbrella"], SAMPLE).figure is None


def test_measures_beyond_those_that_a_card_holds_are_counted() -> None:
    case = SAMPLE.cases["jia-estate-parking"]
    more = case.measures[0].model_copy(update={"types": ("网格化管理", "积分制")})
    found = card(case.model_copy(update={"measures": (*case.measures, more)}), SAMPLE)
    assert found.measure_words == "错时共享车位、积分制、网格化管理等 4 种"


def test_the_editor_chooses_what_answers_what_came_of_it_and_a_result_comes_first() -> None:
    """The first two on the page, the first on cards, each with its level."""
    case = SAMPLE.cases["jia-estate-parking"].model_copy(update={"headline": ("o4", "o6")})
    found = card(case, SAMPLE)
    assert found.figure is not None
    assert (found.figure.id, found.figure_label) == ("o6", "成效")
    results = _view("jia-estate-parking", headline=("o4", "o6")).answers.results
    assert [item.strong for item in results] == ["超过90%", "近百个"]


def test_what_was_spent_is_no_answer_to_what_came_of_it() -> None:
    case = SAMPLE.cases["jia-estate-parking"]
    spent = tuple(o for o in case.observations if o.level in {"成本", "投入"})
    assert spent
    results = _view("jia-estate-parking", observations=spent, calculations=()).answers.results
    assert [item.text for item in results] == ["没有给出成效或群众评价的数字。"]


def test_a_problem_that_one_statement_states_is_stated() -> None:
    case = SAMPLE.cases["jia-estate-parking"]
    stated, inferred = case.problems
    assert [w.inferred for w in problem_words(case)] == [False, True]
    twice = (inferred, stated.model_copy(update={"domain": inferred.domain}))
    assert [w.text for w in problem_words(case.model_copy(update={"problems": twice}))] == [
        inferred.domain
    ]
    assert inferred_counts([case, case]) == {inferred.domain: 2}
    assert [so_many_inferred(n, 3) for n in (0, 2, 3)] == ["", "其中 2 例为推断", "都为推断"]


def test_every_real_case_answers_all_five_questions() -> None:
    library = real_library()
    incoming = backlinks(library)
    for case in library.cases.values():
        view = case_view(case, library, incoming.get(case.id, ()), site_name="雁阵", address="")
        answers = view.answers
        for items in (
            answers.where,
            answers.problem,
            answers.measures,
            answers.results,
            answers.confidence,
        ):
            assert items
            assert all(item.text for item in items), case.id


def test_whose_words_the_problems_are_is_said_once() -> None:
    library = real_library()
    case = library.cases["yanta-grassroots-governance"]
    view = case_view(case, library, (), site_name="雁阵", address="")
    assert view.answers.problem[0].text.startswith("汇报自认，部分超大型社区工作力量薄弱；党建引领")


def test_a_target_does_not_pass_when_it_was_set_for_when_it_is_due() -> None:
    library = real_library()
    case = library.cases["yanta-grassroots-governance"]
    view = case_view(case, library, (), site_name="雁阵", address="")
    groups = [
        *view.figures.first,
        *view.figures.targets,
        *(f for g in view.figures.folded for f in g.figures),
    ]
    due = {f.period_short for f in groups if f.level == "目标"}
    assert due
    assert "近年来" not in due
    assert "近年来" in {f.period_short for f in groups if f.level != "目标"}
