"""A document as a tree that still knows its comments; what is mended and what is written out."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.read import Value


@dataclass(frozen=True)
class Scalar:
    """A value without parts. ``written`` is the text of the file, decoded but not interpreted.

    ``verse`` is true for a literal block (``|``), whose line breaks the contributor chose.
    """

    value: str | int | float | bool | None
    written: str = ""
    verse: bool = False


@dataclass(frozen=True)
class Entry:
    """A key with its value, or an item of a list (``key`` is None), and the comments that belong to it.

    ``before`` are whole lines above it; ``beside`` stands at the end of its line, or is empty.
    """

    key: str | None
    node: Node
    before: tuple[str, ...] = ()
    beside: str = ""


@dataclass(frozen=True)
class Branch:
    """A mapping or a list. ``after`` are comments below its last entry."""

    entries: tuple[Entry, ...]
    mapping: bool
    after: tuple[str, ...] = ()


Node = Scalar | Branch


def data(node: Node) -> Value:
    """The plain data of a tree."""
    if isinstance(node, Scalar):
        return node.value
    if node.mapping:
        return {str(entry.key): data(entry.node) for entry in node.entries}
    return [data(entry.node) for entry in node.entries]
