"""What a single line is, as far as that can be told without a parser: literal text, key, quoted value.

Used where the parser cannot help because it has stopped, or has not started. Lines count from 0.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

_LEAD = re.compile(r"[ ]*(?:-[ ]+)*")
_BLOCK = re.compile(r"(?:^|[:-][ ]+)[|>](?:[-+]?([1-9])?|[1-9][-+])[ ]*(?:[ ]#.*)?$")
_KEY = re.compile(r"(?:\"(?:[^\"\\]|\\.)*\"|'(?:[^']|'')*'|[^\s#\"'][^#]*?):(?=[ ]|$)")
_QUOTED = {'"': re.compile(r'"(?:[^"\\]|\\.)*"'), "'": re.compile(r"'(?:[^']|'')*'")}


class Parts(NamedTuple):
    """Columns of a line: where its key starts, where its value starts (its length if it has none)."""

    key: int
    value: int
    has_key: bool


def parts(line: str) -> Parts:
    """Where the key and the value of a line start, behind the dashes of a list."""
    lead = _LEAD.match(line)
    start = lead.end() if lead else 0
    key = _KEY.match(line, start)
    if key is None:
        return Parts(start, start, has_key=False)
    value = key.end()
    return Parts(start, value + len(line[value:]) - len(line[value:].lstrip()), has_key=True)


def indent(line: str) -> int:
    """Number of spaces a line starts with."""
    return len(line) - len(line.lstrip(" "))


def text_lines(lines: Sequence[str]) -> frozenset[int]:
    """The lines that are the content of a ``|`` or ``>`` block."""
    numbers = set()
    number = 0
    while number < len(lines):
        line = lines[number]
        number += 1
        header = None if line.lstrip().startswith("#") else _BLOCK.search(line)
        if header is None or not outside_quotes(line, header.start()):
            continue
        parent = _parent_indent(line)
        wanted = parent + int(header.group(1)) if header.group(1) else 0
        while number < len(lines):
            content = lines[number]
            if content.strip(" "):
                wanted = wanted or max(indent(content), parent + 1)
                if indent(content) < wanted:
                    break
            numbers.add(number)
            number += 1
    return frozenset(numbers)


def _parent_indent(line: str) -> int:
    its_parts = parts(line)
    return its_parts.key if its_parts.has_key else line.rfind("-", 0, its_parts.key)


def quoted_end(line: str) -> int | None:
    """Where a quoted value of this line ends: -1 if it does not end here, None if none is quoted."""
    start = parts(line).value
    if line[start : start + 1] not in _QUOTED:
        return None
    closed = _QUOTED[line[start]].match(line, start)
    return closed.end() if closed else -1


def outside_quotes(line: str, column: int) -> bool:
    """Whether a column stands outside the quoted value of its line."""
    end = quoted_end(line)
    return end is None or column < parts(line).value or 0 <= end <= column
