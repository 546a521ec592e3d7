"""The pages that a search may name besides the cases: those of terms and slogans."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from casebook.derive.ground.addresses import term_uri
from casebook.derive.practice.slogan_text import bare
from casebook.derive.practice.slogans import slogan_addresses
from casebook.derive.search.query_tables import WITH_PAGES
from casebook.model.library import Library

MOST_SLOGANS: Final = 300
"""Nearly every record has slogans of its own: those that most records share are enough to be named."""

_TERMS: Final = MappingProxyType(
    {
        "decisions": "抉择",
        "problems": "难题",
        "measures": "做法",
        "settlements": "社区类型",
        "indicators": "指标",
    }
)


@dataclass(frozen=True)
class NamedPage:
    """A page by its name and, for a term, by what else people call it.

    ``kind`` is written for readers. Where ``stands``, a query in the other words searches for the name as well.
    """

    kind: str
    uri: str
    name: str
    aliases: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    stands: bool = False


def named_pages(library: Library) -> Iterator[NamedPage]:
    """Yield the pages of all terms and of slogans; those of places follow from the facet of places."""
    for vocabulary, kind in _TERMS.items():
        if vocabulary not in library.vocabulary.files:
            continue
        for term in library.vocabulary.terms(vocabulary):
            yield NamedPage(
                kind,
                term_uri(vocabulary, term),
                term.term,
                (*([term.question] if term.question else []), *term.aliases),
                tuple(term.synonyms),
                stands=vocabulary in WITH_PAGES,
            )
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
