"""How complete the records are, field by field and record by record: what is missing, and no mark for anybody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.case.completeness import completeness
from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.items import Item
from casebook.model.case import Case
from casebook.model.library import Library

MOST = 10
"""So many records are listed of those that lack most."""
_WORDS = {
    "transfer.conditions": "别处能不能用",
    "observations.period": "每个数字是什么时候的",
    "observations.denominator": "每个比率的分母",
    "observations.baseline": "做之前的数",
}
"""What is counted of parts of fields, in words; a field has its own."""
_STATES = ("草稿", "有异议")
"""States in which a record waits for somebody."""


@dataclass(frozen=True)
class Filled:
    """How many of ``total`` records have something."""

    label: str
    count: int
    total: int


@dataclass(frozen=True)
class Lacking:
    """A record, how many of the parts that it may have it has, and what the others are called."""

    case: Item
    filled: int
    parts: int
    missing: tuple[str, ...]


@dataclass(frozen=True)
class Doubt:
    """A remark of the check about a phrase and what stands on it; ``waived`` says why an editor lets it stand."""

    case: Item
    code: str
    text: str
    waived: str = ""


@dataclass(frozen=True)
class Quality:
    """What the records lack, what is due, and what the check doubts."""

    records: int
    fields: tuple[Filled, ...]
    lacking: tuple[Lacking, ...]
    overdue: tuple[Item, ...]
    waiting: tuple[Item, ...]
    due_by_month: tuple[tuple[str, int], ...]
    doubts: tuple[Doubt, ...]


def quality(library: Library, doubts: Mapping[str, Sequence[tuple[str, str]]]) -> Quality:
    """Look at all records of ``library``; ``doubts`` are remarks of the check by the id of the record: code and text."""
    cases = library.cases
    told = {name: completeness(case) for name, case in cases.items()}
    missing = Counter(part for one in told.values() for part in one.missing)
    most = sorted(told, key=lambda name: (-len(told[name].missing), name))[:MOST]
    return Quality(
        records=len(cases),
        fields=tuple(
            Filled(_label(part), len(told) - missing[part], len(told))
            for part in next(iter(told.values())).parts
        )
        if told
        else (),
        lacking=tuple(
            Lacking(
                _item(cases[name]),
                told[name].filled,
                told[name].of,
                tuple(map(_label, told[name].missing)),
            )
            for name in most
            if told[name].missing
        ),
        overdue=tuple(
            Item(case.title, case_uri(case.id), note=f"{case.editorial.review_by} 前该复核")
            for case in sorted(cases.values(), key=lambda case: (case.editorial.review_by, case.id))
            if case.id in library.overdue
        ),
        waiting=tuple(
            Item(case.title, case_uri(case.id), note=case.editorial.status)
            for case in cases.values()
            if case.editorial.status in _STATES
        ),
        due_by_month=tuple(
            sorted(Counter(case.editorial.review_by[:7] for case in cases.values()).items())
        ),
        doubts=tuple(
            doubt for name, case in cases.items() for doubt in _doubts(case, doubts.get(name, ()))
        ),
    )


def _doubts(case: Case, raised: Sequence[tuple[str, str]]) -> Sequence[Doubt]:
    item = _item(case)
    return [
        *(Doubt(item, code, text) for code, text in raised),
        *(
            Doubt(item, waiver.code, "", f"{waiver.reason}（放行到 {waiver.until}）")
            for waiver in case.editorial.waivers
            if waiver.code.startswith("PRF-")
        ),
    ]


def _item(case: Case) -> Item:
    return Item(case.title, case_uri(case.id))


def _label(part: str) -> str:
    field = Case.model_fields.get(part)
    return _WORDS.get(part) or (field.title if field and field.title else part)
