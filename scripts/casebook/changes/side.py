"""One of two versions: its documents, what is wrong with them, and what the records come to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import PurePosixPath

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary
from casebook.problem import Problem, Severity
from casebook.read import Document, read_document
from casebook.validate.file_names import kind_of
from casebook.validate.runner import judged
from casebook.validate.verdict import Verdict


@dataclass(frozen=True)
class Side:
    """The files of one version by path, judged on the ISO day ``today``."""

    files: Mapping[str, bytes]
    today: str

    @cached_property
    def documents(self) -> Mapping[str, Document]:
        """The files as read."""
        return {path: read_document(path, content) for path, content in self.files.items()}

    @cached_property
    def _verdicts(self) -> tuple[Mapping[str, Verdict], Vocabulary]:
        """Each file judged for itself: what other records say of it is no change of it."""
        verdicts, basis = judged(self.documents.values(), since=self.today)
        return {each.path: each for each in (*verdicts, *basis.verdicts)}, basis.vocabulary

    @cached_property
    def library(self) -> Library:
        """The cases and sources that are valid for themselves."""
        verdicts, vocabulary = self._verdicts
        sound = {
            (each.kind, each.name): each
            for each in verdicts.values()
            if not any(p.severity is Severity.ERROR for p in self.problems(each.path))
        }
        entities = {key: each.entity for key, each in sound.items()}
        sources = {n: e for (_, n), e in entities.items() if isinstance(e, Source)}
        cases = {n: e for (_, n), e in entities.items() if isinstance(e, Case)}
        return Library(
            vocabulary=vocabulary,
            cases={n: case for n, case in cases.items() if sources.keys() >= set(case.sources)},
            sources=sources,
            curricula={},
            paths={},
        )

    def problems(self, path: str) -> tuple[Problem, ...]:
        """What is wrong with one file on the day."""
        verdict = self._verdicts[0].get(path)
        if verdict is None:
            return ()
        due = (each.problem for each in verdict.due if each.holds(self.today))
        return tuple(sorted((*verdict.misread, *verdict.problems, *due)))

    @cached_property
    def by_id(self) -> Mapping[tuple[str, str], str]:
        """The path of each record by kind and id, whatever folder it is in."""
        found: dict[tuple[str, str], str] = {}
        for path in sorted(self.files):
            kind = kind_of(path)
            if kind is not None:
                found.setdefault((kind, PurePosixPath(path).stem), path)
        return found
