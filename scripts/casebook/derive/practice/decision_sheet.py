"""A decision on one sheet: what tells the places apart, what each chose, and what most of them answer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from casebook.derive.ground.addresses import decision_sheet_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.one_page import OnePage, Part, fitted
from casebook.derive.practice.decision_views import AspectRow, DecisionView, PlaceColumn
from casebook.language.closed_words import INFERRED
from casebook.model.decision import DENIED

_PLACES, _SOURCES = 8, 3
_ALONE = 1
_NUMBER = re.compile(r"[0-9]")


def _choices(columns: Sequence[PlaceColumn]) -> Iterator[Item]:
    for column in columns:
        for choice in dict.fromkeys((c.option, c.state, c.inferred) for c in column.choices):
            option, state, inferred = choice
            marks = [state, *([INFERRED] if inferred else [])]
            yield Item(f"{option}（{'，'.join(marks)}）。", strong=f"{column.name}：")


def _answers(row: AspectRow) -> Iterator[Item]:
    """Yield what each place says of one aspect, in the first of its sentences; those that give a number come first.

    Where not all find room, what is left out must not be the one place that says how many.
    """
    given = [(column, cell.told[0]) for column, cell in row.answering]
    for column, told in sorted(given, key=lambda place: not _NUMBER.search(place[1].text)):
        denied = f"{DENIED}：" if told.denied else ""
        note = f"（{INFERRED}）" if told.inferred else ""
        yield Item(f"{denied}{told.text}", strong=f"{column.name}：", note=note)


def _checked(view: DecisionView) -> str:
    """Say when the records were checked that the page is made of."""
    days = sorted(filter(None, view.checked))
    unchecked = len(view.checked) - len(days)
    told = [f"出自 {len(view.checked)} 条记录"]
    if days:
        told.append(f"核对日期 {' 至 '.join(dict.fromkeys((days[0], days[-1])))}")
    if unchecked:
        told.append(f"{unchecked} 条还没有核对")
    return f"{'，'.join(told)}。"


def decision_sheet(view: DecisionView, *, site_name: str, address: str) -> OnePage:
    """Put the page of a decision that somebody took on a sheet."""
    rows = sorted(view.rows, key=lambda row: -len(row.answering))
    answers = [
        Part(row.id, row.aspect, tuple(_answers(row)), _PLACES, 0, counted="个地方")
        for row in rows
        if row.answering
    ]
    difference = tuple(Item(line.text) for line in view.contrast) or (Item(view.term.definition),)
    unwritten = "、".join(row.aspect for row in view.unwritten)
    parts = (
        Part(
            "insight",
            "差别" if view.places > _ALONE else "一句话",
            difference,
            len(difference),
            1,
            counted="句",
        ),
        Part("choices", "选了什么", tuple(_choices(view.columns)), _PLACES, 2, counted="个"),
        *answers,
        Part(
            "unwritten",
            "谁都没写",
            (Item(f"{unwritten}。"),) if unwritten else (),
            1,
        ),
        Part(
            "sources",
            "来源",
            tuple(Item(f"{name}。") for name in view.sources),
            _SOURCES,
            note=_checked(view),
            counted="份",
        ),
    )
    held = fitted(parts)
    left = [part.title for part in answers if part.id not in {fits.id for fits in held}]
    return OnePage(
        kind="一页纸",
        title=view.question,
        where=f"{view.places} 个地方" if view.places > _ALONE else "只有 1 个地方",
        uri=decision_sheet_uri(view.term),
        of=Item("这件事的页面", view.uri),
        parts=held,
        site=site_name,
        address=address,
        left="、".join(left),
    )
