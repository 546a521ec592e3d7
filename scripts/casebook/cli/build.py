"""``casebook build``: the site, from the records and what MkDocs lends."""

from __future__ import annotations

from pathlib import Path

import click

from casebook import clock
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.cli.progress import Bars
from casebook.engine.build import Builder
from casebook.engine.trouble import BuildError
from casebook.mkdocs_adapter import lend

_HELP = """检查全部记录，生成网站。

没有变的页面不重写；新网站全部写好以后才换上去，中途出错或中断，原来的网站不动。
"""


@click.command(cls=Command, help=_HELP)
@click.option(
    "--site",
    metavar="文件夹",
    type=click.Path(path_type=Path, file_okay=False),
    help="写到哪里；不写就是项目里的 site。",
)
@click.option("--yes", is_flag=True, help="页面比上次少了很多也照样换上去。")
@click.option(
    "--workers", metavar="个数", type=click.IntRange(1, 64), help="用几个进程；不写就是全部处理器。"
)
@project.verbose
def build(site: Path | None, yes: bool, workers: int | None) -> None:
    """Build the site of the project around the current folder."""
    workspace = project.find_workspace()
    builder = Builder(workspace, site or workspace.root / "site", workers=workers or 0)
    try:
        with Bars() as bars:
            outcome = builder.build(
                lend(workspace), today=clock.today(), agreed=yes, progress=bars, waits=_waits
            )
    except BuildError as error:
        raise project.Complaint(str(error).strip()) from error
    click.echo(outcome.report().strip())


def _waits() -> None:
    click.echo("另一次生成正在写同一个网站，等它做完……", err=True)
