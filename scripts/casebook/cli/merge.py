"""``casebook merge``: another library into this one, with a report; nothing of ours is changed but new words."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from casebook import clock
from casebook.canonical import canonical
from casebook.changes.merging import Merged, merged
from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.cli.diff import records_now
from casebook.engine.judge import check
from casebook.problem import Severity
from casebook.validate.file_names import kind_of
from casebook.workspace import NoProjectError, Workspace

_WORDS = {"case": "案例", "source": "来源", "curriculum": "培训方案", "vocabulary": "词表"}

_HELP = """把另一个案例库并进来，先报告，加 --apply 才写。

\b
那边有、这边没有的案例、来源、培训方案照抄过来；词表里新的词加在后面。一模一样的
跳过；编号撞了的、来源没有并进来的不并，逐条写明为什么。两边释义不同的词，用这边
的，列出来给人看。写完以后检查全部记录，很像的案例也会提醒（LIB-013）。
"""


@click.command(cls=Command, help=_HELP)
@click.argument(
    "other", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False, exists=True)
)
@click.option("--apply", "applied", is_flag=True, help="写进来；不加只报告。")
@project.verbose
def merge(other: Path, applied: bool) -> None:
    """Merge another project into this one."""
    workspace = project.find_workspace()
    try:
        theirs = Workspace.find(other)
    except NoProjectError as error:
        raise project.Complaint(f"{other} 里没有案例库（mkdocs.yml 和 cases/）。") from error
    if theirs.root == workspace.root:
        raise project.Complaint("不能把一个库并进它自己。")
    made = merged(records_now(workspace), records_now(theirs), project.ids_in_use(workspace))
    click.echo(_report(made))
    if not applied:
        click.echo("\n还没有写。看过以后加 --apply 写进来。")
        return
    vocabulary, _ = project.read_vocabulary(workspace)
    for path, content in made.files.items():
        if kind_of(path) == "vocabulary":
            text = canonical(content.decode(), "vocabulary", vocabulary, path)
            workspace.write(path, text.encode())
        else:
            workspace.write(path, content)
    problems = check(workspace, today=clock.today()).problems
    errors = sum(p.severity is Severity.ERROR for p in problems)
    click.echo(
        f"\n已写 {len(made.files)} 个文件。检查全部记录：{errors} 个错误，{len(problems) - errors} 个提醒"
        "（casebook check 看全部）。"
        + ("加了词的，运行 casebook schema。" if made.terms_added else "")
    )


def _report(made: Merged) -> str:
    counted = Counter(kind_of(path) for path in made.files if kind_of(path) != "vocabulary")
    added = "，".join(f"{_WORDS[str(kind)]} {count} 个" for kind, count in sorted(counted.items()))
    lines = [
        f"并进来：{added or '没有新的记录'}；新词 {len(made.terms_added)} 个。",
        f"一模一样、跳过的：{len(made.same)} 个。",
    ]
    if made.left_out:
        lines.append(f"没有并的：{len(made.left_out)} 个")
        lines += [f"  {path}：{why}" for path, why in made.left_out]
    if made.terms_added:
        lines.append("新词：")
        lines += [f"  {name}：{word}" for name, word in made.terms_added]
    if made.terms_differ:
        lines.append(f"两边写得不同、用这边的词：{len(made.terms_differ)} 个")
        lines += [
            f"  {name}：{word}（{'、'.join(fields)}）" for name, word, fields in made.terms_differ
        ]
    return "\n".join(lines)
