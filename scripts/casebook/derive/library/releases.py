"""每版改了什么: the releases as readers see them, the newest first, with what rose and what fell."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass

from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.items import Item
from casebook.model.release import Move, MovedRecord, Release

_KINDS = {
    "grade-up": "证据等级升",
    "grade-down": "证据等级降",
    "figure-up": "数字改大",
    "figure-down": "数字改小",
    "figure-value": "数字改了",
    "figure-unit": "数字改了单位",
    "figure-comparator": "数字改了比较词",
    "figure-level": "数字改了层级",
    "figure-removed": "删去数字",
    "figure-added": "新增数字",
    "state-changed": "核对状态变了",
    "id-changed": "换了编号",
    "record-removed": "删去案例",
    "record-added": "新增案例",
}
"""What moves, in the order in which it is counted: what a reader of the last version has to know first."""
_OTHER = "其他变化"
_NEW = "record-added"


@dataclass(frozen=True)
class MoveShown:
    """One change: what kind it is of, and from what to what."""

    word: str
    place: str
    before: str
    after: str


@dataclass(frozen=True)
class RecordShown:
    """A record that moved, and why."""

    case: Item
    why: str
    moves: tuple[MoveShown, ...]


@dataclass(frozen=True)
class ReleaseShown:
    """One release: how much of each kind moved; records that moved, and those that are only new, which are folded."""

    release: Release
    counts: tuple[tuple[str, int], ...]
    moved: tuple[RecordShown, ...]
    added: tuple[Item, ...]


def releases_shown(
    releases: Mapping[str, Release], addresses: Collection[str]
) -> tuple[ReleaseShown, ...]:
    """Return the releases, the newest first; ``addresses`` are the ids of cases that still have one."""
    newest = sorted(releases.values(), key=lambda one: (one.date, one.id), reverse=True)
    return tuple(_shown(release, addresses) for release in newest)


def _shown(release: Release, addresses: Collection[str]) -> ReleaseShown:
    counted = Counter(_word(move) for one in release.moved for move in one.changes)
    words = [*_KINDS.values(), _OTHER]
    return ReleaseShown(
        release,
        tuple((word, counted[word]) for word in words if counted[word]),
        tuple(_record(one, addresses) for one in release.moved if not _only_new(one.changes)),
        tuple(_item(one, addresses) for one in release.moved if _only_new(one.changes)),
    )


def _only_new(moves: Iterable[Move]) -> bool:
    return all(move.kind == _NEW for move in moves)


def _record(one: MovedRecord, addresses: Collection[str]) -> RecordShown:
    moves = tuple(
        MoveShown(_word(move), move.place, move.before or "", move.after or "")
        for move in one.changes
    )
    return RecordShown(_item(one, addresses), one.why or "", moves)


def _item(one: MovedRecord, addresses: Collection[str]) -> Item:
    return Item(one.title, case_uri(one.record) if one.record in addresses else "")


def _word(move: Move) -> str:
    return _KINDS.get(move.kind, _OTHER)
