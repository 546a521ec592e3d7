"""The site's own style sheet, joined from its sources in the order of their names, and its scripts' names."""

from __future__ import annotations

from collections.abc import Mapping

STYLES = "assets/casebook.css"
MAIN = "main"
"""The bundle that every page loads."""


def bundle(sources: Mapping[str, str]) -> bytes:
    """Join ``sources``, a mapping of file names to texts, in the order of the names."""
    return "\n".join(sources[name].strip() for name in sorted(sources)).encode() + b"\n"


def script_path(name: str) -> str:
    """Return the site-relative path of the bundle called ``name``."""
    return "assets/casebook.js" if name == MAIN else f"assets/casebook-{name}.js"


def picture_path(name: str) -> str:
    """Return the site-relative path of the picture that a shared link shows; without a name, that of the site."""
    return f"assets/share/{name or 'site'}.png"
