"""The pictures that shared links show are those that would be drawn now."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image, ImageChops, PngImagePlugin

from casebook.cli.pictures import FOLDER, FONTS
from casebook.divisions import provinces
from casebook.publish.assets import picture_path
from casebook.share_picture import SANS, SERIF, SIZE, WORDS, Picture, draw, pictures
from tests.sample.real import PROJECT

MOST_BYTES = 30_000
PLACE = PROJECT / FOLDER
ALL = pictures()


def _file(picture: Picture) -> Path:
    return PLACE / f"{picture.name}.png"


def test_there_is_one_of_the_site_and_one_of_every_province() -> None:
    assert {p.name for p in ALL} == {"site", *(d.code[:2] for d in provinces())}
    assert {path.name for path in PLACE.iterdir()} == {f"{p.name}.png" for p in ALL}
    assert f"theme/material/{picture_path('44')}" == f"{FOLDER}/44.png"
    assert picture_path("") == picture_path("site")


@pytest.mark.parametrize("picture", ALL, ids=lambda p: p.name)
def test_a_picture_is_small_and_says_what_it_would_say_now(picture: Picture) -> None:
    path = _file(picture)
    assert path.stat().st_size < MOST_BYTES
    with Image.open(path) as image:
        assert image.size == SIZE
        assert isinstance(image, PngImagePlugin.PngImageFile)
        assert image.text[WORDS] == picture.words, "请运行 casebook pictures"


@pytest.mark.skipif(
    not all((Path(FONTS) / name).is_file() for name in (SERIF, SANS)),
    reason="画图的字体不在这台机器上（Debian 的 fonts-noto-cjk），只核对了图里的字",
)
@pytest.mark.parametrize("picture", ALL[:3], ids=lambda p: p.name)
def test_a_picture_looks_as_it_would_be_drawn_now(picture: Picture) -> None:
    with (
        Image.open(_file(picture)) as kept,
        Image.open(io.BytesIO(draw(picture, Path(FONTS)))) as now,
    ):
        far = ImageChops.difference(kept.convert("L"), now.convert("L")).point(
            lambda v: 255 * (v > 64)
        )
        differing = far.histogram()[255]
    # Another release of the font moves an edge; another picture moves a tile.
    assert differing < SIZE[0] * SIZE[1] / 500, "请运行 casebook pictures"
