"""``casebook synth``: a synthetic library of any size, to measure what grows with it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Console
from rich.progress import track

from casebook.cli import project
from casebook.cli.chinese import Command
from casebook.model.vocabulary import Vocabulary
from casebook.synth import RECORDS_PER_SOURCE, SyntheticFile, case_file, source_file
from casebook.synth.decisions import VOCABULARY_PATH, without_contrasts
from casebook.workspace import Workspace, write_file

MARK = "SYNTHETIC.txt"
_MARK_TEXT = "这里的案例由 casebook synth 生成，内容全是编的，只用来测试。\n"
_COPIED = ("mkdocs.yml", "package.json", "package-lock.json", "tsconfig.json")
_COPIED_FOLDERS = ("cases/vocabulary", "cases/pages", "theme")
_LARGEST = 1_000_000

_HELP = """生成合成案例库，用来测试规模；不会写进 cases/。

文件夹要么不存在、是空的，要么是上次生成的。第几条案例写什么只看它的序号，与总数无关。
生成的是一个完整项目：进入文件夹就可以检查、建站。
"""


@click.command(cls=Command, help=_HELP)
@click.argument("count", metavar="条数", type=click.IntRange(1, _LARGEST))
@click.argument(
    "folder", metavar="文件夹", type=click.Path(path_type=Path, file_okay=False, writable=True)
)
@project.verbose
def synth(count: int, folder: Path) -> None:
    """Write a synthetic library of ``count`` cases into ``folder``."""
    workspace = project.find_workspace()
    _refuse(workspace, folder)
    vocabulary, broken = project.read_vocabulary(workspace)
    if broken:
        raise project.Complaint(f"词表有错，请先运行：casebook check {' '.join(broken)}")
    write_file(folder / MARK, _MARK_TEXT.encode())
    wanted = _copy(workspace, folder)
    total = count + -(-count // RECORDS_PER_SOURCE)
    console = Console(stderr=True)
    for made in track(
        _made(count, vocabulary), total=total, description="正在生成", console=console
    ):
        write_file(folder / made.path, made.text.encode())
        wanted.add(made.path)
    for old in (folder / "cases").rglob("synth-*.yml"):
        if old.relative_to(folder).as_posix() not in wanted:
            old.unlink()
    click.echo(f"已在 {folder} 生成 {count} 条合成案例。")


def _refuse(workspace: Workspace, folder: Path) -> None:
    """Complain if ``folder`` holds the project's own records, or anything that we did not make."""
    here, cases = folder.resolve(), (workspace.root / "cases").resolve()
    if here == workspace.root.resolve() or here == cases or cases in here.parents:
        raise project.Complaint(f"{folder} 是真实案例的地方，合成案例不能写进去。请换一个文件夹。")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise project.Complaint(f"{folder} 里已经有别的文件。请换一个空文件夹。")


def _copy(workspace: Workspace, folder: Path) -> set[str]:
    """Copy what a project needs besides records; return the paths copied."""
    names = [name for name in _COPIED if (workspace.root / name).is_file()]
    for part in _COPIED_FOLDERS:
        names += (
            path.relative_to(workspace.root).as_posix()
            for path in sorted((workspace.root / part).rglob("*"))
            if path.is_file()
        )
    for name in names:
        content = (workspace.root / name).read_bytes()
        # Sentences on what real records answer have nothing to rest on here.
        write_file(
            folder / name, without_contrasts(content) if name == VOCABULARY_PATH else content
        )
    return set(names)


def _made(count: int, vocabulary: Vocabulary) -> Iterator[SyntheticFile]:
    for index in range(count):
        yield case_file(index, vocabulary)
    for block in range(-(-count // RECORDS_PER_SOURCE)):
        yield source_file(block, vocabulary)
