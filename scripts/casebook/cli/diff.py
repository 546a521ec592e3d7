"""``casebook diff``: what changed in the records since a revision, in words."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click
import yaml

from casebook import clock
from casebook.changes.change import Change, Weight, in_order, weights
from casebook.changes.compare import compare
from casebook.changes.report import FORMATS
from casebook.changes.side import Side
from casebook.cli import project, revision
from casebook.cli.chinese import Command
from casebook.workspace import Workspace, write_file

FAILED = 2
"""Exit status where something could not be compared."""

_HELP = """用中文说明记录从某个版本到现在改了什么。

\b
按编号一条一条对：哪个数字从多少到多少，引文还证明不证明，证据等级和完整程度
怎样变，抉择、词表、来源、个人信息有什么变化。最要紧的在前；每处有 12 位指纹，
指纹相同就是同一处。读不出来的文件单独列出，不会当成没有变化（返回 2）。
版本写分支、标签或提交编号，不写就和 HEAD 比。
"""


@click.command(cls=Command, help=_HELP)
@click.argument("rev", metavar="[版本]", default="HEAD")
@click.option(
    "--format",
    "form",
    metavar="格式",
    type=click.Choice(list(FORMATS)),
    default="text",
    help="text、markdown 或 github。",
)
@click.option(
    "--weights",
    "weights_file",
    metavar="文件",
    type=click.Path(path_type=Path),
    help="YAML 文件：哪种变化算严重、注意、一般，或者不报。",
)
@click.option("--output", metavar="文件", type=click.Path(path_type=Path), help="把结果写进文件。")
@project.verbose
@click.pass_context
def diff(
    context: click.Context, rev: str, form: str, weights_file: Path | None, output: Path | None
) -> None:
    """Compare the records on the disk with those of a revision."""
    workspace = project.find_workspace()
    chosen = _weights(weights_file)
    before = revision.files_at(workspace, rev)
    changes = compare(*sides(before, records_now(workspace), clock.today()))
    told = FORMATS[form](in_order(changes, chosen))
    if output is not None:
        write_file(output, told.encode())
    else:
        click.echo(told, nl=False)
    context.exit(exit_status(changes))


@click.command(
    "diff-files",
    cls=Command,
    help="给 git 用：比较一个文件的两个版本（git config diff.casebook.command）。",
)
@click.argument("arguments", nargs=-1, metavar="[git 给的七个参数]...")
@project.verbose
def diff_files(arguments: tuple[str, ...]) -> None:
    """Tell the changes of one file, given what git hands to an external diff driver."""
    if len(arguments) < _GIVEN:
        raise project.Complaint(
            "这个命令由 git 调用：git config diff.casebook.command 'casebook diff-files'"
        )
    path, old, new = arguments[0], arguments[1], arguments[4]
    workspace = project.find_workspace()
    now = records_now(workspace)
    before = {**now, path: _content(old)} if old != _NOTHING else _without(now, path)
    after = {**now, path: _content(new)} if new != _NOTHING else _without(now, path)
    # Records that nobody looks at need not be judged.
    others = {p for p in now if p != path and p.startswith(("cases/records/", "cases/curricula/"))}
    today = clock.today()
    both = (Side(_without(files, *others), today) for files in (before, after))
    told = FORMATS["text"](in_order(compare(*both), weights({})))
    click.echo(f"casebook diff {path}\n{told}")


_GIVEN = 7
_NOTHING = "/dev/null"


def _content(path: str) -> bytes:
    return Path(path).read_bytes()


def _without(files: Mapping[str, bytes], *paths: str) -> Mapping[str, bytes]:
    return {path: content for path, content in files.items() if path not in paths}


def exit_status(changes: tuple[Change, ...]) -> int:
    """0 for a comparison that is whole, else :data:`FAILED`."""
    return FAILED if any(change.kind == "not-compared" for change in changes) else 0


def _weights(path: Path | None) -> Mapping[str, Weight | None]:
    if path is None:
        return weights({})
    try:
        given = yaml.safe_load(path.read_text("utf-8"))
        return weights({str(name): str(word) for name, word in given.items()})
    except (AttributeError, ValueError, yaml.YAMLError) as error:
        raise project.Complaint(f"{path} 读不了：{error}") from error


def records_now(workspace: Workspace) -> Mapping[str, bytes]:
    """Return the record files as they lie on the disk, by path."""
    paths = (path for path in workspace.record_paths() if path.endswith(".yml"))
    return {path: workspace.read_bytes(path) for path in paths}


def sides(before: Mapping[str, bytes], after: Mapping[str, bytes], today: str) -> tuple[Side, Side]:
    """Both versions, without the records that are the same in both: vocabulary and sources are needed to judge."""
    same = {
        path
        for path in before.keys() & after.keys()
        if before[path] == after[path] and path.startswith(("cases/records/", "cases/curricula/"))
    }
    return (
        Side({path: text for path, text in before.items() if path not in same}, today),
        Side({path: text for path, text in after.items() if path not in same}, today),
    )
