"""Plain data -> YAML in the project's canonical form, without the tolerance of ``casebook fix``."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from casebook.canonical.emit import emit
from casebook.canonical.tree import Branch, Entry, Node, Scalar


def as_yaml(header: Iterable[str], data: dict[str, Any]) -> str:
    """Return ``data`` as a record is written, below the comments of ``header``."""
    root = _node(data)
    if not isinstance(root, Branch):
        raise TypeError("a record is a mapping")
    return emit(header, root)


def _node(value: Any) -> Node:  # noqa: ANN401  whatever a record holds
    if isinstance(value, dict):
        return Branch(tuple(Entry(key, _node(part)) for key, part in value.items()), mapping=True)
    if isinstance(value, list):
        return Branch(tuple(Entry(None, _node(part)) for part in value), mapping=False)
    return Scalar(value, verse=isinstance(value, str) and "\n" in value)
