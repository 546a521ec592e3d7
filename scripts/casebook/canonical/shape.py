"""What the models say about a place in a record: the order of keys, which text is a term, what is text."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel

from casebook.model.fields import VocabularyTerm


@dataclass(frozen=True)
class Shape:
    """What stands at a place: a mapping with ``fields``, a list of ``item``, a ``text`` or a number.

    ``term`` names the vocabulary of a text. All empty: nothing is known about the place. ``hint`` is the
    Chinese explanation of the field, ``required`` whether a record must have it.
    """

    fields: Mapping[str, Shape] | None = None
    item: Shape | None = None
    text: bool = False
    term: str = ""
    hint: str = ""
    required: bool = False


UNKNOWN = Shape()


@cache
def shape_of(model: type[BaseModel]) -> Shape:
    """The shape of a mapping described by ``model``."""
    fields = {}
    for name, field in model.model_fields.items():
        shape = _with_term(_shape(field.annotation), tuple(field.metadata))
        hint = f"{field.title}：{field.description}"
        fields[name] = replace(shape, hint=hint, required=field.is_required())
    return Shape(fields=fields)


def _shape(annotation: Any) -> Shape:  # noqa: ANN401  a type form
    origin, arguments = get_origin(annotation), get_args(annotation)
    if origin is Annotated:
        return _with_term(_shape(arguments[0]), arguments[1:])
    if origin in (Union, UnionType):
        return _shape(arguments[0])
    if origin is tuple:
        return Shape(item=_shape(arguments[0]))
    if annotation is str:
        return Shape(text=True)
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return shape_of(annotation)
    return UNKNOWN


def _with_term(shape: Shape, metadata: tuple[Any, ...]) -> Shape:
    terms = [known for known in metadata if isinstance(known, VocabularyTerm)]
    return replace(shape, term=terms[0].vocabulary) if terms else shape
