"""``casebook pictures``: draw the pictures that shared links show."""

from __future__ import annotations

from pathlib import Path

import click

from casebook.cli import chinese
from casebook.cli.project import Complaint, find_workspace, verbose

FONTS = "/usr/share/fonts/opentype/noto"
FOLDER = "theme/material/assets/share"


@click.command(
    cls=chinese.Command,
    help=(
        f"重画分享链接时显示的图，写到 {FOLDER}/。\n\n"
        "改了图上的字或样子才用得着；加案例、加省份都不用重画。要有 Debian 的 fonts-noto-cjk 和 Pillow。"
    ),
)
@click.option(
    "--fonts",
    type=click.Path(path_type=Path),
    default=Path(FONTS),
    help=f"放 Noto CJK 字体的文件夹，默认 {FONTS}。",
)
@verbose
def pictures(fonts: Path) -> None:
    """Write every picture that has changed."""
    try:
        from casebook import share_picture  # noqa: PLC0415  Pillow is no part of what builds the site
    except ImportError as error:
        raise Complaint("没有装 Pillow。请先运行 make lint，会装好开发用的包。") from error
    workspace = find_workspace()
    if not (fonts / share_picture.SERIF).is_file():
        raise Complaint(f"{fonts} 里没有 {share_picture.SERIF}。请安装 Debian 的 fonts-noto-cjk。")
    drawn = {
        f"{FOLDER}/{picture.name}.png": share_picture.draw(picture, fonts)
        for picture in share_picture.pictures()
    }
    changed = [path for path, content in drawn.items() if workspace.write(path, content)]
    click.echo(f"{len(drawn)} 张图，改写了 {len(changed)} 张。")
