"""What a case does not show, or says of itself that it falls short of: the door to failure.

Nothing is judged: a record has a word because of what its sources say or do not say.
"""

from __future__ import annotations

from typing import Final

from casebook.derive.case.evidence_grade import EvidenceGrade
from casebook.language.closed_words import ADMITTED, RESULT_LEVELS
from casebook.model.case import Case

ADMITS: Final = "自认有问题"
"""The source itself admits problems."""
NO_OUTCOME: Final = "没有成效数字"
"""No figure tells what came of it, nor what people thought of it."""
ONLY_CLAIMS: Final = "只有说法"
"""Graded E0: the source claims an effect and has no figure. So are programmes, whose figures stand with their parts."""
SHORTFALLS: Final = (ADMITS, NO_OUTCOME, ONLY_CLAIMS)


def shortfalls(case: Case, evidence: EvidenceGrade) -> tuple[str, ...]:
    """Return those of :data:`SHORTFALLS` that hold for ``case``, which has the grade ``evidence``."""
    holds = {
        ADMITS: any(limit.kind == ADMITTED for limit in case.limits),
        NO_OUTCOME: not any(o.level in RESULT_LEVELS for o in case.observations),
        ONLY_CLAIMS: evidence.e == 0,
    }
    return tuple(word for word in SHORTFALLS if holds[word])
