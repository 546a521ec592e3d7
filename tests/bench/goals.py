"""What issue 11 asks of the builds, beside what was measured."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from casebook.model.measurements import COLD, OWN, YARDSTICK, Measurements

_LARGE, _MIDDLE, _HUGE = 10_000, 1_000, 50_000


@dataclass(frozen=True)
class Goal:
    """A number that is asked for. ``rises``: more is better, and ``must`` and ``aim`` are the least, not the most."""

    words: str
    must: float
    aim: float | None
    unit: str
    value: Callable[[Measurements], float | None]
    rises: bool = False

    def verdict(self, value: float) -> str:
        """Say which of both numbers is reached."""
        sign = -1 if self.rises else 1
        if self.aim is not None and sign * value <= sign * self.aim:
            return "aim"
        return "must" if sign * value <= sign * self.must else "NOT REACHED"


def _of(size: int, state: str, column: str, found: Measurements) -> float | None:
    row = found.row(OWN, size, state)
    value = getattr(row, column) if row else None
    return None if value is None else float(value)


def _megabytes(found: Measurements) -> float | None:
    count = _of(_LARGE, COLD, "bytes", found)
    return None if count is None else count / 1e6


def _growth(found: Measurements) -> float | None:
    few, many = _of(_MIDDLE, COLD, "cpu", found), _of(_HUGE, COLD, "cpu", found)
    return None if not few or many is None else 100 * (many / _HUGE) / (few / _MIDDLE) - 100


def _wall(words: str, must: float, aim: float | None, state: str, size: int = _LARGE) -> Goal:
    return Goal(words, must, aim, "s", partial(_of, size, state, "wall"))


GOALS = (
    _wall("cold: wall", 45, 20, COLD),
    Goal("cold: CPU", 80, 35, "s", partial(_of, _LARGE, COLD, "cpu")),
    Goal("cold: peak", 800, 500, "MB", partial(_of, _LARGE, COLD, "peak")),
    _wall("clean folder, store kept", 12, 6, "kept"),
    _wall("nothing changed", 1.5, 1, "unchanged"),
    _wall("one figure: build", 1, 0.3, "figure"),
    _wall("one figure: save to served", 0.6, 0.3, "served"),
    _wall("a title", 1.5, 0.5, "title"),
    _wall("a label that 500 pages show", 5, 3, "label"),
    _wall("check: cold", 25, 12, "check"),
    _wall("check: one record changed", 0.5, 0.2, "check-one"),
    Goal("output", 450, None, "MB", _megabytes),
    Goal(
        "CPU: times less than mkdocs-material (estimated)",
        45,
        100,
        "x",
        lambda found: found.cpu_ratio(_LARGE, "material"),
        rises=True,
    ),
    Goal(
        "CPU: times the yardstick",
        3.5,
        2,
        "x",
        lambda found: found.cpu_ratio(_LARGE, OWN, YARDSTICK),
    ),
    Goal("CPU a record: 50,000 over 1,000", 15, None, "%", _growth),
    _wall("1,000: cold", 6, None, COLD, _MIDDLE),
    _wall("1,000: save to served", 0.4, None, "served", _MIDDLE),
)


def table(found: Measurements) -> Iterator[str]:
    """Yield the lines of a table: what is asked, and what was measured where it was."""
    yield "| 10,000 records, where no other number is named | must | aim | measured | |"
    yield "| --- | --- | --- | --- | --- |"
    for goal in GOALS:
        value = goal.value(found)
        said = "not measured" if value is None else f"{value:.2f} {goal.unit}"
        verdict = "" if value is None else goal.verdict(value)
        aim = "" if goal.aim is None else f"{goal.aim:g} {goal.unit}"
        yield f"| {goal.words} | {goal.must:g} {goal.unit} | {aim} | {said} | {verdict} |"
