"""Data of the answers above the results: one file a case with all that it answers, as the browser matches it."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.derive.search.answers import AnswerSheet, answer_sheet
from casebook.model.library import Library
from casebook.publish.script import call, compact

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


def files(library: Library) -> Mapping[str, bytes]:
    """Return the files of all cases by their site-relative paths; none where a vocabulary is broken while serving."""
    if not library.vocabulary.files.keys() >= _NEEDED:
        return {}
    return {
        f"{FOLDER}{name}.js": call(
            CALL, "answers", name, compact(payload(answer_sheet(case, library)))
        )
        for name, case in library.cases.items()
    }
