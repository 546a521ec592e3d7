"""Data for classes: a case with a full teaching note, its two editions as the pages have them, and what papers add.

The papers of a trainer's own course, its slides and the classroom are put together in the browser out of these pieces, so
that no sentence of a note is written a second time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jinja2 import Environment

from casebook.derive.case.teaching import (
    TeacherView,
    guide_of,
    handout,
    teacher_view,
    text_of,
)
from casebook.derive.case.visit import visit_sheet
from casebook.derive.training.audit import audited
from casebook.model.library import Library
from casebook.publish.script import call, compact
from casebook.publish.volumes import volume_index
from casebook.render.around import Around
from casebook.render.environment import ROOT
from casebook.render.pages.teaching import SECTIONS

FOLDER = "assets/data/teaching/"
CALL = "__casebook_teaching"


def volume(
    cases: Sequence[Around], number: int, templates: Environment
) -> Iterator[tuple[str, bytes]]:
    """Yield a volume of cases by its site-relative path; nothing where none of them has a full note."""
    taught = [around for around in cases if guide_of(around.case) is not None]
    if taught:
        yield f"{FOLDER}{number}.js", b"".join(_call(around, templates) for around in taught)


def index(library: Library, digests: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield what finds the volumes, by its site-relative path; nothing where there are none."""
    if digests:
        yield volume_index(CALL, FOLDER, len(library.cases), digests)


def _call(around: Around, templates: Environment) -> bytes:
    case, library = around.case, around.frame.library
    view = teacher_view(case, library)
    payload = {
        "root": ROOT,
        "title": view.handout.title,
        "case": view.title,
        "place": view.handout.place,
        "minutes": view.minutes,
        "learners": _macro(templates, "handout", "learners")(handout(case, library), 3),
        # The phrases of the article, too, which give the choice away.
        "story": _macro(templates, "handout", "story")(view.handout, 3),
        "teachers": _macro(templates, "teach", "manual")(view, dict(SECTIONS), 3),
        "asked": _macro(templates, "visit", "questions")(visit_sheet(case, library), 3),
        "quizzes": [*_quizzes(view)],
        "audit": [*audited(case, library)],
        "checked": case.editorial.checked or case.editorial.recorded,
    }
    return call(CALL, "case", case.id, compact(payload))


def _macro(templates: Environment, file: str, name: str) -> Callable[..., str]:
    """Return a macro that the pages are made with."""
    made: Callable[..., str] = getattr(templates.get_template(f"macros/{file}.html").module, name)
    return made


def _quizzes(view: TeacherView) -> Iterator[Mapping[str, object]]:
    """Yield the questions that have one right answer, with the numbers that they are about."""
    for quiz in view.quizzes:
        yield {
            "about": [
                "　".join(filter(None, (f"{n.text} {n.label}", n.read, n.origin)))
                for n in quiz.about.numbers
            ],
            "why": text_of(quiz.about.told),
            "ask": text_of(quiz.ask),
            "answers": [text_of(answer.told) for answer in quiz.answers],
            "right": quiz.right,
        }
