"""Validate documents: decode each, run the rules of its kind, then the rules across the library."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeVar

from pydantic import BaseModel

from casebook.language.fingerprint import Fingerprint
from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.model.library import Library
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary, VocabularyFile
from casebook.problem import Problem, Severity
from casebook.read.document import Document
from casebook.validate import (
    across,
    curricula,
    periods,
    places,
    privacy,
    proofs,
    references,
    sources,
    vocabularies,
    wording,
)
from casebook.validate.decode import decode
from casebook.validate.scope import Scope

Entity = TypeVar("Entity", bound=BaseModel)

KINDS = {
    "records": "case",
    "sources": "source",
    "curricula": "curriculum",
    "vocabulary": "vocabulary",
}

_CASE_RULES = (
    *places.RULES,
    *proofs.RULES,
    *periods.RULES,
    *wording.RULES,
    *privacy.RULES,
    *references.RULES,
    sources.weak_sole_source,
)
_DOCUMENT_RULES = (
    periods.dates_exist,
    *wording.DOCUMENT_RULES,
    *privacy.DOCUMENT_RULES,
)


@dataclass(frozen=True)
class Validation:
    """The library of valid records, and everything that is wrong.

    ``broken`` holds the paths of documents with at least one error: they are not in the library.
    """

    library: Library
    problems: tuple[Problem, ...]
    broken: frozenset[str]


def kind_of(path: str) -> str | None:
    """Return case, source, curriculum or vocabulary for a project-relative path, else ``None``."""
    parts = PurePosixPath(path).parts
    return KINDS.get(parts[1]) if len(parts) > 2 and parts[0] == "cases" else None


class _Run:
    """Collects problems; a rule that crashes is our bug and never hides what the others found."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def extend(self, problems: Iterable[Problem]) -> None:
        self.problems.extend(problems)

    def apply(
        self, document: Document, rule: Callable[..., Iterator[Problem]], *arguments: Any
    ) -> None:  # noqa: ANN401
        try:
            self.problems.extend(rule(document, *arguments))
        except Exception:  # noqa: BLE001  whatever a rule raises, the other rules must still run
            where = traceback.format_exc(limit=-1).strip().splitlines()
            name = getattr(rule, "__name__", "rule")
            text = f"检查规则 {name} 自己出错了（{where[-1]}）。请把这一行和文件发给维护者。"
            self.problems.append(document.problem("OWN-001", (), text))

    def has_errors(self, path: str) -> bool:
        return any(p.path == path and p.severity is Severity.ERROR for p in self.problems)


def validate(documents: Iterable[Document], *, today: str) -> Validation:
    """Validate all ``documents`` of a project together. ``today`` is an ISO date."""
    run = _Run()
    by_kind: dict[str, dict[str, Document]] = {kind: {} for kind in KINDS.values()}
    for document in documents:
        run.extend(document.problems)
        kind = kind_of(document.path)
        if kind is None:
            continue
        name = PurePosixPath(document.path).stem
        if name in by_kind[kind]:
            first = by_kind[kind][name].path
            text = f"编号 {name} 已经用在 {first}。"
            run.extend([document.problem("REF-001", ("id",), text)])
            continue
        by_kind[kind][name] = document

    vocabulary = _vocabulary(run, by_kind["vocabulary"])
    found_sources = _decoded(run, by_kind["source"], Source, vocabulary)
    found_cases = _decoded(run, by_kind["case"], Case, vocabulary)
    found_curricula = _decoded(run, by_kind["curriculum"], Curriculum, vocabulary)
    scope = Scope(
        vocabulary=vocabulary,
        sources=found_sources,
        fingerprints=_fingerprints(found_sources),
        case_ids=frozenset(by_kind["case"]),
        today=today,
    )
    _apply_rules(run, by_kind, scope, found_cases, found_curricula)
    across_library = (
        references.part_of_cycles(found_cases, by_kind["case"]),
        sources.quotes_within_limits(by_kind["case"], by_kind["source"], scope),
        sources.sources_used(found_cases, by_kind["source"]),
        sources.sources_distinct(scope, by_kind["source"]),
        curricula.references(found_curricula, scope.case_ids, by_kind["curriculum"]),
        across.titles_distinct(found_cases, by_kind["case"]),
        across.other_indicator_rare(found_cases, by_kind["case"]),
        across.reviews_due(found_cases, by_kind["case"], today),
    )
    for problems in across_library:
        run.extend(problems)

    paths = {d.path for kind in by_kind.values() for d in kind.values()}
    broken = frozenset(path for path in paths if run.has_errors(path))
    library = Library(
        vocabulary=vocabulary,
        cases=_sound(found_cases, by_kind["case"], broken),
        sources=_sound(found_sources, by_kind["source"], broken),
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
    return Validation(library, tuple(sorted(set(run.problems))), broken)


def _vocabulary(run: _Run, documents: Mapping[str, Document]) -> Vocabulary:
    files = []
    for document in documents.values():
        file, problems = decode(document, VocabularyFile, Vocabulary(()))
        run.extend(problems)
        if file is not None:
            for rule in vocabularies.RULES:
                run.apply(document, rule, file)
            files.append(file)
    vocabulary = Vocabulary(files)
    for name in vocabularies.missing(vocabulary):
        path = f"cases/vocabulary/{name}.yml"
        document = documents.get(name) or Document(path, "", None)
        run.extend([document.problem("LIB-006", (), f"缺少词表文件 {path}，或者它有错。")])
    return vocabulary


def _decoded(
    run: _Run, documents: Mapping[str, Document], model: type[Entity], vocabulary: Vocabulary
) -> dict[str, Entity]:
    found: dict[str, Entity] = {}
    if vocabularies.missing(vocabulary):
        return found
    for name, document in documents.items():
        entity, problems = decode(document, model, vocabulary)
        run.extend(problems)
        written = document.data.get("id") if document.data else None
        if isinstance(written, str) and written != name:
            run.extend(
                [
                    document.problem(
                        "REF-002",
                        ("id",),
                        f"编号写的是 {written}，文件名是 {name}.yml，两者要相同。",
                        suggestion=name,
                        replacement=name,
                    )
                ]
            )
        if entity is not None:
            found[name] = entity
    return found


def _fingerprints(found: Mapping[str, Source]) -> dict[str, Fingerprint]:
    prints = {name: sources.fingerprint_of(source) for name, source in found.items()}
    return {name: fingerprint for name, fingerprint in prints.items() if fingerprint is not None}


def _apply_rules(
    run: _Run,
    by_kind: Mapping[str, Mapping[str, Document]],
    scope: Scope,
    found_cases: Mapping[str, Case],
    found_curricula: Mapping[str, Curriculum],
) -> None:
    for documents in by_kind.values():
        for document in documents.values():
            for rule in _DOCUMENT_RULES:
                run.apply(document, rule)
    for name, source in scope.sources.items():
        for source_rule in sources.RULES:
            run.apply(by_kind["source"][name], source_rule, source)
    for name, case in found_cases.items():
        for case_rule in _CASE_RULES:
            run.apply(by_kind["case"][name], case_rule, case, scope)
    for name, curriculum in found_curricula.items():
        for curriculum_rule in curricula.RULES:
            run.apply(by_kind["curriculum"][name], curriculum_rule, curriculum)


def _sound(
    found: Mapping[str, Entity], documents: Mapping[str, Document], broken: frozenset[str]
) -> dict[str, Entity]:
    return {name: e for name, e in sorted(found.items()) if documents[name].path not in broken}
