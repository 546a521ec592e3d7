"""Data of the page on which any two places stand side by side.

``index.js`` names the places and the words; ``p-44.js`` holds what the cases of a province have; ``i-<id>.js`` the figures of
an indicator. A reader loads the first, the provinces of both places, and the indicators that both report.
"""

from __future__ import annotations

from collections.abc import Mapping

from casebook.derive.figures import comparability
from casebook.derive.figures.comparability import ASPECTS
from casebook.derive.figures.indicator_groups import FigureAxis, IndicatorView, indicator_views
from casebook.derive.library.indexes import terms_of
from casebook.derive.places.region_pairs import CASES_SHOWN
from casebook.derive.places.region_views import FACETS, cases_by_region
from casebook.divisions import divisions
from casebook.language.closed_words import NOT_LISTED
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.publish.script import call, compact, digest

FOLDER = "assets/data/regions/"
CALL = "__casebook_regions"
_NEEDED = frozenset({"problems", "measures", "indicators"})


def _regions(library: Library) -> list[list[object]]:
    """Code, name, place of its parent in this list (-1 for a province) and number of cases of each division."""
    found = cases_by_region(library)
    places = {code: place for place, code in enumerate(found)}
    return [
        [code, divisions()[code].name, places.get(divisions()[code].parent or "", -1), len(cases)]
        for code, cases in found.items()
    ]


def _terms(library: Library, name: str) -> list[list[str]]:
    return [[term.id, term.term] for term in library.vocabulary.terms(name)]


def _case(case: Case, places: Mapping[str, Mapping[str, int]]) -> list[object]:
    """Id, title, code, and the places of its problems, measures and indicators in the lists of the index."""
    reported = dict.fromkeys(o.indicator for o in case.observations if o.indicator != NOT_LISTED)
    words = (*(terms_of(case, facet) for facet, _ in FACETS), tuple(reported))
    lists = zip((*(facet for facet, _ in FACETS), "indicators"), words, strict=True)
    used = [sorted(places[name][word] for word in found) for name, found in lists]
    return [case.id, case.title, case.place.code, *used]


def _axis(group: FigureAxis) -> list[object]:
    """What its figures share, its unit, whether it begins at 0, and its ticks: place in percent and label."""
    ticks = [[tick.at, tick.label] for tick in group.axis.ticks]
    return [group.shared, group.unit, group.axis.from_zero, ticks]


def _indicator(view: IndicatorView) -> Mapping[str, object]:
    """Its ways of measuring, each with the number of its axis on the page of the indicator; its axes; its figures."""
    axes = {group.rows[0].measurand: n for n, group in enumerate(view.groups, 1)}
    kinds = list(dict.fromkeys(row.measurand for row in view.rows))
    numbers = {kind: n for n, kind in enumerate(kinds)}
    marks = {
        row.key: [mark.shape, mark.start, mark.end]
        for group in view.groups
        for row, mark in zip(group.drawn, group.axis.marks, strict=True)
    }
    return {
        "kinds": [[kind.aspects, axes.get(kind, 0)] for kind in kinds],
        "axes": [_axis(group) for group in view.groups],
        "rows": [
            [
                row.figure.case_id,
                row.figure.id,
                numbers[row.measurand],
                row.place,
                row.whose,
                row.figure.label,
                row.figure.quantity.text,
                row.figure.reading,
                row.figure.period,
                marks.get(row.key),
            ]
            for row in view.rows
        ],
    }


def files(library: Library) -> dict[str, bytes]:
    """Return the data files by their site-relative paths; none while a vocabulary is broken."""
    if not set(library.vocabulary.files) >= _NEEDED:
        return {}
    names = (*(facet for facet, _ in FACETS), "indicators")
    terms = {name: _terms(library, name) for name in names}
    places = {name: {word: n for n, (_, word) in enumerate(found)} for name, found in terms.items()}
    provinces: dict[str, list[list[object]]] = {}
    for case in library.cases.values():
        provinces.setdefault(case.place.code[:2], []).append(_case(case, places))
    found = {
        f"{FOLDER}p-{province}.js": call(CALL, "province", province, compact(cases))
        for province, cases in provinces.items()
    }
    for view in indicator_views(library):
        if view.rows and view.term.term != NOT_LISTED:
            path = f"{FOLDER}i-{view.term.id}.js"
            found[path] = call(CALL, "indicator", view.term.id, compact(_indicator(view)))
    index = {
        "version": digest(b"".join(found.values())),
        "shown": CASES_SHOWN,
        "regions": _regions(library),
        **terms,
        "aspects": [[a.name, a.unknown, a.absent, a.implied] for a in ASPECTS],
        "difference": comparability.DIFFERENCE,
    }
    found[f"{FOLDER}index.js"] = call(CALL, "index", "", compact(index))
    return found
