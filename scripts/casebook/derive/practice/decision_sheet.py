"""A decision on one sheet that lies on its side: the same places in every row, and all sources that its words stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import islice
from typing import Final

from casebook.derive.ground.addresses import decision_sheet_uri
from casebook.derive.practice.decision_views import (
    ACROSS,
    AspectRow,
    ContrastLine,
    DecisionView,
    Origin,
    PlaceColumn,
    cautioned_once,
)

NAMES: Final = 12
"""So many places that have no column are named at the foot."""
SENTENCES: Final = 3
"""So many sentences stand above the table, here and open on the page."""
_LETTERS: Final = "ABCD"


@dataclass(frozen=True)
class DecisionSheet:
    """The sheet. ``columns`` are places of the page, with their letters; ``remarks`` stand below the table.

    ``sentences`` speak of no place without a column.

    ``address`` is the full address of the page it was made from, or empty where the site has none.
    """

    view: DecisionView
    uri: str
    where: str
    sentences: tuple[ContrastLine, ...]
    columns: tuple[tuple[str, PlaceColumn], ...]
    rows: tuple[AspectRow, ...]
    remarks: tuple[str, ...]
    sources: tuple[Origin, ...]
    site: str
    address: str


def _standing(view: DecisionView) -> tuple[int, ...]:
    """Return which of the columns of the page stand on the sheet, in their order."""
    left = list(range(len(view.columns)))
    standing: list[int] = []
    while left and len(standing) < ACROSS:
        best = max(left, key=partial(_adds, view, tuple(standing)))
        standing.append(best)
        left.remove(best)
    return tuple(sorted(standing))


def _adds(view: DecisionView, standing: Sequence[int], number: int) -> tuple[int, int]:
    """Say how much a column adds to those ``standing``: another way and another county, then questions that none answers."""
    taken = [view.columns[n] for n in standing]
    column = view.columns[number]
    ways = {choice.option for c in taken for choice in c.choices}
    another = any(choice.option not in ways for choice in column.choices)
    elsewhere = all(column.code != c.code for c in taken)
    answers = sum(
        bool(row.cells[number][1].told) and not any(row.cells[n][1].told for n in standing)
        for row in view.rows
    )
    return another + elsewhere, answers


def _held(row: AspectRow, standing: Sequence[int]) -> AspectRow:
    """Leave of a row only the cells that are ``standing``."""
    return AspectRow(row.aspect, row.id, row.ask, tuple(row.cells[n] for n in standing))


def _sentences(view: DecisionView, columns: Sequence[PlaceColumn]) -> tuple[ContrastLine, ...]:
    """Return the first sentences that speak of no place but those of ``columns``."""
    held = frozenset(case for column in columns for case in column.cases)
    told = (line for line in view.contrast if held.issuperset(case.uri for case in line.cases))
    return cautioned_once(islice(told, SENTENCES))


def _sources(
    columns: Iterable[PlaceColumn], sentences: Iterable[ContrastLine], view: DecisionView
) -> Iterator[Origin]:
    """Yield the sources of what stands in ``columns`` and in the ``sentences`` above them, in the order of the page."""
    names = {name for column in columns for name in column.origins}
    names.update(name for line in sentences for name in line.origins)
    yield from (origin for origin in view.sources if origin.id in names)


def _checked(view: DecisionView) -> str:
    """Say when the records were checked that the page is made of."""
    days = sorted(filter(None, view.checked))
    unchecked = len(view.checked) - len(days)
    clauses = [f"出自 {len(view.checked)} 条记录"]
    if days:
        clauses.append(f"核对日期 {' 至 '.join(dict.fromkeys((days[0], days[-1])))}")
    if unchecked:
        clauses.append(f"{unchecked} 条还没有核对")
    return f"{'，'.join(clauses)}。"


def _remarks(
    view: DecisionView, rows: Sequence[AspectRow], standing: Sequence[int]
) -> Iterator[str]:
    by_code: dict[str, list[str]] = {}
    for n in standing:
        by_code.setdefault(view.columns[n].code, []).append(view.columns[n].name)
    for places in by_code.values():
        if len(places) > 1:
            yield f"{'、'.join(places)}在同一个县（市、区）。"
    if left := view.places - len(standing):
        others = [c.name for n, c in enumerate(view.columns) if n not in standing]
        names = "、".join(others[:NAMES])
        yield f"没有列的 {left} 个地方：{names}{'等' if left > NAMES else ''}，全部见这件事的页面。"
    held = {row.id for row in rows}
    if elsewhere := [r.aspect for r in view.rows if r.answering and r.id not in held]:
        yield f"只有没有列的地方答了：{'、'.join(elsewhere)}。"
    if view.unwritten:
        yield f"谁都没写：{'、'.join(row.aspect for row in view.unwritten)}。"


def decision_sheet(view: DecisionView, *, site_name: str, address: str) -> DecisionSheet:
    """Put the page of a decision that somebody took on a sheet."""
    standing = _standing(view)
    columns = tuple(view.columns[n] for n in standing)
    sentences = _sentences(view, columns)
    held = (_held(row, standing) for row in view.rows)
    rows = tuple(row for row in held if row.answering)
    return DecisionSheet(
        view=view,
        uri=decision_sheet_uri(view.term),
        where=f"{view.places} 个地方" if view.places > 1 else "只有 1 个地方",
        sentences=sentences,
        columns=tuple(zip(_LETTERS, columns, strict=False)),
        rows=rows,
        remarks=(*_remarks(view, rows, standing), _checked(view)),
        sources=tuple(_sources(columns, sentences, view)),
        site=site_name,
        address=address,
    )
