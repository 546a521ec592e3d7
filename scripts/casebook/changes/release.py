"""What a release has to tell of the changes since the last one: figures and grades, up and down, record by record."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from casebook.changes.change import Change
from casebook.changes.side import Side
from casebook.derive.figures.figures import figures
from casebook.model.case import Case, Correction
from casebook.read import Document

_FIGURES = frozenset({"figure-value", "figure-unit", "figure-comparator", "figure-level"})
"""Of these a release tells the figure before and after, once."""
_TOLD = _FIGURES | {
    *("figure-added", "figure-removed", "grade-up", "grade-down", "state-changed"),
    *("record-added", "record-removed", "id-changed"),
}
_OTHER_ID = "id-changed"


@dataclass(frozen=True)
class Counts:
    """How much the library holds at a release."""

    records: int
    figures: int
    sources: int


def release_data(
    name: str, date: str, counts: Counts, since: str, told: tuple[Sequence[dict[str, object]], int]
) -> dict[str, object]:
    """Return a release as plain data, in the order of its model; ``told`` is what :func:`moved_records` gave."""
    moved, others = told
    first = f"从这一版起记：{counts.records} 条案例，{counts.figures} 个数字。以后的每一版写和上一版比变了什么。"
    return {
        "id": name,
        "schema_version": 1,
        "date": date,
        **({"since": since} if since else {}),
        "note": f"{len(moved)} 条案例有变化。" if since else first,
        "records": counts.records,
        "figures": counts.figures,
        "sources": counts.sources,
        **({"moved": list(moved)} if moved else {}),
        **({"others": others} if others else {}),
    }


def moved_records(
    changes: Iterable[Change], old: Side, new: Side
) -> tuple[list[dict[str, object]], int]:
    """Return what moved, by record, and how many other changes there are."""
    by_record: dict[str, list[dict[str, object]]] = {}
    others = 0
    seen: set[tuple[str, str]] = set()
    for change in changes:
        if change.kind not in _TOLD or not _of_case(change):
            others += 1
            continue
        listed = by_record.setdefault(change.subject, [])
        if change.kind not in _FIGURES:
            listed.append(_move(change.kind, change.place, change.before, change.after))
            continue
        figure = change.place.partition(" 的")[0]
        if (change.subject, figure) in seen:
            continue
        seen.add((change.subject, figure))
        number = figure.removeprefix("数字 ")
        before = _figure(old, change.subject, number)
        after = _figure(new, change.subject, number)
        kind = _way(change) if change.kind == "figure-value" else change.kind
        listed.append(_move(kind, figure, before, after))
    moved: list[dict[str, object]] = []
    for name, listed in sorted(by_record.items()):
        why = _why(name, old, new)
        moved.append(
            {
                "record": name,
                "title": _title(name, old, new),
                **({"why": why} if why else {}),
                "changes": listed,
            }
        )
    return moved, others


def _way(change: Change) -> str:
    """Whether a number rose or fell; where the change is of something else, that it changed."""
    try:
        before, after = Decimal(change.before), Decimal(change.after)
    except InvalidOperation:
        return change.kind
    return "figure-up" if after > before else "figure-down"


def _of_case(change: Change) -> bool:
    return change.path.startswith("cases/records/")


def _move(kind: str, place: str, before: str, after: str) -> dict[str, object]:
    told = {"kind": kind, "place": place, "before": before, "after": after}
    return {key: value for key, value in told.items() if value}


def _case(side: Side, name: str) -> Case | None:
    return side.library.cases.get(name)


def _document(side: Side, name: str) -> Document | None:
    path = side.by_id.get(("case", name))
    return side.documents[path] if path else None


def _figure(side: Side, name: str, number: str) -> str:
    """A figure as its article writes it, with what it counts and its level; by its fields where the record is not valid."""
    case = _case(side, name)
    if case is not None:
        for figure in figures(case, side.library):
            if figure.id == number:
                return f"{figure.label}：{figure.quantity.text}（{figure.level}）"
    document = _document(side, name)
    listed = document.data.get("observations") if document and document.data else None
    for part in listed if isinstance(listed, list) else ():
        if isinstance(part, Mapping) and part.get("id") == number:
            value = f"{part.get('value', '')}{part.get('unit', '')}"
            return f"{part.get('label', '')}：{value}，{part.get('comparator', '')}（{part.get('level', '')}）"
    return ""


def _title(name: str, *sides: Side) -> str:
    for side in reversed(sides):
        document = _document(side, name)
        if document is not None and document.data:
            return str(document.data.get("title") or name)
    return name


def _why(name: str, old: Side, new: Side) -> str:
    """What the record itself says of why: corrections that are new, or the reason of its retirement."""
    case, before = _case(new, name), _case(old, name)
    if case is None:
        return ""
    known: tuple[Correction, ...] = before.editorial.corrections if before else ()
    fresh = [one for one in case.editorial.corrections if one not in known]
    retired = case.editorial.retired
    reasons = [f"{one.what}{one.why}" for one in fresh]
    return "".join([*reasons, *([retired.reason] if retired else [])])
