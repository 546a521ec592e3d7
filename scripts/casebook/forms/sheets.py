"""A record, or an empty form of one, as sheets: fields that stand once, and a sheet for every list of parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pydantic import BaseModel

from casebook.canonical.shape import Shape, shape_of
from casebook.forms.cells import LIST, leaves, shape_at, steps
from casebook.model.case import Case
from casebook.model.vocabulary import Vocabulary
from casebook.read import Value
from casebook.validate.field_names import label

ONCE = ""
"""The key of the sheet of fields that stand once."""
_DEEPEST = 3
"""So deep an empty form goes into parts of parts."""
_EMPTY_ROWS = 3
_FEW = 200


@dataclass(frozen=True)
class Field:
    """A field: its path within its row, what it is called and for, and the words it may hold."""

    path: str
    label: str
    hint: str
    words: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Sheet:
    """A sheet. ``key`` is the list of the record whose parts are its rows; each row is texts by the fields' paths."""

    key: str
    title: str
    fields: tuple[Field, ...]
    rows: tuple[Mapping[str, str], ...]


def sheets(data: Mapping[str, Value], vocabulary: Vocabulary) -> tuple[Sheet, ...]:
    """Return the sheets of a record, or of an empty form where ``data`` is empty."""
    root = shape_of(Case)
    lists = [key for key, shape in (root.fields or {}).items() if _is_list_of_parts(shape)]
    plain = {key: part for key, part in data.items() if not _rows_of(part, key, lists)}
    made = [_once(plain, root, lists, vocabulary, empty=not data)]
    for key in lists:
        rows = data.get(key)
        listed = rows if _rows_of(rows, key, lists) and isinstance(rows, list) else []
        made.append(_listed(key, listed, root, vocabulary, empty=not data))
    return tuple(made)


def _is_list_of_parts(shape: Shape) -> bool:
    return shape.item is not None and shape.item.fields is not None


def _rows_of(part: Value, key: str, lists: list[str]) -> bool:
    return (
        key in lists
        and isinstance(part, list)
        and bool(part)
        and all(isinstance(row, dict) and row for row in part)
    )


def _once(
    data: Mapping[str, Value], root: Shape, lists: list[str], vocabulary: Vocabulary, *, empty: bool
) -> Sheet:
    cells = dict(leaves(dict(data), ""))
    if not data:
        cells = {}
    paths = dict.fromkeys(cells)
    if empty:
        fields = {k: s for k, s in (root.fields or {}).items() if k not in lists}
        paths |= dict.fromkeys(_paths(Shape(fields=fields), "", 0))
    named = tuple(_field(path, (), Case, root, vocabulary) for path in paths)
    return Sheet(ONCE, "基本信息", named, (cells,))


def _listed(
    key: str, rows: list[Value], root: Shape, vocabulary: Vocabulary, *, empty: bool
) -> Sheet:
    cells = [dict(leaves(row, "")) for row in rows]
    paths: dict[str, None] = {}
    for row in cells:
        paths |= dict.fromkeys(row)
    if empty:
        item = shape_at(root, (key, 0))
        paths |= dict.fromkeys(_paths(item, "", 0))
        cells = [{} for _ in range(_EMPTY_ROWS)]
    fields = tuple(_field(path, (key, 0), Case, root, vocabulary) for path in paths)
    return Sheet(key, label(Case, (key,)).partition("（")[0], fields, tuple(cells))


def _paths(shape: Shape, path: str, depth: int) -> Iterator[str]:
    """Every field that an empty form offers: of a list of parts the first."""
    for name, field in (shape.fields or {}).items():
        here = f"{path}.{name}" if path else name
        if field.fields is not None and depth < _DEEPEST:
            yield from _paths(field, here, depth + 1)
        elif field.item is not None and field.item.fields is not None:
            if depth < _DEEPEST:
                yield from _paths(field.item, f"{here}.0", depth + 1)
        elif field.item is not None:
            yield here + LIST
        else:
            yield here


def _field(
    path: str,
    before: tuple[str | int, ...],
    model: type[BaseModel],
    root: Shape,
    vocabulary: Vocabulary,
) -> Field:
    where = (*before, *steps(path))
    shape = shape_at(root, where)
    term = shape.term or (shape.item.term if shape.item else "")
    words = vocabulary.files[term].terms if term in vocabulary.files else ()
    name = label(model, where)
    if before:
        name = name.partition("条的")[2] or name
    hint = shape.hint.partition("：")[2]
    if path.endswith(LIST):
        hint += "一行写一个。"
    listed = tuple(word.term for word in words[:_FEW]) if not path.endswith(LIST) else ()
    return Field(path, name, hint, listed, shape.required)
