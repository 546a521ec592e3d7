"""How much a build took, as ``make bench`` wrote it down: rows that were measured on one machine."""

from __future__ import annotations

from pydantic import Field, ValidationError

from casebook.model.fields import Entity

OWN, YARDSTICK = "casebook", "yardstick"
"""The tool that builds this site, and what no tool can do without: every file parsed, the same bytes written."""
COLD = "cold"


class Machine(Entity):
    """Where it was measured. ``memory`` counts GiB."""

    processor: str = Field(min_length=1)
    cores: int = Field(ge=1)
    memory: float = Field(gt=0)
    system: str
    python: str


class Row(Entity):
    """What one ``tool`` took for a library of ``size`` cases in one ``state``.

    ``wall`` and ``cpu`` are seconds, the latter of all processes; ``peak`` is the memory of all processes at once, in MB
    of 10^6 bytes; ``bytes`` and ``files`` count what lies in the site afterwards. What a state does not have (a check
    writes nothing) is absent. ``others`` counts the CPU seconds that anything else on the machine took meanwhile. An
    ``estimated`` row was not measured, but continued from smaller sizes. ``date`` is an ISO date.
    """

    tool: str
    version: str
    size: int = Field(ge=1)
    state: str
    wall: float = Field(ge=0)
    cpu: float = Field(ge=0)
    peak: float | None = None
    bytes: int | None = None
    files: int | None = None
    others: float | None = None
    estimated: bool = False
    date: str = Field(pattern=r"^\d{4}-\d{2}-\d{2}$")
    commit: str


class Measurements(Entity):
    """All rows of one machine, at most one for each tool, size and state."""

    machine: Machine
    rows: tuple[Row, ...]

    def row(self, tool: str, size: int, state: str = COLD) -> Row | None:
        """Return what was measured of a tool at a size in a state."""
        wanted = tool, size, state
        return next((row for row in self.rows if (row.tool, row.size, row.state) == wanted), None)

    def cpu_ratio(self, size: int, tool: str, to: str = OWN) -> float | None:
        """Return how many times the CPU seconds of ``to`` a ``tool`` took for a cold build; ``None`` if one is missing."""
        more, less = self.row(tool, size), self.row(to, size)
        return more.cpu / less.cpu if more and less and less.cpu else None


def measurements(text: str) -> Measurements | None:
    """Read what was written; ``None`` if it is nothing that can be read."""
    try:
        return Measurements.model_validate_json(text)
    except ValidationError:
        return None
