"""What a rule may look at besides the document before it, and ways through a document's plain data.

Rules come in four shapes, by what they need. The less a rule needs, the more often it can run: a record
with one misspelt field still has all its quotes, numbers and references checked.

- ``(document)``: the plain data of any file;
- ``(document, scope)``: the plain data of a case, beside what it cites;
- ``(document, where, observation, scope)``: one number that decoded, wherever the record has other faults;
- rules over a whole decoded entity, in the modules of sources, curricula and vocabularies.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from casebook.language.fingerprint import Fingerprint
from casebook.language.units import UNITS
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary
from casebook.problem import Where
from casebook.read.document import Document
from casebook.read.scalars import Value

QUOTED = re.compile(r"“[^”]*”|《[^》]*》|「[^」]*」")


@dataclass(frozen=True)
class Scope:
    """The vocabulary, and the sources that the record cites: nothing else bears on its verdict.

    ``source_ids`` are those that are there, broken or not. What is no problem on any day from ``since`` on
    need not be said; an empty day leaves nothing out.
    """

    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    fingerprints: Mapping[str, Fingerprint]
    source_ids: frozenset[str]
    since: str = ""

    @property
    def units(self) -> frozenset[str]:
        """Every measure word that may follow a number: those of the language and of the vocabulary."""
        return _units(self.vocabulary)

    def base_unit(self, unit: str) -> str:
        """The unit that ``unit`` is compared in: 人 for 名."""
        return self.vocabulary.term("units", unit).base or unit


@lru_cache(maxsize=4)
def _units(vocabulary: Vocabulary) -> frozenset[str]:
    # One object for all records: tables are looked up by it, and equal sets compare slowly.
    return frozenset(UNITS) | frozenset(vocabulary.words("units"))


@dataclass(frozen=True)
class Quoted:
    """One evidence of a record, with its place."""

    where: Where
    source: str
    quote: str


@dataclass(frozen=True)
class _Walk:
    """Everything that stands in a document, from one walk through it."""

    mappings: tuple[tuple[Where, dict[str, Value]], ...]
    texts: tuple[tuple[Where, str], ...]
    prose: tuple[tuple[Where, str], ...]
    evidences: tuple[Quoted, ...]


def _walk(document: Document) -> _Walk:
    maps: list[tuple[Where, dict[str, Value]]] = []
    every: list[tuple[Where, str]] = []
    # The last key on the way, beside each place, tells prose from the rest.
    ours: list[tuple[Where, str]] = []
    _into(document.data, (), "", (maps, every, ours))
    return _Walk(tuple(maps), tuple(every), tuple(ours), tuple(_evidences(maps)))


_Found = tuple[
    list[tuple[Where, dict[str, Value]]], list[tuple[Where, str]], list[tuple[Where, str]]
]


def _into(value: Value, where: Where, key: str, lists: _Found) -> None:  # noqa: C901  one walk, for speed
    """Walk on into a mapping or a list; ``key`` is the last key on the way to it."""
    maps, every, ours = lists
    if isinstance(value, dict):
        maps.append((where, value))
        for step, inner in value.items():
            if isinstance(inner, str):
                if step not in _HASHES and len(inner) <= LONGEST_TEXT:
                    part = ((*where, step), inner)
                    every.append(part)
                    if step not in NOT_PROSE:
                        ours.append(part)
            elif isinstance(inner, dict | list):
                inside = (maps, [], []) if step in _HASHES else lists
                _into(inner, (*where, step), step, inside)
    elif isinstance(value, list):
        is_prose = key not in NOT_PROSE
        for index, inner in enumerate(value):
            if isinstance(inner, str):
                if len(inner) <= LONGEST_TEXT:
                    item = ((*where, index), inner)
                    every.append(item)
                    if is_prose:
                        ours.append(item)
            elif isinstance(inner, dict | list):
                _into(inner, (*where, index), key, lists)


def _evidences(maps: Iterable[tuple[Where, dict[str, Value]]]) -> Iterator[Quoted]:
    for where, value in maps:
        source, quote = value.get("source"), value.get("quote")
        if isinstance(source, str) and isinstance(quote, str):
            yield Quoted(where, source, quote)


def evidences(document: Document) -> tuple[Quoted, ...]:
    """Every evidence of a document, wherever it stands."""
    return document.once(_walk).evidences


def mappings(document: Document) -> tuple[tuple[Where, dict[str, Value]], ...]:
    """All mappings of a document with their places, the outer before the inner."""
    return document.once(_walk).mappings


def items(data: object, key: str) -> Iterator[tuple[int, dict[str, object]]]:
    """Yield the mappings of the list at ``key`` with their indexes; nothing if there is no list."""
    listed = data.get(key) if isinstance(data, dict) else None
    for index, value in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(value, dict):
            yield index, value


def parts_by_id(data: object, key: str) -> dict[str, dict[str, object]]:
    """Return the mappings of the list at ``key`` by their ids; those without a text for an id are left out."""
    return {i: part for _, part in items(data, key) if isinstance(i := part.get("id"), str)}


def words(data: object, key: str) -> Iterator[tuple[int, str]]:
    """Yield the texts of the list at ``key`` with their indexes; nothing if there is no list."""
    listed = data.get(key) if isinstance(data, dict) else None
    for index, value in enumerate(listed if isinstance(listed, list) else ()):
        if isinstance(value, str):
            yield index, value


# Keys whose text is not our prose: verbatim phrases, identifiers, addresses, hashes.
NOT_PROSE = frozenset(
    {
        *("quote", "figure", "raw", "id", "source", "sources", "target", "code", "url"),
        *("windows", "salt"),
    }
)
LONGEST_TEXT = 4000
"""Characters of the longest text that a field may hold (``Text`` in the models)."""
_HASHES = frozenset({"windows", "salt"})


def texts(document: Document) -> tuple[tuple[Where, str], ...]:
    """Every text of a document with its place, except hashes and what is refused as too long anyway."""
    return document.once(_walk).texts


def key_of(where: Where) -> str:
    """The last key on the way to a place: ``keywords`` for the first keyword."""
    for step in reversed(where):
        if isinstance(step, str):
            return step
    return ""


def prose(document: Document) -> tuple[tuple[Where, str], ...]:
    """The sentences that contributors wrote themselves, with their places."""
    return document.once(_walk).prose


def outside_quotes(text: str) -> str:
    """Blank out what stands in quotation marks, keeping every position."""
    return QUOTED.sub(lambda found: "　" * len(found.group()), text)
