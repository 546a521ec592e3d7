"""The data files of pages that work something out in the browser, beside the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

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


def page_data(
    library: Library, templates: Environment
) -> Iterator[Callable[[], Mapping[str, bytes]]]:
    """Yield the calls that make the data files of ``library``, by their site-relative paths: the longest first."""
    for rendered in _RENDERED:
        yield partial(rendered, library, templates)
    for files in _PUBLISHERS:
        yield partial(files, library)
