"""The site's own style sheet, joined from its sources in the order of their names."""

from __future__ import annotations

from collections.abc import Mapping

PATH = "assets/casebook.css"


def join(sources: Mapping[str, str]) -> bytes:
    """Join ``sources``, a mapping of file names to texts, in the order of the names."""
    return "\n".join(sources[name].strip() for name in sorted(sources)).encode() + b"\n"
