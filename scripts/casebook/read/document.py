"""A document: the data of one file, where each part of it stands, and what is wrong with it as YAML."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypeVar

from casebook.problem import Problem, Where
from casebook.read.place import Mark, RawMark, SourceText, Spot
from casebook.read.scalars import Value

T = TypeVar("T")

_TOP_LINE = Mark(1, 1, 1, 1)


@dataclass(frozen=True)
class Document:
    """One file as read. ``data`` is the top-level mapping, or None if it must not be used.

    ``data`` holds dicts with text keys, lists, str, int, float, bool and None (YAML 1.2 core schema). It
    is None whenever the file is unreadable, and then ``problems`` holds at least one error.
    """

    path: str
    text: str
    data: dict[str, Value] | None
    problems: tuple[Problem, ...] = ()
    _key_marks: Mapping[Where, RawMark] = field(default_factory=dict, repr=False)
    _value_marks: Mapping[Where, RawMark] = field(default_factory=dict, repr=False)
    _styles: Mapping[Where, str] = field(default_factory=dict, repr=False)
    _made: dict[Callable[[Document], Any], Any] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    def once(self, make: Callable[[Document], T]) -> T:
        """What ``make`` makes of the document: worked out when it is first asked for, and kept with it."""
        if make not in self._made:
            self._made[make] = make(self)
        made: T = self._made[make]
        return made

    def __getstate__(self) -> dict[str, Any]:
        """What another process, or the next build, is handed: without what can be worked out again."""
        return {
            **{name: value for name, value in vars(self).items() if name != "source"},
            "_made": {},
        }

    @cached_property
    def source(self) -> SourceText:
        """The text with its path, for places that are no keys or values."""
        return SourceText(self.path, self.text)

    def has(self, where: Where) -> bool:
        """Whether there is a value at this place."""
        return where in self._value_marks

    def key_mark(self, where: Where) -> Mark:
        """Where the key stands; for an item of a list its beginning; for what is missing its parent's."""
        while where:
            if where in self._key_marks:
                return self.source.mark(self._key_marks[where])
            if where in self._value_marks:
                return self._beginning(where)
            where = where[:-1]
        return self._beginning(())

    def value_mark(self, where: Where) -> Mark:
        """Where the value stands, quotes included; without a value where its key (or parent's) stands."""
        raw = self._value_marks.get(where)
        if raw is None or raw[:2] == raw[2:]:
            return self.key_mark(where)
        return self.source.mark(raw)

    def spot(self, where: Where) -> Spot:
        """Where a problem with the value at a place points."""
        return self.source.spot(self.value_mark(where))

    def style(self, where: Where) -> str:
        """How a scalar is written: plain, single, double, literal, folded; empty for anything else."""
        names = {"'": "single", '"': "double", "|": "literal", ">": "folded"}
        if where in self._styles:
            return names[self._styles[where]]
        known = where in self._value_marks and not isinstance(self.value(where), dict | list)
        return "plain" if known else ""

    def value(self, where: Where) -> Value:
        """The value at a place; None if there is none."""
        part: Value = self.data
        for step in where:
            if isinstance(part, dict) and isinstance(step, str):
                part = part.get(step)
            elif isinstance(part, list) and isinstance(step, int) and 0 <= step < len(part):
                part = part[step]
            else:
                return None
        return part

    def problem(  # noqa: PLR0913 - a problem has as many sides
        self,
        code: str,
        where: Where,
        message: str,
        *,
        on: str = "value",
        span: tuple[int, int] | None = None,
        suggestion: str = "",
        replacement: str | None = None,
    ) -> Problem:
        """A problem with the key or the value at a place.

        ``on`` is ``"key"`` or ``"value"``. ``span`` narrows it to characters of a text value (from 0, the end
        exclusive). ``replacement`` is then the text for the span; it is dropped where the span cannot be
        found in the file, since it would replace too much. ``suggestion`` is the text to write, shown as
        是不是想写“……”？; without one it is the replacement. Raises ``ValueError`` for another ``on``.
        """
        suggestion = suggestion or replacement or ""
        if on not in ("key", "value"):
            raise ValueError(on)
        mark = self.key_mark(where) if on == "key" else self.value_mark(where)
        if span is not None:
            narrow = self._span_mark(where, span)
            mark, replacement = (narrow, replacement) if narrow else (mark, None)
        elif on == "value" and mark.end_line != mark.line:
            replacement = None
        return self.source.problem(
            code,
            mark,
            message,
            suggestion=suggestion,
            replacement=replacement,
            where=where,
        )

    def _beginning(self, where: Where) -> Mark:
        """The first key, the first item or the scalar at a place; a collection as a whole says nothing."""
        value = self.value(where)
        if isinstance(value, dict) and value:
            first: Where = (*where, next(iter(value)))
            return self.source.mark(self._key_marks[first])
        if isinstance(value, list) and value:
            return self._beginning((*where, 0))
        raw = self._value_marks.get(where)
        return self.source.mark(raw) if raw is not None else _TOP_LINE

    def _span_mark(self, where: Where, span: tuple[int, int]) -> Mark | None:
        """Where some characters of a text stand; None if they cannot be found on one line."""
        value, raw = self.value(where), self._value_marks.get(where)
        if not isinstance(value, str) or raw is None:
            return None
        source, wanted = self.source, value[span[0] : span[1]]
        if self.style(where) in ("literal", "folded"):
            breaks = value.count("\n", 0, span[0])
            line = raw[0] + 1 + breaks
            column = span[0] - (value.rfind("\n", 0, span[0]) + 1)
            whole = value.split("\n")[breaks]
            text = source.lines[line] if line < len(source.lines) else ""
            column += len(text) - len(whole) if text.endswith(whole) else len(text)
        else:
            line, text = raw[0], source.lines[raw[0]]
            column = raw[1] + span[0] + (self.style(where) != "plain")
        if "\n" in wanted or text[column : column + len(wanted)] != wanted:
            return None
        return source.mark((line, column, line, column + len(wanted)))
