"""``casebook check``: every problem of the records, in Chinese or for a code host."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click
from rich.console import Console
from rich.text import Text

from casebook import clock
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.cli.progress import Bars
from casebook.engine.crew import processors
from casebook.engine.judge import Judge, Step
from casebook.engine.store import opened
from casebook.problem import Severity
from casebook.report import github, gitlab, text, wording
from casebook.workspace import write_file

_FORMATS = {
    "text": text.render,
    "github": github.render,
    "gitlab": gitlab.render,
}


_HELP = """检查记录；不写文件就检查全部。

没有错误时返回 0，有错误时返回 1，程序自己出错时返回 2。
"""


@click.command(cls=Command, help=_HELP)
@click.argument("paths", nargs=-1, metavar="[文件或文件夹]...", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "form",
    metavar="格式",
    type=click.Choice(list(_FORMATS)),
    default="text",
    help="text、github 或 gitlab。",
)
@click.option("--output", metavar="文件", type=click.Path(path_type=Path), help="把结果写进文件。")
@project.verbose
@click.pass_context
def check(context: click.Context, paths: tuple[Path, ...], form: str, output: Path | None) -> None:
    """Check the library and report, on the terminal or into a file."""
    workspace = project.find_workspace()
    only = project.selected(workspace, paths) if paths else ()
    with Bars() as bars, opened(workspace) as store:
        judge = Judge(workspace, workers=processors())
        judge.contents.begin(store)
        checked = judge.check(store, today=clock.today(), only=only, begin=partial(_begun, bars))
        judge.contents.keep(store)
        store.commit()
    report = _FORMATS[form](checked.problems, checked.texts)
    if output is not None:
        write_file(output, report.encode())
        click.echo(f"{wording.summary(checked.problems)}详细内容已写入 {output}。", err=True)
    elif form == "text":
        print_coloured(report)
    else:
        click.echo(report, nl=False)
    if any(problem.code == "OWN-001" for problem in checked.problems):
        context.exit(2)
    context.exit(int(any(p.severity is Severity.ERROR for p in checked.problems)))


def _begun(bars: Bars, count: int) -> Step:
    bars.begin("检查记录", count)
    return bars.step


def print_coloured(report: str) -> None:
    """Print a text report; colours appear only on a terminal that has them."""
    shown = Text(report)
    shown.highlight_regex(r"(?m)^\S+: 错误 [A-Z]+-\d+", "bold red")
    shown.highlight_regex(r"(?m)^\S+: 提醒 [A-Z]+-\d+", "bold yellow")
    shown.highlight_regex(r"(?m)^ {6}\| +\^+$", "red")
    Console().print(shown, end="", soft_wrap=True)
