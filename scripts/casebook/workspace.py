"""The project on disk: the only place that reads and writes its files."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The generator itself."""
RECORD_FOLDERS = ("records", "sources", "curricula", "vocabulary")
PARTIAL = ".casebook-"
"""How the name of a file begins that is still being written."""
MAX_READ = 2_000_000
"""Bytes read of one record at most; the reader refuses files far smaller than this."""


class NoProjectError(Exception):
    """No folder from here upwards holds ``mkdocs.yml`` and ``cases/``."""


@dataclass(frozen=True)
class Workspace:
    """A project folder."""

    root: Path

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """Return the project that ``start`` lies in. Raises :class:`NoProjectError`."""
        here = start.resolve()
        for folder in (here, *here.parents):
            if (folder / "mkdocs.yml").is_file() and (folder / "cases").is_dir():
                return cls(folder)
        raise NoProjectError(str(start))

    def relative(self, path: Path) -> str:
        """Return ``path`` relative to the project, with slashes. Raises ``ValueError`` outside of it."""
        return path.resolve().relative_to(self.root.resolve()).as_posix()

    def record_paths(self, paths: Sequence[Path] = ()) -> tuple[str, ...]:
        """Return the files to check, relative and sorted: all below ``cases/``, or those in ``paths``."""
        if not paths:
            found = {path for folder in RECORD_FOLDERS for path in self._files(f"cases/{folder}")}
        else:
            found = set()
            for path in paths:
                name = self.relative(path)
                found |= set(self._files(name)) if path.is_dir() else {name}
        return tuple(sorted(found))

    def _files(self, folder: str) -> Iterator[str]:
        base = self.root / folder
        for path in base.rglob("*"):
            if path.is_file() and not path.name.startswith("."):
                yield path.relative_to(self.root).as_posix()

    def read_bytes(self, relative: str) -> bytes:
        """Return the bytes of a file, at most :data:`MAX_READ`. Raises ``OSError``."""
        with (self.root / relative).open("rb") as file:
            return file.read(MAX_READ)

    def read_text(self, relative: str) -> str:
        """Return the text of a UTF-8 file. Raises ``OSError`` and ``UnicodeDecodeError``."""
        return (self.root / relative).read_text(encoding="utf-8")

    def read_tree(self, folder: str, suffix: str) -> Mapping[str, str]:
        """Return the texts of all files below ``folder`` that end in ``suffix``, by path within it."""
        base = self.root / folder
        return {
            path.relative_to(base).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(base.rglob(f"*{suffix}"))
        }

    def write(self, relative: str, content: bytes) -> bool:
        """Replace a file whole or not at all; return whether its content changed."""
        return write_file(self.root / relative, content)


def write_file(path: Path, content: bytes) -> bool:
    """Write ``content`` to ``path`` by way of a file beside it; leave an equal file alone."""
    try:
        before = path.stat()
        if before.st_size == len(content) and path.read_bytes() == content:
            return False
        mode = before.st_mode & 0o777
    except OSError:
        mode = 0o644
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=PARTIAL)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
