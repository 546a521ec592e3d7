r"""Values as the text of cells, with the path of each, and data back from them.

A path is keys and positions with dots between them (``observations.2.period.raw``); ``[]`` behind it says that the cell holds a
list of words, one a line. A text is itself; whatever else a record may hold is ``\!`` and its JSON, and a text that
begins with a backslash, or is empty, has one more before it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping

from casebook.canonical.shape import UNKNOWN, Shape
from casebook.problem import Where
from casebook.read import Value

LIST = "[]"
_JSON = "\\!"
_ESCAPE = "\\"
_NUMBER = re.compile(r"-?[0-9]+(?:\.[0-9]+)?")
_STEP = re.compile(r"[^.\[\]]+")


class UnknownPathError(ValueError):
    """A path that leads nowhere: somebody wrote into the column of paths. The argument is the path."""


def written(value: Value) -> str:
    """Return a value without parts as the text of a cell."""
    if isinstance(value, str):
        return f"{_ESCAPE}{value}" if not value or value.startswith(_ESCAPE) else value
    return _JSON + json.dumps(value, ensure_ascii=False)


def value_of(text: str, shape: Shape) -> Value:
    """Return the value that the text of a cell stands for, in a field of ``shape``."""
    if text.startswith(_JSON):
        try:
            parsed: Value = json.loads(text[len(_JSON) :])
        except ValueError:
            return text
        return parsed
    if text.startswith(_ESCAPE):
        return text[len(_ESCAPE) :]
    # A number or a yes only where the model has a field for one.
    known = bool(shape.hint) and shape.fields is None and shape.item is None
    plain = known and not shape.text
    if plain and _NUMBER.fullmatch(text):
        number: Value = json.loads(text) if "." in text or text == str(int(text)) else text
        return number
    return (
        {"是": True, "否": False, "true": True, "false": False}.get(text, text) if plain else text
    )


def leaves(value: Value, path: str) -> Iterator[tuple[str, str]]:
    """Yield the cells of a value: paths from ``path`` on, and texts."""
    if isinstance(value, dict) and value:
        for key, part in value.items():
            yield from leaves(part, f"{path}.{key}" if path else key)
    elif isinstance(value, list) and value:
        if all(isinstance(part, str) and part and "\n" not in part for part in value):
            yield path + LIST, "\n".join(map(written, value))
            return
        for index, part in enumerate(value):
            yield from leaves(part, f"{path}.{index}")
    else:
        yield path, written(value)


def steps(path: str) -> Where:
    """Return a path as keys and positions. Raises :class:`UnknownPathError`."""
    parts = path.removesuffix(LIST).split(".")
    if not all(map(_STEP.fullmatch, parts)):
        raise UnknownPathError(path)
    return tuple(int(part) if part.isdecimal() else part for part in parts)


def shape_at(root: Shape, where: Where) -> Shape:
    """Return the shape of a place below ``root``; unknown where the model has none."""
    shape = root
    for step in where:
        inner = shape.item if isinstance(step, int) else (shape.fields or {}).get(step)
        shape = inner or UNKNOWN
    return shape


def data_from(cells: Iterable[tuple[str, str]], root: Shape) -> dict[str, Value]:
    """Return the data of cells, whose positions need not be without gaps. Raises :class:`UnknownPathError`."""
    tree: dict[str | int, object] = {}
    for path, text in cells:
        where = steps(path)
        shape = shape_at(root, where)
        if path.endswith(LIST):
            item = shape.item or UNKNOWN
            lines = (line for line in text.split("\n") if line)
            value: Value = [value_of(line, item) for line in lines]
        else:
            value = value_of(text, shape)
        _put(tree, where, value, path)
    made = _closed(tree)
    if not isinstance(made, dict):
        raise UnknownPathError(next(iter(tree), ""))
    return made


class _Leaf:
    """A value at the end of a path."""

    def __init__(self, value: Value) -> None:
        self.value = value


def _put(tree: dict[str | int, object], where: Where, value: Value, path: str) -> None:
    *way, last = where
    here = tree
    for step in way:
        inner = here.setdefault(step, {})
        if not isinstance(inner, dict):
            raise UnknownPathError(path)
        here = inner
    if last in here:
        raise UnknownPathError(path)
    here[last] = _Leaf(value)


def _closed(tree: object) -> Value:
    """Plain data: mappings whose keys are all positions become lists, in their order."""
    if isinstance(tree, _Leaf):
        return tree.value
    assert isinstance(tree, Mapping)  # noqa: S101  nothing else was put there
    if tree and all(isinstance(key, int) for key in tree):
        return [_closed(tree[key]) for key in sorted(tree)]
    return {str(key): _closed(part) for key, part in tree.items()}
