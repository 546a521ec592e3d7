"""Pieces of work are done, and their files taken into the next site."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol

from casebook.engine import crew
from casebook.engine.parts import Note, Part
from casebook.engine.plan import Piece
from casebook.engine.site import Stage, Stamp
from casebook.engine.store import Changes, Store
from casebook.engine.told import told
from casebook.engine.trouble import BuildError

WORTH_A_CREW = 100
"""With fewer pieces of work than this, one process is as quick as two."""
_MOST_SHARES = 4000
"""A crew is handed so many shares of the work at most."""


class Progress(Protocol):
    """Whoever shows how far the build is."""

    def begin(self, title: str, count: int) -> None:
        """Begin something that takes ``count`` steps."""

    def step(self) -> None:
        """Tell that one step is done."""

    def wait(self) -> None:
        """Tell that another build of the same site is under way, and has to end first."""

    def ahead(self) -> None:
        """Tell, while serving, that the pages of edited records are there, and what tells of them is still being made."""


class Silent:
    """Shows nothing."""

    def begin(self, title: str, count: int) -> None:
        """Begin something."""

    def step(self) -> None:
        """Do a step."""

    def wait(self) -> None:
        """Wait."""

    def ahead(self) -> None:
        """Go on."""


@dataclass(frozen=True)
class _Made:
    """What some pieces came to: the files of each, and what was written to the store meanwhile."""

    files: list[list[tuple[str, Stamp]]]
    kept: Changes


class Maker:
    """Lets pieces of work be done, where they have not been done before, and takes their files into the next site."""

    def __init__(
        self,
        site: Stage,
        store: Store,
        workers: int,
        progress: Progress,
        parts: Sequence[Part] = (),
        *,
        many: bool = True,
    ) -> None:
        """Prepare; what ``parts`` hold need not be made. Of not ``many`` pieces each is looked up for itself."""
        self._site = site
        self._parts = parts
        self.notes: dict[str, Note] = {}
        self._store = store
        self._shelf = store.shelf("made")
        self._noted = store.read_all("made") if many else None
        self._workers = workers
        self._progress = progress
        self._names: set[str] = set()

    def __call__(
        self, title: str, pieces: Iterable[Piece], prepare: Callable[[], None] = lambda: None
    ) -> None:
        """Do the work; as much of it as has not been done before, by a crew where there is enough for one.

        ``prepare`` is called before a crew is hired: what it works out each of them would have to work out.
        """
        stale = self.stale(pieces)
        size = max(1, len(stale) // _MOST_SHARES)
        shares = [stale[first : first + size] for first in range(0, len(stale), size)]
        workers = self._workers if len(stale) >= WORTH_A_CREW else 1
        if workers > 1:
            prepare()
        self._progress.begin(title, len(shares))
        for number, made in crew.each(self._share, shares, workers=workers):
            if isinstance(made, str):
                raise BuildError(made)
            self._store.apply(made.kept)
            for piece, files in zip(shares[number], made.files, strict=True):
                self._take(piece, files)
            self._progress.step()

    def stale(self, pieces: Iterable[Piece]) -> list[Piece]:
        """Return the pieces that have to be made; take the files of the others as they lie in the site."""
        stale = []
        for piece in pieces:
            self._names.add(piece.name)
            if not self._stands(piece):
                stale.append(piece)
        return stale

    def forget_others(self) -> None:
        """Forget what was noted of pieces that there are no longer."""
        self._shelf.keep_only(self._names)

    def _stands(self, piece: Piece) -> bool:
        """Take the files of a piece as they lie in the site, if they are those that it would make."""
        known = self._shelf.read(piece.name) if self._noted is None else self._noted.get(piece.name)
        note = Note.of(known) if known is not None else None
        if note is None or note.key != piece.key:
            return False
        stamps = {path: self._site.published.get(path) for path in note.digests}
        if any(s is None or s.digest != note.digests[path] for path, s in stamps.items()):
            return False
        for path, stamp in stamps.items():
            if stamp is not None:
                self._site.accept(path, stamp)
        self.notes[piece.name] = note
        return True

    def _share(self, share: list[Piece]) -> _Made | str:
        """Put the files of some pieces; return them, or what went wrong: words can be sent from one process to another."""
        self._store.take_changes()  # what came with the fork is known to who forked
        try:
            with told():
                files = [
                    [(p, self._site.put(p, c)) for p, c in self._made(piece)] for piece in share
                ]
                return _Made(files, self._store.take_changes())
        except BuildError as error:
            return str(error)

    def _made(self, piece: Piece) -> Iterable[tuple[str, bytes]]:
        """Make a piece, or take what another machine made of it."""
        for part in self._parts:
            files = part.files(piece.name, piece.key)
            if files is not None:
                return files
        return piece.make()

    def _take(self, piece: Piece, files: list[tuple[str, Stamp]]) -> None:
        for path, stamp in files:
            self._site.accept(path, stamp)
        note = Note(piece.key, {path: stamp.digest for path, stamp in files})
        self.notes[piece.name] = note
        self._shelf.write(piece.name, note.written())
