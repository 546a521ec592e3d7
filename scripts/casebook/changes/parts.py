"""Plain data of two versions, field by field, named in Chinese as forms and checks name them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pydantic import BaseModel

from casebook.changes.change import Change
from casebook.problem import Where
from casebook.read import Document
from casebook.validate.field_names import label

Both = tuple[object, object, Document]
"""A part of the old version, the same part of the new one, and the new document."""


def stated(value: object) -> str:
    """Return a value as one line of text."""
    if value is None:
        return ""
    if isinstance(value, Mapping):
        return "，".join(f"{key} {stated(part)}" for key, part in value.items())
    if isinstance(value, list):
        return "、".join(map(stated, value))
    return str(value)


def leaves(
    kind: str,
    name: str,
    path: str,
    both: Both,
    model: type[BaseModel],
    where: Where = (),
) -> Iterator[Change]:
    """Yield one change for every text, number or list of words that differs below a part."""
    before, after, document = both
    if before == after:
        return
    if isinstance(before, Mapping) and isinstance(after, Mapping):
        for key in {**before, **after}:
            inner = (before.get(key), after.get(key), document)
            yield from leaves(kind, name, path, inner, model, (*where, str(key)))
        return
    if isinstance(before, list) and isinstance(after, list) and _aligned(before, after):
        for index, (one, other) in enumerate(zip(before, after, strict=True)):
            yield from leaves(kind, name, path, (one, other, document), model, (*where, index))
        return
    line = document.spot(where).line if where else 1
    place = label(model, where) or "整个文件"
    yield Change(kind, path, line, name, place, stated(before), stated(after))


def _aligned(before: list[object], after: list[object]) -> bool:
    """Whether two lists of parts are as long as each other: then they are compared one by one."""
    return len(before) == len(after) and any(isinstance(part, Mapping | list) for part in after)
