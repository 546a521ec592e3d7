"""Problems as text for a terminal: place, code, what is wrong, the line with a caret, what to do."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Mapping

from rich.cells import cell_len

from casebook import codes
from casebook.language.invisible import is_hidden
from casebook.problem import Problem
from casebook.report import wording

_WIDTH = 76
"""Columns of a quoted line that are shown; a longer line is cut around the caret."""

_CONTEXT = 20
"""Columns before the caret that a cut line keeps."""


def render(problems: Iterable[Problem], texts: Mapping[str, str]) -> str:
    """All problems in order of file and line, a summary, and where to read more."""
    ordered = sorted(problems)
    blocks = [_block(problem, texts) for problem in ordered]
    return "\n".join([*blocks, wording.summary(ordered) + "\n" + _more(ordered)])


def _block(problem: Problem, texts: Mapping[str, str]) -> str:
    word = codes.SEVERITY_WORDS[problem.severity]
    place = f"{wording.printable(problem.path)}:{problem.line}:{problem.column}"
    message = wording.printable(problem.message)
    lines = [_plain(f"{place}: {word} {problem.code} {message}")]
    line = wording.line_of(problem, texts)
    if line is not None and line.strip():
        lines += _excerpt(line, problem)
    if sentence := wording.advice(problem):
        lines.append(_plain(f"      {sentence}"))
    return "\n".join(lines) + "\n"


def _excerpt(line: str, problem: Problem) -> list[str]:
    shown = _plain(line)
    start = min(problem.column - 1, len(shown))
    end = min(max(problem.end_column - 1, start), len(shown))
    before, marked, after = shown[:start], shown[start:end], shown[end:]
    if cell_len(shown) > _WIDTH:
        before = _last(before, _CONTEXT)
        marked = _first(marked, _WIDTH - cell_len(before))
        after = _first(after, _WIDTH - cell_len(before) - cell_len(marked))
    gutter = f"{problem.line:>5} | "
    caret = " " * cell_len(before) + "^" * max(1, cell_len(marked))
    return [f"{gutter}{before}{marked}{after}".rstrip(), f"      | {caret}"]


def _plain(text: str) -> str:
    """A text that stays on its line and cannot steer a terminal; as many characters as before."""
    return "".join(_visible(char) for char in text)


def _visible(char: str) -> str:
    """One character of one column or two: what moves the cursor or cannot be seen becomes a sign."""
    if char == "\t":
        return "→"
    return "·" if char == "\n" or is_hidden(char) or unicodedata.category(char) == "Co" else char


def _first(text: str, columns: int) -> str:
    """As much of the beginning of a text as fits, with a sign if it was cut."""
    if cell_len(text) <= columns:
        return text
    kept = ""
    for char in text:
        if cell_len(kept + char) >= columns:
            break
        kept += char
    return kept + "…"


def _last(text: str, columns: int) -> str:
    """As much of the end of a text as fits, with a sign if it was cut."""
    return _first(text[::-1], columns)[::-1]


def _more(problems: Iterable[Problem]) -> str:
    raised = sorted({problem.code for problem in problems})
    if not raised:
        return ""
    titles = [f"    casebook explain {code}    {codes.code(code).title}\n" for code in raised]
    return "想知道为什么、怎么改，请运行：\n" + "".join(titles)
