"""Data of the page on which any two places stand side by side.

``index.js`` names the places and the words; ``p-44.js`` holds what the cases of a province have; ``i-<id>.js`` the figures of
an indicator. A reader loads the first, the provinces of both places, and the indicators that both report.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from casebook.derive.case.problem_words import problem_words
from casebook.derive.figures import comparability
from casebook.derive.figures.comparability import ASPECTS
from casebook.derive.figures.indicator_groups import (
    FigureAxis,
    IndicatorView,
    cases_by_indicator,
    indicator_view,
    placed_figures,
)
from casebook.derive.library.indexes import terms_of
from casebook.derive.places.place_kind import place_kind
from casebook.derive.places.region_pairs import CASES_SHOWN, LOPSIDED, NAMED
from casebook.derive.places.region_views import FACETS, cases_by_region
from casebook.derive.places.set_apart import cautions, choices_of, notes_of, sentences
from casebook.derive.places.shared_measures import DEEDS_SHOWN, line
from casebook.derive.practice.answers import Deed
from casebook.divisions import divisions
from casebook.language.closed_words import NOT_LISTED, UMBRELLA
from casebook.model.case import Case
from casebook.model.decision import ALIKE
from casebook.model.library import Library
from casebook.model.vocabulary import Term
from casebook.publish.script import call, compact, digest

FOLDER = "assets/data/regions/"
CALL = "__casebook_regions"
_NEEDED = frozenset({"problems", "measures", "indicators", "decisions"})


def _regions(library: Library) -> list[list[object]]:
    """Code, name, place of its parent in this list (-1 for a province), number of cases, whether records are about it, kind."""
    by_code = cases_by_region(library)
    with_records = {case.place.code for case in library.cases.values()}
    places = {code: place for place, code in enumerate(by_code)}
    return [
        [
            code,
            divisions()[code].name,
            places.get(divisions()[code].parent or "", -1),
            len(cases),
            int(code in with_records),
            place_kind(divisions()[code]),
        ]
        for code, cases in by_code.items()
    ]


def _terms(library: Library, name: str) -> list[list[str]]:
    return [[term.id, term.term] for term in library.vocabulary.terms(name)]


def _case(case: Case, places: Mapping[str, Mapping[str, int]], library: Library) -> list[object]:
    """Id, title, code, problems, those inferred, indicators, whether it is a programme, measures, decisions, notes, what weakens it.

    Words are the places of terms in the lists of the index.
    """
    problems = sorted(places["problems"][word] for word in terms_of(case, "problems"))
    inferred = sorted(places["problems"][w.term] for w in problem_words(case) if w.inferred)
    reported = {o.indicator for o in case.observations if o.indicator != NOT_LISTED}
    indicators = sorted(places["indicators"][word] for word in reported)
    measures = [_deed(Deed(case, measure), places["measures"]) for measure in case.measures]
    programme = int(case.type == UMBRELLA)
    chosen = [[places["decisions"][word], option] for word, option in choices_of(case)]
    return [
        case.id, case.title, case.place.code, problems, inferred, indicators, programme, measures, chosen,
        list(notes_of(case)), *cautions([case], library),
    ]  # fmt: skip


def _deed(deed: Deed, places: Mapping[str, int]) -> list[object]:
    """Its kinds, the first first; number, name, what is done, the facts, and marks: inferred 1, planned 2."""
    its_line = line(deed)
    kinds = [places[word] for word in deed.measure.types]
    marks = int(its_line.inferred) + 2 * int(its_line.planned)
    return [kinds, deed.measure.id, its_line.measure.text, its_line.text, its_line.facts, marks]


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
                row.figure.quantity.marked,
                row.figure.reading,
                row.figure.period,
                marks.get(row.key),
            ]
            for row in view.rows
        ],
    }


@dataclass(frozen=True)
class Work:
    """A data file that tells of some cases: its path, what makes it of a library that holds them, and these cases."""

    path: str
    make: Callable[[Library], bytes]
    cases: Sequence[Case]


def works(library: Library) -> Iterator[Work]:
    """Yield the file of each province and of each indicator; none while a vocabulary is broken."""
    if not set(library.vocabulary.files) >= _NEEDED:
        return
    provinces: dict[str, list[Case]] = {}
    for case in library.cases.values():
        provinces.setdefault(case.place.code[:2], []).append(case)
    for code, cases in provinces.items():
        yield Work(f"{FOLDER}p-{code}.js", partial(_province_file, code), cases)
    cases_of_word = cases_by_indicator(library)
    for term in library.vocabulary.terms("indicators"):
        if term.term in cases_of_word and term.term != NOT_LISTED:
            make = partial(_indicator_file, term)
            yield Work(f"{FOLDER}i-{term.id}.js", make, cases_of_word[term.term])


def _province_file(code: str, library: Library) -> bytes:
    names = (*(facet for facet, _ in FACETS), "indicators", "decisions")
    places = {
        name: {word: n for n, (_, word) in enumerate(_terms(library, name))} for name in names
    }
    cases = [_case(case, places, library) for case in library.cases.values()]
    return call(CALL, "province", code, compact(cases))


def _indicator_file(term: Term, library: Library) -> bytes:
    rows = placed_figures(library.cases.values(), library)
    return call(
        CALL,
        "indicator",
        term.id,
        compact(_indicator(indicator_view(term, tuple(rows[term.term])))),
    )


def index_file(library: Library, digests: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield the index by its site-relative path, from outlines. ``digests`` tell the other files apart, by path."""
    if not set(library.vocabulary.files) >= _NEEDED:
        return
    names = (*(facet for facet, _ in FACETS), "indicators", "decisions")
    index = {
        "version": digest("".join(digests[path] for path in sorted(digests)).encode()),
        "shown": CASES_SHOWN,
        "deeds": DEEDS_SHOWN,
        "lopsided": LOPSIDED,
        "listed": NAMED,
        "regions": _regions(library),
        **{name: _terms(library, name) for name in names},
        "sentences": list(sentences(library.vocabulary)),
        "alike": ALIKE,
        "questions": [t.question or t.term for t in library.vocabulary.terms("decisions")],
        "choices": [t.choose or "" for t in library.vocabulary.terms("decisions")],
        "aspects": [[a.name, a.unknown, a.absent, a.implied, a.respect, a.stated] for a in ASPECTS],
        "difference": comparability.DIFFERENCE,
        "respects": comparability.MOST_RESPECTS,
        "named": comparability.NAMED,
    }
    yield f"{FOLDER}index.js", call(CALL, "index", "", compact(index))


def files(library: Library) -> dict[str, bytes]:
    """Return all data files by their site-relative paths."""
    made = {work.path: work.make(library.only(work.cases)) for work in works(library)}
    digests = {path: digest(content) for path, content in made.items()}
    return made | dict(index_file(library, digests))
