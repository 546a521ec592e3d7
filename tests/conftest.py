"""Paths of the project for every test, and how hypothesis searches."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

from casebook import clock
from tests.bench import trust
from tests.scheduling import ByFolder
from tests.site.building import Built, build

PROJECT = Path(__file__).resolve().parent.parent

# The same examples at every run, and no time limit for one: a busy machine is not a wrong rule.
# `pytest --hypothesis-profile=wide` looks further, with new examples each time.
settings.register_profile("same", deadline=None, derandomize=True, print_blob=True)
settings.register_profile("wide", deadline=None, max_examples=2000, print_blob=True)
settings.load_profile("same")


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> ByFolder:
    return ByFolder(config, log)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="write the golden files instead of comparing with them",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Say how many lies about figures the mutation test told, and how many were refused."""
    told: Counter[str] = Counter()
    survived = 0
    for outcome in ("passed", "failed"):
        for report in terminalreporter.getreports(outcome):
            properties = dict(getattr(report, "user_properties", ()))
            if report.when == "call" and "mutants" in properties:
                told.update(properties["mutants"])
                survived += properties["survivors"]
    if total := told.total():
        kinds = ", ".join(f"{number} {kind}" for kind, number in sorted(told.items()))
        score = (total - survived) / total
        terminalreporter.write_line(f"mutation score: {score:.2%} of {total} mutants ({kinds})")


@pytest.fixture
def noted() -> Callable[[str, int], None]:
    """Note a number for /about/trust/, where somebody asked for them to be noted (`make trust`)."""

    def note(name: str, value: int) -> None:
        if results := os.environ.get(trust.VARIABLE):
            trust.note(PROJECT / results, name, value, clock.today())

    return note


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


@pytest.fixture(scope="session")
def plain(project: Path, tmp_path_factory: pytest.TempPathFactory) -> Built:
    """The site of this checkout with no setting of a host, built once."""
    return build(project, tmp_path_factory.mktemp("plain") / "site", PYTHONHASHSEED="1")
