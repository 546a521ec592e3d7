"""Tree -> YAML text, in block style.

Text is written plain where every reader of YAML takes it for the same text: YAML 1.2, YAML 1.1 (with its
dates, octals and ``no``) and this project's own scan for slips of the keyboard.
"""

from __future__ import annotations

import io
import json
import re
from collections.abc import Iterable

import yaml.emitter

from casebook.canonical.tree import Branch, Entry, Node, Scalar
from casebook.read.scalars import meaning, misreading

_NUMBER_LIKE = re.compile(r"[-+]?[0-9][0-9.,:/-]*")
# What the reader's scan would take for a slip of the keyboard: at the beginning of a line a key that
# lost its colon, anywhere quotation marks or an indicator typed with a Chinese keyboard.
_LIKE_A_KEY = re.compile(r"[A-Za-z_]\w*(?::(?!//)|[ ]*：)", re.ASCII)
_LIKE_A_SLIP = re.compile(
    r"[｜＞][-+－＋]?|[“”‘’＂＇「」](?:[0-9][0-9.:%/-]*|[a-z][a-z0-9_-]*)[“”‘’＂＇「」]"
)
_NEEDS_ESCAPE = re.compile(
    r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff\ufffe\uffff]"  # YAML 1.2.2, 5.1 and 5.4
)


def emit(header: Iterable[str], root: Branch) -> str:
    """The text of a document: comments of the header, then the entries of ``root``."""
    lines = [*header, *_block(root, 0)] if root.entries else [*header, "{}", *root.after]
    return "".join(f"{line}\n" for line in lines)


def _block(branch: Branch, indent: int) -> list[str]:
    """All entries of a branch that has any, and the comments at its end."""
    pad = " " * indent
    lines = []
    for entry in branch.entries:
        lines += _key(entry, indent) if branch.mapping else _item(entry, indent)
    return [*lines, *(pad + comment for comment in branch.after)]


def _key(entry: Entry, indent: int) -> list[str]:
    pad = " " * indent
    head, *rest = _value(entry.node, indent + 2)
    first = f"{pad}{_inline(str(entry.key), leading=True)}:{head}{_beside(entry)}"
    if isinstance(entry.node, Branch) and entry.node.entries:
        rest = _block(entry.node, indent + 2)
    return [*(pad + comment for comment in entry.before), first, *rest]


def _item(entry: Entry, indent: int) -> list[str]:
    pad = " " * indent
    if isinstance(entry.node, Branch) and entry.node.entries:
        return _nested_item(entry, entry.node, indent)
    head, *rest = _value(entry.node, indent + 2, leading=True)
    first = f"{pad}-{head}{_beside(entry)}"
    return [*(pad + comment for comment in entry.before), first, *rest]


def _nested_item(entry: Entry, branch: Branch, indent: int) -> list[str]:
    """An item with parts begins on the line of its dash, so that no comment fits in between."""
    pad = " " * indent
    lines = _block(branch, indent + 2)
    start = next(n for n, line in enumerate(lines) if not line.lstrip().startswith("#"))
    head, *rest = lines[start:]
    above = [
        *entry.before,
        *([entry.beside] if entry.beside else []),
        *map(str.strip, lines[:start]),
    ]
    return [*(pad + comment for comment in above), f"{pad}- {head[indent + 2 :]}", *rest]


def _beside(entry: Entry) -> str:
    return f"  {entry.beside}" if entry.beside else ""


def _value(node: Node, indent: int, *, leading: bool = False) -> list[str]:
    """What follows a colon or (``leading``) a dash on its line, and the lines of a literal block."""
    if isinstance(node, Branch):
        if node.entries:
            return [""]
        return [" {}" if node.mapping else " []"]
    value = node.value
    if isinstance(value, str):
        if _is_literal(node):
            pad = " " * indent
            body = value.removesuffix("\n").split("\n")
            mark = " |" if value.endswith("\n") else " |-"
            return [mark, *((pad + line) if line else "" for line in body)]
        return [f" {_inline(value, leading=leading)}"]
    return ["" if value is None else f" {json.dumps(value)}"]


def _is_literal(scalar: Scalar) -> bool:
    """Whether a text can and should stand in a literal block."""
    text = str(scalar.value)
    if "\n" not in text or text[0].isspace() or text.endswith("\n\n"):
        return False
    lines = text.split("\n")
    return all(line == line.rstrip() and not _NEEDS_ESCAPE.search(line) for line in lines)


def _inline(text: str, *, leading: bool) -> str:
    """A text on one line: plain, or in double quotes, or in single quotes where that reads better."""
    if _may_be_plain(text, leading=leading):
        return text
    if _NEEDS_ESCAPE.search(text):
        return _NEEDS_ESCAPE.sub(_escape, json.dumps(text, ensure_ascii=False))
    if ('"' in text or "\\" in text) and "'" not in text:
        return f"'{text}'"
    return json.dumps(text, ensure_ascii=False)


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"


def _may_be_plain(text: str, *, leading: bool) -> bool:
    if leading and _LIKE_A_KEY.match(text):
        return False
    if any(p.fullmatch(text) for p in (_NUMBER_LIKE, _LIKE_A_SLIP)) or _NEEDS_ESCAPE.search(text):
        return False
    if not isinstance(meaning(text), str) or misreading(text):
        return False
    emitter = yaml.emitter.Emitter(io.StringIO(), allow_unicode=True)
    return bool(emitter.analyze_scalar(text).allow_block_plain)
