"""One sheet of A4 to take along: labelled parts of short lines, as many of them as the sheet holds.

Nothing is cut within a sentence. Where there is more than fits, the last line of a part says how much more; what was
left out stands on the page that the sheet was made from.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from math import ceil
from typing import Final

from casebook.derive.ground.items import Item

WIDTH: Final = 35.2
"""Characters of a line, less one that a comma at its end may take with it to the next."""
LINES: Final = 38.0
"""Lines of the parts of a sheet: what is left of A4 below the title and above the foot."""
_GAP: Final = 0.45
"""What stands between two parts, in lines."""
_LATIN: Final = "\u02ff"
"""Characters up to this one are half as wide as a Chinese one."""


@dataclass(frozen=True)
class Part:
    """A part of a sheet: ``found`` are its lines, most important first, of which ``shown`` may stand on it.

    ``least`` of them stand on it even where the sheet is full. ``counted`` says what is counted, 项 or 件.
    """

    id: str
    title: str
    found: tuple[Item, ...]
    shown: int
    least: int = 1
    note: str = ""
    counted: str = "项"

    @property
    def entries(self) -> tuple[Item, ...]:
        """The lines shown; the last one says how many more there are."""
        if len(self.found) <= self.shown:
            return self.found
        *first, last = self.found[: self.shown]
        more = f"（另有 {len(self.found) - self.shown} {self.counted}）"
        return (*first, replace(last, note=f"{last.note}{more}"))


@dataclass(frozen=True)
class OnePage:
    """A sheet. ``of`` is the page that it was made from, ``where`` stands below the title.

    ``address`` is the full address of that page, or empty where the site has none; ``name`` tells it among others, and
    ``left`` names what of the page did not fit.
    """

    kind: str
    title: str
    where: str
    uri: str
    of: Item
    parts: tuple[Part, ...]
    site: str
    address: str
    name: str = ""
    left: str = ""


def width(text: str) -> float:
    """Return how wide a text is, in Chinese characters: a quarter is left between Chinese and others."""
    latin = [sign <= _LATIN for sign in text]
    return sum(0.5 if is_so else 1 for is_so in latin) + sum(a != b for a, b in pairwise(latin)) / 4


def _lines(part: Part) -> int:
    texts = [f"{it.strong} {it.text} {it.note}" for it in part.entries]
    return sum(ceil(width(text.strip()) / WIDTH) for text in (*texts, part.note) if text)


def _height(parts: Sequence[Part]) -> float:
    return sum(_lines(part) + _GAP for part in parts)


def fitted(parts: Sequence[Part], room: float = LINES) -> tuple[Part, ...]:
    """Let the ``parts`` take as much of ``room`` as they can.

    Lines are left out until they take no more: each time of the part that has most to spare. Where there is room left,
    it is filled with what else there is, the first part first.
    """
    held = [replace(part, shown=min(part.shown, len(part.found))) for part in parts if part.found]
    while _height(held) > room:
        spare, place = max((part.shown - part.least, n) for n, part in enumerate(held))
        if spare <= 0:
            break
        held[place] = replace(held[place], shown=held[place].shown - 1)
        held = [part for part in held if part.shown]
    for place, part in enumerate(held):
        for shown in range(part.shown + 1, len(part.found) + 1):
            fuller = [*held[:place], replace(part, shown=shown), *held[place + 1 :]]
            if _height(fuller) <= room:
                held = fuller
    return tuple(held)
