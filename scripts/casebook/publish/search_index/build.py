"""All files of the search, from a library."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from casebook.derive.search.lexicon import Words, lexicon, lexicon_words, sampled
from casebook.derive.search.named_pages import NamedPage, named_pages
from casebook.derive.search.parts import parts
from casebook.derive.search.query_tables import (
    ALIAS_WEIGHT,
    PARTICLES,
    STOP_PHRASES,
    SYNONYM_WEIGHT,
    WHOLE_WORDS,
    Synonyms,
    synonyms,
    synonyms_without_pages,
)
from casebook.model.library import Library
from casebook.publish.script import call, compact, digest
from casebook.publish.search_index import columns as facet_columns
from casebook.publish.search_index.keep import (
    Keeper,
    Kept,
    Mark,
    PieceStore,
    State,
    looked_at,
)
from casebook.publish.search_index.numbers import write_numbers
from casebook.publish.search_index.patch import Piece, changes, patched
from casebook.publish.search_index.postings import Index, shards
from casebook.publish.search_index.presence import Presence, worth_looking_up
from casebook.publish.search_index.symbols import Fold, simplified_characters
from casebook.publish.search_index.words import lexicon_file

FOLDER = "assets/search/"
CALL = "__casebook_search"
_FIRST_CHARACTERS = re.compile("^.", re.MULTILINE)
TOGETHER = 4
"""So many texts are in one file."""
_MOST_PATCHED = 50
"""Where more records have changed, the index is written anew."""


@dataclass(frozen=True)
class TextFile:
    """The texts of some records, which the page loads for its results: what it is made from has ``key``."""

    path: str
    key: str
    first: int
    records: tuple[Kept, ...]

    def made(self) -> bytes:
        """Return the file; with it the terms of its records are worked out, and kept for the index."""
        listed = enumerate(self.records, self.first)
        return b"".join(call(CALL, "text", number, one.text()) for number, one in listed)


@dataclass(frozen=True)
class Built:
    """The files of the search by their site-relative paths, and what the next build may want of the store."""

    files: Mapping[str, bytes]
    kept: frozenset[str]


def _synonym_line(entry: Synonyms, fold: Fold) -> str:
    weight = f"{entry.weight:g}"
    words, others = (tuple(map(fold, side)) for side in (entry.words, entry.others))
    if set(others) <= set(words):  # a group: which of its words records have
        marked = (word if word in others else f"~{word}" for word in words)
        return f"{weight}\t{'|'.join(marked)}"
    return f"{weight}\t{'|'.join(words)}\t{'|'.join(others)}"


def _page_line(page: NamedPage, presence: Presence) -> str:
    """Write a page; its kind after ~ where the other names of its term are not to be looked up as the name, - if empty."""
    mark = ("" if page.stands and presence.of(page.name) else "~") + ("-" if page.empty else "")
    line = f"{mark}{page.kind}\t{page.uri}\t{page.name}"
    if page.aliases or page.synonyms:
        line += f"\t{'|'.join(page.aliases)}\t{'|'.join(page.synonyms)}"
    return line


def _wholes(library: Library, ids: Sequence[str]) -> str:
    """Write the numbers of the records that have parts: each, how many parts it has, and theirs."""
    numbers = {name: number for number, name in enumerate(ids)}
    return write_numbers(
        number
        for whole, below in parts(library).items()
        for number in (numbers[whole], len(below), *(numbers[part] for part in below))
    )


def _pieces(records: tuple[Kept, ...], keeper: Keeper) -> list[Piece]:
    """Return the pieces of the index: only what changed is written anew, where there is something to change."""
    state = keeper.state()
    if state and [r.id for r in records] == [name for name, _ in state.records]:
        old = {n: key for n, (_, key) in enumerate(state.records) if key != records[n].key}
        before = (
            {n: keeper.levels(key) for n, key in old.items()} if len(old) <= _MOST_PATCHED else {}
        )
        if len(before) == len(old) and None not in before.values():
            known = {n: changed for n, changed in before.items() if changed is not None}
            changed = changes(known, {n: records[n].levels() for n in old})
            with suppress(LookupError):  # somebody has emptied the store
                return list(patched(state.pieces, changed, keeper.piece))
    index = Index()
    for number, record in enumerate(records):
        index.add(number, record.levels())
    return [Piece(first, text=text) for first, text in shards(index.postings)]


def script(kind: str, name: str | int, payload: object) -> bytes:
    """Return a script that hands ``payload`` to the page."""
    return call(CALL, kind, name, compact(payload))


class Search:
    """The search of one library. What a store holds of an earlier build is not worked out again.

    The files depend on the library alone.
    """

    def __init__(
        self, library: Library, store: PieceStore | None = None, mark: Mark = looked_at
    ) -> None:
        """Prepare; a ``mark`` tells one record from another."""
        self._library = library
        self._keeper = Keeper(store, Fold(simplified_characters()))
        self._records = self._keeper.records(library, mark)
        ids = [record.id for record in self._records]
        # Numbers belong to this list of ids: a page that still has an older list must not get other texts.
        self._folder = f"texts-{digest(chr(10).join(ids).encode())}/"

    def texts(self) -> Iterator[TextFile]:
        """Yield the files of texts. Whoever makes them before :meth:`index` has done most of its work."""
        for first in range(0, len(self._records), TOGETHER):
            records = self._records[first : first + TOGETHER]
            yield TextFile(
                f"{FOLDER}{self._folder}{first // TOGETHER}.js",
                digest("".join((self._folder, *(r.key for r in records))).encode()),
                first,
                records,
            )

    def index(self) -> Built:
        """Return all other files."""
        return _index(self._library, self._keeper, self._records, self._folder)


def build(library: Library, store: PieceStore | None = None) -> Built:
    """Return all files of the search of ``library``."""
    search = Search(library, store)
    texts = {file.path: file.made() for file in search.texts()}
    built = search.index()
    return Built({**built.files, **texts}, built.kept)


def _index(library: Library, keeper: Keeper, records: tuple[Kept, ...], folder: str) -> Built:
    simplified = simplified_characters()
    fold = Fold(simplified)
    files: dict[str, bytes] = {}

    def put(kind: str, payload: object, name: str = "") -> str:
        """Keep a file under a name that changes with its content; return that part of the name."""
        content = script(kind, name, payload)
        mark = digest(content)
        files[f"{FOLDER}{kind}-{mark}.js"] = content
        return mark

    pieces: list[tuple[str, str]] = []
    texts: list[str] = []
    for piece in _pieces(records, keeper):
        text = piece.text or keeper.piece(piece.mark)
        mark = piece.mark or digest(text.encode())
        if not piece.mark:
            keeper.keep_piece(mark, text)
        texts.append(text)
        pieces.append((piece.first, mark))
    presence = Presence(
        [(piece, text) for (piece, _), text in zip(pieces, texts, strict=True)], fold
    )
    known = tuple(worth_looking_up(synonyms(library), presence))
    # Every character of a text begins a term.
    letters = {character for text in texts for character in _FIRST_CHARACTERS.findall(text)}
    letters |= {c for entry in known for word in (*entry.words, *entry.others) for c in fold(word)}
    pages = tuple(named_pages(library))
    letters |= {c for p in pages for name in (p.name, *p.aliases, *p.synonyms) for c in fold(name)}
    without_pages = worth_looking_up(synonyms_without_pages(library), presence)
    # Known, and nothing else to search for.
    whole = "0\t" + "|".join(f"~{word}" for word in WHOLE_WORDS)
    tables = {
        "fold": "".join(t + s for t, s in sorted(simplified.items()) if s in letters),
        "synonyms": "\n".join((*(_synonym_line(entry, fold) for entry in without_pages), whole)),
        "pages": "\n".join(_page_line(page, presence) for page in pages),
        "weights": [ALIAS_WEIGHT, SYNONYM_WEIGHT],
        "stop": sorted(STOP_PHRASES, key=lambda p: (-len(p), p)),
        "particles": PARTICLES,
    }
    read: list[str] = []

    def lexicon_of(words: Words) -> dict[str, str]:
        """How words are read takes longer to find out than which they are, and few edits change that."""
        name = f"lexicon-{digest(compact(vars(words)).encode())}"
        read.append(name)
        return keeper.once(name, lambda: lexicon_file(lexicon(words)))

    counts = [r.words() for n, r in enumerate(records) if sampled(n, len(records))]
    rows = keeper.rows(records)
    ids = [record.id for record in records]
    manifest = {
        "count": len(records),
        "texts": folder,
        "together": TOGETHER,
        "version": digest("".join(record.key for record in records).encode()),
        "tables": put("tables", tables),
        "facets": {
            name: put("facet", column, name)
            for name, column in facet_columns.columns(rows, library).items()
        },
        "lexicon": put("lexicon", lexicon_of(lexicon_words(library, counts, known))),
        "order": put("order", facet_columns.order(rows)),
        "wholes": _wholes(library, ids),
        "firsts": [first for first, _ in pieces],
        "shards": [mark for _, mark in pieces],
    }
    for (_, mark), text in zip(pieces, texts, strict=True):
        files[f"{FOLDER}shard-{mark}.js"] = script("shard", mark, text)
    files[f"{FOLDER}manifest.js"] = script("manifest", "", manifest)
    keeper.keep_state(State(tuple((r.id, r.key) for r in records), tuple(pieces)))
    kept = {f"{kind}-{r.key}" for r in records for kind in ("record", "words")}
    kept |= {"state", "rows", *read, *(f"piece-{mark}" for _, mark in pieces)}
    return Built(files, frozenset(kept))
