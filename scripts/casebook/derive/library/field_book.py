"""字段手册: every field of a record, a source and a curriculum, out of the models that check them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, get_args

from pydantic import BaseModel

from casebook.model.fields import VocabularyTerm
from casebook.model.json_schema import KINDS
from casebook.model.vocabulary import Vocabulary

BOOKED = ("case", "source", "curriculum")
"""Kinds of files that people write field by field."""
_FEW = 12
"""So many words of a vocabulary at most are listed beside a field; of more, the first few."""
_FIRST = 5


@dataclass(frozen=True)
class FieldTold:
    """One field: its key, what it is called, what to write, which words it takes, and the part that its value is."""

    key: str
    title: str
    text: str
    must: bool
    words: str
    part: str


@dataclass(frozen=True)
class PartTold:
    """The fields of one part of a file. ``id`` is its anchor; ``way`` the field that first leads to it, empty at the top."""

    id: str
    title: str
    way: str
    fields: tuple[FieldTold, ...]


@dataclass(frozen=True)
class KindTold:
    """A kind of file, with its parts in the order in which its fields lead to them."""

    id: str
    title: str
    text: str
    parts: tuple[PartTold, ...]


def field_book(vocabulary: Vocabulary) -> tuple[KindTold, ...]:
    """Return what the book tells; a part that several kinds have stands with each."""
    return tuple(
        KindTold(name, KINDS[name].title, KINDS[name].description, _parts(name, vocabulary))
        for name in BOOKED
    )


def _parts(kind: str, vocabulary: Vocabulary) -> tuple[PartTold, ...]:
    top: type[BaseModel] = KINDS[kind].model
    ways: dict[type[BaseModel], tuple[str, str]] = {top: (KINDS[kind].title, "")}
    models = [top]
    parts = []
    for model in models:  # grows while it is read
        fields = []
        for key, field in model.model_fields.items():
            inner = next(_models(field.annotation), None)
            if inner is not None and inner not in ways:
                way = ways[model][1]
                ways[inner] = (field.title or key, f"{way} › {key}" if way else key)
                models.append(inner)
            fields.append(
                FieldTold(
                    key=key,
                    title=field.title or key,
                    text=field.description or "",
                    must=field.is_required(),
                    words=_words((field.annotation, *field.metadata), vocabulary),
                    part=_anchor(kind, inner) if inner is not None else "",
                )
            )
        title, way = ways[model]
        parts.append(PartTold(_anchor(kind, model), title, way, tuple(fields)))
    return tuple(parts)


def _anchor(kind: str, model: type[BaseModel]) -> str:
    return f"{kind}-{model.__name__.lower()}"


def _models(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401  a type form
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models(argument)


def _words(parts: tuple[Any, ...], vocabulary: Vocabulary) -> str:
    """Which words a field takes: all where they are few, else the first and how many there are."""
    name = next((term.vocabulary for part in parts for term in _terms(part)), "")
    if name not in vocabulary.files:
        return ""
    words = [term.term for term in vocabulary.terms(name)]
    told = "、".join(words if len(words) <= _FEW else words[:_FIRST])
    more = "" if len(words) <= _FEW else f"等 {len(words)} 个"
    return f"{vocabulary.files[name].title}里的词：{told}{more}"


def _terms(annotation: Any) -> Iterator[VocabularyTerm]:  # noqa: ANN401  a type form
    if isinstance(annotation, VocabularyTerm):
        yield annotation
    if isinstance(annotation, type):
        return
    for argument in get_args(annotation):
        yield from _terms(argument)
