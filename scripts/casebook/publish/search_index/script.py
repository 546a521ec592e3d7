"""Index files as scripts."""

from __future__ import annotations

from casebook.publish import script as scripts
from casebook.publish.script import compact, digest

FOLDER = "assets/search/"
CALL = "__casebook_search"

__all__ = ["CALL", "FOLDER", "call", "compact", "digest", "script"]


def script(kind: str, name: str | int, payload: object) -> bytes:
    """Return a script that hands ``payload`` to the page."""
    return call(kind, name, compact(payload))


def call(kind: str, name: str | int, payload: str) -> bytes:
    """Return a script that hands over a payload which :func:`compact` has written."""
    return scripts.call(CALL, kind, name, payload)
