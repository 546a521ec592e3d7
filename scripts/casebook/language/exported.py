"""The tables and patterns by which numbers are read and texts compared, for the browser, which has the same steps in TypeScript.

Only data go there, so that a word added here is known there. The patterns are those of Python's ``re``; what JavaScript's
``RegExp`` with the flag ``u`` writes differently is rewritten. ``tests/compare/test_form_agrees.py`` holds the two together.
"""

from __future__ import annotations

import re

from casebook.language import cues, fixed_words, invisible, normalise, numerals, quantity, units

_CODE_POINT = re.compile(r"\\U([0-9a-f]{8})")


def for_javascript(pattern: str) -> str:
    """A pattern as JavaScript reads it. A possessive repeat may be greedy: what follows ours is never in its class."""
    plain = pattern.replace("(?P<again>\\w)", r"(?<again>[\p{L}\p{N}_])")
    plain = plain.replace("(?P=again)", r"\k<again>").replace("++", "+")
    return _CODE_POINT.sub(lambda code: f"\\u{{{int(code[1], 16):x}}}", plain)


def _rewritten(told: object) -> object:
    if isinstance(told, dict):
        return {key: _rewritten(part) for key, part in told.items()}
    if isinstance(told, list):
        return [_rewritten(part) for part in told]
    return for_javascript(told) if isinstance(told, str) else told


def reading() -> dict[str, object]:
    """Return all of it, by module."""
    return {
        "normalise": normalise.told(),
        "unseen": _rewritten(invisible.TOLD["unseen"]),
        "numerals": _rewritten(numerals.TOLD),
        "cues": _rewritten(cues.TOLD),
        "units": _rewritten(units.TOLD),
        "fixed": _rewritten(fixed_words.TOLD),
        "quantity": _rewritten(quantity.TOLD),
    }
