"""Validate documents: decode each, run the rules of its kind, then the rules across the library."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from casebook.language.fingerprint import Fingerprint
from casebook.model.calculation import Calculation
from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.model.library import Library
from casebook.model.observation import Observation
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary, VocabularyFile
from casebook.problem import Problem, Severity, Where
from casebook.read.document import Document
from casebook.validate import (
    across,
    calculations,
    curricula,
    decisions,
    figures,
    pasted_noise,
    periods,
    personal_data,
    places,
    proofs,
    prose_numbers,
    references,
    sentences,
    silences,
    sources,
    typing_slips,
    vocabularies,
    wording,
)
from casebook.validate.decode import decode, decode_part
from casebook.validate.file_names import KINDS, file_problem, kind_of, misplaced
from casebook.validate.scope import NOT_PROSE, Scope, items, key_of, texts

Entity = TypeVar("Entity", bound=BaseModel)
Rule = Callable[..., Iterator[Problem]]

_DOCUMENT_RULES: Sequence[Rule] = (*periods.DOCUMENT_RULES, *typing_slips.DOCUMENT_RULES)
_TEXT_RULES: Sequence[Rule] = (
    *typing_slips.TEXT_RULES,
    *personal_data.TEXT_RULES,
    *pasted_noise.TEXT_RULES,
)
_PROSE_RULES: Sequence[Rule] = wording.PROSE_RULES
_RECORD_RULES: Sequence[Rule] = (
    *proofs.RECORD_RULES,
    *prose_numbers.RECORD_RULES,
    *periods.RECORD_RULES,
    *wording.RECORD_RULES,
    *personal_data.RECORD_RULES,
    *references.RECORD_RULES,
    *silences.RECORD_RULES,
    *decisions.RECORD_RULES,
    *sentences.RECORD_RULES,
)
_OBSERVATION_RULES: Sequence[Rule] = (*proofs.RULES, *figures.RULES, *periods.RULES)


@dataclass(frozen=True)
class Validation:
    """The library of valid records, and everything that is wrong.

    ``broken`` holds the paths of documents with at least one error: they are not in the library, nor are
    the cases whose sources are among them.
    """

    library: Library
    problems: tuple[Problem, ...]
    broken: frozenset[str]


@dataclass
class _Run:
    """Collects problems; a rule that crashes is our bug and never hides what the others found."""

    problems: list[Problem] = field(default_factory=list)

    def apply(self, path: str, rule: Rule, *arguments: Any) -> None:  # noqa: ANN401  rules differ
        """Run one rule; ``path`` is where to report if it crashes."""
        try:
            self.problems.extend(rule(*arguments))
        except Exception:  # noqa: BLE001  whatever a rule raises, the other rules must still run
            where = traceback.format_exc(limit=-1).strip().splitlines()[-1]
            name = getattr(rule, "__name__", "rule")
            text = f"检查规则 {name} 自己出错了（{where}）。请把这一行和这个文件发给维护者。"
            self.problems.append(file_problem(path, "OWN-001", text))

    def broken(self) -> frozenset[str]:
        """The paths with at least one error."""
        return frozenset(p.path for p in self.problems if p.severity is Severity.ERROR)


Documents = dict[str, dict[str, Document]]


def validate(documents: Iterable[Document], *, today: str) -> Validation:
    """Validate all ``documents`` of a project together. ``today`` is an ISO date."""
    run = _Run()
    by_kind = _sorted_out(run, documents)
    # Whatever stands in them: the pages of such files would overwrite others, or could not be written at all.
    misnamed = frozenset(
        d.path for kind in by_kind.values() for d in kind.values() if misplaced(d.path)
    )
    vocabulary = _vocabulary(run, by_kind["vocabulary"])
    found_sources = _decoded(run, by_kind["source"], Source, vocabulary)
    found_cases = _decoded(run, by_kind["case"], Case, vocabulary)
    found_curricula = _decoded(run, by_kind["curriculum"], Curriculum, vocabulary)
    scope = Scope(
        vocabulary=vocabulary,
        sources=found_sources,
        fingerprints=_fingerprints(found_sources),
        source_ids=frozenset(by_kind["source"]),
        case_ids=frozenset(by_kind["case"]),
        curriculum_ids=frozenset(by_kind["curriculum"]),
        today=today,
    )
    for found in by_kind.values():
        for document in found.values():
            _check_texts(run, document)
    if not vocabularies.missing(vocabulary):
        _check_entities(run, by_kind, scope, found_cases, found_curricula)
        _check_library(run, by_kind, scope, found_cases)

    broken = run.broken() | misnamed
    sound_sources = _sound(found_sources, by_kind["source"], broken)
    sound_cases = _sound(found_cases, by_kind["case"], broken)
    library = Library(
        vocabulary=vocabulary,
        # A case cannot be told without its sources: one that is broken takes its cases with it.
        cases={n: c for n, c in sound_cases.items() if sound_sources.keys() >= set(c.sources)},
        sources=sound_sources,
        curricula=_sound(found_curricula, by_kind["curriculum"], broken),
        paths={
            f"{folder}/{name}": document.path
            for kind, folder in (
                ("case", "cases"),
                ("source", "sources"),
                ("curriculum", "curricula"),
            )
            for name, document in by_kind[kind].items()
        },
    )
    return Validation(library, tuple(sorted(dict.fromkeys(run.problems))), broken)


def _sorted_out(run: _Run, documents: Iterable[Document]) -> Documents:
    """The documents by kind and id, each id once; the order they came in does not matter."""
    by_kind: Documents = {kind: {} for kind in KINDS.values()}
    for document in sorted(documents, key=lambda d: d.path):
        run.problems.extend(document.problems)
        kind = kind_of(document.path)
        if kind is None:
            continue
        name = PurePosixPath(document.path).stem
        first = by_kind[kind].setdefault(name, document)
        if first is not document:
            text = f"编号（id）{name} 已经用在 {first.path}，编号就是网址，不能重复。"
            run.problems.append(document.problem("REF-001", ("id",), text))
    return by_kind


def _vocabulary(run: _Run, documents: Mapping[str, Document]) -> Vocabulary:
    files = {}
    for name, document in documents.items():
        file, problems = decode(document, VocabularyFile, Vocabulary(()))
        run.problems.extend(problems)
        if file is not None:
            files[name] = file
            for rule in vocabularies.RULES:
                run.apply(document.path, rule, document, file)
    vocabulary = Vocabulary(files.values())
    for name in vocabularies.missing(vocabulary):
        path = f"cases/vocabulary/{name}.yml"
        document = documents.get(name) or Document(path, "", None)
        state = "有错" if name in documents else "不见了"
        text = f"词表文件 {path} {state}，用到它的字段都没法检查。"
        run.problems.append(document.problem("LIB-006", (), text))
    if not vocabularies.missing(vocabulary):
        for name, file in files.items():
            run.apply(
                documents[name].path,
                vocabularies.words_of_other_vocabularies,
                documents[name],
                file,
                vocabulary,
            )
    return vocabulary


def _decoded(
    run: _Run, documents: Mapping[str, Document], model: type[Entity], vocabulary: Vocabulary
) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    if vocabularies.missing(vocabulary):
        return found
    for name, document in documents.items():
        entity, problems = decode(document, model, vocabulary)
        run.problems.extend(problems)
        written = document.data.get("id") if document.data else None
        if isinstance(written, str) and written != name:
            text = f"编号（id）写的是 {written}，文件名是 {name}.yml，两者要相同。"
            run.problems.append(document.problem("REF-002", ("id",), text, replacement=name))
        if entity is not None:
            found[name] = entity
    return found


def _fingerprints(found: Mapping[str, Source]) -> dict[str, Fingerprint]:
    prints = {name: sources.fingerprint_of(source) for name, source in found.items()}
    return {name: fingerprint for name, fingerprint in prints.items() if fingerprint is not None}


def _check_texts(run: _Run, document: Document) -> None:
    """Run the rules that need no model and no other file."""
    for rule in _DOCUMENT_RULES:
        run.apply(document.path, rule, document)
    for where, text in texts(document.data):
        prose = key_of(where) not in NOT_PROSE
        for rule in (*_TEXT_RULES, *(_PROSE_RULES if prose else ())):
            run.apply(document.path, rule, document, where, text)


def _check_entities(
    run: _Run,
    by_kind: Documents,
    scope: Scope,
    found_cases: Mapping[str, Case],
    found_curricula: Mapping[str, Curriculum],
) -> None:
    for name, source in scope.sources.items():
        document = by_kind["source"][name]
        run.apply(document.path, periods.happened_already, document, scope)
        for rule in sources.RULES:
            run.apply(document.path, rule, document, source, scope)
    for name, curriculum in found_curricula.items():
        document = by_kind["curriculum"][name]
        run.apply(document.path, references.local_ids_unique, document, scope)
        for curriculum_rule in curricula.RULES:
            run.apply(document.path, curriculum_rule, document, curriculum, scope)
    for name, document in by_kind["case"].items():
        _check_case(run, document, found_cases.get(name), scope)


def _check_case(run: _Run, document: Document, case: Case | None, scope: Scope) -> None:
    """Check whatever of a case can be read: a misspelt field elsewhere must not hide a wrong number."""
    for rule in _RECORD_RULES:
        run.apply(document.path, rule, document, scope)
    if case is not None:
        for rule in sources.CASE_RULES:
            run.apply(document.path, rule, document, case, scope)
    place = places.place_of(document)
    if place is not None:
        for rule in places.RULES:
            run.apply(document.path, rule, document, place, scope)
    known: dict[str, Observation] = {}
    for where, observation in _parts(document, case, "observations", Observation, scope):
        known.setdefault(observation.id, observation)
        for rule in _OBSERVATION_RULES:
            run.apply(document.path, rule, document, where, observation, scope)
    for where, calculation in _parts(document, case, "calculations", Calculation, scope):
        for rule in calculations.RULES:
            run.apply(document.path, rule, document, where, calculation, known, scope)


def _parts(
    document: Document, case: Case | None, key: str, model: type[Entity], scope: Scope
) -> Iterator[tuple[Where, Entity]]:
    """Yield the parts of a case that decode, with their places, whatever else is wrong with it."""
    for index, _ in items(document.data, key):
        where: Where = (key, index)
        part = (
            getattr(case, key)[index]
            if case
            else decode_part(document.value(where), model, scope.vocabulary)
        )
        if part is not None:
            yield where, part


def _check_library(
    run: _Run, by_kind: Documents, scope: Scope, found_cases: Mapping[str, Case]
) -> None:
    cases, origins = by_kind["case"], by_kind["source"]
    choices = by_kind["vocabulary"]["decisions"]
    for rule, arguments in (
        (references.part_of_cycles, (found_cases, cases)),
        (decisions.terms_complete, (choices, scope, found_cases)),
        (sources.quotes_within_limits, (cases, origins, scope)),
        (sources.sources_used, (cases, origins)),
        (sources.sources_distinct, (scope.sources, origins)),
        (across.titles_distinct, (found_cases, cases)),
        (across.other_indicator_rare, (found_cases, cases)),
        (across.reviews_due, (found_cases, cases, scope.today)),
    ):
        run.apply("cases", rule, *arguments)


def _sound(
    found: Mapping[str, Entity], documents: Mapping[str, Document], broken: frozenset[str]
) -> dict[str, Entity]:
    return {name: e for name, e in sorted(found.items()) if documents[name].path not in broken}
