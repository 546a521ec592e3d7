"""Data of the comparison: the rules of its rows, and of each case its cells ready to stand in a table."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from jinja2 import Environment

from casebook.derive.compare.compared_case import (
    ALWAYS_ASKED,
    Column,
    ComparedFigure,
    column,
)
from casebook.derive.compare.comparison import (
    ANSWER,
    ANSWERS,
    ANSWERS_OF_MORE,
    DIFFERING,
    FOR_TWO,
    NOT_ON_SHEETS,
    ON_TOP,
    PARTS,
    SENTENCES,
    SHEET,
)
from casebook.derive.compare.conclusion import FEWEST, LETTERS, MOST, SEPARATOR
from casebook.derive.compare.figure_rows import indicator_order, row_title
from casebook.derive.compare.glance import GLANCE, Cell
from casebook.derive.compare.row import BAR
from casebook.derive.compare.words import HEADINGS, WORDS
from casebook.derive.figures import comparability
from casebook.derive.figures.comparability import ASPECTS, NAMED, State
from casebook.derive.figures.quantities import plain
from casebook.language.closed_words import NOT_RECORDED, NOT_WRITTEN
from casebook.model.library import Library
from casebook.publish.script import call, compact, digest
from casebook.publish.volumes import number_of_volumes
from casebook.render.around import Around
from casebook.render.environment import ROOT

FOLDER = "assets/data/compare/"
CALL = "__casebook_compare"
MARKS = {"root": ROOT, "bar": "\ufdd1"}
"""What stands in cells for the way up to the site's root, and for the bar of a number: no text holds either."""


def rules(version: str, volumes: int, cells: Cells) -> Mapping[str, object]:
    """Return what is the same for every comparison; ``version`` changes with any of the cases, which fill ``volumes``."""
    return {
        "version": version,
        "volumes": volumes,
        "fewest": FEWEST,
        "most": MOST,
        "letters": LETTERS,
        "sentences": SENTENCES,
        "on_top": ON_TOP,
        "differing": DIFFERING,
        "sheet": SHEET,
        "for_two": FOR_TWO,
        "not_on_sheets": NOT_ON_SHEETS,
        "bar": BAR,
        "words": WORDS,
        "headings": HEADINGS,
        "separator": SEPARATOR,
        "aspects": [[a.name, a.unknown, a.absent, a.implied, a.respect, a.stated] for a in ASPECTS],
        "difference": comparability.DIFFERENCE,
        "respects": comparability.MOST_RESPECTS,
        "named": NAMED,
        "states": [state.value for state in State],
        "asked": ALWAYS_ASKED,
        "not_recorded": cells.html(Cell(absent=NOT_RECORDED)),
        "not_written": cells.html(Cell(absent=NOT_WRITTEN)),
        "answers": [ANSWER, ANSWERS, ANSWERS_OF_MORE],
        "glance": [[row.key, row.title, row.always, row.note] for row in GLANCE],
        "marks": MARKS,
        "parts": [
            {
                "title": part.title,
                "rows": [[r.key, r.title, r.note] for r in part.rows],
                "levels": [[level, row_title(level, "")] for level in part.levels],
            }
            for part in PARTS
        ],
    }


class Cells:
    """The templates of cells."""

    def __init__(self, templates: Environment, order: Mapping[str, int]) -> None:
        """Take the macros that the pages are made with."""
        module = templates.get_template("macros/comparison.html").module
        self._cell = module.cell  # type: ignore[attr-defined]
        self._figure = module.figure  # type: ignore[attr-defined]
        self._order = order

    def figure(self, given: ComparedFigure) -> Mapping[str, object]:
        """Return one number as the browser needs it."""
        f = given.figure
        return {
            "id": given.reference,
            "level": f.level,
            "row": row_title(f.level, f.indicator),
            "indicator": f.indicator,
            "order": self._order[f.indicator],
            "uri": f.indicator_uri,
            "aspects": given.measurand.aspects,
            "amount": None if given.amount is None else plain(given.amount),
            "edge": given.edge,
            "label": f.label,
            "display": f.quantity.marked,
            "html": str(self._figure(given, MARKS["bar"])),
        }

    def html(self, cell: Cell) -> str:
        """Return a cell of words."""
        return str(self._cell(cell))

    def answer(self, cell: Cell) -> str:
        """Return the cell of an answer; nothing of one that the article leaves out."""
        return self.html(cell) if cell.entries else ""

    def payload(self, given: Column) -> Mapping[str, object]:
        """Return one case as the browser needs it; ``silent`` are the keys of its cells that answer nothing."""
        return {
            "id": given.id,
            "title": given.title,
            "uri": given.uri,
            "place": given.place,
            "kind": given.kind,
            "cells": {key: self.html(cell) for key, cell in given.cells.items()},
            "glance": {key: self.html(cell) for key, cell in given.glance.items()},
            "silent": {
                "cells": [key for key, cell in given.cells.items() if not cell.entries],
                "glance": [key for key, cell in given.glance.items() if not cell.entries],
            },
            "unwritten": [k for k, cell in given.glance.items() if cell.absent == NOT_WRITTEN],
            "absent": {level: self.html(cell) for level, cell in given.absent.items()},
            "sheet": {key: self.html(cell) for key, cell in given.sheet.items()},
            "elsewhere": {word: self.html(cell) for word, cell in given.elsewhere.items()},
            "figures": [self.figure(f) for f in given.figures],
            "decisions": [
                [
                    d.id,
                    d.order,
                    d.title,
                    d.uri,
                    self.html(d.cell),
                    d.contrasts,
                    d.chose,
                    d.told,
                    d.choose,
                    [[a.order, a.title, self.answer(a.cell)] for a in d.answers],
                ]
                for d in given.decisions
            ],
            "contrasts": given.contrasts,
            "does": given.does,
            "caution": given.caution,
            "aside": {
                name: [item.text, self.html(Cell((item,)))] for name, item in given.aside.items()
            },
            "check": {
                "conditions": given.check.conditions,
                "limits": given.check.limits,
                "asks": given.check.asks,
            },
        }


def volume(
    cases: Sequence[Around], number: int, templates: Environment
) -> Iterator[tuple[str, bytes]]:
    """Yield a volume of cases by its site-relative path; nothing while the codebook is broken."""
    vocabulary = cases[0].frame.library.vocabulary
    if "indicators" in vocabulary.files:
        cells = Cells(templates, indicator_order(vocabulary))
        yield f"{FOLDER}{number}.js", b"".join(_call(around, cells) for around in cases)


def _call(around: Around, cells: Cells) -> bytes:
    case = around.case
    payload = cells.payload(column(case, around.frame.library, around.elsewhere))
    return call(CALL, "case", case.id, compact(payload))


def rules_file(
    library: Library, templates: Environment, digests: Mapping[str, str]
) -> Iterator[tuple[str, bytes]]:
    """Yield the rules by their site-relative path. ``digests`` tell the data of the cases apart, by path."""
    if "indicators" in library.vocabulary.files:
        cells = Cells(templates, indicator_order(library.vocabulary))
        version = digest("".join(digests[path] for path in sorted(digests)).encode())
        volumes = number_of_volumes(len(library.cases))
        yield f"{FOLDER}rules.js", call(CALL, "rules", "", compact(rules(version, volumes, cells)))
