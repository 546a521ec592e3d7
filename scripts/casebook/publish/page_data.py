"""The data files of pages that work something out in the browser, beside the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from jinja2 import Environment

from casebook.model.library import Library
from casebook.publish import alike, answers, compare, decisions, region_data, teaching
from casebook.render.around import Around

OF_LIBRARY: tuple[Callable[[Library], Mapping[str, bytes]], ...] = (
    alike.files,
    region_data.files,
    decisions.files,
)
"""One for each kind of page whose data tell of many cases: its files by their site-relative paths."""


def of_case(around: Around, templates: Environment) -> Iterator[tuple[str, bytes]]:
    """Yield the data files of one case by their site-relative paths."""
    yield from compare.of_case(around, templates)
    yield from answers.of_case(around)
    yield from teaching.of_case(around, templates)
