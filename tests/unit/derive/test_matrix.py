"""Problems against measures: what is counted where, and that nothing is lost or counted twice."""

from __future__ import annotations

import dataclasses

import pytest

from casebook.derive.case.evidence_grade import UMBRELLA_WORD, grade
from casebook.derive.practice.matrix import Cell, Matrix, answered, matrices, matrix
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.real import real_library

SAMPLE = sample_library()
PARKING = SAMPLE.cases["jia-estate-parking"]


def _cells(view: Matrix) -> dict[tuple[str, str], Cell]:
    return {
        (cell.problem.term, cell.measure.term): cell
        for group in view.groups
        for line in group.lines
        for cell in line.filled
    }


def _with_points(status: str) -> Library:
    """The parking case, whose second measure names no problem and stands at ``status``."""
    first, points = PARKING.measures
    measures = (first, points.model_copy(update={"status": status}))
    case = PARKING.model_copy(update={"measures": measures})
    return dataclasses.replace(SAMPLE, cases={case.id: case})


def test_a_measure_answers_the_problems_it_names() -> None:
    assert answered(PARKING) == {("停车难", "错时共享车位"), ("停车难", "居民议事会")}


def test_a_measure_that_names_no_problem_stands_for_all_of_its_case() -> None:
    library = _with_points("实施中")
    (case,) = library.cases.values()
    assert {p for p, m in answered(case) if m == "积分制"} == {"停车难", "议事没有地方"}
    assert matrix(library).unaimed == 1


def test_a_plan_is_no_answer() -> None:
    view = matrix(_with_points("计划中"))
    assert "积分制" in {term.term for term in view.idle_measures}
    assert view.unaimed == 0


def test_a_cell_counts_cases_not_measures() -> None:
    twice = PARKING.model_copy(update={"measures": (*PARKING.measures, *PARKING.measures)})
    view = matrix(dataclasses.replace(SAMPLE, cases={twice.id: twice}))
    assert {cell.count for cell in _cells(view).values()} == {1}


@pytest.mark.parametrize("library", [SAMPLE, real_library()], ids=["sample", "real"])
def test_every_cell_has_its_cases_and_their_best_grade(library: Library) -> None:
    view = matrix(library)
    expected: dict[tuple[str, str], list[str]] = {}
    for case in library.cases.values():
        for pair in answered(case):
            expected.setdefault(pair, []).append(case.id)
    found = _cells(view)
    assert {
        pair: [item.uri.split("/")[1] for item in cell.cases] for pair, cell in found.items()
    } == expected
    for pair, cell in found.items():
        assert cell.e == max(grade(library.cases[n], library).e for n in expected[pair])


@pytest.mark.parametrize("library", [SAMPLE, real_library()], ids=["sample", "real"])
def test_every_term_is_a_row_or_column_or_waits_for_a_case(library: Library) -> None:
    for view in matrices(library):
        rows = [line.problem for group in view.groups for line in group.lines]
        columns = [m for group in view.columns for m in group.measures]
        words = library.vocabulary
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


def test_a_settlement_has_only_its_own_cases() -> None:
    views = {view.uri: view for view in matrices(real_library())}
    whole = _cells(views["matrix/"])
    for view in views.values():
        if view.settlement is None:
            continue
        own = {
            case.id
            for case in real_library().cases.values()
            if view.settlement.term in case.settlements
        }
        assert view.uri == f"matrix/{view.settlement.id}/"
        assert view.cases == len(own) > 0
        for pair, cell in _cells(view).items():
            names = {item.uri.split("/")[1] for item in cell.cases}
            assert names <= own
            assert cell.count <= whole[pair].count


def test_a_settlement_without_cases_has_no_page() -> None:
    used = {word for case in SAMPLE.cases.values() for word in case.settlements}
    assert {v.settlement.term for v in matrices(SAMPLE) if v.settlement} == used


def test_the_cases_of_a_problem_are_counted_once() -> None:
    for group in matrix(real_library()).groups:
        for line in group.lines:
            assert line.cases == len({case.uri for cell in line.filled for case in cell.cases})


def test_the_words_of_a_cell_are_those_of_its_best_case() -> None:
    library = real_library()
    programmes = set()
    for pair, cell in _cells(matrix(library)).items():
        graded = [grade(library.cases[item.uri.split("/")[1]], library) for item in cell.cases]
        best = {f"E{g.e} {g.e_word}" for g in graded if g.e == cell.e}
        assert cell.grade in best
        if UMBRELLA_WORD in cell.grade:
            programmes.add(pair)
            assert best == {cell.grade}
    assert programmes


def test_an_empty_library_has_neither_rows_nor_columns() -> None:
    view = matrix(dataclasses.replace(SAMPLE, cases={}))
    assert (view.groups, view.columns, view.cases) == ((), (), 0)
    assert len(view.idle_problems) == len(SAMPLE.vocabulary.terms("problems"))
