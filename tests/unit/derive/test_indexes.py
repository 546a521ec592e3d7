"""Every case stands on the page of each of its terms, divisions and sources, and nowhere else."""

from __future__ import annotations

import pytest

from casebook.derive.library.indexes import (
    FACETS,
    Facet,
    cases_by_term,
    entry_groups,
    terms_of,
)
from casebook.model.case import Case
from casebook.model.library import Library
from tests.sample.library import sample_library
from tests.sample.real import real_library
from tests.sample.views import source_pages, term_views

LIBRARIES = pytest.mark.parametrize(
    "library", [sample_library, real_library], ids=["sample", "real"], indirect=True
)
SAMPLE = sample_library()


@pytest.fixture
def library(request: pytest.FixtureRequest) -> Library:
    made: Library = request.param()
    return made


def _words(case: Case, facet: str) -> set[str]:
    if facet == "problems":
        return {problem.domain for problem in case.problems}
    if facet == "measures":
        return {word for measure in case.measures for word in measure.types}
    return set(case.settlements)


@LIBRARIES
@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_each_term_has_a_page_with_exactly_its_cases(library: Library, facet: Facet) -> None:
    views = {view.term.term: view for view in term_views(library, facet)}
    assert set(views) == {term.term for term in library.vocabulary.terms(facet.name)}
    for word, view in views.items():
        using = {case.id for case in library.cases.values() if word in _words(case, facet.name)}
        assert {card.id for card in view.cards} == using
        assert len(view.cards) == len(using)


@LIBRARIES
@pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)
def test_the_counts_of_an_index_are_those_of_its_pages(library: Library, facet: Facet) -> None:
    counts = {word: len(cases) for word, cases in cases_by_term(library, facet.name).items()}
    entries = [e for group in entry_groups(library, facet.name, counts) for e in group.entries]
    pages = {view.uri: len(view.cards) for view in term_views(library, facet)}
    assert {entry.uri: entry.count for entry in entries} == pages
    assert len(entries) == len(pages)


@LIBRARIES
def test_each_source_lists_the_cases_that_cite_it(library: Library) -> None:
    pages = {page.source.id: page for page in source_pages(library)}
    assert set(pages) == set(library.sources)
    for name, page in pages.items():
        assert {item.uri for item in page.cases} == {
            f"cases/{case.id}/" for case in library.cases.values() if name in case.sources
        }


def test_distinct_phrases_of_a_source_are_counted_wherever_they_stand() -> None:
    pages = {page.source.id: page for page in source_pages(SAMPLE)}
    # o5 and its baseline share a phrase, which counts once; three cases quote `reprint`.
    assert pages["reprint"].quotes == 7
    assert pages["template-site"].quotes == 0


def test_what_a_source_page_tells() -> None:
    rows = {
        page.source.id: {row.label: row.entries[0] for row in page.facts}
        for page in source_pages(SAMPLE)
    }
    assert rows["self-report"]["来源类型"].text == "T3 单位自述"
    assert rows["self-report"]["成文日期"].text == "2024-12-16（推断）"
    assert rows["self-report"]["首发"].text == "即发布者"
    assert rows["template-site"]["原题"].note == "原题未知。"
    assert rows["template-site"]["发布日期"].text == "不详"
    assert "说明" not in rows["template-site"]


def test_a_facet_that_no_case_has_is_a_mistake() -> None:
    with pytest.raises(ValueError, match="'settlement'"):
        terms_of(SAMPLE.cases["yi-umbrella"], "settlement")
