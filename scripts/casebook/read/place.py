"""Places in a text: lines, marks, and problems that point at them."""

from __future__ import annotations

import bisect
import re
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from casebook import codes
from casebook.problem import Problem, Where

RawMark = tuple[int, int, int, int]
"""Line, column, end line, end column as the parser counts them: from 0, the end exclusive."""

_BREAK = re.compile(r"\r\n|\n|\r")


class Mark(NamedTuple):
    """Where a key or value stands: from 1, counted in characters (code points), the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


class Spot(NamedTuple):
    """Where a problem points: a line, and the columns of it from the first to the exclusive end, from 1."""

    line: int
    column: int
    end_column: int


@dataclass(frozen=True)
class SourceText:
    """A text and the path it is known by."""

    path: str
    text: str

    @cached_property
    def lines(self) -> list[str]:
        """The lines without their breaks, at least one; breaks are LF, CRLF and CR, as for the parser."""
        return split_lines(self.text)

    @cached_property
    def _line_starts(self) -> list[int]:
        return [0, *(end_of_line.end() for end_of_line in _BREAK.finditer(self.text))]

    def line_and_column(self, index: int) -> tuple[int, int]:
        """The line and column, from 0, of a character of the text."""
        line = bisect.bisect_right(self._line_starts, index) - 1
        return line, min(index - self._line_starts[line], len(self.lines[line]))

    def mark(self, raw: RawMark) -> Mark:
        """A mark inside the text; the parser may end one line behind the last."""
        line, column = self._inside(raw[0], raw[1])
        end_line, end_column = self._inside(raw[2], raw[3])
        return Mark(line + 1, column + 1, end_line + 1, end_column + 1)

    def _inside(self, line: int, column: int) -> tuple[int, int]:
        if line >= len(self.lines):
            line = len(self.lines) - 1
            return line, len(self.lines[line])
        return line, min(column, len(self.lines[line]))

    def spot(self, mark: Mark) -> Spot:
        """What of a mark is shown: one that spans lines is shown on its first line only."""
        if mark.end_line == mark.line:
            return Spot(mark.line, mark.column, mark.end_column)
        end = len(self.lines[mark.line - 1].rstrip()) + 1
        return Spot(mark.line, mark.column, max(mark.column, end))

    def problem(  # noqa: PLR0913 - a problem has as many sides
        self,
        code: str,
        mark: Mark,
        message: str,
        *,
        advice: str = "",
        suggestion: str = "",
        replacement: str | None = None,
        where: Where = (),
    ) -> Problem:
        """A problem at a mark; one that spans lines is shown on its first line only.

        ``advice`` is a second sentence of the message: what to do where nobody can say what to write.
        ``suggestion`` is the very text to write; without one it is the replacement.
        """
        return Problem(
            path=self.path,
            line=mark.line,
            column=mark.column,
            code=code,
            message=f"{message}。{advice}。" if advice else message,
            end_column=self.spot(mark).end_column,
            suggestion=suggestion or replacement or "",
            replacement=replacement,
            where=where,
            severity=codes.code(code).severity,
        )

    def problem_at(  # noqa: PLR0913 - a place is a line and two columns
        self,
        code: str,
        line: int,
        start: int,
        end: int,
        message: str,
        *,
        advice: str = "",
        replacement: str | None = None,
    ) -> Problem:
        """A problem between two columns of a line, all counted from 0."""
        mark = self.mark((line, start, line, max(start, end)))
        return self.problem(code, mark, message, advice=advice, replacement=replacement)


def split_lines(text: str) -> list[str]:
    """The lines of a text as the YAML parser counts them; never empty."""
    return _BREAK.split(text) if "\r" in text else text.split("\n")


def short(text: str, limit: int = 20) -> str:
    """The beginning of a text, for a message that names it."""
    return text if len(text) <= limit else text[:limit] + "……"
