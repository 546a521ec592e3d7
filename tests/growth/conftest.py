"""Two libraries of synthetic records, four times as large one as the other, and what reading them called."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest

from casebook.model.library import Library
from casebook.read import read_document
from casebook.synth import RECORDS_PER_SOURCE, SyntheticFile, case_file, source_file
from casebook.synth.decisions import VOCABULARY_PATH, without_contrasts
from casebook.validate.runner import Validation, judged, validation
from casebook.validate.verdict import Basis, Verdict
from tests.growth.counting import Calls, Records, counted
from tests.sample.real import PROJECT, real_library

WARM, SMALL, LARGE = 8, 200, 800
TODAY = "2026-11-21"


@dataclass(frozen=True)
class Measured:
    """A library, and what was called while its files were read and validated."""

    library: Library
    checked: Calls
    verdicts: tuple[Verdict, ...]
    basis: Basis


def _files(first: int, count: int) -> list[SyntheticFile]:
    words = real_library().vocabulary
    blocks = range(first // RECORDS_PER_SOURCE, (first + count) // RECORDS_PER_SOURCE)
    return [
        *(case_file(number, words) for number in range(first, first + count)),
        *(source_file(block, words) for block in blocks),
    ]


def _measured(first: int, count: int) -> Measured:
    """Read and validate ``count`` records: others for each size, or what is remembered of one would help the next."""
    texts = {file.path: file.text.encode() for file in _files(first, count)}
    for path in sorted((PROJECT / "cases/vocabulary").glob("*.yml")):
        texts[path.relative_to(PROJECT).as_posix()] = path.read_bytes()
    texts[VOCABULARY_PATH] = without_contrasts(texts[VOCABULARY_PATH])

    def check() -> tuple[Validation, tuple[Verdict, ...], Basis]:
        documents = [read_document(*file) for file in texts.items()]
        verdicts, basis = judged(documents, since=TODAY)
        return validation(verdicts, basis, TODAY), verdicts, basis

    (found, verdicts, basis), calls = counted(check)
    library = found.library
    assert ([str(p) for p in found.problems], len(library.cases)) == ([], count)
    records = replace(library, cases=Records(library.cases), sources=Records(library.sources))
    return Measured(records, calls, verdicts, basis)


@pytest.fixture(scope="session")
def warm() -> Library:
    """A few records, with which everything is done that is done once in the life of a process."""
    return _measured(SMALL + LARGE, WARM).library


@pytest.fixture(scope="session")
def small(warm: Library) -> Measured:
    """The smaller of the two."""
    assert len(warm.cases) == WARM
    return _measured(0, SMALL)


@pytest.fixture(scope="session")
def large(warm: Library) -> Measured:
    """The larger."""
    assert len(warm.cases) == WARM
    return _measured(SMALL, LARGE)
