"""The rules of ``rules.yml``, read once and compiled."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

import yaml


@dataclass(frozen=True)
class NotFigure:
    """A kind of number that is no figure of a practice; every part that is stated must fit."""

    why: str
    units: frozenset[str] | None
    text: re.Pattern[str] | None
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    unless: re.Pattern[str] | None
    unless_before: re.Pattern[str] | None

    def fits(self, unit: str, text: str, before: str, after: str) -> bool:
        """Whether a number with its unit, and the text around it, is of this kind."""
        if self.units is not None and unit not in self.units:
            return False
        if self.text and not self.text.search(text):
            return False
        if self.before and not self.before.search(before):
            return False
        if self.after and not self.after.search(after):
            return False
        if self.unless and self.unless.search(after):
            return False
        return not (self.unless_before and self.unless_before.search(before))


@dataclass(frozen=True)
class Cued:
    """A word that holds where a pattern is found."""

    word: str
    cue: re.Pattern[str]


@dataclass(frozen=True)
class Gap:
    """What a record usually says, and the question where the article does not."""

    topic: str
    cue: re.Pattern[str]
    text: str
    ask: str


@dataclass(frozen=True)
class AspectCue:
    """Which sentences answer the aspects of decisions whose names fit ``aspect``."""

    aspect: re.Pattern[str]
    cue: re.Pattern[str]


@dataclass(frozen=True)
class Times:
    """How time is written."""

    moments: tuple[re.Pattern[str], ...]
    rates: tuple[re.Pattern[str], ...]
    compared: re.Pattern[str]
    changed: re.Pattern[str]
    no_time: re.Pattern[str]
    goes_on: re.Pattern[str]


@dataclass(frozen=True)
class Slogans:
    """What is a slogan: a quotation that fits ``quoted``, or a ``formula``; never a ``standing`` expression."""

    quoted: re.Pattern[str]
    formula: re.Pattern[str]
    longest: int
    standing: re.Pattern[str]


@dataclass(frozen=True)
class Rules:
    """All rules; see the comments of ``rules.yml``."""

    units: frozenset[str]
    not_figures: tuple[NotFigure, ...]
    longest_name: int
    not_a_name: re.Pattern[str]
    name_of_slogan: re.Pattern[str]
    times: Times
    plans: re.Pattern[str]
    plan_headings: re.Pattern[str]
    levels: tuple[Cued, ...]
    kinds: tuple[Cued, ...]
    admits: re.Pattern[str]
    slogan: Slogans
    measure_name: re.Pattern[str]
    gaps: tuple[Gap, ...]
    aspects: tuple[AspectCue, ...]
    spam: re.Pattern[str]
    surroundings: re.Pattern[str]
    reposting: re.Pattern[str]
    byline: re.Pattern[str]
    published: re.Pattern[str]
    publisher: re.Pattern[str]


@cache
def written() -> Mapping[str, Any]:
    """Return what stands in ``rules.yml``."""
    text = (files("casebook.draft") / "rules.yml").read_text("utf-8")
    data: Mapping[str, Any] = yaml.load(text, Loader=yaml.CSafeLoader)
    return data


@cache
def rules() -> Rules:
    """Return the rules of the package."""
    data = written()
    name = data["quoted_name"]
    return Rules(
        units=frozenset(data["units"].split()),
        not_figures=tuple(map(_not_figure, data["not_figures"])),
        longest_name=name["longest"],
        not_a_name=re.compile(name["not_a_name"]),
        name_of_slogan=re.compile(name["slogan"]),
        times=_times(data["times"]),
        slogan=Slogans(
            quoted=re.compile(data["slogan"]["quoted"]),
            formula=re.compile(data["slogan"]["formula"]),
            longest=data["slogan"]["longest"],
            standing=re.compile(data["slogan"]["standing"]),
        ),
        levels=tuple(Cued(e["level"], re.compile(e["cue"])) for e in data["levels"]),
        kinds=tuple(Cued(e["kind"], re.compile(e["cue"])) for e in data["kinds"]),
        gaps=tuple(
            Gap(e["topic"], re.compile(e["cue"]), e["text"], e["ask"]) for e in data["gaps"]
        ),
        aspects=tuple(
            AspectCue(re.compile(e["aspect"]), re.compile(e["cue"])) for e in data["aspects"]
        ),
        **{key: re.compile(data[key]) for key in _PATTERNS},
    )


_PATTERNS = (
    *(
        "plans",
        "plan_headings",
        "admits",
        "measure_name",
        "spam",
        "surroundings",
        "reposting",
        "byline",
    ),
    *("published", "publisher"),
)


def _not_figure(entry: Mapping[str, Any]) -> NotFigure:
    parts = {
        key: re.compile(entry[key]) if key in entry else None
        for key in ("text", "before", "after", "unless", "unless_before")
    }
    units = frozenset(entry["units"]) if "units" in entry else None
    return NotFigure(entry["why"], units, **parts)


def _times(data: Mapping[str, Any]) -> Times:
    def compiled(pattern: str) -> re.Pattern[str]:
        for name in ("YEAR", "MONTH", "NUMBER", "BEGUN"):
            pattern = pattern.replace(f"({name})", f"({data[name]})").replace(
                f"(?:{name})", f"(?:{data[name]})"
            )
        return re.compile(pattern)

    return Times(
        moments=tuple(map(compiled, data["moments"])),
        rates=tuple(map(compiled, data["rates"])),
        compared=re.compile(data["compared"]),
        changed=re.compile(data["changed"]),
        no_time=re.compile(data["no_time"]),
        goes_on=re.compile(data["goes_on"]),
    )
