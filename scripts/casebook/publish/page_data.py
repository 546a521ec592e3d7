"""The data files of pages that work something out in the browser, beside the search."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from casebook.model.library import Library

_PUBLISHERS: tuple[Callable[[Library], Mapping[str, bytes]], ...] = ()
"""One for each kind of page; every path begins with ``FOLDER``."""

FOLDER = "assets/data/"


def page_data(library: Library) -> Mapping[str, bytes]:
    """Return the data files of ``library`` by their site-relative paths."""
    return {path: content for files in _PUBLISHERS for path, content in files(library).items()}
