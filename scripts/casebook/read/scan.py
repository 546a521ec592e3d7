"""What can be seen in the raw text, before or without parsing it: invisible and full-width characters.

These are the slips of a Chinese keyboard. The parser either accepts them silently, as text, or
complains about the next line; here the right line is named. All line numbers are from 0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casebook.language.invisible import CONTROL, INVISIBLE, may_hide
from casebook.problem import Problem
from casebook.read.lines import outside_quotes, parts, text_lines
from casebook.read.place import SourceText

STRUCTURAL = frozenset(
    {"YML-008", "YML-009", "YML-010", "YML-012", "YML-013", "YML-014", "YML-015"},
)
"""Codes found here that also make the parser stumble: what it says about the same spot is dropped."""

_HIDDEN = (
    (CONTROL, "YML-003", "不能出现的控制字符"),
    (INVISIBLE, "YML-004", "看不见的字符"),
)
HIDDEN_CODES = frozenset(code for _, code, _ in _HIDDEN)
"""The codes for what nobody can see, however it came into the file."""

_LONE_CR = re.compile(r"\r(?!\n)")
_WIDE_SPACES = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
_WIDE_DASHES = "－—–―−﹣‐‑‒•·・●○"  # what people type instead of "-"

_ITEM = r"[ ]*(?:-[ ]+)*"
_BAD_INDENT = re.compile(rf"^[ ]*([\t{_WIDE_SPACES}][^\S\r\n]*)", re.MULTILINE)
_BAD_DASH = re.compile(rf"^[ ]*([{_WIDE_DASHES}]+[ {_WIDE_SPACES}]*)(?=\S)", re.MULTILINE)
_NO_DASH_SPACE = re.compile(r"^[ ]*(-)(?=[^\s\-.0-9])", re.MULTILINE)
_WIDE_COLON = re.compile(
    r"^(?:[ ]*[A-Za-z_]\w*|[ ]*(?:-[ ]+)+[a-z_][a-z0-9_]*)([ ]*：[ \u3000]*)",
    re.MULTILINE | re.ASCII,
)
_NO_COLON_SPACE = re.compile(
    r"^(?:[ ]*[A-Za-z_]\w*|[ ]*(?:-[ ]+)+[a-z_][a-z0-9_]*)(:)(?=[^ \t\r\n])(?!//)",
    re.MULTILINE | re.ASCII,
)
_FIELD = re.compile(r"[A-Za-z_]\w*[ ]*[:：]", re.ASCII)
_QUOTE = "“”‘’＂＇「」"
_QUOTED_VALUE = re.compile(
    rf"^{_ITEM}(?:\w+:[ ]+)?([{_QUOTE}]([0-9][0-9.:%/-]*|[a-z][a-z0-9_-]*)[{_QUOTE}])[ ]*\r?$",
    re.MULTILINE | re.ASCII,
)
_QUOTED_KEY = re.compile(rf"^{_ITEM}([{_QUOTE}](\w+)[{_QUOTE}])[ ]*[:：]", re.MULTILINE | re.ASCII)
_WIDE_INDICATOR = re.compile(
    rf"^{_ITEM}(?:[A-Za-z_]\w*:[ ]+)?([｜＞][-+－＋]?)[ ]*\r?$",
    re.MULTILINE | re.ASCII,
)
# One quick look for anything that the patterns above find; nearly every file has nothing of it.
_ODD_LINE = re.compile(
    rf"^[ ]*(?:[\t{_WIDE_SPACES}{_WIDE_DASHES}]|-[^\s\-.0-9]|(?:-[ ]+)*(?:[A-Za-z_]\w*"
    rf"(?:[ ]*：|:[^ \t\r\n]|:[ ]+(?:[{_QUOTE}][0-9a-z]|[｜＞]))|[{_QUOTE}]\w|[｜＞]))",
    re.MULTILINE | re.ASCII,
)
_HASH = re.compile(r"^(?![ ]*#)(?:(?![ \t]#)[^\n])*[ \t](#(?=[^\s#!])[^\n\r]*)", re.MULTILINE)


def scan(source: SourceText) -> tuple[Problem, ...]:
    """Every problem visible in the raw text, in no particular order."""
    problems = [*hidden_characters(source), *_line_ends(source)]
    if _ODD_LINE.search(source.text):
        problems += _indentation(source)
        problems += _dashes(source)
        problems += _colons(source)
        problems += _quotes(source)
        problems += _indicators(source)
    if " #" in source.text or "\t#" in source.text:
        problems += _hashes(source)
    return tuple(problems)


def hidden_characters(source: SourceText) -> Iterator[Problem]:
    """Name every character of a text that cannot be seen."""
    if may_hide(source.text):
        for pattern, code, kind in _HIDDEN:
            for match in pattern.finditer(source.text):
                line, start, end = _place(source, match, 0)
                message = f"这里有一个{kind}（{_name(match.group())}）"
                yield source.problem_at(code, line, start, end, message, replacement="")


def _line_ends(source: SourceText) -> Iterator[Problem]:
    lone = _LONE_CR.search(source.text)
    if lone is not None:
        line, start, _ = _place(source, lone, 0)
        message = "这一行用单独的回车符换行，多数软件会把它和下一行看成一行"
        yield source.problem_at("YML-005", line, start, start, message, advice="换行方式改为 LF")


def _indentation(source: SourceText) -> Iterator[Problem]:
    for line, start, end, match in _matches(_BAD_INDENT, source):
        spaces = match.group(1)
        if "\t" in spaces:
            message = "行首用 Tab 键缩进了，只能用半角空格"
            yield source.problem_at("YML-008", line, start, end, message)
        elif source.lines[line].strip():
            message = f"行首有{_space_name(spaces)}，不能用来缩进"
            yield source.problem_at("YML-009", line, start, end, message)


def _dashes(source: SourceText) -> Iterator[Problem]:
    for line, start, end, match in _matches(_BAD_DASH, source):
        sign = match.group(1).strip()
        message = f"列表的短横写成了“{sign}”，应当是半角短横加空格"
        yield source.problem_at("YML-012", line, start, end, message, replacement="- ")
    for line, start, end, _ in _matches(_NO_DASH_SPACE, source):
        message = "列表的短横后面少了一个半角空格"
        yield source.problem_at("YML-015", line, start, end, message, replacement="- ")


def _colons(source: SourceText) -> Iterator[Problem]:
    colons = [*_matches(_WIDE_COLON, source), *_matches(_NO_COLON_SPACE, source)]
    items = _items_of_fields(source.lines) if colons else frozenset()
    for line, start, end, match in colons:
        if not _is_field(source.lines, line, items):
            continue
        key = match.group(0)[: -len(match.group(1))].strip(" -")
        if "：" in match.group(1):
            yield wide_colon(source, line, (start, end), key)
        else:
            message = f"字段“{key}”的冒号后面少了一个半角空格"
            yield source.problem_at("YML-014", line, start, end, message, replacement=": ")


def _items_of_fields(lines: Sequence[str]) -> frozenset[str]:
    """Everything that stands before the field in lines like ``  - name: x``."""
    leads = ((line, parts(line)) for line in lines)
    return frozenset(line[: its_parts.key] for line, its_parts in leads if its_parts.has_key)


def _is_field(lines: Sequence[str], line: int, items: frozenset[str]) -> bool:
    """Whether a word and a colon at the start of a line are a field.

    An item of a list may well be a text that begins so; it is one of fields if another item of such a
    list or the next line has a field in the same column.
    """
    column = parts(lines[line]).key
    lead = lines[line][:column]
    if "-" not in lead or lead in items:
        return True
    following = lines[line + 1] if line + 1 < len(lines) else "-"
    return not following[:column].strip(" ") and bool(_FIELD.match(following, column))


def wide_colon(source: SourceText, line: int, span: tuple[int, int], key: str) -> Problem:
    """A full-width colon behind something that is meant as a key."""
    replacement = ": " if source.lines[line][span[1] :].strip() else ":"
    message = f"字段“{key}”后面用了全角冒号“：”，应当用半角冒号加空格"
    return source.problem_at("YML-010", line, *span, message, replacement=replacement)


def _quotes(source: SourceText) -> Iterator[Problem]:
    for line, start, end, match in _matches(_QUOTED_VALUE, source):
        wanted = f'"{match.group(2)}"'
        message = f"“{match.group(2)}”外面是中文引号，引号会成为内容的一部分"
        yield source.problem_at("YML-011", line, start, end, message, replacement=wanted)
    for line, start, end, match in _matches(_QUOTED_KEY, source):
        message = f"字段名“{match.group(2)}”外面有中文引号，字段名不用加引号"
        yield source.problem_at("YML-011", line, start, end, message, replacement=match.group(2))


def _indicators(source: SourceText) -> Iterator[Problem]:
    for line, start, end, match in _matches(_WIDE_INDICATOR, source):
        wanted = match.group(1).translate(str.maketrans("｜＞－＋", "||-+"))
        message = f"长文字开头的竖线写成了全角的“{match.group(1)}”"
        yield source.problem_at("YML-013", line, start, end, message, replacement=wanted)


def _hashes(source: SourceText) -> Iterator[Problem]:
    for line, start, end, match in _matches(_HASH, source):
        if outside_quotes(source.lines[line], start):
            message = f"“{match.group(1).strip()}”会被当成注释，不会进入记录"
            yield source.problem_at("YML-029", line, start, end, message)


def _matches(
    pattern: re.Pattern[str],
    source: SourceText,
) -> Iterator[tuple[int, int, int, re.Match[str]]]:
    """Matches outside literal blocks and comments, with the place of their first group."""
    texts: frozenset[int] | None = None
    for match in pattern.finditer(source.text):
        line, start, end = _place(source, match, 1)
        if texts is None:  # worked out only for the rare file that has a match at all
            texts = text_lines(source.lines)
        if line not in texts and not source.lines[line].lstrip().startswith("#"):
            yield line, start, end, match


def _place(source: SourceText, match: re.Match[str], group: int) -> tuple[int, int, int]:
    start, end = match.span(group)
    line, column = source.line_and_column(start)
    return line, column, min(column + end - start, len(source.lines[line]))


def _name(char: str) -> str:
    return f"U+{ord(char):04X}"


def _space_name(spaces: str) -> str:
    return "全角空格" if "\u3000" in spaces else "从网页复制来的特殊空格"
