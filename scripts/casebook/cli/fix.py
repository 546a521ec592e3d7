"""``casebook fix``: write records in their canonical form."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from casebook import clock
from casebook.canonical import UnfixableError, canonical
from casebook.cli import following, project
from casebook.cli.check import print_coloured
from casebook.cli.chinese import Command
from casebook.language.nearest_phrase import HIGH, MEDIUM
from casebook.model.vocabulary import Vocabulary
from casebook.problem import Problem
from casebook.read import read_document
from casebook.read.scan import HIDDEN_CODES
from casebook.report import text, wording
from casebook.validate.file_names import RECORD_SUFFIX, kind_of
from casebook.workspace import Workspace

_HELP = """按统一的写法整理记录，注释都保留。

\b
字段顺序、缩进、引号、全角半角标点、别名、多余的空格都会改好；
看不见的字符一律去掉；除此以外，原文短语（quote、figure、raw）一个字也不动。
加 --apply，把 casebook check 写明“是不是想写……”的地方照改，改一处列一处。
加 --quotes，给不在原文里的短语找最近的真短语，分四级：高（只差标点，自动改）、
中（只差一个字）、低（差两三个字，或者只有一段在原文里）、无（建议删去）；
中和低只列出来，由人决定，再加 --apply 时连“中”一起改。
"""


@click.command(cls=Command, help=_HELP)
@click.argument("paths", nargs=-1, metavar="[文件或文件夹]...", type=click.Path(path_type=Path))
@click.option("--check", "only_check", is_flag=True, help="只列出要整理的文件，不改动。")
@click.option("--apply", "follow_check", is_flag=True, help="把检查写明怎样改的地方照改。")
@click.option("--quotes", is_flag=True, help="给不在原文里的短语找最近的真短语。")
@project.verbose
@click.pass_context
def fix(
    context: click.Context,
    paths: tuple[Path, ...],
    only_check: bool,
    follow_check: bool,
    quotes: bool,
) -> None:
    """Write records in canonical form; leave alone what cannot be read, and say why."""
    workspace = project.find_workspace()
    chosen = [
        path
        for path in project.selected(workspace, paths)
        if kind_of(path) and path.endswith(RECORD_SUFFIX)
    ]
    if paths and not chosen:
        raise project.Complaint("这里没有可以整理的记录：只整理 cases/ 里的 .yml 文件。")
    if only_check and (follow_check or quotes):
        raise project.Complaint("--check 只看不改，不能和 --apply、--quotes 一起用。")
    _follow(workspace, chosen, follow_check=follow_check, quotes=quotes)
    vocabulary, _ = project.read_vocabulary(workspace)
    changed: list[str] = []
    unseen: dict[str, list[int]] = {}
    unread: list[Problem] = []
    texts: dict[str, str] = {}
    progress = Console(stderr=True)
    steps = track(
        chosen, "正在整理", console=progress, transient=True, disable=not progress.is_terminal
    )
    for path in steps:
        content = workspace.read_bytes(path)
        try:
            fixed = _fixed(path, content, vocabulary)
        except UnfixableError as error:
            unread += error.problems
            texts[path] = content.decode("utf-8", "replace")
            continue
        if fixed != content:
            changed.append(path)
            unseen[path] = _lines_with_hidden(path, content)
            if not only_check:
                workspace.write(path, fixed)
    _report(changed, len(chosen), unseen, only_check=only_check)
    if unread:
        print_coloured(text.render(unread, texts))
        click.echo("上面的文件没有整理：先照说明改好，再运行一次。")
    context.exit(int(bool(unread) or (only_check and bool(changed))))


def _follow(
    workspace: Workspace, chosen: Sequence[str], *, follow_check: bool, quotes: bool
) -> None:
    if quotes:
        _requote(workspace, chosen, also_medium=follow_check)
    if follow_check:
        for made in following.follow(workspace, chosen, clock.today()):
            click.echo(f"{made.path}:{made.line}\n    原来：{made.before}\n    改成：{made.after}")


def _requote(workspace: Workspace, chosen: Sequence[str], *, also_medium: bool) -> None:
    found = list(following.requote(workspace, chosen, clock.today()))
    for each in found:
        meant = each.phrase.text or "（没有找到相近的短语，请打开原文重新抄，或者删去这条依据）"
        click.echo(
            f"{each.path}:{each.line} 把握：{each.phrase.certainty}\n    现在：{each.quote}\n    原文：{meant}"
        )
    levels = {HIGH, MEDIUM} if also_medium else {HIGH}
    written = following.write_certain(workspace, found, levels.__contains__)
    click.echo(f"不在原文里的短语 {len(found)} 个，改了 {written} 个。")


def _fixed(path: str, content: bytes, vocabulary: Vocabulary) -> bytes:
    kind = kind_of(path)
    if kind is None:
        raise LookupError(path)
    try:
        written = content.decode("utf-8")
    except UnicodeDecodeError as error:
        raise UnfixableError(read_document(path, content).problems) from error
    return canonical(written, kind, vocabulary, path).encode()


def _lines_with_hidden(path: str, content: bytes) -> list[int]:
    """Return the lines in which something stood that nobody could see."""
    problems = read_document(path, content).problems
    return sorted({p.line for p in problems if p.code in HIDDEN_CODES})


def _report(
    changed: list[str], total: int, unseen: Mapping[str, list[int]], *, only_check: bool
) -> None:
    word = "要整理" if only_check else "已整理"
    for path in changed:
        click.echo(f"{word} {wording.printable(path)}")
        if lines := "、".join(map(str, unseen[path])):
            click.echo(f"    {'要' if only_check else '已'}去掉第 {lines} 行里看不见的字符。")
    click.echo(f"共 {total} 个文件，{word} {len(changed)} 个。")
    if changed and only_check:
        click.echo("请运行：casebook fix")
