"""What is kept between builds: one SQLite file, and a checksum on everything that it gives back.

Nothing in it is needed: what is missing, foreign, torn or tampered with is noticed and worked out again. Where the file
cannot be read or written, things are kept in memory for as long as the process lives.
"""

from __future__ import annotations

import os
import sqlite3
import sys
from collections.abc import Callable, Container, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from hashlib import blake2b, sha256
from importlib.metadata import version
from pathlib import Path
from typing import TypeVar

from casebook.workspace import PACKAGE, Workspace

Result = TypeVar("Result")

CACHE = ".cache/casebook"
"""The folder of a project for what could be worked out again."""

_TOOLS = (
    "jinja2",
    "markupsafe",
    "pydantic",
    "pydantic-core",
    "pyyaml",
    "jieba",
    "opencc",
    "pypinyin",
    "rapidfuzz",
)
_PATIENCE = 60.0
"""Seconds to wait for another build that is writing."""
_DISK = {
    *(sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_READONLY),
    *(sqlite3.SQLITE_FULL, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM),
}
_TABLES = (
    "CREATE TABLE IF NOT EXISTS made_by (code TEXT NOT NULL)",
    (
        "CREATE TABLE IF NOT EXISTS kept (shelf TEXT, name TEXT, seal BLOB, content BLOB,"
        " PRIMARY KEY (shelf, name)) WITHOUT ROWID"
    ),
)
_COLUMNS = ["shelf", "name", "seal", "content"]


Changes = dict[tuple[str, str], bytes | None]
"""What was written, by shelf and name; nothing for what was taken away."""


class Store:
    """Bytes by shelf and name. Writes are gathered, and reach the file all together or not at all by :meth:`commit`.

    A worker that was forked reads the file for itself; what it writes has to be handed to whoever forked it.
    """

    def __init__(self, file: Path | None, code: str) -> None:
        """Open ``file``, or keep everything in memory; what another ``code`` of the generator kept there is dropped."""
        self._file = file
        self._code = code
        self._new: dict[tuple[str, str], bytes] = {}
        self._gone: set[tuple[str, str]] = set()
        self._changes: Changes = {}
        self._process = os.getpid()
        self._database: sqlite3.Connection | None = None
        self._inherited: sqlite3.Connection | None = None
        if file is not None:
            self._database = self._opened(file)

    def shelf(self, name: str) -> Shelf:
        """Return the part of the store that is called ``name``."""
        return Shelf(self, name)

    def read(self, shelf: str, name: str) -> bytes | None:
        """Return what was kept under a name, if it is there and sound."""
        key = (shelf, name)
        if key in self._new or key in self._gone:
            return self._new.get(key)
        row = self._asked(
            lambda database: database.execute(
                "SELECT seal, content FROM kept WHERE shelf = ? AND name = ?", key
            ).fetchone()
        )
        return self._sound(shelf, name, row) if row else None

    def read_all(self, shelf: str) -> Mapping[str, bytes]:
        """Return everything of a shelf that is sound, by name."""
        rows = self._asked(
            lambda database: database.execute(
                "SELECT name, seal, content FROM kept WHERE shelf = ?", (shelf,)
            ).fetchall()
        )
        kept = {}
        for name, *row in rows or ():
            content = self._sound(shelf, name, tuple(row)) if isinstance(name, str) else None
            if content is not None and (shelf, name) not in self._gone:
                kept[name] = content
        return kept | {name: content for (on, name), content in self._new.items() if on == shelf}

    def write(self, shelf: str, name: str, content: bytes) -> None:
        """Keep ``content`` under a name."""
        self._change((shelf, name), content)

    def keep_only(self, shelf: str, names: Container[str]) -> None:
        """Take everything else off a shelf."""
        rows = self._asked(
            lambda database: database.execute(
                "SELECT name FROM kept WHERE shelf = ?", (shelf,)
            ).fetchall()
        )
        kept = {(shelf, name) for (name,) in rows or ()} | {k for k in self._new if k[0] == shelf}
        for key in kept:
            if key[1] not in names:
                self._change(key, None)

    def take_changes(self) -> Changes:
        """Return what was written since this was last asked."""
        taken, self._changes = self._changes, {}
        return taken

    def apply(self, changes: Changes) -> None:
        """Write what another process wrote."""
        for key, content in changes.items():
            self._change(key, content)

    def _change(self, key: tuple[str, str], content: bytes | None) -> None:
        self._changes[key] = content
        if content is None:
            self._new.pop(key, None)
            self._gone.add(key)
        else:
            self._new[key] = content
            self._gone.discard(key)

    def commit(self) -> None:
        """Write to the file what is new. Where that cannot be done it stays in memory."""
        if self._new or self._gone:
            rows = [(*key, _seal(*key, content), content) for key, content in self._new.items()]
            gone = sorted(self._gone, key=str)

            def write(database: sqlite3.Connection) -> bool:
                with database:
                    database.executemany("DELETE FROM kept WHERE shelf = ? AND name = ?", gone)
                    database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?, ?)", rows)
                return True

            if self._asked(write):
                self._new, self._gone, self._changes = {}, set(), {}

    def close(self) -> None:
        """Let go of the file."""
        if self._database is not None:
            self._database.close()
            self._database = None

    def _asked(self, question: Callable[[sqlite3.Connection], Result]) -> Result | None:
        """Ask the database; what is wrong with it costs what it holds, and nothing else."""
        if self._database is not None and self._process != os.getpid():
            # A connection must not be used in two processes, nor closed by one that did not open it.
            self._process, self._inherited = os.getpid(), self._database
            self._database = self._opened(self._file) if self._file is not None else None
        if self._database is None:
            return None
        try:
            return question(self._database)
        except (sqlite3.Error, UnicodeDecodeError) as error:
            if not _of_the_disk(error):
                self.close()
                if self._file is not None:
                    self._database = self._anew(self._file)
            return None

    def _sound(self, shelf: str, name: str, row: tuple[object, ...]) -> bytes | None:
        seal, content = row
        if isinstance(content, bytes) and seal == _seal(shelf, name, content):
            return content
        return None

    def _opened(self, file: Path) -> sqlite3.Connection | None:
        try:
            return self._connected(file)
        except OSError:
            return None
        except (sqlite3.Error, UnicodeDecodeError) as error:
            return None if _of_the_disk(error) else self._anew(file)

    def _anew(self, file: Path) -> sqlite3.Connection | None:
        """Begin with an empty file where the old one cannot be read."""
        for path in (file, file.with_name(f"{file.name}-journal")):
            with suppress(OSError):
                path.unlink()
        try:
            return self._connected(file)
        except (OSError, sqlite3.Error):
            return None

    def _connected(self, file: Path) -> sqlite3.Connection:
        file.parent.mkdir(parents=True, exist_ok=True)
        database = sqlite3.connect(file, timeout=_PATIENCE)
        try:
            # Power may fail: then a checksum does not fit, and the thing is made again.
            database.execute("PRAGMA synchronous = OFF")
            with database:
                for table in _TABLES:
                    database.execute(table)
                columns = [row[1] for row in database.execute("PRAGMA table_info(kept)")]
                if columns != _COLUMNS:
                    message = "a table of another program"
                    raise sqlite3.DatabaseError(message)  # noqa: TRY301  as for any file that is no store
                if database.execute("SELECT code FROM made_by").fetchall() != [(self._code,)]:
                    database.execute("DELETE FROM kept")
                    database.execute("DELETE FROM made_by")
                    database.execute("INSERT INTO made_by VALUES (?)", (self._code,))
        except BaseException:
            database.close()
            raise
        return database


@dataclass(frozen=True)
class Shelf:
    """One part of a store."""

    store: Store
    on: str

    def read(self, name: str) -> bytes | None:
        """Return what was kept under ``name``, if it is there and sound."""
        return self.store.read(self.on, name)

    def write(self, name: str, content: bytes) -> None:
        """Keep ``content`` under ``name``."""
        self.store.write(self.on, name, content)

    def keep_only(self, names: Container[str]) -> None:
        """Take everything else away."""
        self.store.keep_only(self.on, names)


@cache
def generator() -> str:
    """Return the digest of the generator itself: of the code that this process runs, and of what it makes texts with."""
    tools = " ".join(f"{tool}={version(tool)}" for tool in _TOOLS)
    code = sha256(f"{sys.version} {tools}".encode())
    for path in sorted(PACKAGE.rglob("*")):
        if path.suffix in {".py", ".yml"}:
            name = path.relative_to(PACKAGE).as_posix()
            code.update(name.encode() + b"\0" + path.read_bytes())
    return code.hexdigest()


@contextmanager
def opened(workspace: Workspace) -> Iterator[Store]:
    """Open the store of a project, as this very generator left it."""
    store = Store(workspace.root / CACHE / "store.sqlite", generator())
    try:
        yield store
    finally:
        store.close()


def _of_the_disk(error: Exception) -> bool:
    """Tell whether nothing is wrong with the file itself: it is in use, may not be written, or the disk is full."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF in _DISK


def _seal(shelf: str, name: str, content: bytes) -> bytes:
    return blake2b(b"\0".join((shelf.encode(), name.encode(), content)), digest_size=16).digest()
