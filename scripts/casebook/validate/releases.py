"""A release says why figures and grades moved: a number that changes in silence is what the library is against."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.model.release import MUST_EXPLAIN, Release
from casebook.problem import Problem
from casebook.read.document import Document


def moves_explained(document: Document, release: Release) -> Iterator[Problem]:
    """Refuse moves of figures, grades or standing without a reason."""
    for index, moved in enumerate(release.moved):
        if moved.why is None and any(move.kind in MUST_EXPLAIN for move in moved.changes):
            text = f"{moved.record} 的数字、等级或状态变了，要写为什么（why）。"
            yield document.problem("FLD-022", ("moved", index, "record"), text)


RULES = (moves_explained,)
