"""What a case does not show, held against its record and against the facet of the search."""

from __future__ import annotations

from casebook.derive.case.evidence_grade import grade
from casebook.derive.case.shortfalls import (
    ADMITS,
    NO_OUTCOME,
    ONLY_CLAIMS,
    SHORTFALLS,
    shortfalls,
)
from casebook.derive.search.search_documents import search_document
from tests.sample.real import real_library


def test_a_record_has_a_word_because_of_what_it_says_or_leaves_out() -> None:
    library = real_library()
    seen: set[str] = set()
    for case in library.cases.values():
        evidence = grade(case, library)
        found = shortfalls(case, evidence)
        seen.update(found)
        facets = search_document(case, library).facets
        assert facets["shortfall"] == found
        assert (ADMITS in found) == any(limit.kind == "自认的问题" for limit in case.limits)
        assert (NO_OUTCOME in found) != bool(facets["has_outcome"])
        assert (ONLY_CLAIMS in found) == (facets["grade"] == ("E0",))
        # Without any figure there is none of an outcome.
        assert ONLY_CLAIMS not in found or NO_OUTCOME in found
    assert seen == set(SHORTFALLS)
