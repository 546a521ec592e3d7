"""The ways into the library: by region, problem, measure, settlement, indicator and source."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from casebook.derive.case.cards import Card, cards
from casebook.derive.case.citation import source_citation
from casebook.derive.case.evidence_grade import trust_of
from casebook.derive.ground.addresses import case_uri, source_uri, term_uri
from casebook.derive.ground.items import Item, Row
from casebook.divisions import lineage
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.source import Source
from casebook.model.vocabulary import Term


@dataclass(frozen=True)
class Facet:
    """One of the ways in: its address, its vocabulary and its words."""

    name: str
    title: str
    lead: str


PROBLEMS = Facet("problems", "难题", "从要解决的难题找做法：同一个难题，各地怎么办。")
MEASURES = Facet("measures", "做法", "几个地方在用，证据到哪一级，写了花钱和成效没有。")
SETTLEMENTS = Facet("settlements", "社区类型", "从社区的类型找案例：先找和自己像的地方。")
FACETS = (PROBLEMS, MEASURES, SETTLEMENTS)


@dataclass(frozen=True)
class Entry:
    """A term in an index, with the cases that use it."""

    term: Term
    uri: str
    count: int


@dataclass(frozen=True)
class EntryGroup:
    """Terms of one group, in the order of the vocabulary."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True)
class TermView:
    """The page of a term with nothing but its cases."""

    facet: Facet
    term: Term
    uri: str
    cards: tuple[Card, ...]


@dataclass(frozen=True)
class SourceLine:
    """A source in the index: how many cases cite it, and how many of its phrases they quote."""

    source: Source
    uri: str
    citation: str
    cases: int
    quotes: int


@dataclass(frozen=True)
class SourcePage:
    """The page of a source."""

    source: Source
    uri: str
    facts: tuple[Row, ...]
    citation: str
    cases: tuple[Item, ...]
    quotes: int


def terms_of(case: Case, facet: str) -> tuple[str, ...]:
    """Return the words of ``case`` in one facet, once each."""
    if facet == "problems":
        return tuple(dict.fromkeys(p.domain for p in case.problems))
    if facet == "measures":
        return tuple(dict.fromkeys(t for m in case.measures for t in m.types))
    if facet == "settlements":
        return case.settlements
    raise ValueError(f"a case has no words of the facet {facet!r}")


def cases_by_term(library: Library, facet: str) -> Mapping[str, tuple[Case, ...]]:
    """Return the cases of each word of one facet, in the order of their ids."""
    by_word: dict[str, list[Case]] = {}
    for case in library.cases.values():
        for word in terms_of(case, facet):
            by_word.setdefault(word, []).append(case)
    return {word: tuple(cases) for word, cases in by_word.items()}


def commonest(library: Library, facet: Facet, number: int) -> tuple[Item, ...]:
    """Return the terms of a facet that most cases have, with how many those are; equal ones as in the vocabulary."""
    counts = {word: len(cases) for word, cases in cases_by_term(library, facet.name).items()}
    terms = [term for term in library.vocabulary.terms(facet.name) if term.term in counts]
    terms.sort(key=lambda term: -counts[term.term])
    return tuple(
        Item(term.term, term_uri(facet.name, term), note=f"{counts[term.term]} 例")
        for term in terms[:number]
    )


def entry_groups(library: Library, name: str, counts: Mapping[str, int]) -> tuple[EntryGroup, ...]:
    """Return all terms of a vocabulary with their counts, also those nobody uses yet."""
    groups: dict[str, list[Entry]] = {}
    for term in library.vocabulary.terms(name):
        entry = Entry(term, term_uri(name, term), counts.get(term.term, 0))
        groups.setdefault(term.group or term.level or "", []).append(entry)
    return tuple(EntryGroup(title, tuple(entries)) for title, entries in groups.items())


def term_view(word: str, facet: Facet, library: Library) -> TermView:
    """Return the page of one term. ``library`` holds its cases."""
    term = library.vocabulary.term(facet.name, word)
    shown = cards(tuple(library.cases.values()), library)
    return TermView(facet, term, term_uri(facet.name, term), shown)


def region_counts(library: Library) -> Mapping[str, int]:
    """Return the number of cases of every division, counting those of the divisions below it."""
    counts: dict[str, int] = {}
    for case in library.cases.values():
        for division in lineage(case.place.code):
            counts[division.code] = counts.get(division.code, 0) + 1
    return counts


def cases_by_source(library: Library) -> Mapping[str, tuple[Case, ...]]:
    """Return the cases that cite each source, by its id."""
    using: dict[str, list[Case]] = {}
    for case in library.cases.values():
        for name in dict.fromkeys(case.sources):
            using.setdefault(name, []).append(case)
    return {name: tuple(cases) for name, cases in using.items()}


def source_lines(library: Library) -> tuple[SourceLine, ...]:
    """Return the sources for their index, with how many cases cite each and how many phrases they quote."""
    using = cases_by_source(library)
    return tuple(
        SourceLine(
            source,
            source_uri(name),
            source_citation(source, library),
            len(using.get(name, ())),
            _quoted_from(name, using.get(name, ()), library),
        )
        for name, source in library.sources.items()
    )


def _quoted_from(name: str, using: Iterable[Case], library: Library) -> int:
    phrases = {
        quote for case in using for source, quote in library.once(_phrases, case) if source == name
    }
    return len(phrases)


def _phrases(case: Case, _: Library) -> frozenset[tuple[str, str]]:
    """Every phrase that a case quotes, with its source."""
    return frozenset(_quotes(case.model_dump()))


def source_page(name: str, library: Library) -> SourcePage:
    """Return the page of one source. ``library`` holds the cases that cite it."""
    source, using = library.sources[name], library.cases.values()
    trust = trust_of(source, library.vocabulary)
    dated = [("发布日期", source.published), ("成文日期", source.content)]
    rows = [
        Row("原题", (Item(source.title or "不详", note=source.title_note or ""),)),
        Row("作者", (Item(source.author or "没有署名"),)),
        Row("发布者", (Item(source.publisher or "不详"),)),
        Row("首发", (Item(source.first_publisher or "即发布者"),)),
        Row("来源类型", (Item(f"T{trust} {source.type}"),)),
        *(
            Row(label, (Item(f"{d.value}（{d.basis}）", note=d.note or ""),))
            if d
            else Row(label, (Item("不详"),))
            for label, d in dated
        ),
        Row("原载位置", (Item(source.site or "不详"),)),
        Row("权利", (Item(source.rights),)),
    ]
    if source.note:
        rows.append(Row("说明", (Item(source.note),)))
    return SourcePage(
        source=source,
        uri=source_uri(source.id),
        facts=tuple(rows),
        citation=source_citation(source, library),
        cases=tuple(Item(case.title, case_uri(case.id)) for case in using),
        quotes=_quoted_from(name, using, library),
    )


def _quotes(data: object) -> Iterator[tuple[str, str]]:
    """Yield every phrase that a record quotes, with its source."""
    if isinstance(data, dict):
        if "source" in data and "quote" in data:
            yield data["source"], data["quote"]
        for value in data.values():
            yield from _quotes(value)
    elif isinstance(data, list | tuple):
        for value in data:
            yield from _quotes(value)
