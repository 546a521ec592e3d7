"""The passages of the search are set as the page sets them."""

from __future__ import annotations

import re

from casebook.derive.search.search_documents import search_document
from tests.sample.library import sample_library
from tests.sample.real import real_library


def test_quotation_marks_within_quotation_marks_are_single() -> None:
    library = real_library()
    texts = [
        passage.text
        for case in library.cases.values()
        for passage in search_document(case, library).passages
    ]
    assert not [text for text in texts if re.search("“[^”]*“|””", text)]
    assert any("“‘四联动’破解基层群众‘急难愁盼’”" in text for text in texts)


def test_a_number_and_its_unit_are_one_word() -> None:
    library = sample_library()
    case = library.cases["jia-estate-parking"]
    told = {"quote": "受益群众6000多人次", "figure": None}
    evidence = case.observations[0].evidence.model_copy(update=told)
    changed = {"value": "6000", "comparator": "余", "unit": "人次", "evidence": evidence}
    observation = case.observations[0].model_copy(update=changed)
    document = search_document(case.model_copy(update={"observations": (observation,)}), library)
    (text,) = (p.text for p in document.passages if p.text.startswith(f"{observation.label}："))
    assert "：6000多人次（" in text
