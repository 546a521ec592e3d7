"""Bytes -> Document, with every problem of the file that can be seen at once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from itertools import islice

from casebook.problem import Problem, Where
from casebook.read.compose import Composition, compose
from casebook.read.document import Document
from casebook.read.encoding import text_of
from casebook.read.place import RawMark, SourceText
from casebook.read.quick import marks_of, quick
from casebook.read.scan import STRUCTURAL, hidden_characters, scan
from casebook.read.step_over import SteppedOver, step_over
from casebook.read.syntax import explain, first_suspect

MAX_ALIKE = 20
"""Problems of one code shown for one file; the last one says how many more there are."""

MAX_SCANS = 3
"""Times the raw text is looked through again after mending."""

MAX_HIDDEN = 1000
"""Characters that nobody can see after which a file is not read further: it is no text."""

MAX_MENDS = 20
"""Syntax errors that are stepped over in one file."""


def read_document(path: str, content: bytes) -> Document:
    """Read one file. Never raises for bad input: whatever is wrong stands in ``problems``."""
    decoded = text_of(path, content)
    source = decoded.source
    if not decoded.readable:
        return Document(path, source.text, None, decoded.problems)
    hidden = [*islice(hidden_characters(source), MAX_HIDDEN)]
    if len(hidden) == MAX_HIDDEN:
        return Document(path, source.text, None, _in_order((*decoded.problems, *hidden)))
    layers, seen = _scan(source)
    if not seen and not decoded.problems and (plain := quick(source)) is not None:
        return Document(path, source.text, plain, (), *marks_of(source))
    reading = _Reading(Composition(source), layers)
    _parse(reading, seen)
    composed = reading.composed
    problems = _in_order((*decoded.problems, *seen, *_worth_saying(reading, seen)))
    data = composed.data if composed.sound and isinstance(composed.data, dict) else None
    return Document(
        path,
        source.text,
        data,
        problems,
        reading.back(composed.key_marks),
        reading.back(composed.value_marks),
        composed.styles,
    )


@dataclass
class _Reading:
    """The last attempt at parsing, and what had to be mended to get there."""

    composed: Composition
    layers: list[SteppedOver] = field(default_factory=list)
    syntax: list[Problem] = field(default_factory=list)

    def back(self, marks: Mapping[Where, RawMark]) -> Mapping[Where, RawMark]:
        """Marks of the mended text as marks of the file."""
        for layer in reversed(self.layers):
            marks = {where: layer.back_mark(mark) for where, mark in marks.items()}
        return marks

    def back_problem(self, problem: Problem) -> Problem:
        """A problem of the mended text as a problem of the file."""
        return _back(self.layers, problem)


def _scan(source: SourceText) -> tuple[list[SteppedOver], list[Problem]]:
    """What the raw text shows, and the text with it mended: that may uncover a second slip of a line."""
    layers: list[SteppedOver] = []
    fresh = list(scan(source))
    seen = fresh
    while len(layers) < MAX_SCANS and (layer := step_over(source, fresh)) is not None:
        layers.append(layer)
        source = layer.source
        fresh = list(scan(source))
        seen = seen + [_back(layers, problem) for problem in fresh]
    return layers, seen


def _parse(reading: _Reading, seen: Iterable[Problem]) -> None:
    """Parse; where that fails for a reason that can be mended, mend it in memory and parse again."""
    slips = {problem.line for problem in seen if problem.code in STRUCTURAL}
    source = reading.layers[-1].source if reading.layers else reading.composed.source
    for _ in range(MAX_MENDS):
        reading.composed = compose(source)
        if reading.composed.error is None:
            break
        first, last = first_suspect(reading.composed.error, source)
        if any(first < line <= last + 1 for line in slips):
            break  # what the parser says follows from a slip that is named already
        problem = explain(reading.composed.error, source)
        reading.syntax.append(reading.back_problem(problem))
        layer = step_over(source, [problem])
        if layer is None:
            break
        reading.layers.append(layer)
        source = layer.source


def _back(layers: Iterable[SteppedOver], problem: Problem) -> Problem:
    for layer in reversed(list(layers)):
        problem = layer.back(problem)
    return problem


def _worth_saying(reading: _Reading, seen: Iterable[Problem]) -> list[Problem]:
    """What the parser found, without what merely follows from something said already."""
    composed = reading.composed
    slips = [problem.line for problem in seen if problem.code in STRUCTURAL]
    slips += [problem.line for problem in reading.syntax]
    problems = [reading.back_problem(problem) for problem in composed.problems]
    if composed.error is not None and reading.syntax:
        # The parser read on for a while: what it saw behind a bracket that never closes is no list.
        stop = reading.syntax[-1]
        problems = [
            each for each in problems if (each.line, each.column) < (stop.line, stop.column)
        ]
    problems += reading.syntax
    problems += [
        reading.back_problem(problem)
        for problem, end_line in composed.broken_lines
        if not any(problem.line <= line <= end_line for line in slips)
    ]
    if composed.error is None and composed.sound and not slips:
        problems += _of_root(composed, reading)
    return problems


def _of_root(composed: Composition, reading: _Reading) -> list[Problem]:
    source = composed.source
    if composed.empty:
        return [source.problem_at("YML-007", 0, 0, 0, "文件里没有任何内容")]
    if isinstance(composed.data, dict):
        return []
    kind = "列表" if isinstance(composed.data, list) else "一段文字"
    mark = source.mark(composed.value_marks[()])
    message = f"文件最外层是{kind}，应当是“字段名加半角冒号”"
    return [reading.back_problem(source.problem("YML-038", mark, message))]


def _in_order(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Sorted by place, without repetitions, and at most :data:`MAX_ALIKE` of each code."""
    ordered = sorted(set(problems))
    totals = Counter(problem.code for problem in ordered)
    shown: Counter[str] = Counter()
    kept = []
    for problem in ordered:
        shown[problem.code] += 1
        if shown[problem.code] > MAX_ALIKE:
            continue
        more = totals[problem.code] - MAX_ALIKE
        if shown[problem.code] == MAX_ALIKE and more > 0:
            kept.append(replace(problem, message=f"{problem.message}（同类问题还有 {more} 处）"))
        else:
            kept.append(problem)
    return tuple(kept)
