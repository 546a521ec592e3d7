"""The search over the records of the project, run once for all tests that ask it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.sample.real import real_library
from tests.search.served import Call, Search, served


@pytest.fixture(scope="session")
def real_call(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Call]:
    """Calls a method of ``window.casebook``."""
    with served(real_library(), tmp_path_factory.mktemp("real-site")) as call:
        yield call


@pytest.fixture(scope="session")
def real_search(real_call: Call) -> Search:
    """Searches with options given by their names."""
    return lambda query, **options: real_call("search", query, options)
