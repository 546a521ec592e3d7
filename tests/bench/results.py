"""``results.json``: what was measured, row by row, so that a long measurement can be done in pieces."""

from __future__ import annotations

import os
import platform
import re
import subprocess
from collections.abc import Iterable
from pathlib import Path

from casebook.derive.library.performance import STATES, TOOLS
from casebook.model.measurements import COLD, Machine, Measurements, Row, measurements
from tests.bench.library import PROJECT

RESULTS = Path(__file__).with_name("results.json")
ESTIMATED_FROM = (1000, 2000)
"""The sizes from which the cost of plain mkdocs-material is continued: a cost for each page, and one for each pair."""
ESTIMATED = 10_000
_GIB = 1 << 30


def this_machine() -> Machine:
    """Say on what this runs."""
    info = Path("/proc/cpuinfo").read_text("utf-8")
    named = re.search(r"(?m)^model name\s*: (.*)$", info)
    memory = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE") / _GIB
    return Machine(
        processor=named[1] if named else platform.machine(),
        cores=len(os.sched_getaffinity(0)),
        memory=round(memory, 1),
        system=f"{platform.system()} {platform.release().partition('-')[0]}",
        python=platform.python_version(),
    )


def this_commit() -> str:
    """Return the short name of the commit that is measured, with a ``+`` if files differ from it; the results may."""
    own = f":(exclude){RESULTS.relative_to(PROJECT).as_posix()}"
    name = _git("rev-parse", "--short", "HEAD").stdout.strip()
    changed = _git("diff", "--quiet", "HEAD", "--", ".", own).returncode
    return f"{name}{'+' if changed else ''}" if name else "unknown"


def _git(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["git", *words], cwd=PROJECT, capture_output=True, text=True, check=False)


def kept(path: Path, machine: Machine) -> Measurements:
    """Return the rows that were measured on this machine before; none if there is no such file.

    Raises ``ValueError`` where the file cannot be read, or tells of another machine: its rows cannot stand beside ours.
    """
    if not path.is_file():
        return Measurements(machine=machine, rows=())
    found = measurements(path.read_text("utf-8"))
    if found is None:
        raise ValueError(f"{path} cannot be read: delete it, or add --afresh")
    if found.machine != machine:
        raise ValueError(f"{path} was measured on another machine: delete it, or add --afresh")
    return found


def merged(found: Measurements, rows: Iterable[Row]) -> Measurements:
    """Put rows in the place of those for the same tool, size and state; estimate anew; in the order of the page."""
    by_key = {(row.tool, row.size, row.state): row for row in found.rows if not row.estimated}
    by_key |= {(row.tool, row.size, row.state): row for row in rows}
    measured = Measurements(machine=found.machine, rows=tuple(by_key.values()))
    estimate = estimated(measured)
    if estimate and (estimate.tool, estimate.size, estimate.state) not in by_key:
        by_key[estimate.tool, estimate.size, estimate.state] = estimate
    order = [*TOOLS], [*STATES]
    ordered = sorted(
        by_key.values(), key=lambda r: (r.size, order[0].index(r.tool), order[1].index(r.state))
    )
    return Measurements(machine=found.machine, rows=tuple(ordered))


def estimated(found: Measurements) -> Row | None:
    """Continue plain mkdocs-material to :data:`ESTIMATED` cases: ``a*n + b*n*n`` through both measured sizes.

    ``None`` if one of them is missing. Only seconds are continued.
    """
    few, many = (found.row("material", size) for size in ESTIMATED_FROM)
    if few is None or many is None:
        return None
    return Row(
        tool=few.tool,
        version=many.version,
        size=ESTIMATED,
        state=COLD,
        wall=round(_continued(few.wall, many.wall), 1),
        cpu=round(_continued(few.cpu, many.cpu), 1),
        estimated=True,
        date=max(few.date, many.date),
        commit=many.commit,
    )


def _continued(few: float, many: float) -> float:
    small, large = ESTIMATED_FROM
    grows = max(0.0, (many / large - few / small) / (large - small))
    each = many / large - grows * large
    return each * ESTIMATED + grows * ESTIMATED**2


def save(path: Path, found: Measurements) -> None:
    """Write the file, a row to a line."""
    rows = ",\n".join(f"  {row.model_dump_json(exclude_defaults=True)}" for row in found.rows)
    machine = found.machine.model_dump_json()
    path.write_text(f'{{\n "machine": {machine},\n "rows": [\n{rows}\n ]\n}}\n', "utf-8")
