"""The slogans of the library: what each stands for, what its source never explains, who else does it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.ground.addresses import SLOGANS_URI, case_uri, slogans_uri, term_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short, place_tag, place_words
from casebook.derive.practice.answers import Deed, by_words, deeds, spread
from casebook.derive.practice.slogan_text import bare, clauses, initial, patterns
from casebook.language.closed_words import STATED
from casebook.language.readings import syllables
from casebook.model.case import Case, Slogan
from casebook.model.library import Library
from casebook.model.vocabulary import Term

ON_ONE_PAGE = 300
OTHERS_SHOWN = 4
EXPLAINED = "已解释"
UNEXPLAINED = "原文未解释"
_SHORTEST_NAME = 3


@dataclass(frozen=True)
class SloganUse:
    """A slogan in one record. ``said`` and ``unsaid`` are clauses of what the record says it means.

    ``kinds`` are the main mechanisms of its measures. ``namesakes`` are mechanisms whose name an
    unexplained slogan says though its record describes none of them. ``others`` do the same elsewhere: only where the
    source explains the slogan, all of it falls upon one kind of measure, and another article describes a measure that is
    this kind first of all and is aimed at one of the same problems.
    """

    anchor: str
    uri: str
    text: str
    case_id: str
    case: Item
    on_case: str
    place: str
    place_short: str
    tag: str
    state: str
    said: str
    unsaid: str
    measures: tuple[Item, ...]
    mains: tuple[str, ...]
    mechanisms: tuple[str, ...]
    kinds: tuple[Item, ...]
    namesakes: tuple[Item, ...]
    others: tuple[Item, ...]


@dataclass(frozen=True)
class Entry:
    """A slogan with all records that have it. ``state`` is the best that any of them reaches."""

    text: str
    state: str
    patterns: tuple[str, ...]
    uses: tuple[SloganUse, ...]


@dataclass(frozen=True)
class Sheet:
    """A page of slogans: all of them, or those of one initial."""

    uri: str
    title: str
    entries: tuple[Entry, ...]


def _pages(slogans: Iterable[Slogan]) -> Mapping[str, str]:
    """Return the page of each slogan, by its bare text.

    Up to :data:`ON_ONE_PAGE` different slogans stand on one page; beyond that each initial has pages
    of its own, with at most so many.
    """
    texts = sorted({bare(slogan.text) for slogan in slogans})
    if len(texts) <= ON_ONE_PAGE:
        return dict.fromkeys(texts, SLOGANS_URI)
    pages: dict[str, str] = {}
    counts: Counter[str] = Counter()
    for text in texts:
        letter = initial(text)
        number = counts[letter] // ON_ONE_PAGE + 1
        pages[text] = slogans_uri(letter, number)
        counts[letter] += 1
    return pages


def _anchor(case: Case, number: int) -> str:
    return f"{case.id}-{number}"


def slogan_addresses(library: Library) -> Mapping[str, tuple[str, ...]]:
    """Return the addresses of the slogans of every case, in the order of its record."""
    pages = _pages(slogan for case in library.cases.values() for slogan in case.slogans)
    return {
        case.id: tuple(
            f"{pages[bare(slogan.text)]}#{_anchor(case, number)}"
            for number, slogan in enumerate(case.slogans, 1)
        )
        for case in library.cases.values()
    }


def slogan_uses(library: Library) -> tuple[SloganUse, ...]:
    """Return every slogan of every record, in the order of the ids of the records."""
    slogans = [
        (library.cases[name], number, slogan)
        for name in sorted(library.cases)
        for number, slogan in enumerate(library.cases[name].slogans, 1)
    ]
    addresses = slogan_addresses(library)
    stated = [d for d in deeds(library) if not d.programme and d.measure.basis == STATED]
    same_kind = by_words(stated, lambda deed: (deed.main,))
    first = {word: _first_of_places(group) for word, group in same_kind.items()}
    return tuple(
        _use(case, number, slogan, addresses[case.id][number - 1], first, library)
        for case, number, slogan in slogans
    )


def _mechanism(term: Term) -> Item:
    return Item(term.term, term_uri("measures", term))


def _namesakes(case: Case, slogan: Slogan, library: Library) -> tuple[Item, ...]:
    if slogan.explained != UNEXPLAINED:
        return ()
    text, described = bare(slogan.text), {t for m in case.measures for t in m.types}
    return tuple(
        _mechanism(term)
        for term in library.vocabulary.terms("measures")
        if term.term not in described
        and any(len(w) >= _SHORTEST_NAME and w in text for w in (term.term, *term.aliases))
    )


def _first_of_places(group: Sequence[Deed]) -> tuple[Deed, ...]:
    """Return enough deeds to name some elsewhere, whichever place asks."""
    # Of a spread list at most every second one is of the place that asks, unless there is no other.
    return spread(group, lambda deed: deed.case.place.code)[: 2 * OTHERS_SHOWN]


def _elsewhere(
    case: Case, slogan: Slogan, mains: Sequence[str], first: Mapping[str, Sequence[Deed]]
) -> tuple[Deed, ...]:
    """Return who else does what a slogan says; nobody where that cannot be said for certain."""
    if slogan.explained != EXPLAINED or len(mains) != 1:
        return ()
    decoded = [Deed(case, measure) for measure in case.measures if measure.id in slogan.measures]
    problems = {word for deed in decoded for word in deed.problems}
    others = (
        deed
        for deed in first.get(mains[0], ())
        if deed.case.place.code != case.place.code and problems.intersection(deed.problems)
    )
    return tuple(others)[:OTHERS_SHOWN]


def _use(
    case: Case,
    number: int,
    slogan: Slogan,
    uri: str,
    first: Mapping[str, Sequence[Deed]],
    library: Library,
) -> SloganUse:
    decoded = [m for m in case.measures if m.id in slogan.measures]
    mains = tuple(dict.fromkeys(m.types[0] for m in decoded))
    words = dict.fromkeys([*mains, *(t for m in decoded for t in m.types)])
    said, unsaid = clauses(slogan.meaning)
    return SloganUse(
        anchor=_anchor(case, number),
        uri=uri,
        text=slogan.text,
        case_id=case.id,
        case=Item(case.title, case_uri(case.id)),
        on_case=case_uri(case.id, f"slogans-{number}"),
        place=place_words(case.place),
        place_short=place_short(case.place),
        tag=place_tag(case.place.code),
        state=slogan.explained,
        said=said,
        unsaid=unsaid,
        measures=tuple(Item(m.name, case_uri(case.id, m.id)) for m in decoded),
        mains=mains,
        mechanisms=tuple(words),
        kinds=tuple(_mechanism(library.vocabulary.term("measures", word)) for word in mains),
        namesakes=_namesakes(case, slogan, library),
        others=tuple(
            Item(deed.measure.name, deed.uri, note=place_short(deed.case.place))
            for deed in _elsewhere(case, slogan, mains, first)
        ),
    )


def sheets(uses: Sequence[SloganUse], library: Library) -> tuple[Sheet, ...]:
    """Return the pages of slogans; a slogan that several records have stands once."""
    order = [term.term for term in library.vocabulary.terms("slogan_states")]
    by_text: dict[str, list[SloganUse]] = {}
    for use in uses:
        by_text.setdefault(bare(use.text), []).append(use)
    pages: dict[str, list[Entry]] = {}
    for text in sorted(by_text, key=lambda text: (syllables(text), text)):
        same = by_text[text]
        meanings = [text for use in same for text in (use.said, use.unsaid)]
        entry = Entry(
            text,
            min((use.state for use in same), key=order.index),
            patterns(text, meanings),
            tuple(same),
        )
        pages.setdefault(same[0].uri.partition("#")[0], []).append(entry)
    return tuple(
        Sheet(uri, _sheet_title(*_part(uri)), tuple(entries))
        for uri, entries in sorted(pages.items(), key=lambda page: _part(page[0]))
    )


def _part(uri: str) -> tuple[str, int]:
    """Return the letter and the number of a page of slogans: (a, 2) for ``slogans/a-2/``."""
    letter, _, number = uri.removeprefix(SLOGANS_URI).rstrip("/").partition("-")
    return letter, int(number or 1)


def _sheet_title(letter: str, number: int) -> str:
    title = {"": "", "0": "数字和符号"}.get(letter, letter.upper())
    return f"{title}（{number}）" if number > 1 else title
