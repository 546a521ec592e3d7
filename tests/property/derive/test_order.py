"""What readers see does not depend on the order in which files are found."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from casebook.read.document import Document
from casebook.read.reader import read_document
from casebook.render.environment import environment
from casebook.render.page import Settings
from casebook.render.site import SiteRenderer
from casebook.validate.runner import validate
from casebook.workspace import Workspace
from tests.sample.real import PROJECT, TODAY

WORKSPACE = Workspace(PROJECT)
PATHS = WORKSPACE.record_paths()
TEMPLATES = environment(WORKSPACE.read_tree("theme/templates", ".html"))


@cache
def _document(path: str) -> Document:
    return read_document(path, WORKSPACE.read_bytes(path))


def _pages(paths: Sequence[str]) -> Mapping[str, str]:
    library = validate([_document(path) for path in paths], today=TODAY).library
    renderer = SiteRenderer(library, TEMPLATES, Settings())
    pages = {page.uri: f"{page.path}{page.toc}{page.content}" for page in renderer.pages()}
    return {**pages, "": renderer.home()}


# Not hypothesis: one order takes a second, and any order but the sorted one shows the fault.
def test_the_order_of_files() -> None:
    assert _pages(PATHS[::-1]) == _pages(PATHS)
