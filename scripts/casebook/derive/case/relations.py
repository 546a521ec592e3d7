"""Relations as readers see them: those of the record, and those that other records have with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.items import Item
from casebook.model.case import Case
from casebook.model.library import Library

_INVERSE = {
    "属于": "包含",
    "包含": "属于",
    "学习": "被学习",
    "被学习": "学习",
    "借鉴自": "被学习",
    "推广至": "推广自",
    "取代": "被取代",
}
ORDER = (
    "属于", "包含", "学习", "借鉴自", "被学习", "推广至", "推广自", "配套", "同地", "同类做法", "对照", "取代", "被取代",
)  # fmt: skip


@dataclass(frozen=True)
class RelationGroup:
    """Relations of one type."""

    label: str
    entries: tuple[Item, ...]


def backlinks(library: Library) -> Mapping[str, tuple[tuple[str, str, str], ...]]:
    """Return, for each case, what others say of it: (inverse type, other case's id, note)."""
    links_to: dict[str, list[tuple[str, str, str]]] = {}
    for case in library.cases.values():
        for relation in case.relations:
            if relation.target in library.cases:
                inverse = _INVERSE.get(relation.type, relation.type)
                links_to.setdefault(str(relation.target), []).append(
                    (inverse, case.id, relation.note)
                )
    return {name: tuple(links) for name, links in links_to.items()}


def relation_groups(
    case: Case, library: Library, incoming: tuple[tuple[str, str, str], ...]
) -> tuple[RelationGroup, ...]:
    """Group the relations of ``case``; where both sides say the same, its own wording wins."""
    groups: dict[str, dict[str, Item]] = {}
    for relation in case.relations:
        target = library.cases.get(relation.target or "")
        mark = "" if relation.basis == "原文写明" else f"（{relation.basis}）"
        if target is not None:
            item = Item(target.title, case_uri(target.id), note=f"{relation.note}{mark}")
            groups.setdefault(relation.type, {})[target.id] = item
        elif (gone := library.retired.get(relation.target or "")) is not None:
            item = Item(f"{gone.title}（已下线）", case_uri(gone.id), note=f"{relation.note}{mark}")
            groups.setdefault(relation.type, {})[gone.id] = item
        elif relation.name:
            item = Item(relation.name, note=f"{relation.note}{mark}")
            groups.setdefault(relation.type, {})[relation.name] = item
    for label, name, note in incoming:
        item = Item(library.cases[name].title, case_uri(name), note=note)
        groups.setdefault(label, {}).setdefault(name, item)
    return tuple(
        RelationGroup(label, tuple(groups[label].values()))
        for label in sorted(groups, key=ORDER.index)
    )
