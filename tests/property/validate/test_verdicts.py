"""Verdicts: what each depends on, that they travel, and that together they say what a check says."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Mapping
from functools import cache

from hypothesis import given, settings
from hypothesis import strategies as st

from casebook.read import Document, read_document
from casebook.validate.file_names import kind_of
from casebook.validate.runner import (
    cited,
    judge_case,
    judge_curriculum,
    judge_release,
    judge_source,
    judge_vocabulary,
    origin_of,
    validate,
    validation,
)
from casebook.validate.verdict import Basis, Origin, Verdict
from tests.property.validate.test_robustness import spoilt
from tests.sample.real import PROJECT
from tests.unit.validate.good_library import TODAY, dump, good_documents

_DAYS = ("2020-01-01", TODAY, "2026-11-21", "2031-01-01")


@cache
def _real() -> Mapping[str, Document]:
    folders = ("records", "sources", "curricula", "vocabulary")
    paths = [p for folder in folders for p in sorted((PROJECT / "cases" / folder).rglob("*.yml"))]
    real = {p.relative_to(PROJECT).as_posix(): p.read_bytes() for p in paths}
    return {path: read_document(path, content) for path, content in real.items()}


def _of(kind: str, documents: Iterable[Document]) -> list[Document]:
    return [d for d in sorted(documents, key=lambda d: d.path) if kind_of(d.path) == kind]


def _travelled(verdict: Verdict) -> Verdict:
    again: Verdict = pickle.loads(pickle.dumps(verdict))  # noqa: S301  made a moment ago
    assert again == verdict
    assert [(p.replacement, p.where, p.severity) for p in again.problems] == [
        (p.replacement, p.where, p.severity) for p in verdict.problems
    ]
    return again


def _judged(documents: Iterable[Document], since: str) -> tuple[list[Verdict], Basis]:
    """Each document judged for itself, with nothing but what it cites, and sent through pickle."""
    documents = list(documents)
    basis = judge_vocabulary(_of("vocabulary", documents), since=since)
    verdicts = [_travelled(judge_source(d, basis)) for d in _of("source", documents)]
    origins: dict[str, Origin] = {}
    for verdict in verdicts:
        origins.setdefault(verdict.name, origin_of(verdict))
    for document in _of("case", documents):
        names = cited(document)
        few = judge_case(document, basis, {n: origins[n] for n in names if n in origins})
        assert few == judge_case(document, basis, origins), document.path
        verdicts.append(_travelled(few))
    for document in _of("curriculum", documents):
        names = cited(document)
        known = {n: origins[n] for n in names if n in origins}
        verdicts.append(_travelled(judge_curriculum(document, basis, known)))
    verdicts += [_travelled(judge_release(one, basis)) for one in _of("release", documents)]
    return verdicts, basis


def _say_the_same(documents: Iterable[Document], days: Iterable[str]) -> None:
    """Verdicts without a clock, held together on some day, are a check on that day."""
    documents = list(documents)
    verdicts, basis = _judged(documents, since="")
    for day in days:
        together, at_once = (
            validation(reversed(verdicts), basis, day),
            validate(documents, today=day),
        )
        assert together.problems == at_once.problems
        assert [p.replacement for p in together.problems] == [
            p.replacement for p in at_once.problems
        ]
        assert together.broken == at_once.broken
        assert together.library.cases == at_once.library.cases
        assert together.library.sources == at_once.library.sources
        assert together.library.curricula == at_once.library.curricula
        assert together.library.releases == at_once.library.releases
        assert together.library.paths == at_once.library.paths


def test_the_library_is_judged_the_same_in_parts_and_at_once() -> None:
    _say_the_same(_real().values(), _DAYS)


def test_a_clock_only_leaves_out_what_never_comes_to_hold() -> None:
    dated, basis = _judged(_real().values(), since="")
    for since in _DAYS:
        fewer, _ = _judged(_real().values(), since=since)
        assert sum(len(v.due) for v in fewer) < sum(len(v.due) for v in dated)
        for day in (d for d in _DAYS if d >= since):
            assert validation(fewer, basis, day).problems == validation(dated, basis, day).problems


def test_no_verdict_holds_a_document() -> None:
    verdicts, basis = _judged(_real().values(), since="")
    for verdict in (*verdicts, *basis.verdicts):
        assert b"casebook.read.document" not in pickle.dumps(verdict)


@settings(max_examples=min(60, settings().max_examples))
@given(change=spoilt(), second=st.booleans(), gone=st.sampled_from([None, *good_documents()]))
def test_a_spoilt_library_is_judged_the_same(
    change: tuple[str, object], second: bool, gone: str | None
) -> None:
    path, data = change
    documents = {**good_documents(), path: read_document(path, dump(data))}
    if second:
        text = documents["cases/records/hubei/shili-grid.yml"].text
        other = "cases/records/hunan/shili-grid.yml"
        documents[other] = read_document(other, text.encode())
    if gone is not None:
        del documents[gone]
    _say_the_same(documents.values(), (TODAY, "2020-01-01"))
