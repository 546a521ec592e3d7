"""``casebook source``: register the articles that records quote from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import click

from casebook import clock
from casebook.canonical import UnfixableError
from casebook.cli import article, project
from casebook.cli.chinese import Command, Group
from casebook.draft.formats import UnreadableArticleError, read_article
from casebook.engine.judge import check
from casebook.language.fingerprint import (
    Fingerprint,
    contains,
    strange_passages,
    take_fingerprint,
)
from casebook.read import read_document
from casebook.report import text
from casebook.validate.file_names import kind_of, misplaced
from casebook.validate.scope import evidences
from casebook.validate.sources import fingerprint_of
from casebook.workspace import Workspace

_ID = re.compile(r"(?=.*[a-z])[a-z0-9]+(-[a-z0-9]+)*")
_LONGEST_ID = 60


@click.group(cls=Group, help="登记来源文章。")
def source() -> None:
    """Group the commands about sources."""


_HELP = """登记一篇文章，写到 cases/sources/。

\b
文章可以是 txt、md、html、docx 或有文字的 pdf，全文不进库，只留核对短语用的指纹。
编号已经登记过时，只更新指纹，其他内容和注释都不变，并列出哪些文字是原来没有的。
"""


@source.command("add", help=_HELP)
@click.argument("file", metavar="文章", type=click.Path(path_type=Path))
@click.option("--id", "name", metavar="编号", help="来源编号；不写就用文件名。")
@click.option("--force", is_flag=True, help="与登记过的文章相差很大也照样更新指纹。")
@project.verbose
def add(file: Path, name: str | None, force: bool) -> None:
    """Write the record of an article, or renew the fingerprint of the one there is."""
    workspace = project.find_workspace()
    name = checked_id(name or file.stem, given=name is not None)
    content = _read(file)
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


def _read(file: Path) -> article.Article:
    """The article in a file of any format that drafts read. Raises ``Complaint``."""
    if _ADDRESS.match(str(file)):
        raise project.Complaint(
            f"{file} 是网址，程序不联网。请用浏览器打开，另存成文件（网页、文本、Word、PDF 都行）再登记。"
        )
    if not file.is_file():
        raise project.Complaint(f"没有这个文件：{file}")
    content = file.read_bytes()
    try:
        if file.suffix.lower() not in _PACKED:
            return article.read_article(file.name, content)
        # Word, PDF and pages bring no notes of an editor; what stands around the article is for `casebook draft` to clean.
        told = read_article(file.name, content)
        made = article.Article("\n".join(told.lines), {"title": told.title, **told.header})
        return article.long_enough(file.name, made)
    except (article.UnusableArticleError, UnreadableArticleError) as error:
        raise project.Complaint(str(error)) from error


_ADDRESS = re.compile("https?:/", re.IGNORECASE)
_PACKED = frozenset({".docx", ".doc", ".html", ".htm", ".pdf"})
_PASSAGES = 20

_VERIFY = """拿一篇文章再核一次登记过的来源：文字变没变，记录里的引文还在不在。

\b
一字不差返回 0，有出入返回 1。合并别人改过指纹的来源以前，用自己找到的原文核一次。
"""


@source.command("verify", cls=Command, help=_VERIFY)
@click.argument("file", metavar="文章", type=click.Path(path_type=Path))
@click.option("--id", "name", metavar="编号", help="来源编号；不写就用文件名。")
@project.verbose
@click.pass_context
def verify(context: click.Context, file: Path, name: str | None) -> None:
    """Compare an article with the fingerprint of a source, and look for every quote of the records in it."""
    workspace = project.find_workspace()
    name = checked_id(name or file.stem, given=name is not None)
    content = _read(file)
    library = check(workspace, today=clock.today()).library
    registered = library.sources.get(name)
    mark = fingerprint_of(registered) if registered else None
    if mark is None:
        raise project.Complaint(f"没有编号为 {name} 的来源，或者它没有通过检查。")
    fresh = take_fingerprint(content.text, salt=mark.salt)
    click.echo(_compared(mark, fresh, content.text))
    missing = list(_quotes_not_in(workspace, name, fresh))
    for path, quote in missing:
        click.echo(f"  {path}：引文“{quote}”不在这篇文章里")
    click.echo(
        f"记录引用这份来源的短语{'都在这篇文章里' if not missing else f'有 {len(missing)} 句不在'}。"
    )
    context.exit(int(bool(missing) or mark.windows != fresh.windows))


def _compared(before: Fingerprint, after: Fingerprint, text: str) -> str:
    if before.windows == after.windows:
        return "和登记时的文章一字不差。"
    passages = strange_passages(before, text)
    lines = [f"和登记时的文章不同，有 {len(passages)} 处文字是登记时没有的："]
    lines += [f"  ……{passage}……" for passage in passages[:_PASSAGES]]
    if not passages:
        lines = ["这篇文章比登记时的少了一些文字，多出来的没有。"]
    return "\n".join(lines)


def _quotes_not_in(
    workspace: Workspace, name: str, fingerprint: Fingerprint
) -> Iterator[tuple[str, str]]:
    for path in workspace.record_paths():
        if kind_of(path) in ("case", "curriculum"):
            document = read_document(path, workspace.read_bytes(path))
            for quoted in evidences(document):
                if quoted.source == name and not contains(fingerprint, quoted.quote):
                    yield path, quoted.quote


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
    if changed and renewal.before is not None:
        click.echo(_compared(renewal.before, renewal.after, content.text))
