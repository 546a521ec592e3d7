"""The records of another revision, out of git's own store: nothing is checked out."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

from casebook.cli.project import Complaint
from casebook.workspace import RECORD_FOLDERS, Workspace

_LONGEST = 120  # seconds


def commit_of(workspace: Workspace, revision: str) -> str:
    """Return the full name of the commit that ``revision`` names. Raises ``Complaint``."""
    name = _git(
        workspace.root,
        *("rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}"),
    )
    if not name:
        raise Complaint(f"git 里没有“{revision}”这个版本。写分支名、标签或提交编号，例如 main。")
    return name.decode().strip()


def files_at(workspace: Workspace, revision: str) -> Mapping[str, bytes]:
    """Return the record files of ``revision``, by their paths in the project. Raises ``Complaint``."""
    root = workspace.root
    folders = [f"cases/{folder}" for folder in RECORD_FOLDERS]
    listed = _git(root, "ls-tree", "-r", "-z", commit_of(workspace, revision), "--", *folders)
    found = {}
    for row in listed.split(b"\0"):
        meta, _, path = row.partition(b"\t")
        parts = meta.split()
        if len(parts) == 3 and parts[1] == b"blob" and path.endswith(b".yml"):
            found[path.decode("utf-8", "surrogateescape")] = parts[2].decode()
    return _blobs(root, found)


def _blobs(root: Path, names: Mapping[str, str]) -> Mapping[str, bytes]:
    asked = "".join(f"{name}\n" for name in names.values()).encode()
    answer = _git(root, "cat-file", "--batch", given=asked)
    files, at = {}, 0
    for path in names:
        end = answer.index(b"\n", at)
        size = int(answer[at:end].split()[2])
        files[path] = answer[end + 1 : end + 1 + size]
        at = end + 1 + size + 1
    return files


def _git(root: Path, *arguments: str, given: bytes = b"") -> bytes:
    program = shutil.which("git")
    if program is None:
        raise Complaint("这台电脑没有装 git，比不出两个版本的变化。")
    done = subprocess.run(  # noqa: S603  git itself, in the project
        [program, *arguments],
        cwd=root,
        input=given,
        capture_output=True,
        timeout=_LONGEST,
        check=False,
    )
    if done.returncode and arguments[0] != "rev-parse":
        raise Complaint(f"git 没有给出结果：{done.stderr.decode('utf-8', 'replace').strip()}")
    return done.stdout
