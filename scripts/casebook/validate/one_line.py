"""A line that is no value of a record, judged as if it were one: lines of pages, comments in YAML."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from casebook.problem import Problem
from casebook.read.document import Document
from casebook.read.lines import outside_quotes, text_lines
from casebook.validate import personal_data, private_names

Rules = Iterable[Callable[..., Iterator[Problem]]]


def in_line(
    path: str, number: int, line: str, rules: Rules, *, start: int = 0
) -> Iterator[Problem]:
    """What the rules for texts say of a line (from 0) from the column ``start`` on."""
    told = line[start:]
    document = Document(path, told, {"text": told}, (), {}, {("text",): (0, 0, 0, len(told))})
    for rule in rules:
        for problem in rule(document, ("text",), told):
            yield replace(
                problem,
                line=number + 1,
                column=problem.column + start,
                end_column=problem.end_column + start,
                where=(),
            )


def comments(document: Document) -> Iterator[Problem]:
    """Refuse personal data in comments: they are published with the repository, though no page shows them."""
    lines = document.source.lines if "#" in document.text else ()
    texts = text_lines(lines)
    for number, line in enumerate(lines):
        start = _comment(line) if number not in texts else None
        if start is not None:
            rules = (*personal_data.TEXT_RULES, *private_names.TEXT_RULES)
            yield from in_line(document.path, number, line, rules, start=start)


def _comment(line: str) -> int | None:
    """Where the comment of a line begins."""
    at = line.find("#")
    while at >= 0:
        if (at == 0 or line[at - 1] in " \t") and outside_quotes(line, at):
            return at
        at = line.find("#", at + 1)
    return None


DOCUMENT_RULES = (comments,)
