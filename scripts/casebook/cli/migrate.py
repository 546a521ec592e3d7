"""``casebook migrate``: records of an older form, brought up to today's."""

from __future__ import annotations

from pathlib import Path

import click

from casebook.canonical import UnfixableError
from casebook.canonical.migration import migrated
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.model.fields import SCHEMA_VERSION
from casebook.report import text as report
from casebook.validate.file_names import kind_of

_KINDS = frozenset({"case", "source", "curriculum", "release"})


@click.command(cls=Command, help="把旧格式的记录改成现在的格式，写上格式版本；注释和内容都不变。")
@click.argument("paths", nargs=-1, metavar="[文件或文件夹]...", type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="只列出要改的文件，不改动。")
@project.verbose
@click.pass_context
def migrate(context: click.Context, paths: tuple[Path, ...], only_check: bool) -> None:
    """Bring records up to the form of this program."""
    workspace = project.find_workspace()
    changed, failed = 0, 0
    for path in project.selected(workspace, paths):
        kind = kind_of(path)
        if kind not in _KINDS or not path.endswith(".yml"):
            continue
        content = workspace.read_bytes(path)
        try:
            better = migrated(content.decode("utf-8"), str(kind)).encode()
        except UnfixableError as error:
            failed += 1
            click.echo(report.render(error.problems, {path: content.decode("utf-8", "replace")}))
            click.echo(f"{path} 读不了，先改好再运行一次。")
            continue
        except ValueError as error:
            failed += 1
            click.echo(f"{path}：{error}")
            continue
        if better != content:
            changed += 1
            click.echo(f"{'要改' if only_check else '已改'} {path}")
            if not only_check:
                workspace.write(path, better)
    click.echo(
        f"现在的格式是第 {SCHEMA_VERSION} 版，{'要改' if only_check else '改了'} {changed} 个文件。"
    )
    context.exit(int(bool(failed) or (only_check and bool(changed))))
