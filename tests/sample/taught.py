"""The sample with a full teaching note: kept apart, so that what has none stays as it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.teaching import TeachingGuide
from casebook.read import read_document
from casebook.validate.as_model import as_model
from tests.sample.library import sample_library

TAUGHT = "jia-estate-parking"
_GUIDE = Path(__file__).parent / "guide.yml"


def guide() -> TeachingGuide:
    """Return the guide of the sample."""
    document = read_document("guide.yml", _GUIDE.read_bytes())
    made, problems = as_model(document, TeachingGuide, sample_library().vocabulary)
    assert made is not None, problems
    return made


def taught_library() -> Library:
    """Return the sample, its first case with a guide in the place of its questions."""
    sample = sample_library()
    case = sample.cases[TAUGHT]
    assert case.teaching is not None
    shorn: dict[str, object] = {"questions": (), "analysis": (), "decision_points": ()}
    note = case.teaching.model_copy(update={**shorn, "guide": guide()})
    return replace(
        sample, cases={**sample.cases, TAUGHT: case.model_copy(update={"teaching": note})}
    )


def taught_case() -> Case:
    """Return the case with the guide."""
    return taught_library().cases[TAUGHT]
