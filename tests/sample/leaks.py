"""What stands in a learners' edition that should not: everything of a note that only its teacher may know."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from html import unescape

from casebook.derive.case.teaching import Piece, TeacherView
from casebook.model.case import Case
from casebook.model.teaching import TeachingGuide, marks

_TAGS = re.compile(r"<(?:script|style)\b.*?</(?:script|style)>|<[^>]*>", re.DOTALL)
_QUOTATION = str.maketrans("", "", "“”‘’")


def read(html: str) -> str:
    """Return what a reader sees of ``html``, without blanks."""
    return "".join(unescape(_TAGS.sub("", html)).split())


def guide_of(case: Case) -> TeachingGuide:
    """Return the guide of a case that has one."""
    assert case.teaching is not None
    assert case.teaching.guide is not None
    return case.teaching.guide


def words_in(view: object) -> Iterator[str]:
    """Yield every text of a view; numbers are put in their places."""
    if isinstance(view, str):
        yield view
    elif isinstance(view, tuple) and view and all(isinstance(part, Piece) for part in view):
        yield "".join(piece.text for piece in view)
    elif isinstance(view, tuple | list):
        for part in view:
            yield from words_in(part)
    elif is_dataclass(view) and not isinstance(view, type):
        for field in fields(view):
            yield from words_in(getattr(view, field.name))


def secrets(case: Case, view: TeacherView) -> frozenset[str]:
    """Return the texts that only the teacher's edition may hold, without blanks."""
    shared = {"".join(text.split()) for text in words_in(view.handout)}
    told = [
        *(case_for for way in view.ways for case_for in words_in((way.case_for, way.risk))),
        *words_in((view.taken, view.taken_unstated, view.immediate_issue, view.basic_issue)),
        *words_in([(q.stated, q.unstated, q.judgement, q.follow_up) for q in view.questions]),
        *words_in([(use.told, use.answer) for use in view.figure_uses]),
        *words_in([(worked.equation, worked.assumed, worked.means) for worked in view.sums]),
        *words_in([text for material in view.materials for _, text in material.cards]),
        *words_in([(quiz.about.told, quiz.ask, quiz.answers) for quiz in view.quizzes]),
        *words_in((view.objectives, view.setting, view.closing, view.happened)),
        *words_in((view.happened_unstated, view.follow_up, view.policies)),
        *words_in([(s.teacher, s.learners) for s in view.stretches]),
        *words_in([told for s in view.stretches for _, told in s.turning]),
        *words_in([find_out for _, _, find_out in view.site_visit]),
        *words_in([text for _, text in view.experience]),
        *(number.label for number in view.happened_numbers),
        *quotes(case),
        case.title,
    ]
    return frozenset("".join(t.split()) for t in told if len(t) > 1) - shared


def quotes(case: Case) -> tuple[str, ...]:
    """Return every phrase on which a guide rests."""
    guide = guide_of(case)
    decision = guide.decision
    said = (
        *(part.evidence for part in (*guide.story, *guide.happened.told)),
        *(decision.actor.evidence, decision.moment.evidence, decision.means.evidence),
        *(decision.opponent.evidence, decision.taken.evidence),
    )
    return tuple(evidence.quote for part in said for evidence in part)


def names_of_what_was_done(case: Case) -> tuple[str, ...]:
    """Return the names of the measures in which the choice of the place consists."""
    taken = guide_of(case).decision.taken.measures
    return tuple(m.name.translate(_QUOTATION) for m in case.measures if m.id in taken)


def results(case: Case) -> frozenset[str]:
    """Return the ids of the figures, and calculations of them, that are told after the choice."""
    told = frozenset(guide_of(case).happened.figures)
    return told | {c.id for c in case.calculations if told & {*c.of, *c.by}}


def figures_of(html: str) -> frozenset[str]:
    """Return the ids of all figures and calculations that a page shows."""
    return frozenset(re.findall(r'data-cb-(?:figure|calculation)="[^"#]*#([a-z0-9]+)"', html))


def figures_marked(guide: TeachingGuide) -> frozenset[str]:
    """Return the ids of the figures in the texts of a guide."""
    return frozenset(name for _, _, name in marks(guide.model_dump_json()))
