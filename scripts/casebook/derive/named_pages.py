"""The pages that a search may name besides the cases: those of terms and slogans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from casebook.derive.slogan_text import bare
from casebook.derive.slogans import slogan_addresses
from casebook.model.library import Library

MOST_SLOGANS: Final = 300
"""Nearly every record has slogans of its own: those that most records share are enough to be named."""

_TERMS: Final = (
    ("problems", "难题"),
    ("measures", "做法"),
    ("settlements", "聚落"),
    ("indicators", "指标"),
)


@dataclass(frozen=True)
class NamedPage:
    """A page by its name and by what else people call it. ``kind`` is written for readers."""

    kind: str
    uri: str
    name: str
    others: tuple[str, ...] = ()


def named_pages(library: Library) -> Iterator[NamedPage]:
    """Yield the pages of all terms and of slogans; those of places follow from the facet of places."""
    for vocabulary, kind in _TERMS:
        if vocabulary not in library.vocabulary.files:
            continue
        for term in library.vocabulary.terms(vocabulary):
            others = tuple(dict.fromkeys((*term.aliases, *term.synonyms)))
            yield NamedPage(kind, f"{vocabulary}/{term.id}/", term.term, others)
    yield from _slogans(library)


def _slogans(library: Library) -> Iterator[NamedPage]:
    counts: Counter[str] = Counter()
    addresses: dict[str, str] = {}
    for name, found in sorted(slogan_addresses(library).items()):
        for slogan, address in zip(library.cases[name].slogans, found, strict=True):
            text = bare(slogan.text)
            counts[text] += 1
            addresses.setdefault(text, address)
    for text, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_SLOGANS]:
        yield NamedPage("口号", addresses[text], text)
