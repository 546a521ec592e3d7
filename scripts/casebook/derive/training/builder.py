"""What the builder of curricula is handed: the words and rules of the records, the cases with a full note, and the plans.

Plain data under short names, for `theme/browser/builder/`: the builder has no word, limit or rule of its own, and a course in
it has the fields of a record.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casebook.derive.case.teaching import guide_of, teacher_view, text_of
from casebook.language.closed_words import CASE_TEACHING, HALF_DAYS, PLAN
from casebook.model.curriculum import CASE_SHARE, MOST_SESSIONS, Curriculum
from casebook.model.library import Library
from casebook.model.vocabulary import Vocabulary

Settings = Mapping[str, object]

_DISCUSSED: Final = "案例研讨"
_COMPARED: Final = "结构化研讨"
_ON_SITE: Final = "现场教学"
_WORDS: Final = {
    "kinds": "lesson_kinds",
    "formats": "training_formats",
    "audiences": "audiences",
    "competences": "competences",
}
NEEDED: Final = frozenset({*_WORDS.values(), "hours_rules", "decisions", "half_days"})
"""The vocabularies without which there is nothing to build with."""


def builder_settings(library: Library) -> Settings:
    """Return the settings. A case without a full note is not among them: what was chosen of these brings its own title."""
    words = library.vocabulary
    return {
        "version": 1,
        "kind": PLAN,
        "status": "草稿",
        "halves": HALF_DAYS,
        "share": [CASE_SHARE.numerator, CASE_SHARE.denominator],
        "most": MOST_SESSIONS,
        "caseKind": CASE_TEACHING,
        "formatOf": {"case": _DISCUSSED, "decision": _COMPARED, "site": _ON_SITE},
        "rules": _rules(words),
        **{key: [t.term for t in words.terms(name)] for key, name in _WORDS.items()},
        "cases": {name: note for name in library.cases if (note := _note(name, library))},
        "decisions": {
            term.term: {"id": term.id, "title": term.question or term.term}
            for term in words.terms("decisions")
        },
        "plans": {
            name: course_of(curriculum)
            for name, curriculum in library.curricula.items()
            if curriculum.kind == PLAN
        },
    }


def course_of(curriculum: Curriculum) -> Settings:
    """Return a curriculum as the builder has a course."""
    return curriculum.model_dump(mode="json", exclude_defaults=True)


def _rules(words: Vocabulary) -> dict[str, object]:
    return {
        term.term: {
            "day": term.hours.per_day,
            "half": term.hours.per_half_day,
            "minutes": term.hours.minutes_per_hour,
        }
        for term in words.terms("hours_rules")
        if term.hours is not None
    }


def _note(name: str, library: Library) -> Settings | None:
    """Return what a lesson takes from the note of a case; ``title`` is that of the handout, which gives no choice away."""
    case = library.cases[name]
    if guide_of(case) is None:
        return None
    view = teacher_view(case, library)
    return {
        "title": view.handout.title,
        "case": case.title,
        "minutes": view.minutes,
        "competences": view.note.competences,
        "objectives": [text_of(told) for told in view.objectives],
        "questions": [text_of(told) for told in view.handout.questions],
    }
