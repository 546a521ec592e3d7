"""Any library as the search of a page: its index in a folder, and the engine that reads it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from casebook.model.library import Library
from casebook.publish.search_index import build
from tests.sample.practices import case, library
from tests.search.browser_side import engine, running

Call = Callable[..., Any]
Search = Callable[..., dict[str, Any]]


@contextmanager
def served(found: Library, folder: Path) -> Iterator[Call]:
    """Write the index of ``found`` into ``folder``; give what calls a method of ``window.casebook``."""
    for name, content in build(found).files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(content)
    with running("ask.mjs", engine(folder), folder) as process:
        yield lambda method, *given: process.ask([method, list(given)])


def telling(*summaries: str) -> Library:
    """Records a0, a1 ... in one place that differ in nothing but what their summaries say."""
    return library(
        *(
            case(f"a{number}", summary=summary, title="某事", keywords=())
            for number, summary in enumerate(summaries)
        )
    )


def ids(answer: dict[str, Any]) -> list[str]:
    """Return the ids of the results of ``answer`` in their order."""
    return [result["id"] for result in answer["results"]]
