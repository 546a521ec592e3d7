"""All data files of pages of a library, as a build makes them."""

from __future__ import annotations

from casebook.model.library import Library
from casebook.publish import compare, page_data
from casebook.publish.script import digest
from casebook.render.around import Around
from casebook.render.environment import environment
from casebook.render.page import Frame, Settings
from casebook.workspace import Workspace
from tests.sample.real import PROJECT

TEMPLATES = environment(Workspace(PROJECT).read_tree("theme/templates", ".html"))


def data_files(library: Library) -> dict[str, bytes]:
    """Return the files by their site-relative paths."""
    frame = Frame(library, TEMPLATES, Settings())
    made: dict[str, bytes] = {}
    for files in page_data.OF_LIBRARY:
        made |= files(library)
    for case in library.cases.values():
        made |= dict(page_data.of_case(Around.of(frame, case), TEMPLATES))
    digests = {p: digest(content) for p, content in made.items() if p.startswith(compare.FOLDER)}
    return made | dict(compare.rules_file(library, TEMPLATES, digests))
