"""A way to read that takes a fifth of the time, for files written as records are: nearly all of them.

One pattern for a line, a stack of indents, and no marks. Whatever is not the plainest form of a record is left
to :mod:`casebook.read.compose`, which reads all of YAML: a value over several lines, a second key of a name, a
tag, an anchor, a bracket, a comment behind a value, two dashes, an empty value, a word that other software
reads otherwise. So this never says that something is wrong; it reads what compose would read, or nothing.
``tests/property/read/test_quick.py`` compares the two. Where something stands is worked out when it is asked for.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TypeVar

from casebook.problem import Where
from casebook.read.compose import Composition, compose
from casebook.read.place import RawMark, SourceText, split_lines
from casebook.read.scalars import Value, key_misreading, meaning, misreading, only_text

T = TypeVar("T")

_MOST_LINES = 6000
"""With more there might be more than compose takes: each line has three nodes at most."""
_DEEPEST = 12

_LINE = re.compile(
    r"( *)(- )?(?:([a-z_][a-z0-9_]{0,60}):(?: (?=\S)|$))?"
    r"(?:\"([^\"\\]*)\"|'([^']*)'|(\|-?)|([^\s\-?:,\[\]{}#&*!|>'\"%@`](?:.*\S)?))?$"
)
_KEY = re.compile(r"( *(?:- )?)([a-z_][a-z0-9_]*):(?: |$)")


def quick(source: SourceText) -> dict[str, Value] | None:
    """The data of a text in the plain form of records; ``None`` where it has any other.

    The text has no character that YAML forbids or that some parsers take for the end of a line.
    """
    text = source.text
    if not text.endswith("\n") or "\t" in text or "\r" in text:
        return None
    lines = text.split("\n")
    if len(lines) > _MOST_LINES:
        return None
    return _Reader(lines).read()


@lru_cache(maxsize=4096)
def _plain_key(key: str) -> bool:
    """Whether all software reads a key as text."""
    return only_text(key) or not key_misreading(key)


class _Reader:
    """The lines, and the open mappings and lists with the column that each stands in."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.columns = [0]
        self.data: dict[str, Value] = {}
        self.open: list[dict[str, Value] | list[Value]] = [self.data]
        self.waiting: str | None = (
            None  # the key of the innermost mapping whose value is on the next lines
        )

    def read(self) -> dict[str, Value] | None:  # noqa: C901, PLR0911, PLR0912  one loop, for speed
        """Go through the lines; ``None`` at the first that is not plain."""
        at, last = 0, len(self.lines)
        while at < last:
            line = self.lines[at]
            at += 1
            start = line.lstrip(" ")
            if not start or start[0] == "#":
                continue
            parts = _LINE.match(line)
            if parts is None:
                return None
            column, dash, key = parts.end(1), parts[2], parts[3]
            if not self._stands(column, listed=dash is not None):
                return None
            value: Value = parts[4] if parts[4] is not None else parts[5]
            if value is None:
                if parts[6] is not None:
                    block = self._block(at, self.columns[-1] + (2 if dash and key else 0), parts[6])
                    if block is None:
                        return None
                    value, at = block
                elif (plain := parts[7]) is not None:
                    if ": " in plain or " #" in plain or plain[-1] == ":":
                        return None
                    value = plain
                    if not only_text(plain):
                        if misreading(plain):
                            return None
                        value = meaning(plain)
                elif key is None:
                    return None
                else:
                    if not self._key(key, column, listed=dash is not None):
                        return None
                    self.waiting = key
                    continue
            if not self._take(key, column, value, listed=dash is not None):
                return None
        return self.data if self.waiting is None and self.data else None

    def _stands(self, column: int, *, listed: bool) -> bool:
        """Whether a line may begin in this column: with the next part of something open, or with something new."""
        if self.waiting is not None:
            if column <= self.columns[-1] or len(self.open) >= _DEEPEST:
                return False
            container = self.open[-1]
            new: dict[str, Value] | list[Value] = [] if listed else {}
            assert isinstance(container, dict)  # noqa: S101  a list waits for no value
            container[self.waiting] = new
            self.waiting = None
            self.open.append(new)
            self.columns.append(column)
            return True
        while self.columns[-1] > column:
            self.columns.pop()
            self.open.pop()
        return self.columns[-1] == column and isinstance(self.open[-1], list) == listed

    def _key(self, key: str, column: int, *, listed: bool) -> bool:
        """Open the mapping that an item begins with, and see whether it can have this key."""
        if listed:
            new: dict[str, Value] = {}
            container = self.open[-1]
            assert isinstance(container, list)  # noqa: S101  so it was told by _stands
            container.append(new)
            self.open.append(new)
            self.columns.append(column + 2)
        return key not in self.open[-1] and _plain_key(key)

    def _take(self, key: str | None, column: int, value: Value, *, listed: bool) -> bool:
        container = self.open[-1]
        if key is None:
            if not isinstance(container, list):
                return False
            container.append(value)
            return True
        if not self._key(key, column, listed=listed):
            return False
        container = self.open[-1]
        assert isinstance(container, dict)  # noqa: S101  so it was told by _stands
        container[key] = value
        return True

    def _block(self, at: int, column: int, header: str) -> tuple[str, int] | None:
        """A literal block from line ``at`` on, below a key or dash in ``column``, and the line after it."""
        first = self.lines[at]
        indent = len(first) - len(first.lstrip(" "))
        if indent <= column or indent == len(first):
            return None
        margin = first[:indent]
        taken: list[str] = []
        while at < len(self.lines):
            line = self.lines[at]
            if not line.startswith(margin) and line.strip(" "):
                break
            taken.append(line[indent:])
            at += 1
        while not taken[-1]:
            taken.pop()
        return "\n".join(taken) + ("" if header == "|-" else "\n"), at


class _Places:
    """Where the parts of a plain text stand: a value at once, all else by composing."""

    def __init__(self, source: SourceText) -> None:
        self._source = source

    @cached_property
    def composed(self) -> Composition:
        """The text as compose reads it, with all marks."""
        return compose(self._source)

    @cached_property
    def fields(self) -> Mapping[str, int]:
        """The lines of the fields of the record itself."""
        return {self._lines[n].partition(":")[0]: n for n in self._outermost}

    def lacks(self, where: Where) -> bool:
        """Whether it is plain that nothing stands there: a field that the record has not."""
        return len(where) == 1 and where[0] not in self.fields

    def key(self, where: Where) -> RawMark | None:
        """Where the key of a field of the record itself stands; ``None`` for any other."""
        if len(where) != 1 or not isinstance(where[0], str) or self.lacks(where):
            return None
        line = self.fields[where[0]]
        return line, 0, line, len(where[0])

    def value(self, where: Where) -> RawMark | None:
        """Where the value of a field stands that is written on one line; ``None`` for anything else."""
        lines, at = self._lines, 0
        end, column = len(lines), 0
        for step in where:
            if column < 0:
                return None
            place = (
                self._field(step, at, end, column)
                if isinstance(step, str)
                else self._item(step, at, end, column)
            )
            if place is None:
                return None
            at, end, column = place
        if not where or not isinstance(where[-1], str):
            return None
        line = lines[at]
        key = _KEY.match(line)
        if key is None or key[2] != where[-1]:
            return None
        start = key.end()
        return None if start >= len(line) or line[start] == "|" else (at, start, at, len(line))

    @cached_property
    def _lines(self) -> list[str]:
        return split_lines(self._source.text)

    @cached_property
    def _outermost(self) -> list[int]:
        """The lines with the fields of the record itself."""
        return [n for n, line in enumerate(self._lines) if line and line[0] not in " #"]

    def _field(self, key: str, at: int, end: int, column: int) -> tuple[int, int, int] | None:
        """The lines from that of a field on to the next, and the column of what is in it."""
        margin, item = " " * column, f"{' ' * max(column - 2, 0)}- "
        begin = None
        for number in range(at, end) if column else self._outermost:
            line = self._lines[number]
            lead = item if number == at and column and line.startswith(item) else margin
            if line.startswith(lead) and line[column : column + 1] not in ("", " ", "#"):
                if begin is not None:
                    return begin, number, self._inner(begin, number)
                if line.startswith(f"{key}:", column):
                    begin = number
        return None if begin is None else (begin, end, self._inner(begin, end))

    def _inner(self, begin: int, end: int) -> int:
        """The column of what is in a field; -1 where its value is written beside or is a text."""
        if not self._lines[begin].endswith(":"):
            return -1
        for number in range(begin + 1, end):
            line = self._lines[number]
            start = line.lstrip(" ")
            if start and start[0] != "#":
                return len(line) - len(start)
        return -1

    def _item(self, index: int, at: int, end: int, column: int) -> tuple[int, int, int] | None:
        """The lines of one item of a list whose dashes stand in ``column``."""
        dash = f"{' ' * column}- "
        starts = [number for number in range(at, end) if self._lines[number].startswith(dash)]
        if not 0 <= index < len(starts):
            return None
        return starts[index], [*starts, end][index + 1], column + 2


class _Marks(Mapping[Where, T]):
    """Marks that are worked out when they are asked for."""

    def __init__(self, places: _Places, part: str) -> None:
        self._places = places
        self._part = part

    @property
    def _all(self) -> Mapping[Where, T]:
        marks: Mapping[Where, T] = getattr(self._places.composed, self._part)
        return marks

    def __getitem__(self, where: Where) -> T:
        return self._all[where]

    def __iter__(self) -> Iterator[Where]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class _KeyMarks(_Marks[RawMark]):
    """The same for keys, of which the outermost are found without composing."""

    def __getitem__(self, where: Where) -> RawMark:
        if self._places.lacks(where):
            raise KeyError(where)
        return self._places.key(where) or self._all[where]


class _ValueMarks(_Marks[RawMark]):
    """The same for values, of which most are found without composing."""

    def __getitem__(self, where: Where) -> RawMark:
        if self._places.lacks(where):
            raise KeyError(where)
        return self._places.value(where) or self._all[where]


def marks_of(
    source: SourceText,
) -> tuple[Mapping[Where, RawMark], Mapping[Where, RawMark], Mapping[Where, str]]:
    """The marks of keys and values and the styles of a text that was read quickly."""
    places = _Places(source)
    return (
        _KeyMarks(places, "key_marks"),
        _ValueMarks(places, "value_marks"),
        _Marks[str](places, "styles"),
    )
