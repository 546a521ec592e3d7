"""Golden files: committed text that a test must reproduce to the character.

``pytest tests/golden --update-golden`` (an option of tests/conftest.py) writes them anew; the diff is then part of the review.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the file of that name beside the test."""

    def compare(name: str, actual: str) -> None:
        path = Path(request.path).parent / name
        if request.config.getoption("--update-golden"):
            path.write_bytes(actual.encode())
        assert path.exists(), f"{name} is missing: run pytest tests/golden --update-golden"
        assert actual == path.read_bytes().decode()

    return compare
