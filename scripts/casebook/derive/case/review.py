"""What a person has to ask of a record, because no program can: each question with the parts that it is asked of.

The questions are those of ``MAINTAINING.md``; one that nothing in the record gives rise to is left out.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.derive.ground.items import Item
from casebook.language.closed_words import NOT_STATED, PLANNED, RESULT_LEVELS, STATED
from casebook.model.case import Case
from casebook.model.observation import Observation

_PEOPLE = frozenset({"人", "名", "位", "人次", "户", "户次", "家"})
_SAID_BY_THEMSELVES = "原文自述"
_PLAN_LEVEL = "目标"


@dataclass(frozen=True)
class Question:
    """A question of a reviewer, the usual slip behind it, and the parts of the record to put it to."""

    id: str
    text: str
    slip: str
    parts: tuple[Item, ...]


def review(case: Case) -> tuple[Question, ...]:
    """Return the questions that a reviewer of ``case`` goes through, in the order of the handbook."""
    results = [o for o in case.observations if o.level in RESULT_LEVELS]
    asked = (
        Question(
            "counted",
            "数的是什么人、什么东西？",
            "60 岁以上老人写成常住人口；报名的写成参加的",
            _figures(o for o in case.observations if o.unit in _PEOPLE and o.level != _PLAN_LEVEL),
        ),
        Question(
            "denominator",
            "分母是受理数还是办结数、应签的还是全体？",
            "比率没有分母，或者分母换了",
            tuple(
                Item(o.label, f"#{o.id}", note=f"分母：{_divided_by(o)}")
                for o in case.observations
                if o.kind == "比率" or o.denominator is not None
            ),
        ),
        Question(
            "scope",
            "是全县的还是这个社区的？",
            "范围写大了",
            tuple(Item(o.label, f"#{o.id}", note=f"范围：{o.scope.place}") for o in results),
        ),
        Question(
            "done",
            "是做到了，还是计划、标准？",
            "“力争”“原则上”写成成效",
            (
                *(
                    Item(m.name, f"#{m.id}", note=m.status)
                    for m in case.measures
                    if m.status == PLANNED
                ),
                *_figures(
                    o for o in case.observations if o.level == _PLAN_LEVEL or o.kind == "标准"
                ),
            ),
        ),
        Question(
            "told",
            "谁说的？",
            "单位自述写成独立评估",
            tuple(
                Item(o.label, f"#{o.id}", note=o.attribution)
                for o in results
                if o.attribution != _SAID_BY_THEMSELVES
            ),
        ),
        Question(
            "borne-out",
            "引文在，撑得住这句话吗？",
            "引文说的是另一件事、另一年、另一个地方",
            _inferred(case),
        ),
        Question(
            "named",
            "有没有能认出的人？",
            "姓名、绰号加职业、照片里的门牌",
            tuple(
                Item(o.name, f"#officials-{n}", note=o.office)
                for n, o in enumerate(case.officials, 1)
            ),
        ),
    )
    return tuple(question for question in asked if question.parts)


def _figures(chosen: Iterable[Observation]) -> tuple[Item, ...]:
    return tuple(Item(o.label, f"#{o.id}") for o in chosen)


def _divided_by(figure: Observation) -> str:
    return figure.denominator.label if figure.denominator else NOT_STATED


def _inferred(case: Case) -> tuple[Item, ...]:
    """What editors concluded: where the sentence may say more than its phrase."""
    place = (
        (Item("地点", "#place", note=case.place.note or ""),) if case.place.basis != STATED else ()
    )
    named = [
        *((p.text, p.id, p.basis) for p in case.problems),
        *((m.name, m.id, m.basis) for m in case.measures),
        *(
            (o.label, o.id, o.period.basis)
            for o in case.observations
            if o.period.start or o.period.end
        ),
    ]
    return (
        *place,
        *(
            Item(text.partition("。")[0], f"#{part}", note=basis)
            for text, part, basis in named
            if basis != STATED
        ),
    )
