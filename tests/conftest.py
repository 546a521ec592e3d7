"""Paths of the project for every test, and how hypothesis searches."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

PROJECT = Path(__file__).resolve().parent.parent

# The same examples at every run, and no time limit for one: a busy machine is not a wrong rule.
# `pytest --hypothesis-profile=wide` looks further, with new examples each time.
settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("wide", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("same")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files instead of comparing with them",
    )


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the project: the folder of pyproject.toml."""
    return PROJECT


@pytest.fixture(scope="session")
def cases(project: Path) -> Path:
    """The folder of all content."""
    return project / "cases"


@pytest.fixture(scope="session")
def schemas(project: Path) -> Path:
    """The folder of the committed JSON Schemas."""
    return project / "scripts" / "schema"
