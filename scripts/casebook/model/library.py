"""The library: everything people wrote, read and validated."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary


@dataclass(frozen=True)
class Library:
    """Valid records by id, with the paths of their files relative to the project."""

    vocabulary: Vocabulary
    cases: Mapping[str, Case]
    sources: Mapping[str, Source]
    curricula: Mapping[str, Curriculum]
    paths: Mapping[str, str]
    """Path of each record, keyed ``cases/<id>``, ``sources/<id>`` and ``curricula/<id>``."""
