"""The phrases of a source that a sentence of ours stands on, ready to be opened."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.derive.ground.addresses import source_uri
from casebook.derive.ground.items import Item
from casebook.model.library import Library
from casebook.model.observation import Evidence


@dataclass(frozen=True)
class Quoted:
    """A phrase of a source. ``role`` says whose words it is, where that could be mistaken."""

    text: str
    source: Item
    role: str = ""


def quoted(evidence: Iterable[Evidence], library: Library) -> tuple[Quoted, ...]:
    """Return the phrases with their sources."""
    return tuple(
        Quoted(
            e.quote,
            Item(library.sources[e.source].name, source_uri(e.source)),
            e.role or "",
        )
        for e in evidence
    )
