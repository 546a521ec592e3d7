"""Data of the comparison: the rules of its rows, and one file a case with its cells ready to stand in a table."""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import Environment
from markupsafe import escape

from casebook.derive.compare.compared_case import (
    ALWAYS_ASKED,
    NOT_MENTIONED,
    Column,
    ComparedFigure,
    column,
    not_concerned,
)
from casebook.derive.compare.comparison import (
    BAR,
    FEWEST,
    LETTERS,
    MOST,
    PARTS,
    WORDS,
    indicator_order,
    row_title,
)
from casebook.derive.figures import comparability
from casebook.derive.figures.comparability import ASPECTS
from casebook.derive.figures.quantities import plain
from casebook.model.library import Library
from casebook.publish.script import call, compact, digest
from casebook.render.environment import ROOT

FOLDER = "assets/data/compare/"
CALL = "__casebook_compare"
MARKS = {"root": "%root%/", "bar": "%bar%"}
"""What stands in cells for the way up to the site's root, and for the bar of a number if it gets one."""


def rules(version: str, cells: Cells) -> Mapping[str, object]:
    """Return what is the same for every comparison; ``version`` changes with any of the cases."""
    return {
        "version": version,
        "fewest": FEWEST,
        "most": MOST,
        "letters": LETTERS,
        "bar": BAR,
        "words": WORDS,
        "aspects": [[a.name, a.unknown, a.absent, a.implied] for a in ASPECTS],
        "difference": comparability.DIFFERENCE,
        "asked": ALWAYS_ASKED,
        "not_concerned": cells.not_concerned(),
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


def _marked(made: object) -> str:
    return str(made).replace(ROOT, MARKS["root"])


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
            "order": self._order[f.indicator],
            "uri": f.indicator_uri,
            "aspects": given.measurand.aspects,
            "amount": None if given.amount is None else plain(given.amount),
            "edge": given.edge,
            "label": f.label,
            "display": f.quantity.text,
            "mechanisms": [escape(word) for word in given.mechanisms],
            "html": _marked(self._figure(given, MARKS["bar"])),
        }

    def not_concerned(self) -> str:
        """Return the cell of a case that does nothing of a kind; the browser puts the kinds in."""
        return _marked(self._cell(not_concerned(["{mechanisms}"])))

    def payload(self, given: Column) -> Mapping[str, object]:
        """Return one case as the browser needs it."""
        return {
            "id": given.id,
            "title": given.title,
            "uri": given.uri,
            "place": given.place,
            "kind": given.kind,
            "cells": {key: _marked(self._cell(cell)) for key, cell in given.cells.items()},
            "absent": {level: _marked(self._cell(cell)) for level, cell in given.absent.items()},
            "mechanisms": [escape(word) for word in given.mechanisms],
            "unmentioned": [
                level for level, cell in given.absent.items() if cell.absent == NOT_MENTIONED
            ],
            "figures": [self.figure(f) for f in given.figures],
        }


def files(library: Library, templates: Environment) -> dict[str, bytes]:
    """Return the data files by their site-relative paths; none while the codebook is broken."""
    if "indicators" not in library.vocabulary.files:
        return {}
    cells = Cells(templates, indicator_order(library.vocabulary))
    found = {
        f"{FOLDER}{name}.js": call(
            CALL, "case", name, compact(cells.payload(column(case, library)))
        )
        for name, case in library.cases.items()
    }
    version = digest(b"".join(found.values()))
    found[f"{FOLDER}rules.js"] = call(CALL, "rules", "", compact(rules(version, cells)))
    return found
