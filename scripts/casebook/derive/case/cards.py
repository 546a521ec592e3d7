"""A case in a list."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.derive.case.evidence_grade import EvidenceGrade, grade
from casebook.derive.figures.figures import best_figure, figures
from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.place_names import DOT, place_words
from casebook.language.closed_words import RESULT_LEVELS, UMBRELLA
from casebook.model.case import Case
from casebook.model.library import Library

_SHOWN_MEASURES = 3


@dataclass(frozen=True)
class Card:
    """What a list tells of a case. ``uri`` is relative to the site."""

    id: str
    title: str
    uri: str
    place: str
    problem: str
    measures: tuple[str, ...]
    figure_label: str
    best_figure: str
    best_figure_note: str
    grade_word: str


def grade_words(evidence: EvidenceGrade) -> str:
    """Name both grades in one line."""
    return f"E{evidence.e} {evidence.e_word}{DOT}T{evidence.t} {evidence.t_word}"


def card(case: Case, library: Library) -> Card:
    """Return the card of ``case``."""
    best = best_figure(figures(case, library))
    measures = dict.fromkeys(t for m in case.measures for t in m.types)
    note = ""
    if best is not None:
        note = f"{best.label}（{best.level}，{best.period_short}）"
    return Card(
        id=case.id,
        title=case.title,
        uri=case_uri(case.id),
        place=place_words(case.place),
        problem="、".join(dict.fromkeys(p.domain for p in case.problems)),
        measures=tuple(measures)[:_SHOWN_MEASURES],
        figure_label="成效" if best is None or best.level in RESULT_LEVELS else "数字",
        best_figure=best.quantity.display if best else "",
        best_figure_note=note,
        grade_word=grade_words(grade(case, library)),
    )


def cards(cases: tuple[Case, ...], library: Library) -> tuple[Card, ...]:
    """Return the cards of several cases, in their order."""
    return tuple(card(case, library) for case in cases)


def newest(cases: Iterable[Case], number: int) -> tuple[Case, ...]:
    """Return the cases checked last, from as many places as there are, practices before umbrellas."""

    def day(case: Case) -> str:
        return case.editorial.checked or case.editorial.recorded

    ordered = sorted(cases, key=lambda c: (c.type == UMBRELLA, c.id))
    ordered.sort(key=day, reverse=True)
    first_of_place: dict[str, Case] = {}
    for case in ordered:
        first_of_place.setdefault(case.place.code, case)
    chosen = [*first_of_place.values()]
    chosen += [case for case in ordered if case not in chosen]
    return tuple(chosen[:number])
