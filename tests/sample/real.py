"""The library of the project itself, for what must hold of every record."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from casebook.engine.judge import check
from casebook.model.library import Library
from casebook.workspace import Workspace

PROJECT = Path(__file__).resolve().parents[2]
TODAY = "2026-11-21"


@cache
def real_library() -> Library:
    """Return the records under ``cases/``, read once for each process."""
    return check(Workspace(PROJECT), today=TODAY).library
