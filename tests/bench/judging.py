"""How much processor time a record takes to be read and judged: ``python -m tests.bench.judging 400``."""

from __future__ import annotations

import gc
import sys
import time

from casebook.read import read_document
from casebook.synth import RECORDS_PER_SOURCE, case_file, source_file
from casebook.synth.decisions import VOCABULARY_PATH, without_contrasts
from casebook.validate.across import across_library
from casebook.validate.runner import judge_case, judge_source, judge_vocabulary, origin_of
from tests.sample.real import PROJECT, TODAY, real_library


def _vocabulary() -> dict[str, bytes]:
    paths = sorted((PROJECT / "cases/vocabulary").glob("*.yml"))
    files = {path.relative_to(PROJECT).as_posix(): path.read_bytes() for path in paths}
    return files | {VOCABULARY_PATH: without_contrasts(files[VOCABULARY_PATH])}


def measure(count: int) -> dict[str, float]:
    """Milliseconds of each step: those of the vocabulary at all, the others for each record or source."""
    words = real_library().vocabulary
    cases = [case_file(number, words) for number in range(count)]
    sources = [source_file(number, words) for number in range(count // RECORDS_PER_SOURCE)]
    clock, spent = time.process_time, dict.fromkeys(("read", "judge"), 0.0)
    begun = clock()
    documents = [read_document(path, content) for path, content in _vocabulary().items()]
    basis = judge_vocabulary(documents, since=TODAY)
    vocabulary = clock() - begun
    begun = clock()
    verdicts = [judge_source(read_document(s.path, s.text.encode()), basis) for s in sources]
    origins = {verdict.name: origin_of(verdict) for verdict in verdicts}
    source = clock() - begun
    for case in cases:
        begun = clock()
        document = read_document(case.path, case.text.encode())
        read = clock()
        verdicts.append(judge_case(document, basis, origins))
        spent["read"] += read - begun
        spent["judge"] += clock() - read
    begun = clock()
    assert across_library(verdicts, basis, TODAY) == ()
    across = clock() - begun
    return {
        "vocabulary": 1000 * vocabulary,
        "source": 1000 * source / max(1, len(sources)),
        **{step: 1000 * seconds / count for step, seconds in spent.items()},
        "library": 1000 * across / count,
    }


if __name__ == "__main__":
    gc.freeze()
    for step, milliseconds in measure(int(sys.argv[1])).items():
        sys.stdout.write(f"{step:<12}{milliseconds:8.3f} ms\n")
