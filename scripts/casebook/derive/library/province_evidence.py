"""The cases by province and grade of evidence: one drawing that answers where outcomes are told.

A square is a case. Where the library holds more of them than a page can draw, a square is all cases of one province with
one grade, with their number: the drawing stays as large as 34 provinces and six grades make it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from casebook.derive.case.evidence_grade import E_WORDS, grade
from casebook.derive.ground.addresses import case_uri, region_uri
from casebook.derive.ground.browse_address import BROWSE_FACETS, browse_address
from casebook.derive.ground.place_names import place_tag
from casebook.divisions import Division, lineage
from casebook.language.closed_words import RESULT_LEVELS
from casebook.model.case import Case
from casebook.model.library import Library

MOST_SQUARES = 120


@dataclass(frozen=True)
class Square:
    """One case, by the short name of its place. ``outcome``: it tells a figure of an outcome, dated or not."""

    uri: str
    title: str
    tag: str
    outcome: bool


@dataclass(frozen=True)
class EvidenceCell:
    """The cases of one province with one grade; ``squares`` is empty where they are only counted."""

    e: int
    count: int
    outcomes: int
    uri: str
    squares: tuple[Square, ...]


@dataclass(frozen=True)
class ProvinceRow:
    """A province that has cases, with a cell for every grade of :class:`ProvinceEvidence`."""

    name: str
    uri: str
    count: int
    cells: tuple[EvidenceCell, ...]


@dataclass(frozen=True)
class ProvinceEvidence:
    """The drawing.

    ``grades`` are those that occur: number, words, how many cases. ``undated`` counts the cases that tell an outcome and
    stay below E2, because it is not dated or stands on a template site only.
    """

    grades: tuple[tuple[int, str, int], ...]
    rows: tuple[ProvinceRow, ...]
    cases: int
    outcomes: int
    undated: int


def _tells_outcome(case: Case) -> bool:
    return any(o.level in RESULT_LEVELS for o in case.observations)


def province_evidence(library: Library) -> ProvinceEvidence:
    """Sort the cases of ``library`` by province, in the order of the codes, and by grade."""
    by_province: dict[Division, dict[int, list[Case]]] = {}
    for case in sorted(library.cases.values(), key=lambda c: (c.place.code, c.id)):
        chain = lineage(case.place.code)
        if chain:
            by_grade = by_province.setdefault(chain[0], {})
            by_grade.setdefault(grade(case, library).e, []).append(case)
    drawn = (
        sum(len(cases) for row in by_province.values() for cases in row.values()) <= MOST_SQUARES
    )
    counts = [sum(len(row.get(e, ())) for row in by_province.values()) for e in range(len(E_WORDS))]
    grades = tuple((e, E_WORDS[e], count) for e, count in enumerate(counts) if count)
    rows = tuple(
        ProvinceRow(
            name=division.short_name,
            uri=region_uri(division.code),
            count=sum(len(cases) for cases in by_grade.values()),
            cells=tuple(_cell(division, e, by_grade.get(e, ()), drawn=drawn) for e, _, _ in grades),
        )
        for division, by_grade in by_province.items()
    )
    cells = [cell for row in rows for cell in row.cells]
    return ProvinceEvidence(
        grades=grades,
        rows=rows,
        cases=sum(cell.count for cell in cells),
        outcomes=sum(cell.outcomes for cell in cells),
        undated=sum(cell.outcomes for cell in cells if cell.e < 2),
    )


def _cell(division: Division, e: int, cases: Sequence[Case], *, drawn: bool) -> EvidenceCell:
    squares = tuple(
        Square(case_uri(case.id), case.title, place_tag(case.place.code), _tells_outcome(case))
        for case in cases
        if drawn
    )
    chosen = {BROWSE_FACETS["place"]: division.code, BROWSE_FACETS["grade"]: f"E{e}"}
    return EvidenceCell(
        e=e,
        count=len(cases),
        outcomes=sum(_tells_outcome(case) for case in cases),
        uri=browse_address(chosen),
        squares=squares,
    )
