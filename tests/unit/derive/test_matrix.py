"""Problems against measures: only what a record says a measure is for, under its first kind, graded by its own figures."""

from __future__ import annotations

import dataclasses

import pytest

from casebook.derive.case.evidence_grade import grade_of_measure
from casebook.derive.practice.answers import deeds
from casebook.derive.practice.matrix import Cell, Matrix, matrices
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.practices import DONGGUAN, case, library, measure
from tests.sample.real import real_library

SAMPLE = sample_library()
LIBRARIES = pytest.mark.parametrize("given", [SAMPLE, real_library()], ids=["sample", "real"])


def _whole(given: Library) -> Matrix:
    return next(iter(matrices(given)))


def _cells(view: Matrix) -> dict[tuple[str, str], Cell]:
    return {
        (cell.problem.term, cell.measure.term): cell
        for group in view.groups
        for line in group.lines
        for cell in line.filled
    }


def test_there_is_no_product_of_kinds_and_problems() -> None:
    given = library(
        case(
            "a",
            problems=("停车难", "议事没有地方"),
            measures=[measure("甲", "积分制", "居民议事会", problems=("p1",))],
        )
    )
    assert set(_cells(_whole(given))) == {("停车难", "积分制")}


def test_a_measure_that_names_no_problem_stands_nowhere() -> None:
    view = _whole(library(case("a", measures=[measure("甲", "积分制", problems=())])))
    assert _cells(view) == {}
    assert "积分制" in {term.term for term in view.idle_measures}


def test_plans_and_programmes_stand_nowhere() -> None:
    view = _whole(
        library(
            case("a", measures=[measure("甲", "积分制", status="计划中")]),
            case("b", type="总项目", measures=[measure("乙", "积分制")]),
        )
    )
    assert _cells(view) == {}


def test_one_measure_leads_to_itself_and_several_to_their_list() -> None:
    one = case("a", measures=[measure("甲", "积分制")])
    (cell,) = _cells(_whole(library(one))).values()
    assert cell.uri == "cases/a/#m1"
    two = case("b", code=DONGGUAN, measures=[measure("乙", "积分制")])
    (cell,) = _cells(_whole(library(one, two))).values()
    assert (cell.count, cell.places) == (2, 2)
    assert cell.uri == "problems/t01/#m-t03"


def test_a_problem_that_nobody_states_is_marked() -> None:
    guessed = case("a", measures=[measure("甲", "积分制")])
    problem = guessed.problems[0].model_copy(update={"basis": "推断"})
    guessed = guessed.model_copy(update={"problems": (problem,)})
    view = _whole(library(guessed))
    assert [cell.inferred for cell in _cells(view).values()] == [True]
    assert view.groups[0].lines[0].inferred
    stated = case("b", code=DONGGUAN, measures=[measure("乙", "积分制")])
    assert not _whole(library(guessed, stated)).groups[0].lines[0].inferred


@LIBRARIES
def test_every_cell_has_its_measures_and_the_best_of_their_own_grades(given: Library) -> None:
    expected: dict[tuple[str, str], set[str]] = {}
    grades: dict[tuple[str, str], list[int]] = {}
    for deed in deeds(given):
        if deed.programme or deed.planned:
            continue
        for problem in deed.problems:
            pair = (problem, deed.measure.types[0])
            expected.setdefault(pair, set()).add(deed.uri)
            found = grade_of_measure(deed.case, deed.measure, given)
            grades.setdefault(pair, []).append(found.e)
    cells = _cells(_whole(given))
    assert {pair: {i.uri for i in cell.deeds} for pair, cell in cells.items()} == expected
    assert {pair: cell.e for pair, cell in cells.items()} == {
        pair: max(found) for pair, found in grades.items()
    }


@LIBRARIES
def test_every_term_is_a_row_or_column_or_waits_for_a_case(given: Library) -> None:
    for view in matrices(given):
        rows = [line.problem for group in view.groups for line in group.lines]
        columns = [m for group in view.columns for m in group.measures]
        words = given.vocabulary
        assert {*rows, *view.idle_problems} == {*words.terms("problems")}
        assert {*columns, *view.idle_measures} == {*words.terms("measures")}
        assert not {*rows} & {*view.idle_problems}
        assert not {*columns} & {*view.idle_measures}
        for group in view.groups:
            for line in group.lines:
                assert line.filled
                assert [c.measure for c in line.cells if c] == [
                    m for m, c in zip(columns, line.cells, strict=True) if c
                ]


def test_a_settlement_has_only_its_own_measures() -> None:
    given = real_library()
    views = {view.uri: view for view in matrices(given)}
    whole = _cells(views["matrix/"])
    for view in views.values():
        if view.settlement is None:
            continue
        own = {c.id for c in given.cases.values() if view.settlement.term in c.settlements}
        assert view.uri == f"matrix/{view.settlement.id}/"
        for pair, cell in _cells(view).items():
            assert {item.uri.split("/")[1] for item in cell.deeds} <= own
            assert cell.count <= whole[pair].count


def test_a_settlement_without_cases_has_no_page() -> None:
    used = {word for case in SAMPLE.cases.values() for word in case.settlements}
    assert {v.settlement.term for v in matrices(SAMPLE) if v.settlement} == used


def test_what_no_article_says_is_not_in_the_table() -> None:
    """S6: what every kind of a measure times every problem of it made of the five articles."""
    cells = set(_cells(_whole(real_library())))
    for problem, kind in (
        ("养老服务不足", "社区拆分与调整"),
        ("养老服务不足", "文体活动"),
        ("养老服务不足", "矛盾调解"),
        ("就医配药不便", "矛盾调解"),
        ("就医配药不便", "多渠道收集意见"),
        ("社区干部能力与后备不足", "支部建在小区楼栋"),
        ("诉求响应慢", "行业党建"),
    ):
        assert (problem, kind) not in cells


def test_an_empty_library_has_neither_rows_nor_columns() -> None:
    view = _whole(dataclasses.replace(SAMPLE, cases={}))
    assert (view.groups, view.columns, view.deeds) == ((), (), 0)
    assert len(view.idle_problems) == len(SAMPLE.vocabulary.terms("problems"))
