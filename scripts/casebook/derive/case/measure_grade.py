"""The grade of evidence of one measure: what the figures say that its record ties to it, and no others."""

from __future__ import annotations

from casebook.derive.case.evidence_grade import EvidenceGrade, grade
from casebook.model.case import Case, Measure
from casebook.model.library import Library


def measure_grade(case: Case, measure: Measure, library: Library) -> EvidenceGrade:
    """Grade ``measure`` as if its own figures were all that its record has."""
    own = tuple(o for o in case.observations if measure.id in o.measures)
    return grade(case.model_copy(update={"observations": own}), library)
