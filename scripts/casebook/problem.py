"""One finding about a contributed file: what is wrong, where, and what to write instead."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum

Where = tuple[str | int, ...]
"""Place inside a document: mapping keys and list indexes from the root, e.g. ``("observations", 0, "unit")``."""


class Severity(StrEnum):
    """How much a problem weighs: an error stops the build, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, order=True)
class Problem:
    """A problem at a place in a file.

    ``line`` and ``column`` are 1-based, counted in characters; ``end_column`` is exclusive and lies on
    the same line. ``code`` is an entry of the registry (see :mod:`casebook.codes`). ``message`` is a
    Chinese sentence for the contributor and ``suggestion`` the bare text that was probably meant;
    ``replacement`` is the exact text that could stand between ``column`` and ``end_column`` instead,
    where a machine can be sure of it.
    """

    path: str
    line: int
    column: int
    code: str
    message: str
    end_column: int = 0
    suggestion: str = ""
    replacement: str | None = field(default=None, compare=False)
    where: Where = field(default=(), compare=False)
    severity: Severity = field(default=Severity.ERROR, compare=False)
