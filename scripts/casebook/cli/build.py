"""``casebook build``: the site, from the records and what MkDocs lends."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import click

from casebook import clock
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.engine.lent import LentFrame, kept_frame
from casebook.engine.outcome import Outcome, unchanged
from casebook.engine.parts import WHOLE, Part, Share
from casebook.engine.trouble import BuildError
from casebook.workspace import Workspace

_HELP = """检查全部记录，生成网站。

没有变的页面不重写；新网站全部写好以后才换上去，中途出错或中断，原来的网站不动。
"""


class ShareType(click.ParamType[Share]):
    """2/4: the second of four shares."""

    name = "share"

    def convert(
        self, value: object, param: click.Parameter | None, ctx: click.Context | None
    ) -> Share:
        """Read the two numbers."""
        if isinstance(value, Share):
            return value
        number, _, count = str(value).partition("/")
        if number.isdecimal() and count.isdecimal() and 1 <= int(number) <= int(count):
            return Share(int(number), int(count))
        return self.fail(f"“{value}”要写成“第几份/共几份”，例如 2/4。", param, ctx)


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
@click.option(
    "--shard",
    "share",
    metavar="第几份/共几份",
    type=ShareType(),
    help="只做其中一份，例如 2/4；要用 --site 写明写到哪里。几台机器各做一份，再用 --merge 合起来。",
)
@click.option(
    "--merge",
    "folders",
    metavar="文件夹",
    multiple=True,
    type=click.Path(path_type=Path, file_okay=False),
    help="用上 --shard 做好的一份；有几份就写几次。合起来的网站和一台机器做的逐字节相同。",
)
@project.verbose
def build(
    site: Path | None, yes: bool, workers: int | None, share: Share | None, folders: Sequence[Path]
) -> None:
    """Build the site of the project around the current folder."""
    if share is not None and (site is None or folders):
        raise project.Complaint("--shard 要和 --site 一起用，不能和 --merge 一起用。")
    workspace = project.find_workspace()
    target = site or workspace.root / "site"
    try:
        outcome = None if share or folders else _nothing_to_do(workspace, target)
        if outcome is None:
            outcome = _built(
                workspace, target, agreed=yes, workers=workers, share=share, folders=folders
            )
    except BuildError as error:
        raise project.Complaint(str(error).strip()) from error
    click.echo(outcome.report().strip())


def _nothing_to_do(workspace: Workspace, site: Path) -> Outcome | None:
    frame = kept_frame(workspace)
    return unchanged(workspace, frame, site, today=clock.today()) if frame else None


def _built(
    workspace: Workspace,
    site: Path,
    *,
    agreed: bool,
    workers: int | None,
    share: Share | None,
    folders: Sequence[Path],
) -> Outcome:
    # What makes a site takes longer to import than it takes to see that there is nothing to do.
    from casebook.cli.progress import Bars  # noqa: PLC0415
    from casebook.engine.build import Builder  # noqa: PLC0415

    builder = Builder(workspace, site, workers=workers or 0)
    with Bars() as bars:
        return builder.build(
            kept_frame(workspace) or _lent(workspace),
            today=clock.today(),
            agreed=agreed,
            share=share or WHOLE,
            parts=[Part.read(folder) for folder in folders],
            progress=bars,
        )


def _lent(workspace: Workspace) -> LentFrame:
    from casebook.mkdocs_adapter import lend  # noqa: PLC0415  MkDocs takes long to import, and its part seldom changes

    return lend(workspace)
