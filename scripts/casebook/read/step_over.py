"""Step over slips that are already named, so that the rest of the file can still be read and checked.

One full-width colon must not hide the twenty other problems of a file. The mended text lives only inside
the reader: problems and marks are led back to the text as it is in the file.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import groupby
from operator import itemgetter

from casebook.problem import Problem
from casebook.read.place import RawMark, SourceText

_INDENTATION = frozenset({"YML-008", "YML-009"})
"""Codes without a sure replacement, for which two spaces a step are a fair guess."""

Edit = tuple[int, int, int, str]
"""Line, start, end (from 0, in the text before) and the new text of a part of a line."""


@dataclass(frozen=True)
class SteppedOver:
    """A text after some edits, and the way back to the text before them."""

    source: SourceText
    edits: tuple[Edit, ...]

    @cached_property
    def _by_line(self) -> Mapping[int, Sequence[Edit]]:
        lines: defaultdict[int, list[Edit]] = defaultdict(list)
        for edit in self.edits:
            lines[edit[0]].append(edit)
        return lines

    def back(self, problem: Problem) -> Problem:
        """The same problem at its place in the text before the edits."""
        line = problem.line - 1
        mark = self.back_mark((line, problem.column - 1, line, problem.end_column - 1))
        return replace(problem, column=mark[1] + 1, end_column=mark[3] + 1)

    def back_mark(self, mark: RawMark) -> RawMark:
        """The same mark in the text before the edits."""
        line, column, end_line, end_column = mark
        start = self._column(line, column)
        end = self._column(end_line, end_column, is_end=True)
        return line, start, end_line, max(start, end) if line == end_line else end

    def _column(self, line: int, column: int, *, is_end: bool = False) -> int:
        grown = 0  # characters that the edits before this column added
        for _, start, end, text in self._by_line.get(line, ()):
            if column < start + grown + is_end:
                break
            if column < start + grown + len(text):
                return start
            grown += len(text) - (end - start)
        return column - grown


def step_over(source: SourceText, problems: Iterable[Problem]) -> SteppedOver | None:
    """The text without the slips that have a replacement; None if there is none of them."""
    edits: list[Edit] = []
    for problem in sorted(problems):
        text = _wanted(source, problem)
        line, start, end = problem.line - 1, problem.column - 1, problem.end_column - 1
        overlaps = bool(edits) and edits[-1][0] == line and start < edits[-1][2]
        if text is not None and not overlaps:
            edits.append((line, start, end, text))
    if not edits:
        return None
    # Line by line: without what stood between them, a CR and an LF must not become one line end.
    lines = list(source.lines)
    for line, group in groupby(edits, key=itemgetter(0)):
        pieces, done = [], 0
        for _, start, end, text in group:
            pieces += [lines[line][done:start], text]
            done = end
        lines[line] = "".join([*pieces, lines[line][done:]])
    return SteppedOver(SourceText(source.path, "\n".join(lines)), tuple(edits))


def _wanted(source: SourceText, problem: Problem) -> str | None:
    if problem.code not in _INDENTATION:
        return problem.replacement
    spaces = source.lines[problem.line - 1][problem.column - 1 : problem.end_column - 1]
    return "".join("  " if space in "\t\u3000" else " " for space in spaces)
