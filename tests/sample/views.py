"""The pages of whole families, made one by one from no more than the records that each tells of."""

from __future__ import annotations

from casebook.derive.figures.indicator_groups import IndicatorView, figures_of, indicator_view
from casebook.derive.library.indexes import (
    Facet,
    SourcePage,
    TermView,
    cases_by_source,
    cases_by_term,
    region_counts,
    source_page,
    term_view,
)
from casebook.derive.places.region_views import (
    RegionView,
    cases_by_region,
    counts_by_parent,
    region_view,
)
from casebook.derive.practice.decision_links import decision_links
from casebook.derive.practice.mechanism_views import (
    MechanismView,
    SlogansOf,
    mechanism_view,
    slogans_by_mechanism,
)
from casebook.derive.practice.problem_views import ProblemView, problem_view
from casebook.derive.practice.slogans import slogan_uses
from casebook.divisions import divisions
from casebook.model.library import Library


def problem_views(library: Library) -> tuple[ProblemView, ...]:
    links = decision_links(library, "problems")
    cases = cases_by_term(library, "problems")
    return tuple(
        problem_view(t.term, links.get(t.term, ()), library.only(cases.get(t.term, ())))
        for t in library.vocabulary.terms("problems")
    )


def mechanism_views(library: Library) -> tuple[MechanismView, ...]:
    links = decision_links(library, "measures")
    cases = cases_by_term(library, "measures")
    slogans = slogans_by_mechanism(slogan_uses(library))
    return tuple(
        mechanism_view(
            t.term,
            links.get(t.term, ()),
            slogans.get(t.term, SlogansOf()),
            library.only(cases.get(t.term, ())),
        )
        for t in library.vocabulary.terms("measures")
    )


def region_views(library: Library) -> tuple[RegionView, ...]:
    below = counts_by_parent(region_counts(library))
    return tuple(
        region_view(code, below.get(code, ()), below[divisions()[code].parent], library.only(cases))
        for code, cases in cases_by_region(library).items()
    )


def indicator_views(library: Library) -> tuple[IndicatorView, ...]:
    return tuple(
        indicator_view(t, figures_of(t.term, library))
        for t in library.vocabulary.terms("indicators")
    )


def term_views(library: Library, facet: Facet) -> tuple[TermView, ...]:
    cases = cases_by_term(library, facet.name)
    return tuple(
        term_view(t.term, facet, library.only(cases.get(t.term, ())))
        for t in library.vocabulary.terms(facet.name)
    )


def source_pages(library: Library) -> tuple[SourcePage, ...]:
    using = cases_by_source(library)
    return tuple(
        source_page(name, library.only(using.get(name, ()), (name,))) for name in library.sources
    )
