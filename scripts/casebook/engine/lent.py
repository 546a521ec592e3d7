"""The frame that MkDocs lends: its hand-written pages, the files beside them, and a shell for each depth of address.

It lies in a folder of the cache under the digest of all that it was made from, so that MkDocs is only asked again when
that has changed: when a record is edited nobody imports it.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from hashlib import sha256
from importlib.metadata import version
from pathlib import Path
from typing import Any

from casebook.publish.slots import Shell
from casebook.render.settings import Settings
from casebook.workspace import Workspace

_FOLDER = ".cache/casebook/frame"
_FILES, _SHELLS, _NOTE = "files", "shells", "frame.json"
_TOOLS = ("mkdocs", "mkdocs-material", "markdown")
_VARIABLE = re.compile(r"\b[A-Z][A-Z0-9_]+\b")


@dataclass(frozen=True)
class LentFrame:
    """What MkDocs made. ``by_hand`` names the addresses of the hand-written pages, which lie among ``files``.

    A hand-written page may still have slots ``@@CASEBOOK:name@@``.
    """

    files: Mapping[str, Path]
    shells: Mapping[int, Shell]
    by_hand: Sequence[str]
    settings: Settings


def frame_key(workspace: Workspace, site_url: str | None) -> str:
    """Return the digest of what the frame is made from: settings, pages, theme, and the versions of the tools.

    ``site_url`` is an address that overrules the one in the settings; of the environment counts what ``mkdocs.yml`` names.
    """
    versions = " ".join(map(version, _TOOLS))
    made_from = sha256(f"{versions}\0{site_url}".encode())
    config = (workspace.root / "mkdocs.yml").read_bytes()
    made_from.update(config)
    for name in sorted(set(_VARIABLE.findall(config.decode(errors="replace")))):
        made_from.update(f"\0{name}={os.environ.get(name)}".encode())
    for base, folder in ((workspace.root, "cases/pages"), (workspace.theme_root, "theme/material")):
        for path in sorted((base / folder).rglob("*")):
            if path.is_file():
                name = path.relative_to(base).as_posix()
                made_from.update(b"\0" + os.fsencode(name) + b"\0")
                made_from.update(sha256(path.read_bytes()).digest())
    return made_from.hexdigest()[:32]


def kept_frame(workspace: Workspace, site_url: str | None = None) -> LentFrame | None:
    """Return the frame that was kept, if it is there, whole, and made from what there is now."""
    folder = workspace.root / _FOLDER / frame_key(workspace, site_url)
    try:
        note = json.loads((folder / _NOTE).read_text("utf-8"))
        shells = {int(path.stem): path.read_text("utf-8") for path in (folder / _SHELLS).iterdir()}
        files = dict(_files(folder / _FILES))
        if note["digest"] != _digest(files, shells):
            return None
        return _frame(folder, note, shells)
    except (OSError, ValueError, KeyError, TypeError):
        return None


def room_for_frame(workspace: Workspace) -> Path:
    """Return an empty folder that MkDocs may build into; :func:`keep_frame` makes a frame of it."""
    folder = workspace.root / _FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    return Path(tempfile.mkdtemp(dir=folder, prefix="new-"))


def keep_frame(
    key: str,
    room: Path,
    shells: Mapping[int, str],
    by_hand: Sequence[str],
    settings: Settings,
) -> LentFrame:
    """Keep what lies in ``room`` as the frame ``key``, and return it; older frames are taken away."""
    whole = Path(tempfile.mkdtemp(dir=room.parent, prefix="new-"))
    room.rename(whole / _FILES)
    (whole / _SHELLS).mkdir()
    for depth, text in shells.items():
        (whole / _SHELLS / f"{depth}.html").write_text(text, "utf-8")
    files = dict(_files(whole / _FILES))
    note = {
        "by_hand": list(by_hand),
        "settings": asdict(settings),
        "digest": _digest(files, shells),
    }
    (whole / _NOTE).write_text(json.dumps(note), "utf-8")
    target = room.parent / key
    shutil.rmtree(target, ignore_errors=True)
    try:
        whole.rename(target)
    except OSError:  # another build was quicker
        shutil.rmtree(whole, ignore_errors=True)
    for old in room.parent.iterdir():
        if old != target and not old.name.startswith("new-"):
            shutil.rmtree(old, ignore_errors=True)
    return _frame(target, note, shells)


def _frame(folder: Path, note: Mapping[str, Any], shells: Mapping[int, str]) -> LentFrame:
    return LentFrame(
        dict(_files(folder / _FILES)),
        {depth: Shell.cut(text) for depth, text in shells.items()},
        tuple(note["by_hand"]),
        Settings(**note["settings"]),
    )


def _files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            yield path.relative_to(folder).as_posix(), path


def _digest(files: Mapping[str, Path], shells: Mapping[int, str]) -> str:
    whole = sha256()
    for name in sorted(files):
        whole.update(name.encode() + b"\0" + sha256(files[name].read_bytes()).digest())
    for depth in sorted(shells):
        whole.update(f"{depth}\0{shells[depth]}".encode())
    return whole.hexdigest()
