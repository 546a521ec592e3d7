"""Hand-written pages obey the rules of records: nothing that runs, nothing personal, nothing that cannot be seen.

Markdown lets HTML through, and MkDocs publishes what it says. What may stand in a page is therefore listed here,
and everything else that looks like HTML is refused wherever it stands, in code as well.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from urllib.parse import unquote

from casebook.problem import Problem
from casebook.read.encoding import text_of
from casebook.read.place import SourceText
from casebook.read.scan import hidden_characters
from casebook.validate import pasted_noise, personal_data, private_names
from casebook.validate.one_line import in_line

_MARKUP = re.compile(r"<(?=[A-Za-z/!?])[^\s>]*")
_ALLOWED = re.compile(
    r"""<(?:/(?:a|div)>|div class="cb-[a-z-]+">|a href="(?:\.\./)*[a-z0-9/-]+(?:\.html)?(?:\#[a-z0-9-]+)?">"""
    r"""|https?://[^\s<>"']+>)"""
)
"""The HTML that pages may hold: boxes for slots, links to pages of the site, addresses as links."""

_ATTRIBUTES = re.compile(r"\{[^{}\n]*=[^{}\n]*\}")
"""A list of attributes (``attr_list``) with more than classes and an id."""
_RUNS = re.compile(r"(?<![a-z])(?:(?:javascript|vbscript|livescript|data|blob|file):|on[a-z]{3,}=)")
_TOKEN = re.compile(r"&#?[0-9A-Za-z]{1,32};?|%[0-9A-Fa-f]{2}|.", re.DOTALL)


def check_page(path: str, content: bytes) -> tuple[str, tuple[Problem, ...]]:
    """Return the text of a page and what is wrong with it."""
    decoded = text_of(path, content)
    source = decoded.source
    if not decoded.readable:
        return source.text, decoded.problems
    problems = [
        *decoded.problems,
        *hidden_characters(source),
        *_markup(source),
        *_what_runs(source),
    ]
    for number, line in enumerate(source.lines):
        problems += _line(source, number, line)
    return source.text, tuple(sorted(set(problems)))


def _markup(source: SourceText) -> Iterator[Problem]:
    for match in _MARKUP.finditer(source.text):
        if not _ALLOWED.match(source.text, match.start()):
            yield _refused(source, match.start(), match.end(), "这里的网页代码不能用在手写页面里")
    for match in _ATTRIBUTES.finditer(source.text):
        yield _refused(source, *match.span(), "花括号里只能写 #锚点 和 .样式")


def _what_runs(source: SourceText) -> Iterator[Problem]:
    """Links and attributes that run something, as a browser reads them: without blanks, entities resolved."""
    letters: list[str] = []
    places: list[int] = []
    for token in _TOKEN.finditer(source.text):
        meant = token.group()
        meant = html.unescape(meant) if meant[0] == "&" else unquote(meant)
        for letter in meant.lower():
            if letter > " ":
                letters.append(letter)
                places.append(token.start())
    for match in _RUNS.finditer("".join(letters)):
        start, end = places[match.start()], places[match.end() - 1] + 1
        yield _refused(source, start, end, "这里会运行脚本，或者把内容藏在网址里")


def _refused(source: SourceText, start: int, end: int, message: str) -> Problem:
    line, column = source.line_and_column(start)
    last, end_column = source.line_and_column(end)
    stop = end_column if last == line else len(source.lines[line])
    return source.problem_at("LIB-012", line, column, stop, message)


def _line(source: SourceText, number: int, line: str) -> Iterator[Problem]:
    """The rules for the texts of records, for one line."""
    rules = (
        *personal_data.TEXT_RULES,
        *private_names.TEXT_RULES,
        *pasted_noise.TEXT_RULES,
    )
    for problem in in_line(source.path, number, line, rules):
        if problem.code != "SPM-004":  # HTML is judged by the list above
            yield problem
