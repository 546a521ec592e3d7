"""A decision on one sheet that lies on its side: the same places in every row, and all sources that its words stand on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from casebook.derive.ground.addresses import decision_sheet_uri
from casebook.derive.practice.decision_views import (
    ACROSS,
    AspectRow,
    DecisionView,
    Origin,
    PlaceColumn,
)

NAMES: Final = 12
"""So many places that have no column are named at the foot."""
_LETTERS: Final = "ABCD"


@dataclass(frozen=True)
class DecisionSheet:
    """The sheet. ``columns`` are the first places of the page, with their letters; ``remarks`` stand below the table.

    ``address`` is the full address of the page it was made from, or empty where the site has none.
    """

    view: DecisionView
    uri: str
    where: str
    columns: tuple[tuple[str, PlaceColumn], ...]
    rows: tuple[AspectRow, ...]
    remarks: tuple[str, ...]
    sources: tuple[Origin, ...]
    site: str
    address: str


def _held(row: AspectRow, columns: Sequence[PlaceColumn]) -> AspectRow:
    """Leave of a row only the cells of ``columns``, which are the first of the page."""
    return AspectRow(row.aspect, row.id, row.ask, row.cells[: len(columns)])


def _sources(columns: Iterable[PlaceColumn], view: DecisionView) -> Iterator[Origin]:
    """Yield the sources of what stands in ``columns`` and in the sentences above them, in the order of the page."""
    names = {name for column in columns for name in column.origins}
    names.update(name for line in view.contrast for name in line.origins)
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


def _remarks(view: DecisionView, rows: Sequence[AspectRow], shown: int) -> Iterator[str]:
    if left := view.places - shown:
        names = "、".join(c.name for c in view.columns[shown:][:NAMES])
        yield f"没有列的 {left} 个地方：{names}{'等' if left > NAMES else ''}，全部见这件事的页面。"
    held = {row.id for row in rows}
    if elsewhere := [r.aspect for r in view.rows if r.answering and r.id not in held]:
        yield f"只有没有列的地方答了：{'、'.join(elsewhere)}。"
    if view.unwritten:
        yield f"谁都没写：{'、'.join(row.aspect for row in view.unwritten)}。"


def decision_sheet(view: DecisionView, *, site_name: str, address: str) -> DecisionSheet:
    """Put the page of a decision that somebody took on a sheet."""
    columns = view.columns[:ACROSS]
    held = (_held(row, columns) for row in view.rows)
    rows = tuple(row for row in held if row.answering)
    return DecisionSheet(
        view=view,
        uri=decision_sheet_uri(view.term),
        where=f"{view.places} 个地方" if view.places > 1 else "只有 1 个地方",
        columns=tuple(zip(_LETTERS, columns, strict=False)),
        rows=rows,
        remarks=(*_remarks(view, rows, len(columns)), _checked(view)),
        sources=tuple(_sources(columns, view)),
        site=site_name,
        address=address,
    )
