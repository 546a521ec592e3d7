"""What stands around each case, gathered again only where that may have changed.

What a page tells of other cases is kept for as long as all outlines stay the same; what other records of its sources hold,
for as long as those records do.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import sha256

from casebook.engine.marks import Marks
from casebook.engine.packed import packed, unpacked
from casebook.engine.store import Shelf
from casebook.model.case import Case
from casebook.render.around import Around, OfOthers, held_elsewhere
from casebook.render.page import Frame

_TOLD, _HELD = "told", "held"


@dataclass(frozen=True)
class _Told:
    """By case the digest of what is told of others beside it, and whom it names; all of it made from the same outlines."""

    made_from: str
    by_case: Mapping[str, tuple[str, tuple[str, ...]]]


@dataclass(frozen=True)
class _Held:
    """By case two digests: of the records of its sources, and of what others of them hold for it."""

    by_case: dict[str, tuple[str, str]] = field(default_factory=dict)


class Neighbours:
    """Tells what stands around a case, and the digest of that."""

    def __init__(self, frame: Frame, marks: Marks, shelf: Shelf, outlined: str) -> None:
        """Prepare; ``outlined`` is the digest of everything but what outlines leave out, words and templates included."""
        self._frame = frame
        self._marks = marks
        self._shelf = shelf
        self._outlined = outlined
        self._sources: dict[str, str] = {}
        self._held = _Held()

    def key(self, name: str) -> str:
        """Return the digest of what the pages of a case are made from, but for words, templates and settings."""
        library = self._frame.library
        case = library.cases[name]
        told, named = self._told.by_case[name]
        return digest(
            name,
            told,
            self._held_by_others(case),
            *(self._marks(library.cases[other]) for other in sorted({name, *named})),
            *(self._marks(library.sources[source]) for source in case.sources),
            *(self._marks(gone) for gone in library.retired_of(case)),
            # Of the day nothing but what it makes of the record: no page is made again because a day has passed.
            str(name in library.overdue),
            library.paths.get(f"cases/{name}", ""),
        )

    def around(self, name: str) -> Around:
        """Return a case with what stands around it."""
        case = self._frame.library.cases[name]
        return Around.put_together(
            self._frame, case, self._of_others(case), held_elsewhere(self._frame, case)
        )

    def keep(self) -> None:
        """Keep for the next build what was found out in this one."""
        names = self._told.by_case.keys()
        self._shelf.write(_TOLD, packed(self._told))
        by_case = {**self._kept_held.by_case, **self._held.by_case}
        held = _Held({name: by_case[name] for name in names if name in by_case})
        self._shelf.write(_HELD, packed(held))
        self._shelf.keep_only({_TOLD, _HELD, *map(_place, names)})

    @cached_property
    def _told(self) -> _Told:
        kept = unpacked(self._shelf.read(_TOLD))
        before = kept if isinstance(kept, _Told) else _Told("", {})
        if before.made_from == self._outlined:
            return before
        by_case = {}
        for name, case in self._frame.library.cases.items():
            others = OfOthers.of(self._frame, case)
            by_case[name] = digest(repr(others)), others.named
            if before.by_case.get(name) != by_case[name]:
                self._shelf.write(_place(name), packed(others))
        return _Told(self._outlined, by_case)

    def _of_others(self, case: Case) -> OfOthers:
        kept = unpacked(self._shelf.read(_place(case.id)))
        if isinstance(kept, OfOthers) and digest(repr(kept)) == self._told.by_case[case.id][0]:
            return kept
        return OfOthers.of(self._frame, case)

    @cached_property
    def _kept_held(self) -> _Held:
        kept = unpacked(self._shelf.read(_HELD))
        return kept if isinstance(kept, _Held) else _Held()

    def _held_by_others(self, case: Case) -> str:
        """The digest of what other records of its sources hold: as it was, where those records are what they were."""
        made_from = digest(self._outlined, *map(self._source, case.sources), self._marks(case))
        known = self._kept_held.by_case.get(case.id)
        if known is None or known[0] != made_from:
            known = made_from, digest(repr(held_elsewhere(self._frame, case)))
        self._held.by_case[case.id] = known
        return known[1]

    def _source(self, name: str) -> str:
        """The digest of the records that tell of a source."""
        if name not in self._sources:
            telling = self._frame.elsewhere.telling(name)
            self._sources[name] = digest(*map(self._marks, telling))
        return self._sources[name]


def digest(*parts: str) -> str:
    """Return what tells some texts from others."""
    return sha256("\0".join(parts).encode(errors="surrogateescape")).hexdigest()


def _place(name: str) -> str:
    """The name under which is kept what is told beside a case: no id holds a space."""
    return f"beside {name}"
