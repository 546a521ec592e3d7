"""Data of the answers above the results: of each case all that it answers, as the browser matches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jinja2 import Environment

from casebook.derive.search.answers import AnswerSheet, answer_sheet
from casebook.model.library import Library
from casebook.publish.script import call, compact
from casebook.publish.volumes import volume_index
from casebook.render.around import Around

FOLDER = "assets/data/answers/"
CALL = "__casebook_answers"
_NEEDED = frozenset({"indicators", "decisions"})


def payload(sheet: AnswerSheet) -> Mapping[str, object]:
    """Return what ``theme/browser/answers/data.ts`` reads."""
    places: dict[tuple[str, str], int] = {}
    rows = [
        [
            *(a.kind, a.lead, a.text, a.about, a.around, a.anchor),
            places.setdefault((a.place, a.where), len(places)),
            *(a.when, a.unit, a.per, a.marks, a.quotes, a.group, a.caution),
        ]
        for a in sheet.answers
    ]
    return {
        "id": sheet.id,
        "title": sheet.title,
        "words": sheet.words,
        "asked": sheet.asked,
        "names": sheet.names,
        "programme": sheet.programme,
        "places": list(places),
        "answers": rows,
    }


def volume(cases: Sequence[Around], number: int, _: Environment) -> Iterator[tuple[str, bytes]]:
    """Yield a volume of cases by its site-relative path; nothing where a vocabulary is broken while serving."""
    if cases[0].frame.library.vocabulary.files.keys() >= _NEEDED:
        yield f"{FOLDER}{number}.js", b"".join(map(_call, cases))


def _call(around: Around) -> bytes:
    case = around.case
    sheet = payload(answer_sheet(case, around.frame.library))
    return call(CALL, "answers", case.id, compact(sheet))


def index_file(library: Library, digests: Mapping[str, str]) -> Iterator[tuple[str, bytes]]:
    """Yield what finds the volumes, by its site-relative path. ``digests`` tell them apart, by path."""
    if library.vocabulary.files.keys() >= _NEEDED:
        yield volume_index(CALL, FOLDER, len(library.cases), digests)
