"""How much of what a record may hold it holds: a count of parts, no mark."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.derive.case.evidence_grade import dated
from casebook.model.case import Case

_PARTS = (
    *("asked", "background", "resources", "timeline", "observations", "headline", "limits"),
    *("next_steps", "decisions", "slogans", "relations", "teaching"),
)
"""Parts that a record may leave out."""


@dataclass(frozen=True)
class Completeness:
    """Which optional ``parts`` a record may have, and which of them are ``missing``, by their fields."""

    parts: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def of(self) -> int:
        """How many parts a record may have."""
        return len(self.parts)

    @property
    def filled(self) -> int:
        """How many of them this one has."""
        return len(self.parts) - len(self.missing)


def completeness(case: Case) -> Completeness:
    """Return which optional parts of a case are filled, and whether its figures are dated and have whom they count."""
    told = {part: bool(getattr(case, part)) for part in _PARTS}
    told["transfer.conditions"] = bool(case.transfer.conditions or case.transfer.advice)
    told["observations.period"] = bool(case.observations) and all(map(dated, case.observations))
    rates = [o for o in case.observations if o.kind == "比率"]
    told["observations.denominator"] = all(o.denominator and o.denominator.value for o in rates)
    told["observations.baseline"] = any(o.baseline for o in case.observations)
    missing = tuple(part for part, filled in told.items() if not filled)
    return Completeness(tuple(told), missing)
