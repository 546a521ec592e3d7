"""Mutation of decisions: a digit, a modifier or one character of a phrase changed is refused."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from casebook.language.fingerprint import contains
from casebook.language.normalise import normalise
from casebook.model.vocabulary import Term
from casebook.problem import Severity, Where
from casebook.read import Document
from casebook.validate import decisions, proofs
from casebook.validate.scope import evidences, items
from tests.records.conftest import Real
from tests.records.mutants import phrase_changes

CASES = sorted(p.stem for p in (Path(__file__).parents[2] / "cases" / "records").glob("*/*.yml"))
_DIGIT = re.compile("[0-9]")
_MODIFIER = re.compile(
    "(?<=[0-9万])[余多](?=[万亿\u4e00-\u9fff])|不超过|超过|不少于|近(?=[百千万0-9])"
)


def _alone(document: Document, taken: dict[str, Any]) -> Document:
    """The record with one decision and the numbers that it may name, so that mutants are judged fast."""
    data = document.data or {}
    return replace(
        document, data={"observations": data.get("observations", []), "decisions": [taken]}
    )


def _only(where: Where, part: dict[str, Any]) -> Any:
    """Plain data with nothing but ``part`` at its place."""
    made: Any = part
    for step in reversed(where):
        made = {step: made} if isinstance(step, str) else [*[None] * step, made]
    return made


def _changed_texts(text: str) -> Iterator[tuple[str, str]]:
    for found in _DIGIT.finditer(text):
        for digit in "0123456789":
            if digit != found.group():
                yield "digit", f"{text[: found.start()]}{digit}{text[found.end() :]}"
    for found in _MODIFIER.finditer(text):
        yield "modifier", f"{text[: found.start()]}{text[found.end() :]}"


def _true_cut(real: Real, source: str, old: str, new: str) -> bool:
    one, other = normalise(old), normalise(new)
    ends = (
        one.startswith(other) or one.endswith(other) or other.startswith(one) or other.endswith(one)
    )
    return ends and contains(real.scope.fingerprints[source], new)


def _other_number(text: str, mutant: str, quotes: str) -> bool:
    """Whether a mutant says another number that the same quotes write: true of something else there."""
    digits = re.compile(r"[0-9]+(?:\.[0-9]+)?")
    changed = set(digits.findall(mutant)) - set(digits.findall(text))
    return changed <= set(digits.findall(quotes))


def _proofs(document: Document, answer: Any) -> str:
    """All phrases that an answer rests on."""
    figures = {o.get("id"): o for _, o in items(document.data, "observations")}
    parts = [answer, *(figures[o] for o in answer.get("observations", ()))]
    return "\n".join(decisions.quotes_of(parts))


@pytest.mark.parametrize("case_id", CASES)
def test_every_lie_about_a_decision_is_refused(
    real: Real, case_id: str, record_property: Callable[[str, object], None]
) -> None:
    made: Counter[str] = Counter()
    survivors = []
    document = real.document(case_id)
    for index, taken in items(document.data, "decisions"):
        for _, answer in items(taken, "answers"):
            text, quotes = str(answer["text"]), _proofs(document, answer)
            mutants = [
                (kind, changed)
                for kind, changed in _changed_texts(text)
                if kind != "digit" or not _other_number(text, changed, quotes)
            ]
            lying = {"answers": [answer, *({**answer, "text": text} for _, text in mutants)]}
            found = decisions.answer_numbers_proven(_alone(document, lying), real.scope)
            refused = {problem.where[3] for problem in found}
            assert 0 not in refused
            for n, (kind, text) in enumerate(mutants, 1):
                made[kind] += 1
                if n not in refused:
                    survivors.append((index, kind, text))
    record_property("mutants", dict(made))
    record_property("survivors", len(survivors))
    assert survivors == []


@pytest.mark.parametrize("case_id", CASES)
def test_every_phrase_of_a_decision_is_the_article_s(
    real: Real, case_id: str, record_property: Callable[[str, object], None]
) -> None:
    document = real.document(case_id)
    made = 0
    survivors = []
    data: Any = {"decisions": (document.data or {}).get("decisions", [])}
    first: dict[tuple[str, str], Where] = {}
    for quoted in evidences(replace(document, data=data)):
        first.setdefault((quoted.source, quoted.quote), quoted.where)
    quotes = [(where, *key) for key, where in first.items()]
    for where, source, quote in quotes:
        for text in phrase_changes(quote):
            if normalise(text) == normalise(quote) or _true_cut(real, source, quote, text):
                continue
            made += 1
            lying = replace(document, data=_only(where, {"source": source, "quote": text}))
            found = proofs.quotes_stand_in_sources(lying, real.scope)
            if not any(p.severity is Severity.ERROR for p in found):
                survivors.append(text)
    record_property("mutants", {"phrase": made})
    record_property("survivors", len(survivors))
    assert survivors == []


def test_every_lie_in_a_contrast_is_refused(real: Real) -> None:
    made: Counter[str] = Counter()
    survivors = []
    for number, term in enumerate(real.scope.vocabulary.terms("decisions")):
        for n, contrast in enumerate(term.contrast):
            for kind, text in _changed_texts(contrast.text):
                if kind == "digit" and _other_number(contrast.text, text, _all_quotes(real, term)):
                    continue
                made[kind] += 1
                lines = [*term.contrast]
                lines[n] = contrast.model_copy(update={"text": text})
                if not _contrast_refused(real, number, tuple(lines)):
                    survivors.append((term.term, kind, text))
    assert made["digit"] > 100
    assert survivors == []


def _all_quotes(real: Real, term: Term) -> str:
    """All phrases under the answers to one decision."""
    return "\n".join(
        quote
        for document in real.documents.values()
        for _, taken in items(document.data, "decisions")
        if taken.get("decision") == term.term
        for quote in decisions.quotes_of([taken, (document.data or {}).get("observations")])
    )


def _contrast_refused(real: Real, number: int, lines: tuple[Any, ...]) -> bool:
    words = real.scope.vocabulary
    file = words.files["decisions"]
    terms = [*file.terms]
    terms[number] = terms[number].model_copy(update={"contrast": lines})
    changed = type(words)(
        [
            *(f for f in words.files.values() if f.name != "decisions"),
            file.model_copy(update={"terms": (terms[number],)}),
        ]
    )
    document = Document("cases/vocabulary/decisions.yml", "", None)
    scope = replace(real.scope, vocabulary=changed)
    found = decisions.contrasts_hold(document, scope, real.library.cases)
    return any(problem.severity is Severity.ERROR for problem in found)
