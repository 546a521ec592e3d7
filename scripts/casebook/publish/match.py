"""Data of the page 我像谁: the features of all cases, in one script."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from casebook.derive.compare.match import ASKED, LEVEL_WORDS, Features, features
from casebook.model.library import Library
from casebook.publish.script import call, compact

PATH = "assets/data/match.js"
CALL = "__casebook_match"


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def payload(library: Library) -> dict[str, object]:
    """Return the features of all cases. Words that repeat are numbers, in the order of ``words``."""
    settlements = [term.term for term in library.vocabulary.terms("settlements")]
    conditions = [term.term for term in library.vocabulary.terms("conditions")]
    reasons: list[str] = [""]
    keys = [asked.key for asked in ASKED]

    def row(case: Features) -> list[object]:
        for figure in case.figures:
            if figure.reason not in reasons:
                reasons.append(figure.reason)
        return [
            case.id,
            case.title,
            case.place,
            case.level,
            [settlements.index(word) for word in case.settlements],
            None if case.property_manager is None else int(case.property_manager),
            [[conditions.index(word), int(must)] for word, must in case.needs],
            [
                [
                    keys.index(f.key),
                    _number(f.low),
                    _number(f.high),
                    f.level,
                    reasons.index(f.reason),
                    f.text,
                    f.anchor,
                ]
                for f in case.figures
            ],
        ]

    cases = [row(features(case)) for case in library.cases.values()]
    return {
        "asked": [
            {"key": a.key, "label": a.label, "unit": a.unit, "kind": a.kind, "factor": a.factor}
            for a in ASKED
        ],
        "levels": LEVEL_WORDS,
        "settlements": settlements,
        "conditions": conditions,
        "reasons": reasons,
        "cases": cases,
    }


def files(library: Library) -> Mapping[str, bytes]:
    """Return the data file by its site-relative path; none where a vocabulary is broken while serving."""
    if not library.vocabulary.files.keys() >= {"settlements", "conditions"}:
        return {}
    return {PATH: call(CALL, "features", "", compact(payload(library)))}
