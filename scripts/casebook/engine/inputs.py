"""What a site is made from, as one digest: where nothing of it has changed, nothing has to be looked at."""

from __future__ import annotations

from hashlib import sha256

from casebook.engine.contents import Contents
from casebook.engine.lent import LentFrame
from casebook.workspace import CONTENT, Workspace

MEASURED = "tests/bench/results.json"
"""What ``make bench`` wrote down, which a page draws."""
_BESIDE = ("package-lock.json", MEASURED)
"""What is read besides the content, where it is there; the lock file names the versions of what bundles scripts."""


def inputs(workspace: Workspace, contents: Contents, frame: LentFrame, today: str) -> str:
    """Return the digest of everything that a build reads: all content by path and bytes, the lent frame, the day.

    It is empty where a file cannot be read: what that means is for the build to say.
    """
    try:
        return _digest(workspace, contents, frame, today)
    except OSError:
        return ""


def _digest(workspace: Workspace, contents: Contents, frame: LentFrame, today: str) -> str:
    whole = sha256(f"{today}\0{frame.settings}\0{frame.by_hand}".encode())
    names, led = workspace.content()
    for name in names:
        whole.update(f"\0{name}\0{contents.digest(name)}".encode(errors="surrogateescape"))
    for name in _BESIDE:
        file = workspace.root / name
        content = file.read_bytes() if file.is_file() else b""
        whole.update(f"\0{name}\0{len(content)}\0".encode() + content)
    whole.update(repr((CONTENT, led, sorted(frame.shells.items()))).encode())
    for path, file in frame.files.items():
        whole.update(f"\0{path}={file.stat().st_mtime_ns}".encode())
    return whole.hexdigest()
