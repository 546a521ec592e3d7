"""The sentences that every format shares."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping

from casebook.problem import Problem, Severity
from casebook.read.place import split_lines

_HALF = re.compile("[\ud800-\udfff]")
_STOPS = "。？！；：…"


def printable(text: str) -> str:
    r"""Return a text that any encoding of output can hold: bytes of a file's name that are no text become ``\xff``."""
    return _HALF.sub(lambda found: f"\\x{ord(found.group()) & 0xFF:02x}", text)


def advice(problem: Problem) -> str:
    """What to write instead, as one Chinese sentence; empty if that is not known."""
    if problem.suggestion:
        return f"是不是想写“{problem.suggestion}”？"
    return "建议把标出的字符删掉。" if problem.replacement == "" else ""


def message(problem: Problem) -> str:
    """What is wrong and what to do, as Chinese sentences on one line."""
    return printable(_sentence(problem.message) + advice(problem))


def summary(problems: Iterable[Problem]) -> str:
    """How many errors, warnings and files, as one Chinese sentence."""
    listed = list(problems)
    if not listed:
        return "没有发现问题。"
    wrong = sum(problem.severity is Severity.ERROR for problem in listed)
    parts = [f"{wrong} 个错误"] if wrong else []
    if wrong < len(listed):
        parts.append(f"{len(listed) - wrong} 个提醒")
    files = len({problem.path for problem in listed})
    return f"{'，'.join(parts)}，涉及 {files} 个文件。"


def line_of(problem: Problem, texts: Mapping[str, str]) -> str | None:
    """The line a problem stands on; None if the text or the line is not there."""
    text = texts.get(problem.path)
    if text is None:
        return None
    lines = split_lines(text)
    return lines[problem.line - 1] if 1 <= problem.line <= len(lines) else None


def _sentence(text: str) -> str:
    return text if text.endswith(tuple(_STOPS)) else text + "。"
