"""Cases made for a test out of the sample: a few words decide what they do, and where."""

from __future__ import annotations

from collections.abc import Sequence

from casebook.model.case import (
    AddressedProblem,
    Case,
    Gap,
    Measure,
    Participant,
    Place,
    Relation,
    Slogan,
)
from casebook.model.library import Library
from tests.sample.library import sample_library

SAMPLE = sample_library()
_MODEL = SAMPLE.cases["bing-training"]
BOLUO, DONGGUAN, BEIJING = "441322", "441900", "110101"


def measure(name: str, *types: str, number: int = 1, lead: str = "", **more: object) -> Measure:
    """A measure for the first problem of its case; ``lead`` is the actor in charge."""
    people = (Participant.model_construct(actor=lead, role="牵头", name=None),) if lead else ()
    given: dict[str, object] = {
        "id": f"m{number}",
        "types": types,
        "name": name,
        "what": f"做{name}。",
        "steps": (),
        "who": people,
        "frequency": None,
        "problems": ("p1",),
        "documents": (),
        "status": "实施中",
        "basis": "原文写明",
        "evidence": (),
    }
    return Measure.model_construct(**{**given, **more})  # type: ignore[arg-type]


def slogan(text: str, meaning: str, explained: str, *measures: str) -> Slogan:
    """A slogan that falls upon ``measures``."""
    return Slogan.model_construct(
        text=text, meaning=meaning, explained=explained, measures=measures, evidence=()
    )


def gap(topic: str, ask: str) -> Gap:
    """Something left out."""
    return Gap.model_construct(topic=topic, text=f"{topic}没有写。", ask=ask)


def case(  # noqa: PLR0913  every argument is something that the pages look at
    name: str,
    *,
    code: str = BOLUO,
    problems: Sequence[str] = ("停车难",),
    settlements: Sequence[str] = ("老旧小区",),
    measures: Sequence[Measure] = (),
    slogans: Sequence[Slogan] = (),
    gaps: Sequence[Gap] = (),
    relations: Sequence[Relation] = (),
    **more: object,
) -> Case:
    """A case that says nothing but what a test gives it."""
    stated = tuple(
        AddressedProblem.model_construct(
            id=f"p{n}", domain=word, text=f"{name}：{word}。", basis="原文写明", evidence=()
        )
        for n, word in enumerate(problems, 1)
    )
    place = Place.model_construct(
        code=code, path=("某省",), township=None, community=None, basis="原文写明", note=None
    )
    given: dict[str, object] = {
        "id": name,
        "type": "治理做法",
        "title": f"{name}的标题",
        "place": place,
        "problems": stated,
        "settlements": tuple(settlements),
        "measures": tuple(measures),
        "slogans": tuple(slogans),
        "not_reported": tuple(gaps),
        "relations": tuple(relations),
        "observations": (),
        "resources": (),
        "next_steps": (),
        "decisions": (),
    }
    return _MODEL.model_copy(update={**given, **more})


def library(*cases: Case) -> Library:
    """The words and sources of the sample, and these cases."""
    return Library(SAMPLE.vocabulary, {c.id: c for c in cases}, SAMPLE.sources, {}, {})
