"""A case in a list."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.derive.case.evidence_grade import EvidenceGrade, grade
from casebook.derive.case.problem_words import problem_words
from casebook.derive.figures.figures import Figure, figures, headline
from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.place_names import DOT, place_words
from casebook.model.case import Case
from casebook.model.library import Library

_SHOWN_MEASURES = 3


@dataclass(frozen=True)
class Card:
    """What a list tells of a case. ``uri`` is relative to the site.

    ``problems`` are marked where the article does not state them. ``measures`` are all kinds of measures, the main one of
    each measure first. ``figure`` answers what came of it, ``figure_label`` is its level.
    """

    id: str
    title: str
    uri: str
    place: str
    problems: tuple[str, ...]
    measures: tuple[str, ...]
    figure: Figure | None
    figure_label: str
    figure_note: str
    grade_word: str

    @property
    def measure_words(self) -> str:
        """The first few kinds of measures, and how many there are: 社区拆分与调整、网格化管理、多级组织链条等 5 种."""
        more = len(self.measures) > _SHOWN_MEASURES
        cut = "、".join(self.measures[:_SHOWN_MEASURES])
        return f"{cut}等 {len(self.measures)} 种" if more else cut


def grade_words(evidence: EvidenceGrade) -> str:
    """Name both grades in one line."""
    return f"E{evidence.e} {evidence.e_word}{DOT}T{evidence.t} {evidence.t_word}"


def figure_note(figure: Figure) -> str:
    """Say of what, when and from what a figure is: 拆分成的社区（去年；此前8个）."""
    before = f"；此前{figure.before}" if figure.before else ""
    return f"{figure.label}（{figure.period_short}{before}）"


def card(case: Case, library: Library) -> Card:
    """Return the card of ``case``."""
    return library.once(_card, case)


def _card(case: Case, library: Library) -> Card:
    first = next(iter(headline(case, figures(case, library))), None)
    mains = [m.types[0] for m in case.measures]
    return Card(
        id=case.id,
        title=case.title,
        uri=case_uri(case.id),
        place=place_words(case.place),
        problems=tuple(word.text for word in problem_words(case)),
        measures=tuple(dict.fromkeys((*mains, *(t for m in case.measures for t in m.types)))),
        figure=first,
        figure_label=first.level if first else "数字",
        figure_note=figure_note(first) if first else "",
        grade_word=grade_words(grade(case, library)),
    )


def cards(cases: tuple[Case, ...], library: Library) -> tuple[Card, ...]:
    """Return the cards of several cases, in their order."""
    return tuple(card(case, library) for case in cases)
