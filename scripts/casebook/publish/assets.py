"""Where the site's scripts and pictures lie."""

from __future__ import annotations

MAIN = "main"
"""The bundle that every page loads."""


def script_path(name: str) -> str:
    """Return the site-relative path of the bundle called ``name``."""
    return "assets/casebook.js" if name == MAIN else f"assets/casebook-{name}.js"


def picture_path(name: str) -> str:
    """Return the site-relative path of the picture that a shared link shows; without a name, that of the site."""
    return f"assets/share/{name or 'site'}.png"
