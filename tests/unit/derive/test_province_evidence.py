"""The cases by province and grade: every case once, a square each or a number."""

from __future__ import annotations

from dataclasses import replace

from casebook.derive.case.evidence_grade import grade
from casebook.derive.ground.place_names import place_tag
from casebook.derive.library.province_evidence import MOST_SQUARES, province_evidence
from casebook.language.closed_words import RESULT_LEVELS
from tests.sample.library import sample_library
from tests.sample.real import real_library


def test_every_case_is_one_square_under_its_grade() -> None:
    library = real_library()
    found = province_evidence(library)
    drawn = {
        square.uri: (cell.e, square.outcome)
        for row in found.rows
        for cell in row.cells
        for square in cell.squares
    }
    assert drawn == {
        f"cases/{case.id}/": (
            grade(case, library).e,
            any(o.level in RESULT_LEVELS for o in case.observations),
        )
        for case in library.cases.values()
    }
    assert found.cases == len(library.cases) == sum(count for _, _, count in found.grades)
    assert found.outcomes == sum(outcome for _, outcome in drawn.values())
    assert found.undated == sum(outcome for e, outcome in drawn.values() if e < 2)
    # Every row has a cell for every grade, whether there is anything in it or not.
    assert {len(row.cells) for row in found.rows} == {len(found.grades)}


def test_a_large_library_is_counted_and_stays_small() -> None:
    library = sample_library()
    case = library.cases["jia-estate-parking"]
    many = {f"c{n}": case.model_copy(update={"id": f"c{n}"}) for n in range(MOST_SQUARES + 1)}
    found = province_evidence(replace(library, cases=many))
    ((row),) = found.rows
    (cell,) = row.cells
    assert (cell.squares, cell.count, row.count) == ((), len(many), len(many))
    assert cell.uri == f"cases/#地区={case.place.code[:2]}0000&证据=E{cell.e}"


def test_a_library_with_nothing_in_it_has_nothing_to_draw() -> None:
    assert province_evidence(replace(sample_library(), cases={})).rows == ()


def test_a_place_is_named_in_three_characters() -> None:
    named = {
        "441322": "博罗",
        "441900": "东莞",
        "610113": "雁塔",
        "150422": "巴林左",
        "530925": "双江…",
    }
    assert {code: place_tag(code) for code in named} == named
