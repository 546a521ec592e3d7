"""What a text of the wrong form was meant to be, where a machine can be sure of it."""

from __future__ import annotations

import re
from collections.abc import Callable

from casebook.divisions import CODE_LENGTH, divisions
from casebook.language.numerals import format_decimal
from casebook.language.period import parse_edtf, resolve
from casebook.language.quantity import find_quantities

_DATE = re.compile(
    r"([0-9]{4})[年./-]([0-9]{1,2})(?:月|[./-](?=[0-9])|$)(?:([0-9]{1,2})[日号]?)?", re.ASCII
)
SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"
"""The pattern of ids and of references to them."""

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def guessed(code: str, pattern: str, value: str) -> str | None:
    """The text that ``value`` was meant to be, as it stands in a file; ``None`` if nobody can say."""
    guess = _BY_CODE.get(code) or _BY_PATTERN.get(pattern)
    meant = guess(value.strip()) if guess else None
    return meant if meant and re.search(pattern, meant.strip('"')) else None


def _decimal(value: str) -> str | None:
    quantities = find_quantities(value)
    if len(quantities) != 1 or quantities[0].value_to is not None:
        return None
    return f'"{format_decimal(quantities[0].value)}"'


def _date(value: str) -> str | None:
    parts = _DATE.fullmatch(value.replace(" ", "")) or re.fullmatch("([0-9]{4})年", value)
    if parts is None:
        return None
    date = "-".join(part.zfill(2) for part in parts.groups() if part)
    try:
        parse_edtf(date)
    except ValueError:
        return None
    return f'"{date}"'


def _slug(value: str) -> str | None:
    slug = _NOT_SLUG.sub("-", value.lower()).strip("-")
    return slug if value.isascii() and len(slug) > 1 else None


def _division(value: str) -> str | None:
    digits = value[:CODE_LENGTH] if value.isdecimal() else ""
    return f'"{digits}"' if digits in divisions() else None


def _duration(value: str) -> str | None:
    resolved = resolve(value, None)
    duration = resolved.duration if resolved else None
    return duration if duration and re.fullmatch("P[0-9]{1,4}[DWMY]", duration) else None


_BY_CODE: dict[str, Callable[[str], str | None]] = {"FLD-012": _decimal, "FLD-016": _date}
_BY_PATTERN: dict[str, Callable[[str], str | None]] = {
    SLUG: _slug,
    r"^[0-9]{6}$": _division,
    r"^P[0-9]{1,4}[DWMY]$": _duration,
}
