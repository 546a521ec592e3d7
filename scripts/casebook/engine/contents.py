"""What the files of a project hold, as digests; a file that lies as it lay is not read again.

The system tells when a file was last changed in any way (its ctime, which no program can set), but not finer than some
milliseconds. So what was read once is read again by the next build, and only what was then the same is trusted: whatever
is written after that second reading has a later time. Where the system keeps coarser times, or none, every file is read.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from hashlib import sha256

from casebook.engine.packed import packed, unpacked
from casebook.engine.store import Store
from casebook.workspace import MAX_READ, Workspace

_SHELF, _NAME = "contents", "seen"
_COARSE = 1_000_000
"""Nanoseconds: a file system whose times are all multiples of this cannot tell one change from the next."""
Look = tuple[int, int, int, int, int]


@dataclass(frozen=True)
class _Kept:
    """By path how a file lay, the digest of what it held, and whether two builds have read the same."""

    by_path: dict[str, tuple[Look, str, bool]]


class Contents:
    """The digests of the files of one project, as often as they are asked for."""

    def __init__(self, workspace: Workspace) -> None:
        """Start without having seen any."""
        self._workspace = workspace
        self._before: dict[str, tuple[Look, str, bool]] | None = None
        self._now: dict[str, tuple[Look, str, bool]] = {}

    def begin(self, store: Store) -> None:
        """Begin a build: files may have changed since the last one. The first reads what ``store`` holds of others."""
        if self._before is None:
            kept = unpacked(store.read(_SHELF, _NAME))
            self._before = dict(kept.by_path) if isinstance(kept, _Kept) else {}
        else:
            self._before, self._now = {**self._before, **self._now}, {}

    def digest(self, path: str) -> str:
        """Return the digest of a file as it is now. Raises ``OSError`` as :meth:`Workspace.read_bytes` does."""
        file = f"{self._workspace.root}/{path}"
        seen = os.lstat(file)
        look = (seen.st_ctime_ns, seen.st_mtime_ns, seen.st_size, seen.st_ino, seen.st_dev)
        known = (self._before or {}).get(path)
        same = known is not None and known[0] == look
        if known is not None and same and known[2]:
            self._now[path] = known
            return known[1]
        content = self._workspace.read_bytes(path)
        if len(content) >= MAX_READ:
            content = (self._workspace.root / path).read_bytes()
        mark = sha256(content).hexdigest()
        tells = os.name == "posix" and stat.S_ISREG(seen.st_mode) and look[0] % _COARSE != 0
        settled = tells and known is not None and same and known[1] == mark
        self._now[path] = look, mark, settled
        return mark

    def keep(self, store: Store) -> bool:
        """Keep what was seen for the next process; tell whether any of it was new."""
        before = self._before or {}
        # A check asks for fewer files than a build.
        others = {
            path: seen
            for path, seen in before.items()
            if path not in self._now and os.path.lexists(f"{self._workspace.root}/{path}")
        }
        now = {**others, **self._now}
        if now == before:
            return False
        store.write(_SHELF, _NAME, packed(_Kept(now)))
        return True
