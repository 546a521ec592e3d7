"""What a spreadsheet would take for a formula (OWASP, CSV injection): the same rule as ``theme/browser/compare/csv.ts``."""

from __future__ import annotations

import re

_FORMULA = re.compile(r"[\s\u00ad\u200b\ufeff]*[=+\-@\t\r＝＋－＠]")
"""Blanks before it do not help, nor do characters that cannot be seen."""


def as_text(cell: str) -> str:
    """Return a cell that stays text; programs show the apostrophe that it then begins with, or leave it out."""
    return f"'{cell}" if _FORMULA.match(cell) else cell
