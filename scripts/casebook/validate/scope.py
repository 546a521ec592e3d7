"""What a rule may look at besides the record before it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from casebook.language.fingerprint import Fingerprint
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary
from casebook.problem import Where
from casebook.read.document import Document


QUOTED = re.compile(r"“[^”]*”|《[^》]*》|「[^」]*」")


@dataclass(frozen=True)
class Scope:
    """The rest of the library. ``today`` is an ISO date handed in by whoever runs the check."""

    vocabulary: Vocabulary
    sources: Mapping[str, Source]
    fingerprints: Mapping[str, Fingerprint]
    case_ids: frozenset[str]
    today: str


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


def mappings(data: object, where: Where) -> Iterator[tuple[Where, dict[str, object]]]:
    """Yield all mappings below ``data`` with their places."""
    if isinstance(data, dict):
        yield where, data
        for key, value in data.items():
            yield from mappings(value, (*where, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from mappings(value, (*where, index))


# Keys whose text is not our prose: verbatim phrases, identifiers, addresses, hashes.
NOT_PROSE = frozenset(
    {
        "quote",
        "figure",
        "raw",
        "id",
        "source",
        "sources",
        "target",
        "code",
        "url",
        "windows",
        "salt",
    }
)


def texts(data: object, where: Where = ()) -> Iterator[tuple[Where, str]]:
    """Yield every string below ``data`` with its place."""
    if isinstance(data, str):
        yield where, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, (*where, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, (*where, index))


def prose(document: Document) -> Iterator[tuple[Where, str]]:
    """Yield the sentences that contributors wrote themselves, with their places."""
    for where, text in texts(document.data):
        keys = [step for step in where if isinstance(step, str)]
        if not keys or keys[-1] not in NOT_PROSE:
            yield where, text


def outside_quotes(text: str) -> str:
    """Blank out what stands in quotation marks, keeping every position."""
    return QUOTED.sub(lambda m: "　" * len(m.group()), text)
