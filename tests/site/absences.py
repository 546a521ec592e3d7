"""Looks up every absence that a prepared comparison prints in the other records of the same source.

Written apart from the code that prints them: by the words of the records alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.observation import Observation
from tests.sample.real import real_library
from tests.site.tables import Row, Tables

NOT_WRITTEN = "原文没有写"
_CASES = re.compile(r'data-cb-cases="([^"]*)"')
_INDICATOR = re.compile(r"indicators/([^/]+)/")


def _same_or_wider(observation: Observation, other: Case, case: Case) -> bool:
    """Whether a number of another record speaks of the place of ``case``, or of one that it lies in."""
    if other.place.code not in {case.place.code, case.place.code[:4] + "00"}:
        return False
    said = re.sub("（.*?）", "", observation.scope.place)
    names = case.place.path
    if any(said in {name, "".join(names[start:])} for start, name in enumerate(names)):
        return True
    if any(said == "".join(names[a:b]) for a in range(3) for b in range(a + 1, 4)):
        return True
    return said in {re.sub("（.*?）", "", o.scope.place) for o in case.observations}


def _holders(indicator: str, case: Case, library: Library) -> Iterator[str]:
    for other in library.cases.values():
        if other.id == case.id or not {*other.sources} & {*case.sources}:
            continue
        if any(
            o.indicator == indicator
            and o.evidence.source in case.sources
            and _same_or_wider(o, other, case)
            for o in other.observations
        ):
            yield other.id


def _row_faults(row: Row, cases: list[Case], library: Library) -> Iterator[str]:
    words = {t.id: t.term for t in library.vocabulary.terms("indicators")}
    found = _INDICATOR.search(row.leads)
    indicator = words[found[1]] if found else ""
    for case, text, silent, links in zip(cases, row.cells, row.silent, row.links, strict=True):
        if not silent:
            continue
        told = text.strip()
        if told.startswith(NOT_WRITTEN):
            said = told.removeprefix(NOT_WRITTEN).strip()
            if said not in {gap.text for gap in case.not_reported}:
                yield f"{row.title}: {case.id} says “{told}”, which no editor wrote"
        if indicator and indicator != "其他指标":
            if any(o.indicator == indicator for o in case.observations):
                yield f"{row.title}: {case.id} holds it itself"
            holders = set(_holders(indicator, case, library))
            if holders and not any(name in link for name in holders for link in links):
                yield f"{row.title}: {case.id} says “{told}”, but {sorted(holders)} hold it"


def false_absences(name: str, page: str, library: Library | None = None) -> list[str]:
    """Return what a page denies although a record of the same source holds it."""
    known = library or real_library()
    given = _CASES.search(page)
    if not given:
        return []
    cases = [known.cases[case] for case in given[1].split(",")]
    rows = [row for row in Tables(page).rows if not row.part and len(row.cells) == len(cases)]
    return [f"{name}: {fault}" for row in rows for fault in _row_faults(row, cases, known)]
