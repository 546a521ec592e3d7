"""The library: everything people wrote, read and validated."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
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

    def only(
        self, cases: Iterable[Case], sources: Iterable[str] = (), curricula: Iterable[str] = ()
    ) -> Library:
        """Return a library of ``cases``, the sources that they cite, and further ``sources`` and ``curricula`` by their ids."""
        chosen = {case.id: case for case in cases}
        cited = {name for case in chosen.values() for name in case.sources}.union(sources)
        taught = {name: self.curricula[name] for name in curricula}
        paths = (
            *(f"cases/{name}" for name in chosen),
            *(f"sources/{name}" for name in cited),
            *(f"curricula/{name}" for name in taught),
        )
        return Library(
            vocabulary=self.vocabulary,
            cases=chosen,
            sources={name: self.sources[name] for name in sorted(cited)},
            curricula=taught,
            paths={path: self.paths[path] for path in paths if path in self.paths},
        )
