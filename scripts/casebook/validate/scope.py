"""What a rule may look at besides the document before it, and ways through a document's plain data.

Rules come in four shapes, by what they need. The less a rule needs, the more often it can run: a record
with one misspelt field still has all its quotes, numbers and references checked.

- :data:`DocumentRule`: the plain data of any file;
- :data:`RecordRule`: the plain data of a case, beside the rest of the library;
- :data:`ObservationRule`: one number that decoded, wherever the record has other faults;
- rules over a whole decoded entity, in the modules of sources, curricula and vocabularies.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from casebook.language.fingerprint import Fingerprint
from casebook.language.units import UNITS
from casebook.model.observation import Observation
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary
from casebook.problem import Problem, Where
from casebook.read.document import Document

QUOTED = re.compile(r"“[^”]*”|《[^》]*》|「[^」]*」")

STATED = "原文写明"


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


DocumentRule = Callable[[Document], Iterator[Problem]]
RecordRule = Callable[[Document, Scope], Iterator[Problem]]
ObservationRule = Callable[[Document, Where, Observation, Scope], Iterator[Problem]]


@dataclass(frozen=True)
class Quoted:
    """One evidence of a record, with its place."""

    where: Where
    source: str
    quote: str


def evidences(document: Document) -> Iterator[Quoted]:
    """Yield every evidence of a document, wherever it stands."""
    for where, value in mappings(document.data, ()):
        source, quote = value.get("source"), value.get("quote")
        if isinstance(source, str) and isinstance(quote, str):
            yield Quoted(where, source, quote)


def mappings(data: object, where: Where = ()) -> Iterator[tuple[Where, dict[str, object]]]:
    """Yield all mappings in ``data`` with their places, the outer before the inner."""
    if isinstance(data, dict):
        yield where, data
        for key, value in data.items():
            yield from mappings(value, (*where, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from mappings(value, (*where, index))


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
_HASHES = frozenset({"windows", "salt"})


def texts(data: object, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield every text in ``data`` with its place, except hashes."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            if key not in _HASHES:
                yield from texts(value, (*where, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*where, index))


def key_of(where: Where) -> str:
    """The last key on the way to a place: ``keywords`` for the first keyword."""
    for step in reversed(where):
        if isinstance(step, str):
            return step
    return ""


def prose(document: Document) -> Iterator[tuple[Where, str]]:
    """Yield the sentences that contributors wrote themselves, with their places."""
    for where, text in texts(document.data):
        if key_of(where) not in NOT_PROSE:
            yield where, text


def outside_quotes(text: str) -> str:
    """Blank out what stands in quotation marks, keeping every position."""
    return QUOTED.sub(lambda found: "　" * len(found.group()), text)
