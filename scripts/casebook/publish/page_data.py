"""The data files of pages that work something out in the browser, beside the search."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence

from jinja2 import Environment

from casebook.model.library import Library
from casebook.publish import alike, answers, compare, decisions, form, teaching
from casebook.render.around import Around

OF_LIBRARY: tuple[Callable[[Library], Mapping[str, bytes]], ...] = (alike.files,)
"""One for each kind of page whose data tell of many cases: its files by their site-relative paths."""
OF_OUTLINES: tuple[Callable[[Library], Mapping[str, bytes]], ...] = (decisions.files, form.files)
"""The same for data that outlines of cases are enough for."""


OF_CASES: tuple[
    Callable[[Sequence[Around], int, Environment], Iterator[tuple[str, bytes]]], ...
] = (
    compare.volume,
    answers.volume,
    teaching.volume,
)
"""One for each kind of page whose data tell of one case: the volume of a number with these cases, if there is any."""
