"""``casebook release``: what moved since the last release, written down for the page /changes/."""

from __future__ import annotations

import re

import click
import yaml

from casebook import clock
from casebook.canonical import canonical
from casebook.changes.compare import compare
from casebook.changes.release import Counts, moved_records, release_data
from casebook.changes.side import Side
from casebook.cli import project, revision
from casebook.cli.chinese import Command
from casebook.cli.diff import records_now, sides
from casebook.engine.judge import check
from casebook.model.release import MUST_EXPLAIN
from casebook.problem import Severity
from casebook.workspace import Workspace

FOLDER = "cases/releases"
MODELINE = "# yaml-language-server: $schema=../../scripts/schema/release.schema.json"
_NAME = re.compile("[a-z0-9]+(-[a-z0-9]+)*")

_HELP = """写下一次发布：和上一次比，哪些数字、证据等级升了降了，为什么。

\b
和 --since 的版本（分支、标签或提交编号）比，用的是 casebook diff 的结果，写到
cases/releases/名称.yml，网站的“每版改了什么”照它列。记录里写了更正、下线理由的，
“为什么”照抄过来；还缺的会列出来，补上才能通过检查。第一次发布不写 --since。
"""


@click.command(cls=Command, help=_HELP)
@click.argument("name", metavar="名称")
@click.option("--since", metavar="版本", help="上一次发布的标签或提交编号。")
@click.option("--force", is_flag=True, help="已经有这一版的文件，重写它。")
@project.verbose
def release(name: str, since: str | None, force: bool) -> None:
    """Write the file of a release."""
    workspace = project.find_workspace()
    path = f"{FOLDER}/{name}.yml"
    _refuse(workspace, name, since, path, force=force)
    today = clock.today()
    judged = check(workspace, today=today)
    if any(p.severity is Severity.ERROR and p.path != path for p in judged.problems):
        raise project.Complaint("记录有错，先改好再发布：casebook check")
    library = judged.library
    counts = Counts(
        len(library.cases),
        sum(len(case.observations) for case in library.cases.values()),
        len(library.sources),
    )
    told: tuple[list[dict[str, object]], int] = [], 0
    commit = ""
    if since:
        commit = revision.commit_of(workspace, since)[:12]
        both: tuple[Side, Side] = sides(
            revision.files_at(workspace, since), records_now(workspace), today
        )
        told = moved_records(compare(*both), *both)
    data = release_data(name, today, counts, commit, told)
    text = yaml.safe_dump(data, allow_unicode=True, sort_keys=False, width=10**6)
    vocabulary, _ = project.read_vocabulary(workspace)
    written = canonical(f"{MODELINE}\n{text}", "release", vocabulary, path)
    workspace.write(path, written.encode())
    click.echo(f"已写 {path}：{len(told[0])} 条案例有变化，其余变化 {told[1]} 处。")
    for moved in told[0]:
        changes = moved["changes"]
        kinds = {one["kind"] for one in changes} if isinstance(changes, list) else set()
        if "why" not in moved and kinds & MUST_EXPLAIN:
            click.echo(f"  还要写为什么（why）：{moved['record']}  {moved['title']}")


def _refuse(workspace: Workspace, name: str, since: str | None, path: str, *, force: bool) -> None:
    if not _NAME.fullmatch(name) or name.isdecimal():
        raise project.Complaint(f"“{name}”不能当名称：只用小写字母、数字和连字符，例如 2026-12。")
    if (workspace.root / path).is_file() and not force:
        raise project.Complaint(f"已经有 {path}。要重写，加 --force。")
    earlier = [p for p in workspace.record_paths() if p.startswith(f"{FOLDER}/") and p != path]
    if earlier and not since:
        raise project.Complaint(
            f"前面已经有 {len(earlier)} 次发布，请写和哪一版比：--since 上一次发布的标签或提交编号。"
        )
