"""What the source does not say has to be said: a reader must not take a silence for a success."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.language.closed_words import RESULT_LEVELS
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.scope import Scope, items

_OUTCOME = "成效"
_FAILURE = "失败与教训"


def silences_told(document: Document, _scope: Scope) -> Iterator[Problem]:
    """A record without a figure of effect, or without a limit, names that gap in ``not_reported``."""
    if not document.data or not isinstance(document.data.get("not_reported"), list):
        return
    # Lists, because whatever a file holds here may not be hashable.
    topics = [gap.get("topic") for _, gap in items(document.data, "not_reported")]
    levels = [o.get("level") for _, o in items(document.data, "observations")]
    silences = (
        (
            not any(result in levels for result in RESULT_LEVELS),
            _OUTCOME,
            "没有一个成效或评价的数字",
        ),
        (not any(items(document.data, "limits")), _FAILURE, "没有写局限（limits）"),
    )
    for silent, topic, what in silences:
        if silent and topic not in topics:
            yield document.problem(
                "FLD-019",
                ("not_reported",),
                f"这条记录{what}，请在“没说什么”（not_reported）里加一条，主题（topic）写“{topic}”。",
                on="key",
            )


RECORD_RULES = (silences_told,)
