"""A case without its amounts: what most pages that tell of many cases need to know of each.

When a figure is corrected the outline stays what it was, and so does every page that is made from outlines.
"""

from __future__ import annotations

from casebook.model.case import Case
from casebook.model.observation import Observation

_LEFT_OUT = "1"


def outline(case: Case) -> Case:
    """Return ``case`` without its summary, and of its numbers without the value and the phrase that proves it."""
    numbers = tuple(map(_number, case.observations))
    return case.model_copy(update={"summary": "", "observations": numbers})


def _number(observation: Observation) -> Observation:
    proof = observation.evidence.model_copy(update={"quote": "", "figure": None})
    return observation.model_copy(update={"value": _LEFT_OUT, "evidence": proof})
