"""The answers of a decision as a table for spreadsheets: every place, every aspect, with quote and source.

RFC 4180, UTF-8 with a byte order mark, because Excel takes anything else for the system's own encoding.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator, Mapping

from casebook.derive.ground.addresses import decision_table_uri
from casebook.derive.practice.decision_rows import DecisionRow, decision_rows
from casebook.derive.practice.decision_views import DECISIONS
from casebook.language.formula import as_text
from casebook.model.library import Library

HEAD = (
    *("问题", "地方", "区划代码", "选法", "进展", "哪一问", "怎么知道", "怎么答"),
    *("原话", "来源", "记录"),
)


def _line(row: DecisionRow) -> list[str]:
    return [
        as_text(text)
        for text in (
            *(row.question, row.place, row.code, row.option, row.state, row.aspect, row.known),
            *(row.text, "；".join(row.quotes), "；".join(row.sources), row.case),
        )
    ]


def table(rows: Iterator[DecisionRow]) -> bytes:
    """Return the table of one decision."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEAD)
    writer.writerows(_line(row) for row in rows)
    return text.getvalue().encode("utf-8-sig")


def files(library: Library) -> Mapping[str, bytes]:
    """Return the tables of all decisions by their site-relative paths."""
    if DECISIONS not in library.vocabulary.files:
        return {}
    return {decision_table_uri(term): table(rows) for term, rows in decision_rows(library)}
