"""The facets of all documents, a file each: its values, and the values of each document."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.case.evidence_grade import E_WORDS
from casebook.derive.case.shortfalls import SHORTFALLS
from casebook.derive.search.search_documents import FACETS, SearchDocument
from casebook.divisions import lineage
from casebook.model.library import Library
from casebook.publish.search_index.numbers import write_numbers

_LABELS = {
    ("has_outcome", "yes"): "有成效或评价数字",
    ("has_teaching", "yes"): "有教学使用说明",
    **{("grade", f"E{e}"): f"E{e} {word}" for e, word in enumerate(E_WORDS)},
}
_VOCABULARIES = {
    "settlement": "settlements",
    "problem": "problems",
    "measure": "measures",
    "actor": "actors",
    "type": "record_types",
}


@dataclass(frozen=True)
class Row:
    """What filters and sorts one document."""

    id: str
    facets: Mapping[str, Sequence[str]]
    evidence: int
    date: str
    completeness: int


def row_of(document: SearchDocument) -> Row:
    """Return what filters and sorts ``document``: its evidence is the grade E, then T."""
    return Row(
        document.id,
        dict(document.facets),
        document.grade.e * 8 + document.grade.t,
        document.date,
        document.completeness,
    )


def _ordered(name: str, used: set[str], library: Library) -> list[str]:
    if name == "shortfall":
        return [word for word in SHORTFALLS if word in used]
    vocabulary = _VOCABULARIES.get(name, "")
    if vocabulary in library.vocabulary.files:
        order = [t.term for t in library.vocabulary.terms(vocabulary)]
        return [word for word in order if word in used]
    return sorted(used)


def _places(used: set[str]) -> list[list[str]]:
    """Return ``code, name`` of the places used and of those above them."""
    chain = {d.code: d.name for code in used for d in lineage(code)}
    return [[code, chain[code]] for code in sorted(chain)]


def columns(documents: Sequence[Row], library: Library) -> dict[str, object]:
    """Return the payload of the file of each facet: its values and its rows.

    ``values`` lists ``[value, label]``, or a word that is both. ``rows`` are the values of
    each document by their numbers: one number for each document in the order of the documents, as the
    distance from the number before where the values are places (documents stand in the order of places);
    for facets of several values the count first.
    """
    by_name: dict[str, object] = {}
    for name in FACETS:
        used = {value for d in documents for value in d.facets[name]}
        if name == "place":
            places = _places(used)
            numbers = {code: n for n, (code, _) in enumerate(places)}
            row = [numbers[d.facets[name][0]] for d in documents]
            steps = [b - a for a, b in zip([0, *row], row, strict=False)]
            by_name[name] = [[f"{code}{label}" for code, label in places], write_numbers(steps)]
            continue
        values = _ordered(name, used, library)
        entries = [f"{v}\t{_LABELS[name, v]}" if (name, v) in _LABELS else v for v in values]
        by_name[name] = [entries, _rows(name, documents, values)]
    return by_name


def _rows(name: str, documents: Sequence[Row], values: Sequence[str]) -> str:
    numbers = {value: n for n, value in enumerate(values)}
    known: dict[tuple[str, ...], str] = {}  # thousands of documents share a few hundred rows
    rows = []
    for document in documents:
        its_values = tuple(document.facets[name])
        if its_values not in known:
            known[its_values] = write_numbers(
                [len(its_values), *sorted(numbers[value] for value in its_values)]
            )
        rows.append(known[its_values])
    return "".join(rows)


def order(documents: Sequence[Row]) -> dict[str, object]:
    """Return what results are sorted by.

    Days are numbers like 20241216.
    """
    days = [int(d.date.replace("-", "").ljust(8, "0")) for d in documents]
    return {
        "date": days,
        "evidence": [d.evidence for d in documents],
        "completeness": [d.completeness for d in documents],
    }
