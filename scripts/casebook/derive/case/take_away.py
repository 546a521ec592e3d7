"""What a reader takes along from a case: its sheets, and three lines that tell others what it is about."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.derive.case.cards import figure_note, grade_words
from casebook.derive.case.evidence_grade import grade
from casebook.derive.figures.figures import figures, headline
from casebook.derive.ground.addresses import sheet_uri, visit_uri
from casebook.model.case import Case
from casebook.model.library import Library

_MEASURES = 3


@dataclass(frozen=True)
class TakeAway:
    """Addresses of the sheets of a case, and what stands between its title and its address in a message."""

    title: str
    sheet: str
    visit: str
    what: str
    result: str


def take_away(case: Case, library: Library) -> TakeAway:
    """Return what can be taken along from ``case``."""
    names = [m.name for m in case.measures]
    more = f"等 {len(names)} 项" if len(names) > _MEASURES else ""
    first = next(iter(headline(case, figures(case, library))), None)
    result = f"{first.level}：{first.quantity.marked}，{figure_note(first)}。" if first else ""
    return TakeAway(
        title=case.title,
        sheet=sheet_uri(case.id),
        visit=visit_uri(case.id),
        what=f"做法：{'；'.join(names[:_MEASURES])}{more}。",
        result=f"{result}证据：{grade_words(grade(case, library))}。",
    )
