"""The ledger of facts: what the five articles state, without their sentences. See ``facts.yml``."""

from __future__ import annotations

import base64
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import yaml

from casebook.language.fingerprint import HASH_BYTES
from casebook.model.case import Case

Figure = tuple[str, str | None, str, str]
"""Value, upper value, unit and comparator."""


@dataclass(frozen=True)
class Fact:
    """One fact and the record it belongs to."""

    id: str
    record: str
    figure: Figure | None
    names: tuple[str, ...]
    windows: frozenset[bytes]


@cache
def facts() -> tuple[Fact, ...]:
    """All facts, in the order of the articles."""
    text = Path(__file__).with_name("facts.yml").read_text("utf-8")
    entries = yaml.load(text, Loader=yaml.CSafeLoader)["facts"]
    return tuple(_fact(entry) for entry in entries)


def facts_of(record: str) -> tuple[Fact, ...]:
    """The facts of one record."""
    return tuple(fact for fact in facts() if fact.record == record)


def _fact(entry: Mapping[str, object]) -> Fact:
    number, names = entry.get("number"), entry.get("names", ())
    figure = None
    if isinstance(number, dict):
        figure = (number["value"], number.get("value_to"), number["unit"], number["comparator"])
    hashes = base64.b64decode(str(entry.get("windows", "")))
    return Fact(
        id=str(entry["id"]),
        record=str(entry["record"]),
        figure=figure,
        names=tuple(map(str, names)) if isinstance(names, list) else (),
        windows=frozenset(hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES)),
    )


def figures_of(case: Case) -> frozenset[Figure]:
    """Every proven number of a case: observations, baselines, controls and denominators."""
    found: set[Figure] = set()
    for o in case.observations:
        found.add((o.value, o.value_to, o.unit, o.comparator))
        for other in (o.baseline, o.control, o.denominator):
            if other is not None and other.value is not None and other.unit is not None:
                found.add((other.value, None, other.unit, other.comparator or "等于"))
    return frozenset(found)
