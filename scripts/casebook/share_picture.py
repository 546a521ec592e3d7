"""The pictures that a shared link shows: one of the site, one of each province, 1200 × 630.

They hold nothing that changes with the records, so that a new case needs no new picture: the name of the site, that of the
province, and its square among the 34, which are no map. The words of a picture stand in it as text as well.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from PIL import Image, ImageDraw, ImageFont, PngImagePlugin

from casebook.derive.places.province_grid import Tile, province_grid

SIZE: Final = (1200, 630)
SITE: Final = "site"
"""The name of the picture of the site; those of provinces are called by the first two digits of their codes."""
SERIF: Final = "NotoSerifCJK-Bold.ttc"
SANS: Final = "NotoSansCJK-Regular.ttc"
WORDS: Final = "Description"
_SIMPLIFIED: Final = 2
"""The face of simplified Chinese in Debian's collections of fonts-noto-cjk."""
_PAPER, _INK, _MUTED = "#fbf8f1", "#221d16", "#574e42"
_RULE, _ACCENT, _TINT = "#ddd5c5", "#ae3218", "#f5e8e0"
_COLOURS: Final = 12
_TILE: Final = 54
_GRID: Final = (650, 76)
_GEESE: Final = ((9.2, 5.7), (5.2, 13.0), (13.2, 13.0), (1.2, 20.3), (17.2, 20.3))
_NAME: Final = "雁阵"
_LINE: Final = "同样的难题，别处怎么办？"
_PROMISE: Final = "基层治理案例库，每个数字都有原话"


@dataclass(frozen=True)
class Picture:
    """One picture: its name, and what it says in large type, one line each."""

    name: str
    lines: tuple[str, ...]

    @property
    def words(self) -> str:
        """Everything that is written in it."""
        return "\n".join((_NAME, *self.lines, _LINE, _PROMISE))


def pictures() -> tuple[Picture, ...]:
    """Return what there is to draw: the site, and every province, whether it has cases or not."""
    provinces = (Picture(tile.code[:2], (tile.short,)) for tile in province_grid({}))
    return (Picture(SITE, ("基层治理", "案例库")), *provinces)


def draw(picture: Picture, fonts: Path) -> bytes:
    """Return ``picture`` as PNG, with the fonts in the folder ``fonts``. Raises ``OSError`` where there are none."""
    image = Image.new("RGB", SIZE, _PAPER)
    pen = ImageDraw.Draw(image)
    for tile in province_grid({}):
        named, all_alike = picture.name == tile.code[:2], picture.name == SITE
        _square(pen, tile, _ACCENT if named else _TINT if all_alike else _PAPER)
    for goose in _GEESE:
        pen.line(list(_wings(*goose)), fill=_ACCENT, width=6, joint="curve")
    _write(pen, (176, 92), _NAME, fonts / SERIF, 64)
    size = 132 if len(picture.lines) == 1 else 96
    for number, line in enumerate(picture.lines):
        _write(pen, (76, 224 + number * 122), line, fonts / SERIF, size)
    _write(pen, (76, 480), _LINE, fonts / SANS, 34, _MUTED)
    _write(pen, (76, 532), _PROMISE, fonts / SANS, 28, _MUTED)
    notes = PngImagePlugin.PngInfo()
    notes.add_itxt(WORDS, picture.words)
    made = io.BytesIO()
    image.quantize(_COLOURS).save(made, "PNG", optimize=True, pnginfo=notes)
    return made.getvalue()


def _square(pen: ImageDraw.ImageDraw, tile: Tile, colour: str) -> None:
    x, y = (start + at * _TILE for start, at in zip(_GRID, (tile.column, tile.row), strict=True))
    box = (x, y, x + _TILE - 6, y + _TILE - 6)
    pen.rectangle(box, fill=colour, outline=_RULE if colour == _PAPER else _ACCENT, width=2)


def _wings(x: float, y: float) -> Iterator[tuple[float, float]]:
    """Yield the line of one goose of the mark: two curves, as in ``assets/favicon.svg``."""
    for at, bend, end in (
        ((x, y), (2.4, -1.6), (2.8, -3.7)),
        ((x + 2.8, y - 3.7), (0.4, 2.1), (2.8, 3.7)),
    ):
        for step in range(9):
            t = step / 8
            yield tuple(  # type: ignore[misc]
                origin + 3.4 * (start + 2 * t * (1 - t) * b + t * t * e)
                for origin, start, b, e in zip((76, 92), at, bend, end, strict=True)
            )


def _write(
    pen: ImageDraw.ImageDraw,
    at: tuple[int, int],
    text: str,
    font: Path,
    size: int,
    colour: str = _INK,
) -> None:
    face = ImageFont.truetype(str(font), size, index=_SIMPLIFIED)
    pen.text(at, text, fill=colour, font=face, anchor="lt")
