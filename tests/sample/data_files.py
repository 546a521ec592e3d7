"""All data files of pages of a library, as a build makes them."""

from __future__ import annotations

from casebook.model.library import Library
from casebook.publish import answers, compare, page_data, region_data, teaching
from casebook.publish.script import digest
from casebook.publish.volumes import in_volumes, number_of_volumes
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
    for files in (*page_data.OF_LIBRARY, *page_data.OF_OUTLINES, region_data.files):
        made |= files(library)
    for number, names in in_volumes(library.cases, number_of_volumes(len(library.cases))).items():
        arounds = [Around.of(frame, library.cases[name]) for name in names]
        for volume in page_data.OF_CASES:
            made |= dict(volume(arounds, number, TEMPLATES))
    digests = {path: digest(content) for path, content in made.items()}
    compared, answered, taught = (
        {path: mark for path, mark in digests.items() if path.startswith(folder)}
        for folder in (compare.FOLDER, answers.FOLDER, teaching.FOLDER)
    )
    return {
        **made,
        **dict(compare.rules_file(library, TEMPLATES, compared)),
        **dict(answers.index_file(library, answered)),
        **dict(teaching.index(library, taught)),
    }
