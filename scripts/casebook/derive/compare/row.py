"""One row of cases side by side: what each says, in words or in numbers with bars."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.derive.compare.compared_case import ComparedFigure
from casebook.derive.compare.glance import Cell

BAR = 220
"""Width of the longest bar of a row, in the units of its drawing."""


@dataclass(frozen=True)
class Bar:
    """A bar for one number. ``width`` is out of :data:`BAR`; ``figures`` are all that share its scale."""

    width: int
    edge: str
    title: str
    description: str
    figures: tuple[str, ...]


@dataclass(frozen=True)
class FigureCell:
    """The numbers of one case in one row, each with its bar where one may be drawn."""

    figures: tuple[tuple[ComparedFigure, Bar | None], ...]


@dataclass(frozen=True)
class Row:
    """One row. ``uri`` leads to the indicator; ``verdict`` says whether its numbers may be compared, ``state`` in one word.

    ``mixed``: some of its numbers may stand together, others may not. ``key`` names a row of the glance.
    """

    title: str
    cells: tuple[Cell | FigureCell, ...]
    note: str = ""
    uri: str = ""
    verdict: str = ""
    state: str = ""
    mixed: bool = False
    key: str = ""

    @property
    def answered(self) -> int:
        """How many cases say something."""
        return sum(isinstance(c, FigureCell) or bool(c.entries) for c in self.cells)

    @property
    def numbers(self) -> int:
        """How many numbers stand in it."""
        return sum(len(c.figures) for c in self.cells if isinstance(c, FigureCell))


Rows = tuple[Row, ...]
