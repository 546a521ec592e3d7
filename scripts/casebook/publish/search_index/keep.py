"""What is kept of a build for the next: the terms and the text of each record, and the pieces of the index.

Everything is kept under the hash of what it was made from, so that nothing kept can be out of date. Whoever lends the
store sees to it that another version of the generator finds it empty.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any, Protocol

from pydantic import BaseModel

from casebook.derive.search.lexicon import word_counts
from casebook.derive.search.search_documents import SearchDocument, in_order, search_document
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.publish.script import compact
from casebook.publish.search_index.columns import Row, row_of
from casebook.publish.search_index.postings import Levels, levels
from casebook.publish.search_index.symbols import Fold

Mark = Callable[[BaseModel], str]
"""Tells one record, or one file of the vocabulary, from another: the same for the same content."""


class PieceStore(Protocol):
    """Where bytes are kept between builds, by name."""

    def read(self, name: str) -> bytes | None:
        """Return what was kept under ``name``, if anything."""

    def write(self, name: str, content: bytes) -> None:
        """Keep ``content`` under ``name``."""


class Memory:
    """Keeps things for one build."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._kept: dict[str, bytes] = {}

    def read(self, name: str) -> bytes | None:
        """Return what was kept under ``name``, if anything."""
        return self._kept.get(name)

    def write(self, name: str, content: bytes) -> None:
        """Keep ``content`` under ``name``."""
        self._kept[name] = content


@dataclass(frozen=True)
class State:
    """The build before: ids and keys of the records, first terms and names of the pieces."""

    records: tuple[tuple[str, str], ...]
    pieces: tuple[tuple[str, str], ...]


def _text(document: SearchDocument) -> str:
    card = document.card
    return compact(
        {
            "card": {
                "id": card.id,
                "title": card.title,
                "type": document.facets["type"][0],
                "place": card.place,
                "year": document.date[:4],
                "grade": card.grade_word,
                "problems": card.problems,
                "measures": card.measures,
                "settlements": document.facets["settlement"],
                "figure": card.figure.quantity.marked if card.figure else "",
                "figureLabel": card.figure_label,
                "figureNote": card.figure_note,
            },
            "p": [[p.anchor, p.text, p.weight] for p in document.passages],
        }
    )


@dataclass(frozen=True)
class Kept:
    """One record. Its text, row, terms and words are read, or worked out, when they are asked for."""

    id: str
    key: str
    keeper: Keeper
    case: Case
    library: Library

    def text(self) -> str:
        """Return what the page shows of the record, as JSON."""
        kept = self.keeper.lines(self.key)
        return kept[0] if kept else self.keeper.work_out(self.case, self.library, self.key).text

    def row(self) -> Row:
        """Return what filters and sorts the record."""
        kept = self.keeper.lines(self.key)
        if kept:
            return Row(*json.loads(kept[2]))
        return self.keeper.work_out(self.case, self.library, self.key).row

    def levels(self) -> Levels:
        """Return the terms of the record with their levels."""
        kept = self.keeper.levels(self.key)
        return kept or self.keeper.work_out(self.case, self.library, self.key).levels

    def words(self) -> Mapping[str, int]:
        """Return how often each word stands in the record."""
        kept = self.keeper.store.read(f"words-{self.key}")
        if kept:
            before: dict[str, int] = json.loads(kept)
            return before
        document = search_document(self.case, self.library)
        counted = word_counts(p.text for p in document.passages)
        self.keeper.store.write(f"words-{self.key}", compact(counted).encode())
        return counted


@dataclass(frozen=True)
class WorkedOut:
    """What :class:`Keeper` works out of a record."""

    row: Row
    text: str
    levels: Levels


class Keeper:
    """Works out what a store does not hold."""

    def __init__(self, store: PieceStore | None, fold: Fold) -> None:
        """Keep things in ``store``, or in memory."""
        self.store = store or Memory()
        self._fold = fold

    def records(self, library: Library, mark: Mark) -> tuple[Kept, ...]:
        """Return all records in the order of their numbers."""
        files = library.vocabulary.files
        shared = _hash(*(mark(files[name]) for name in sorted(files)))
        sources = {name: mark(source) for name, source in library.sources.items()}
        return tuple(
            Kept(
                case.id,
                _hash(shared, *(sources[name] for name in case.sources), mark(case)),
                self,
                case,
                library,
            )
            for case in in_order(library)
        )

    def rows(self, records: Sequence[Kept]) -> list[Row]:
        """Return the rows of all records."""
        kept: dict[str, Any] = json.loads(self.store.read("rows") or b"{}")
        rows = [Row(*kept[r.key]) if r.key in kept else r.row() for r in records]
        # One file for all: ten thousand small ones take longer to read than to work out.
        # dataclasses.asdict would copy every string: half of the time of a build after one change.
        by_key = {r.key: _values(row) for r, row in zip(records, rows, strict=True)}
        self.store.write("rows", compact(by_key).encode())
        return rows

    def work_out(self, case: Case, library: Library, key: str) -> WorkedOut:
        """Work out everything of a record, and keep it."""
        document = search_document(case, library)
        made = WorkedOut(row_of(document), _text(document), levels(document, self._fold))
        groups: dict[int, list[str]] = {}
        for term, level in made.levels.items():
            groups.setdefault(level, []).append(term)
        # JSON on one line each.
        lines = (made.text, compact(groups), compact(_values(made.row)))
        self.store.write(f"record-{key}", "\n".join(lines).encode())
        return made

    def lines(self, key: str) -> list[str] | None:
        """Return what is kept of a record, line by line, if anything is."""
        kept = self.store.read(f"record-{key}")
        return None if kept is None else kept.decode().split("\n")

    def levels(self, key: str) -> Levels | None:
        """Return the kept terms of a record, if there are any."""
        kept = self.lines(key)
        if kept is None:
            return None
        groups = json.loads(kept[1])
        return {term: int(level) for level, terms in groups.items() for term in terms}

    def once(self, name: str, work_out: Callable[[], dict[str, str]]) -> dict[str, str]:
        """Return what is kept under ``name``, which says what it is made from; else work it out, and keep it."""
        kept = self.store.read(name)
        if kept is not None:
            known: dict[str, str] = json.loads(kept)
            return known
        made = work_out()
        self.store.write(name, compact(made).encode())
        return made

    def state(self) -> State | None:
        """Return the build before, if all of it is still there."""
        kept = self.store.read("state")
        if kept is None:
            return None
        before = json.loads(kept)
        pieces = tuple((first, mark) for first, mark in before["pieces"])
        return State(tuple((name, key) for name, key in before["records"]), pieces)

    def keep_state(self, state: State) -> None:
        """Keep ``state`` for the next build."""
        self.store.write("state", compact(vars(state)).encode())

    def piece(self, mark: str) -> str:
        """Return a kept piece of the index. Raises ``LookupError`` where it is gone."""
        kept = self.store.read(f"piece-{mark}")
        if kept is None:
            raise LookupError(mark)
        return kept.decode()

    def keep_piece(self, mark: str, text: str) -> None:
        """Keep a piece of the index."""
        self.store.write(f"piece-{mark}", text.encode())


def looked_at(entity: BaseModel) -> str:
    """Return the mark of a record, from all of it."""
    return _hash(entity.model_dump_json())


def _values(row: Row) -> tuple[object, ...]:
    return tuple(vars(row).values())


def _hash(*texts: str) -> str:
    digest = sha256()
    for text in texts:
        digest.update(text.encode())
        digest.update(b"\0")
    return digest.hexdigest()[:32]
