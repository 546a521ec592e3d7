"""Vocabularies: terms and ids once each, aliases that mean one thing, parents that exist."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.model.vocabulary import Vocabulary, VocabularyFile
from casebook.problem import Problem
from casebook.read.document import Document

REQUIRED = (
    "actors", "attributions", "audiences", "bases", "citation_media", "comparators", "competences",
    "conditions", "curriculum_kinds", "curriculum_statuses", "editorial_statuses", "gap_topics",
    "indicators", "kinds", "levels", "limit_kinds", "measures", "necessities", "period_kinds",
    "policies", "policy_relations", "problems", "quality_flags", "record_types", "relations",
    "resource_kinds", "roles", "settlements", "slogan_states", "source_types", "statuses",
    "training_formats", "units",
)  # fmt: skip
"""The vocabularies that models refer to; a test compares this list with the models."""


def terms_distinct(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse a second term with the same word or id."""
    words: set[str] = set()
    ids: set[str] = set()
    for index, term in enumerate(file.terms):
        if term.term in words:
            yield document.problem(
                "VOC-004", ("terms", index, "term"), f"“{term.term}”在词表里出现了两次。"
            )
        if term.id in ids:
            yield document.problem(
                "VOC-004", ("terms", index, "id"), f"英文编号 {term.id} 出现了两次。"
            )
        words.add(term.term)
        ids.add(term.id)


def aliases_distinct(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse an alias that is also a term or another term's alias."""
    owners = {term.term: term.term for term in file.terms}
    for index, term in enumerate(file.terms):
        for position, alias in enumerate(term.aliases):
            owner = owners.setdefault(alias, term.term)
            if owner != term.term or alias == term.term:
                yield document.problem(
                    "VOC-005",
                    ("terms", index, "aliases", position),
                    f"别名“{alias}”同时指“{owner}”和“{term.term}”。",
                )


def parents_exist(document: Document, file: VocabularyFile) -> Iterator[Problem]:
    """Refuse unknown parents and circles of parents."""
    parents = {term.term: term.parent for term in file.terms}
    for index, term in enumerate(file.terms):
        if term.parent is None:
            continue
        where = ("terms", index, "parent")
        if term.parent not in parents:
            yield document.problem("VOC-006", where, f"词表里没有上位词“{term.parent}”。")
            continue
        step: str | None = term.parent
        for _ in parents:
            if step is None or step == term.term:
                break
            step = parents.get(step)
        if step == term.term:
            yield document.problem("VOC-007", where, f"“{term.term}”绕一圈又成了自己的上位词。")


RULES = (terms_distinct, aliases_distinct, parents_exist)


def missing(vocabulary: Vocabulary) -> tuple[str, ...]:
    """Return the names of required vocabularies that are not there."""
    return tuple(name for name in REQUIRED if name not in vocabulary.files)
