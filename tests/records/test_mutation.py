"""Mutation: every small lie about every figure of every record makes the check fail."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from dataclasses import replace
from decimal import Decimal
from itertools import islice
from pathlib import Path
from typing import Any

import pytest

from casebook.language.quantity import Quantity, find_quantities
from casebook.model.observation import Observation
from casebook.problem import Problem, Severity, Where
from casebook.read import Document, read_document
from casebook.validate import figures, proofs
from casebook.validate.as_model import as_part
from casebook.validate.proofs import QUOTE_MIN
from casebook.validate.runner import validate
from casebook.validate.scope import items
from tests.records.conftest import TODAY, Real
from tests.records.mutants import Mutant, at, is_a_cut, mutants

CASES = sorted(p.stem for p in (Path(__file__).parents[2] / "cases" / "records").glob("*/*.yml"))


def _errors(
    real: Real, document: Document, index: int, observation: dict[str, Any]
) -> Iterator[Problem]:
    """What the proof rules, and no others, have against one observation in its place; lazily."""
    document = replace(document, data={"observations": [*[None] * index, observation]})
    found = (p for rule in proofs.RECORD_RULES for p in rule(document, real.scope))
    yield from (problem for problem in found if problem.severity is Severity.ERROR)
    decoded = as_part(observation, Observation, real.scope.vocabulary)
    assert decoded is not None, "a mutant has the right form; only its content is wrong"
    where: Where = ("observations", index)
    for rule in (*proofs.RULES, figures.ranges_complete):
        for problem in rule(document, where, decoded, real.scope):
            if problem.severity is Severity.ERROR:
                yield problem


def _refused(real: Real, document: Document, index: int, observation: dict[str, Any]) -> bool:
    return any(_errors(real, document, index, observation))


def _observations(real: Real, case_id: str) -> Iterator[tuple[int, dict[str, Any]]]:
    return items(real.document(case_id).data, "observations")


def _all_mutants(real: Real, observation: dict[str, Any]) -> list[Mutant]:
    vocabulary = real.scope.vocabulary
    units, comparators = (
        tuple(term.term for term in vocabulary.terms(name)) for name in ("units", "comparators")
    )
    return list(mutants(observation, units, comparators))


def _true_cut(real: Real, observation: dict[str, Any], mutant: Mutant) -> bool:
    evidence = at(observation, (*mutant.part, "evidence"))
    if mutant.kind != "phrase":
        return False
    return is_a_cut(mutant, evidence["quote"], real.scope.fingerprints[evidence["source"]])


@pytest.mark.parametrize("case_id", CASES)
def test_every_mutant_is_refused(
    real: Real, case_id: str, record_property: Callable[[str, object], None]
) -> None:
    made: Counter[str] = Counter()
    survivors = []
    document = real.document(case_id)
    for index, observation in _observations(real, case_id):
        assert list(_errors(real, document, index, observation)) == []
        for mutant in _all_mutants(real, observation):
            if _true_cut(real, observation, mutant):
                continue
            made[mutant.kind] += 1
            if not _refused(real, document, index, mutant.data):
                survivors.append((observation["id"], mutant.kind, *mutant.part, mutant.value))
    record_property("mutants", dict(made))
    record_property("survivors", len(survivors))
    assert survivors == []


@pytest.mark.parametrize("case_id", CASES)
def test_a_cut_never_changes_the_figure(real: Real, case_id: str) -> None:
    """A phrase cut elsewhere in the article proves its figure or is refused; never another figure."""
    document = real.document(case_id)
    for index, observation in _observations(real, case_id):
        for mutant in _all_mutants(real, observation):
            if not _true_cut(real, observation, mutant):
                continue
            if not _refused(real, document, index, mutant.data):
                for false in islice(_wrong_numbers(mutant.data, mutant.part), 3):
                    assert _refused(real, document, index, false), mutant.value


def _wrong_numbers(data: dict[str, Any], part: Where) -> Iterator[dict[str, Any]]:
    return (m.data for m in mutants(data, (), ()) if m.kind == "digit" and m.part == part)


@pytest.mark.parametrize("kind", ["digit", "unit", "comparator", "phrase"])
def test_the_whole_check_refuses_a_mutant_in_every_file(real: Real, kind: str) -> None:
    """One lie in every record at once, written into the text of the files."""
    documents = dict(real.documents)
    told: dict[str, Where] = {}
    for number, case_id in enumerate(CASES):
        document = real.document(case_id)
        candidates = [
            (index, mutant)
            for index, observation in _observations(real, case_id)
            for mutant in _all_mutants(real, observation)
            if mutant.kind == kind and not _true_cut(real, observation, mutant)
        ]
        if candidates:
            index, mutant = candidates[number * 7919 % len(candidates)]
            where: Where = ("observations", index, *mutant.part, *mutant.field)
            documents[document.path] = _with_value(document, where, mutant.value)
            told[document.path] = ("observations", index)
    assert len(told) > 20
    problems = validate(documents.values(), today=TODAY).problems
    for path, where in told.items():
        errors = [p for p in problems if p.path == path and p.severity is Severity.ERROR]
        assert any(p.where[:2] == where for p in errors), path


def _with_value(document: Document, where: Where, value: str) -> Document:
    """The document read again with another text at one place of the file."""
    mark = document.value_mark(where)
    lines = document.text.split("\n")
    line = lines[mark.line - 1]
    old = line[mark.column - 1 : mark.end_column - 1]
    new = f'"{value}"' if old.startswith('"') else value
    lines[mark.line - 1] = f"{line[: mark.column - 1]}{new}{line[mark.end_column - 1 :]}"
    changed = read_document(document.path, "\n".join(lines).encode())
    assert changed.value(where) == value
    return changed


@pytest.mark.parametrize("case_id", CASES)
def test_a_number_that_only_a_wrong_cut_makes_is_refused(real: Real, case_id: str) -> None:
    """6个 out of 36个, 18000 人 out of 1.8万多人次: verbatim, and false."""
    document = real.document(case_id)
    survivors = []
    for index, observation in _observations(real, case_id):
        quote = observation["evidence"]["quote"]
        true = {(q.value, q.unit, q.comparator) for q in find_quantities(quote, real.scope.units)}
        for cut, figure in _false_cuts(quote, true, real.scope.units):
            claim = observation | {
                "value": f"{figure.value:f}",
                "unit": figure.unit,
                "comparator": figure.comparator,
                "evidence": {"source": observation["evidence"]["source"], "quote": cut},
            }
            if not _refused(real, document, index, claim):
                survivors.append((observation["id"], cut, figure.text, figure.comparator))
    assert survivors == []


def _false_cuts(
    quote: str, true: set[tuple[Decimal, str, str]], units: Collection[str]
) -> Iterator[tuple[str, Quantity]]:
    """Every part of a phrase that states another figure than the phrase, with that figure."""
    for start in range(len(quote)):
        for end in range(start + QUOTE_MIN, len(quote) + 1):
            for figure in find_quantities(quote[start:end], units):
                plain = not figure.ordinal and figure.value_to is None and figure.unit
                if plain and (figure.value, figure.unit, figure.comparator) not in true:
                    yield quote[start:end], figure
