"""``casebook source``: register the articles that records quote from."""

from __future__ import annotations

import re
from pathlib import Path

import click

from casebook.canonical import UnfixableError
from casebook.cli import article, project
from casebook.cli.chinese import Group
from casebook.report import text
from casebook.validate.file_names import misplaced
from casebook.workspace import Workspace

_ID = re.compile(r"(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60


@click.group(cls=Group, help="登记来源文章。")
def source() -> None:
    """Group the commands about sources."""


_HELP = """登记一篇文章，写到 cases/sources/。

\b
文章是 UTF-8 的 Markdown 或纯文本，全文不进库，只留核对短语用的指纹。
编号已经登记过时，只更新指纹，其他内容和注释都不变。
"""


@source.command("add", help=_HELP)
@click.argument("file", metavar="文章", type=click.Path(path_type=Path))
@click.option("--id", "name", metavar="编号", help="来源编号；不写就用文件名。")
@click.option("--force", is_flag=True, help="与登记过的文章相差很大也照样更新指纹。")
@project.verbose
def add(file: Path, name: str | None, force: bool) -> None:
    """Write the record of an article, or renew the fingerprint of the one there is."""
    workspace = project.find_workspace()
    if not file.is_file():
        raise project.Complaint(f"没有这个文件：{file}")
    name = checked_id(name or file.stem, given=name is not None)
    try:
        content = article.read_article(file.name, file.read_bytes())
    except article.UnusableArticleError as error:
        raise project.Complaint(str(error)) from error
    path = f"cases/sources/{name}.yml"
    if (workspace.root / path).is_file():
        _renew(workspace, path, content, force=force)
        return
    if wrong := misplaced(path):
        raise project.Complaint(wrong.message)
    vocabulary, _ = project.read_vocabulary(workspace)
    workspace.write(path, article.new_record(name, content, vocabulary).encode())
    click.echo(
        f"已登记 {path}\n请打开它，把写着“请填写”的各行补上，再运行：\n    casebook check {path}"
    )


def checked_id(name: str, *, given: bool) -> str:
    """Return ``name`` if it may be an id; ``given`` tells that it is no file name. Raises ``Complaint``."""
    if _ID.fullmatch(name) and 2 <= len(name) <= _LONGEST_ID:
        return name
    start = f"“{name}”不能当编号。" if given else f"文件名“{name}”不能当编号，请用 --id 另起一个。"
    raise project.Complaint(
        f"{start}编号只用小写拼音、数字和连字符，2 到 {_LONGEST_ID} 个字符，"
        "例如 --id renmin-ribao-2022-06-20"
    )


def _renew(workspace: Workspace, path: str, content: article.Article, *, force: bool) -> None:
    record = workspace.read_text(path)
    try:
        renewal = article.renewed_record(Path(path).stem, record, content)
    except UnfixableError as error:
        report = text.render(error.problems, {path: record})
        raise project.Complaint(f"{report}\n{path} 读不了，请先改好。没有改动任何文件。") from error
    if renewal.shared < article.ALIKE and not force:
        raise project.Complaint(
            f"{path} 登记的是另一篇文章：两篇只有 {renewal.shared:.0%} 的文字相同。\n"
            "要登记新文章，请用 --id 换一个编号；确实要换掉原来的指纹，请加 --force。"
        )
    changed = workspace.write(path, renewal.text.encode())
    click.echo(f"已更新 {path} 的指纹。" if changed else f"{path} 的指纹没有变化。")
