"""A project with the real vocabulary and nothing else, and the invented articles."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from casebook.cli import main
from casebook.model.vocabulary import Vocabulary
from casebook.synth.decisions import VOCABULARY_PATH, without_contrasts
from tests.draft.answers import vocabulary


@pytest.fixture(scope="session")
def words() -> Vocabulary:
    return vocabulary()


@pytest.fixture
def empty_project(tmp_path: Path, cases: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tmp_path / "project"
    shutil.copytree(cases / "vocabulary", root / "cases/vocabulary")
    decisions = root / VOCABULARY_PATH
    decisions.write_bytes(without_contrasts(decisions.read_bytes()))
    (root / "mkdocs.yml").write_text("site_name: x\n", encoding="utf-8")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def casebook() -> Callable[..., Result]:
    def run(*words: str) -> Result:
        return CliRunner().invoke(main, words)

    return run
