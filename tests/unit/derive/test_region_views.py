"""Every case stands on the page of each of its divisions, and the pages lead to one another."""

from __future__ import annotations

import pytest

from casebook.derive.library.indexes import region_counts, terms_of
from casebook.divisions import lineage
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.real import real_library
from tests.sample.views import region_views

LIBRARIES = pytest.mark.parametrize(
    "library", [sample_library, real_library], ids=["sample", "real"], indirect=True
)


@pytest.fixture
def library(request: pytest.FixtureRequest) -> Library:
    made: Library = request.param()
    return made


@LIBRARIES
def test_each_division_of_a_case_has_a_page_with_it(library: Library) -> None:
    views = {view.division.code: view for view in region_views(library)}
    expected: dict[str, set[str]] = {}
    for case in library.cases.values():
        for division in lineage(case.place.code):
            expected.setdefault(division.code, set()).add(case.id)
    shown = {
        code: [card.id for card in (*view.programmes, *view.practices)]
        for code, view in views.items()
    }
    assert {code: set(ids) for code, ids in shown.items()} == expected
    assert {code: len(ids) for code, ids in shown.items()} == region_counts(library)
    assert list(views) == sorted(views)
    programmes = {card.id for view in views.values() for card in view.programmes}
    assert programmes == {c.id for c in library.cases.values() if c.type == "总项目"}


@LIBRARIES
def test_divisions_lead_up_down_and_aside_to_those_that_have_cases(library: Library) -> None:
    views = {view.division.code: view for view in region_views(library)}
    counts = region_counts(library)
    parents = {code: view.division.parent for code, view in views.items()}
    for code, view in views.items():
        children = {c for c, parent in parents.items() if parent == code}
        beside = {c for c, parent in parents.items() if parent == parents[code] and c != code}
        assert {d.code: n for d, n in view.below} == {c: counts[c] for c in children}
        assert [d.code for d, _ in view.beside] == sorted(beside)
        assert view.trail[-1] == view.division
        # A case may be recorded at the city itself: never more below than here.
        assert sum(n for _, n in view.below) <= view.count


@LIBRARIES
def test_counts_of_words_are_those_of_the_cases_of_the_division(library: Library) -> None:
    for view in region_views(library):
        ids = {card.id for card in (*view.programmes, *view.practices)}
        for facet, terms in (("problems", view.problems), ("measures", view.measures)):
            for entry in terms:
                using = [i for i in ids if entry.term.text in terms_of(library.cases[i], facet)]
                assert len(using) == entry.count
            words = {word for i in ids for word in terms_of(library.cases[i], facet)}
            assert words == {entry.term.text for entry in terms}


@LIBRARIES
def test_problems_that_no_article_states_are_counted_apart(library: Library) -> None:
    for view in region_views(library):
        ids = [card.id for card in (*view.programmes, *view.practices)]
        for entry in view.problems:
            bases = [
                {p.basis for p in library.cases[i].problems if p.domain == entry.term.text}
                for i in ids
            ]
            assert entry.inferred == sum(bool(b) and "原文写明" not in b for b in bases)
            assert bool(entry.mark) == bool(entry.inferred)
        assert not any(entry.mark for entry in view.measures)
