"""What the page about the performance shows of the measurements: tables, and one drawing of the largest size."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.model.measurements import COLD, OWN, YARDSTICK, Machine, Measurements, Row

STATES = {
    "cold": "什么都没有留，从头生成",
    "kept": "网站删了，缓存还在",
    "unchanged": "什么都没有改",
    "figure": "改了一条记录里的一个数字",
    "title": "改了一条记录的标题",
    "label": "改了词表里的一句话，很多页显示它",
    "template": "改了一个模板",
    "check": "只检查，从头检查",
    "check-one": "只检查，改了一条记录",
    "served": "serve：存盘到看见新数字",
}
"""The states of the site before a build, in the order in which they are shown."""
TOOLS = {
    OWN: "雁阵",
    "hugo": "Hugo",
    "eleventy": "Eleventy",
    "zensical": "Zensical",
    "material": "mkdocs-material",
    YARDSTICK: "起码要做的事",
}
"""The names of the tools, in the order in which they are shown."""
NOTHING = "没有量"
_UNDISTURBED = 0.1
"""Of all that the processors could do while something was measured, others may take so much."""


@dataclass(frozen=True)
class Line:
    """One row of a table: what it is about, and a cell for each column."""

    label: str
    cells: tuple[str, ...]


@dataclass(frozen=True)
class Bar:
    """A tool in the drawing: CPU seconds, and as they are written."""

    label: str
    value: float
    display: str


@dataclass(frozen=True)
class Drawing:
    """The CPU seconds of a cold build of ``size`` cases, by tool."""

    size: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True)
class Performance:
    """What is shown: ``sizes`` head the columns of ``states``; ``beside`` holds a table for each size with another tool.

    ``versions`` names the tools that were measured, ``estimated`` whether one of the rows only continues smaller ones;
    while ``disturbed`` of the ``measured`` rows were measured, the machine was busy with something else as well.
    """

    machine: Machine
    dates: tuple[str, ...]
    commits: tuple[str, ...]
    versions: tuple[str, ...]
    sizes: tuple[int, ...]
    states: tuple[Line, ...]
    cold: tuple[Line, ...]
    beside: tuple[tuple[int, tuple[Line, ...]], ...]
    drawing: Drawing | None
    estimated: bool
    measured: int
    disturbed: int


def seconds(value: float) -> str:
    """Write a time with as many digits as it deserves."""
    return f"{value:,.{2 if value < 1 else 1 if value < 100 else 0}f} 秒"


def disturbed(row: Row, machine: Machine) -> bool:
    """Tell whether others took so much of the processors meanwhile that the seconds on the clock are doubtful."""
    return row.others is not None and row.others > _UNDISTURBED * machine.cores * row.wall


def _megabytes(value: float | None) -> str:
    return NOTHING if value is None else f"{value:,.0f} MB"


def _weight(row: Row) -> tuple[str, str]:
    if row.bytes is None or row.files is None:
        return NOTHING, NOTHING
    return _megabytes(row.bytes / 1e6), f"{row.files:,}"


def _about(row: Row, text: str) -> str:
    return f"约 {text}（估算）" if row.estimated else text


def _times(value: float) -> str:
    return f"{value:,.{0 if value >= 10 else 1 if value >= 1 else 2}f} 倍"


def performance(found: Measurements) -> Performance:
    """Lay out the measurements for the page."""
    sizes = tuple(sorted({row.size for row in found.rows if row.tool == OWN}))
    beside = tuple((size, lines) for size in sizes if len(lines := tuple(_beside(found, size))) > 1)
    return Performance(
        machine=found.machine,
        dates=tuple(sorted({row.date for row in found.rows})),
        commits=tuple(dict.fromkeys(row.commit for row in found.rows)),
        versions=tuple(
            f"{name} {version}"
            for tool, name in TOOLS.items()
            if tool not in {OWN, YARDSTICK}
            and (version := next((r.version for r in found.rows if r.tool == tool), ""))
        ),
        sizes=sizes,
        states=tuple(_states(found, sizes)),
        cold=tuple(_cold(found, sizes)),
        beside=beside,
        drawing=_drawing(found, beside[-1][0]) if beside else None,
        estimated=any(row.estimated for row in found.rows),
        measured=sum(not row.estimated for row in found.rows),
        disturbed=sum(disturbed(row, found.machine) for row in found.rows),
    )


def _states(found: Measurements, sizes: tuple[int, ...]) -> Iterator[Line]:
    for state, label in STATES.items():
        rows = [found.row(OWN, size, state) for size in sizes]
        if any(rows):
            yield Line(label, tuple(seconds(row.wall) if row else NOTHING for row in rows))


def _cold(found: Measurements, sizes: tuple[int, ...]) -> Iterator[Line]:
    for size in sizes:
        row = found.row(OWN, size)
        if row is not None:
            ratio = found.cpu_ratio(size, OWN, YARDSTICK)
            yield Line(
                f"{size:,} 条",
                (
                    seconds(row.wall),
                    seconds(row.cpu),
                    _megabytes(row.peak),
                    *_weight(row),
                    NOTHING if ratio is None else _times(ratio),
                ),
            )


def _compared(found: Measurements, size: int) -> Iterator[tuple[str, Row]]:
    for tool, name in TOOLS.items():
        row = found.row(tool, size)
        if row is not None:
            yield name, row


def _beside(found: Measurements, size: int) -> Iterator[Line]:
    """The tools at one size, if ours was measured there: seconds, memory, weight, and CPU as a multiple of ours."""
    if found.row(OWN, size) is None:
        return
    for name, row in _compared(found, size):
        ratio = found.cpu_ratio(size, row.tool)
        if row.tool != YARDSTICK and ratio is not None:
            yield Line(
                name,
                (
                    _about(row, seconds(row.cpu)),
                    _about(row, seconds(row.wall)),
                    _megabytes(row.peak),
                    *_weight(row),
                    "—" if row.tool == OWN else _about(row, _times(ratio)),
                ),
            )


def _drawing(found: Measurements, size: int) -> Drawing:
    bars = (
        Bar(name, row.cpu, _about(row, seconds(row.cpu)))
        for name, row in _compared(found, size)
        if row.state == COLD
    )
    return Drawing(size, tuple(bars))
