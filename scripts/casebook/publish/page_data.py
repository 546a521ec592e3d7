"""The data files of pages that work something out in the browser, beside the search."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from jinja2 import Environment

from casebook.model.library import Library
from casebook.publish import answers, compare, decisions, match, region_data

_PUBLISHERS: tuple[Callable[[Library], Mapping[str, bytes]], ...] = (
    match.files,
    region_data.files,
    decisions.files,
    answers.files,
)
"""One for each kind of page; every path begins with ``FOLDER``."""
_RENDERED: tuple[Callable[[Library, Environment], Mapping[str, bytes]], ...] = (compare.files,)
"""The same for data that holds pieces of HTML, made with the templates."""

FOLDER = "assets/data/"


def page_data(library: Library, templates: Environment) -> Mapping[str, bytes]:
    """Return the data files of ``library`` by their site-relative paths."""
    made = [
        *(files(library) for files in _PUBLISHERS),
        *(files(library, templates) for files in _RENDERED),
    ]
    return {path: content for files in made for path, content in files.items()}
