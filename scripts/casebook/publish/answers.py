"""Data of the answers above the results: one file a case with all that it answers, as the browser matches it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.derive.search.answers import AnswerSheet, answer_sheet
from casebook.publish.script import call, compact
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


def of_case(around: Around) -> Iterator[tuple[str, bytes]]:
    """Yield the file of one case by its site-relative path; nothing where a vocabulary is broken while serving."""
    library, case = around.frame.library, around.case
    if library.vocabulary.files.keys() >= _NEEDED:
        sheet = payload(answer_sheet(case, library))
        yield f"{FOLDER}{case.id}.js", call(CALL, "answers", case.id, compact(sheet))
