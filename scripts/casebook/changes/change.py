"""One change of a record: its kind, how much it weighs, where it is, from what to what."""

from __future__ import annotations

import hashlib
import importlib.resources
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import yaml


class Weight(StrEnum):
    """How much a change weighs in a review."""

    HIGH = "严重"
    MIDDLE = "注意"
    LOW = "一般"


_ORDER = {weight: rank for rank, weight in enumerate(Weight)}
_SHOWN = 60


@dataclass(frozen=True)
class Kind:
    """A kind of change, as ``kinds.yml`` lists it: its id, what it is called, and its usual weight."""

    id: str
    title: str
    weight: Weight


@cache
def kinds() -> Mapping[str, Kind]:
    """Return all kinds by their ids."""
    text = importlib.resources.files("casebook.changes").joinpath("kinds.yml").read_text("utf-8")
    listed = yaml.load(text, Loader=yaml.CSafeLoader)["kinds"]
    return {one["id"]: Kind(one["id"], one["title"], Weight(one["weight"])) for one in listed}


@dataclass(frozen=True)
class Change:
    """One change. ``path`` is a file of the new version, or of the ``old`` one where the part is gone.

    ``line`` is 1-based. ``subject`` is the id of the record, ``place`` names the part in Chinese; ``before`` and ``after``
    are empty where there was or is nothing.
    """

    kind: str
    path: str
    line: int
    subject: str
    place: str
    before: str = ""
    after: str = ""
    note: str = ""
    old: bool = False

    @property
    def title(self) -> str:
        """What the kind of change is called."""
        return kinds()[self.kind].title

    @property
    def fingerprint(self) -> str:
        """12 hex digits that are the same for the same change on any version: an approval carries over."""
        parts = (self.kind, self.subject, self.place, self.before, self.after)
        return hashlib.sha256("\x00".join(parts).encode()).hexdigest()[:12]

    @property
    def sentence(self) -> str:
        """The change in one Chinese sentence, without its kind."""
        if self.before and self.after:
            told = "“{}” → “{}”".format(*_where_they_differ(self.before, self.after))
        elif self.after:
            told = f"新增“{_cut(self.after)}”"
        elif self.before:
            told = f"删去“{_cut(self.before)}”"
        else:
            told = ""
        return "；".join(part for part in (told, self.note) if part)


_AROUND = 10
"""Characters that are shown before the place where two long texts begin to differ."""


def _where_they_differ(before: str, after: str) -> tuple[str, str]:
    """Both texts, without what they begin with in common where that would hide the difference."""
    alike = 0
    while alike < min(len(before), len(after)) and before[alike] == after[alike]:
        alike += 1
    if max(len(before), len(after)) <= _SHOWN or alike <= _AROUND:
        return _cut(before), _cut(after)
    start = alike - _AROUND
    return f"……{_cut(before[start:])}", f"……{_cut(after[start:])}"


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else f"{plain[:_SHOWN]}……"


def weights(given: Mapping[str, str]) -> Mapping[str, Weight | None]:
    """Return the weight of each kind, as a project sets it; ``None`` for what it does not want to see.

    ``given`` maps ids of kinds to 严重, 注意, 一般 or 不报. Raises ``ValueError`` for any other id or word.
    """
    chosen: dict[str, Weight | None] = {name: kind.weight for name, kind in kinds().items()}
    for name, word in given.items():
        if name not in chosen:
            raise ValueError(f"没有“{name}”这种变化。有：{'、'.join(chosen)}。")
        chosen[name] = None if word == "不报" else Weight(word)
    return chosen


def in_order(
    changes: Iterable[Change], chosen: Mapping[str, Weight | None]
) -> tuple[tuple[Weight, Change], ...]:
    """Return the changes with their weights, the heaviest first, then by record and place in the file."""
    kept = [(weight, one) for one in changes if (weight := chosen[one.kind]) is not None]
    return tuple(
        sorted(
            kept, key=lambda pair: (_ORDER[pair[0]], pair[1].subject, pair[1].path, pair[1].line)
        )
    )
