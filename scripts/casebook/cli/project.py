"""What every command needs first: the project around the current folder, its files and its words."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from casebook.workspace import NoProjectError, Workspace

if TYPE_CHECKING:
    from casebook.model.vocabulary import Vocabulary


class Complaint(click.ClickException):
    """Something the user can put right, in Chinese. Exit status 1."""


def verbose(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add ``--verbose``; the group looks for it when a command fails through our own fault."""
    return click.option(
        "--verbose", is_flag=True, expose_value=False, help="程序出错时显示全部英文信息。"
    )(command)


def find_workspace() -> Workspace:
    """Return the project that the current folder lies in. Raises :class:`Complaint`."""
    try:
        return Workspace.find(Path.cwd())
    except NoProjectError as error:
        raise Complaint(
            f"在 {Path.cwd()} 和它上面的文件夹里都没有找到项目。\n"
            "请先进入项目文件夹（里面有 mkdocs.yml 和 cases/），再运行一次。"
        ) from error


def selected(workspace: Workspace, paths: Sequence[Path]) -> tuple[str, ...]:
    """Return the project-relative paths of the records in ``paths``, or of all; folders hold many.

    Raises :class:`Complaint` for what is not there, lies outside the project or holds no record.
    """
    everything = workspace.record_paths()
    if not paths:
        return everything
    chosen: set[str] = set()
    for path in paths:
        if not path.exists():
            raise Complaint(f"没有这个文件或文件夹：{path}")
        try:
            name = workspace.relative(path)
        except ValueError as error:
            raise Complaint(f"{path} 不在项目文件夹 {workspace.root} 里。") from error
        if not path.is_dir():
            chosen.add(name)
            continue
        # Pages are checked like records.
        from casebook.validate.file_names import PAGES  # noqa: PLC0415  as below

        pages = (one for one in workspace.content()[0] if one.startswith(f"{PAGES}/"))
        inside = {one for one in (*everything, *pages) if name == "." or one.startswith(f"{name}/")}
        if not inside:
            raise Complaint(f"这个文件夹里没有记录：{path}")
        chosen |= inside
    return tuple(sorted(chosen))


_FORMER = b"\nformer_ids:"


def ids_in_use(workspace: Workspace) -> dict[str, str]:
    """Return every id that a record has, or had before, with the path of its file: no other may take it."""
    from casebook.read import read_document  # noqa: PLC0415  as below
    from casebook.validate.scope import words  # noqa: PLC0415

    used: dict[str, str] = {}
    had: dict[str, str] = {}
    for path in workspace.record_paths():
        if path.startswith("cases/vocabulary/"):
            continue
        used[Path(path).stem] = path
        # Few records have had another id; only those are read as YAML.
        content = workspace.read_bytes(path) if path.startswith("cases/records/") else b""
        if _FORMER in content:
            had |= {
                name: path for _, name in words(read_document(path, content).data, "former_ids")
            }
    return had | used


def read_vocabulary(workspace: Workspace) -> tuple[Vocabulary, tuple[str, ...]]:
    """Return the vocabulary of the project, and the paths of the files that are broken."""
    # Not every command needs the models.
    from pydantic import ValidationError  # noqa: PLC0415

    from casebook.model.vocabulary import Vocabulary, VocabularyFile  # noqa: PLC0415
    from casebook.read import read_document  # noqa: PLC0415
    from casebook.validate.file_names import kind_of  # noqa: PLC0415

    files, broken = [], []
    for path in workspace.record_paths():
        if kind_of(path) != "vocabulary":
            continue
        document = read_document(path, workspace.read_bytes(path))
        try:
            files.append(VocabularyFile.model_validate_json(json.dumps(document.data)))
        except ValidationError:
            broken.append(path)
    return Vocabulary(files), tuple(broken)
