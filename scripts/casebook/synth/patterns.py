"""The sentence patterns of ``patterns.yml``, read once."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class FactPattern:
    """A kind of figure: how it is said, and what the record says of it.

    ``said`` holds ``{n}`` for the figure, and may hold ``{b}`` for the figure before and ``{year}``.
    ``range`` and ``before`` are the least and the greatest figure, in ``unit``.
    """

    indicator: str
    label: str
    level: str
    kind: str
    unit: str
    range: tuple[int, int]
    said: str
    period: str
    before: tuple[int, int] | None = None
    denominator: str | None = None
    comparator: str | None = None


@dataclass(frozen=True)
class GapPattern:
    """Something that a record says is missing."""

    topic: str
    text: str
    ask: str


@dataclass(frozen=True)
class Patterns:
    """All patterns. Lists of plain text are in ``lists``, by the key of the file."""

    lists: dict[str, tuple[str, ...]]
    facts: tuple[FactPattern, ...]
    gaps: tuple[GapPattern, ...]
    no_result: GapPattern

    def __getitem__(self, key: str) -> tuple[str, ...]:
        """The list of that key; raises ``KeyError``."""
        return self.lists[key]


@cache
def patterns() -> Patterns:
    """Return the patterns of the package."""
    text = files("casebook.synth").joinpath("patterns.yml").read_text(encoding="utf-8")
    data: dict[str, Any] = yaml.safe_load(text)
    facts, gaps, no_result = (data.pop(key) for key in ("facts", "gaps", "no_result"))
    return Patterns(
        lists={key: tuple(value) for key, value in data.items()},
        facts=tuple(_fact(**fact) for fact in facts),
        gaps=tuple(GapPattern(**gap) for gap in gaps),
        no_result=GapPattern(**no_result),
    )


def _fact(*, range: list[int], before: list[int] | None = None, **words: str) -> FactPattern:  # noqa: A002  the file's key
    low, high = range
    return FactPattern(
        range=(low, high), before=(before[0], before[1]) if before else None, **words
    )
