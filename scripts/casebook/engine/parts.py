"""A site that several machines make together: each makes a share of the pieces, and one joins the parts.

Whoever joins them plans the whole site, and takes over what a part has of it under the same key; what no part has, or what
is not as it was noted, is made. So the joined site is the one that a single machine makes, byte for byte.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TypeVar

from casebook.engine.site import digest
from casebook.engine.trouble import BuildError

NOTE = ".casebook-part.json"
"""The file in the folder of a part that says what it holds."""
Piece = TypeVar("Piece")


@dataclass(frozen=True)
class Note:
    """What a piece of work was made from, and the digests of its files by path."""

    key: str
    digests: Mapping[str, str]

    @classmethod
    def of(cls, note: bytes) -> Note:
        """Read what was noted."""
        try:
            key, digests = json.loads(note)
            return cls(str(key), dict(digests))
        except (ValueError, TypeError):
            return cls("", {})

    def written(self) -> bytes:
        """Return what :meth:`of` reads."""
        return json.dumps([self.key, self.digests]).encode()


@dataclass(frozen=True)
class Share:
    """One of ``count`` shares of the work, by its number from 1."""

    number: int
    count: int

    def of(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """Yield every ``count``-th piece: long and short ones fall to all alike."""
        for index, piece in enumerate(pieces):
            if index % self.count == self.number - 1:
                yield piece


WHOLE = Share(1, 1)


def note_part(folder: Path, notes: Mapping[str, Note]) -> None:
    """Write down what the part in ``folder`` holds."""
    written = {name: [note.key, note.digests] for name, note in sorted(notes.items())}
    (folder / NOTE).write_text(json.dumps(written), "utf-8")


@dataclass(frozen=True)
class Part:
    """What another machine made."""

    folder: Path
    notes: Mapping[str, Note] = field(repr=False)

    @classmethod
    def read(cls, folder: Path) -> Part:
        """Read what a part holds. Raises :class:`BuildError` for a folder that is none."""
        try:
            written = json.loads((folder / NOTE).read_text("utf-8"))
            notes = {
                name: Note(str(key), dict(digests)) for name, (key, digests) in written.items()
            }
        except (OSError, ValueError, TypeError, AttributeError) as error:
            message = f"{folder} 里不是 casebook build --shard 生成的一部分：没有读到 {NOTE}。"
            raise BuildError(message) from error
        return cls(folder, notes)

    def files(self, name: str, key: str) -> list[tuple[str, bytes]] | None:
        """Return the files of a piece, if they are here, made from the same, and whole."""
        note = self.notes.get(name)
        if note is None or note.key != key:
            return None
        files = []
        for path, mark in note.digests.items():
            try:
                content = (self.folder / path).read_bytes() if _stays_inside(path) else b""
            except OSError:
                return None
            if digest(content) != mark:
                return None
            files.append((path, content))
        return files


def _stays_inside(path: str) -> bool:
    parts = PurePosixPath(path).parts
    return bool(parts) and parts[0] != "/" and ".." not in parts
