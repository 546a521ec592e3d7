"""The real library, checked once for all tests of this folder."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import pytest

from casebook.engine.judge import Check, check
from casebook.model.library import Library
from casebook.read import Document, read_document
from casebook.validate.scope import Scope
from casebook.validate.sources import fingerprint_of
from casebook.workspace import Workspace

TODAY = "2026-11-21"


@dataclass(frozen=True)
class Real:
    """The records as they are: files, entities, and what a rule may look at."""

    workspace: Workspace
    checked: Check
    documents: dict[str, Document]
    scope: Scope

    @property
    def library(self) -> Library:
        return self.checked.library

    def document(self, case_id: str) -> Document:
        """The document of one case."""
        return self.documents[self.library.paths[f"cases/{case_id}"]]


@pytest.fixture(scope="session")
def real(project: Path) -> Real:
    workspace = Workspace(project)
    checked = check(workspace, today=TODAY)
    paths = workspace.record_paths()
    documents = {path: read_document(path, workspace.read_bytes(path)) for path in paths}
    prints = {name: fingerprint_of(s) for name, s in checked.library.sources.items()}
    scope = Scope(
        vocabulary=checked.library.vocabulary,
        sources=checked.library.sources,
        fingerprints={name: print_ for name, print_ in prints.items() if print_ is not None},
        source_ids=frozenset(checked.library.sources),
        since=TODAY,
    )
    return Real(workspace, checked, documents, scope)
