"""The library-wide distribution: every figure and every case is counted once, and nowhere twice."""

from __future__ import annotations

import dataclasses
import re
from pathlib import Path

import pytest

from casebook.derive.case.evidence_grade import grade
from casebook.derive.library.distribution import Distribution, distribution
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.real import real_library

_SAMPLE = sample_library()
# One case alone, so that what others add to the sample moves nothing here.
PARKING = dataclasses.replace(
    _SAMPLE, cases={"jia-estate-parking": _SAMPLE.cases["jia-estate-parking"]}
)


def test_the_page_about_the_site_names_the_grades_as_the_charts_do(project: Path) -> None:
    terms = [
        line
        for line in (project / "cases/pages/about.md").read_text("utf-8").splitlines()
        if re.match(r"[ET]\d ", line)
    ]
    found = distribution(real_library())
    assert terms == [t.label for t in (*found.evidence, *found.trust)]


def _counts(found: Distribution, part: str) -> dict[str, tuple[int, int]]:
    return {t.label: (t.count, t.total) for t in getattr(found, part)}


@pytest.mark.parametrize("library", [_SAMPLE, real_library()], ids=["sample", "real"])
def test_the_counts_add_up(library: Library) -> None:
    found = distribution(library)
    assert found.figures == sum(len(c.observations) for c in library.cases.values())
    assert found.cases == len(library.cases)
    assert sum(t.count for t in found.levels) == found.figures
    assert sum(t.count for t in found.evidence) == found.cases
    assert sum(t.count for t in found.trust) == found.cases
    assert all(t.total == found.figures for t in found.levels)
    assert all(t.total == found.cases for t in (*found.evidence, *found.trust))
    for tally in found.known:
        assert 0 <= tally.count <= tally.total <= found.figures, tally.label


def test_each_level_is_counted_in_the_order_of_the_levels() -> None:
    assert _counts(distribution(PARKING), "levels") == {
        "背景": (1, 9),
        "成本": (1, 9),
        "投入": (0, 9),
        "活动": (1, 9),
        "产出": (1, 9),
        "覆盖": (0, 9),
        "成效": (2, 9),
        "评价": (1, 9),
        "目标": (1, 9),
        "荣誉报道": (1, 9),
    }


def test_what_is_known_is_counted_among_the_figures_it_is_due_for() -> None:
    assert _counts(distribution(PARKING), "known") == {
        "写明是什么时候的": (8, 9),
        "有做之前的数": (1, 3),
        "单位自己说的": (2, 3),
        "写了除以什么": (1, 2),
        "写了分母是多少": (1, 2),
    }


def test_the_grades_are_those_of_the_case_pages() -> None:
    library = real_library()
    found = distribution(library)
    grades = [grade(case, library) for case in library.cases.values()]
    for number, tally in enumerate(found.evidence):
        assert tally.count == sum(g.e == number for g in grades)
    for number, tally in enumerate(found.trust, 1):
        assert tally.count == sum(g.t == number for g in grades)


def test_an_empty_library_has_nothing() -> None:
    found = distribution(dataclasses.replace(_SAMPLE, cases={}))
    assert (found.figures, found.results, found.cases) == (0, 0, 0)
    assert {t.count for part in (found.levels, found.known, found.trust) for t in part} == {0}
