"""Data of the page 我像谁: the features of all cases, in one script."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from casebook.derive.compare.alike import FEWEST, LEVEL_WORDS, Features, features_of_all, form
from casebook.model.library import Library
from casebook.publish.script import call, compact

NEEDED = frozenset({"problems", "settlements", "conditions"})
PATH = "assets/data/alike.js"
CALL = "__casebook_alike"


def _number(value: Decimal | None) -> int | float | None:
    if value is None:
        return None
    return int(value) if value == value.to_integral_value() else float(value)


def payload(library: Library, fewest: int = FEWEST) -> dict[str, object]:
    """Return the features of all cases that the form asks for. Words that repeat are numbers, in the order of their list."""
    asked = form(library, fewest)
    problems = [term.term for term, _ in asked.problems]
    settlements = [term.term for term in asked.settlements]
    # The needs of a case are listed whole; those that the form asks for come first, as it counts them.
    conditions = [need.term.term for need in asked.needs]
    conditions += [
        t.term for t in library.vocabulary.terms("conditions") if t.term not in conditions
    ]
    reasons: list[str] = [""]
    keys = [one.key for one in asked.asked]

    def row(case: Features) -> list[object]:
        figures = [figure for figure in case.figures if figure.key in keys]
        for figure in figures:
            if figure.reason not in reasons:
                reasons.append(figure.reason)
        return [
            case.id,
            case.title,
            case.place,
            [[problems.index(word.term), int(word.inferred)] for word in case.problems],
            [
                [m.name, m.anchor, [problems.index(word) for word in m.problems]]
                for m in case.measures
            ],
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
                for f in figures
            ],
        ]

    cases = [row(case) for case in features_of_all(library)]
    return {
        "asked": [
            {"key": a.key, "label": a.label, "unit": a.unit, "kind": a.kind, "factor": a.factor}
            for a in asked.asked
        ],
        "problems": problems,
        "levels": LEVEL_WORDS,
        "settlements": settlements,
        "conditions": conditions,
        "reasons": reasons,
        "cases": cases,
    }


def files(library: Library) -> Mapping[str, bytes]:
    """Return the data file by its site-relative path; none where a vocabulary is broken while serving."""
    if not library.vocabulary.files.keys() >= NEEDED:
        return {}
    return {PATH: call(CALL, "features", "", compact(payload(library)))}
