"""What else an article seems to say, and what it leaves out.

Problems, measures, actors and policies by the words of the vocabularies, slogans, dates, admitted problems, plans. A match
is a place in the text where a word stands. What the article says of it is for a person to write.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from casebook.draft.figures import sentences
from casebook.draft.quotes import phrase_around
from casebook.draft.rules import Gap, Rules
from casebook.draft.times import raw, time_words
from casebook.language.numerals import fold
from casebook.language.period import CALENDAR_YEAR, POINT, SPAN, resolve
from casebook.model.vocabulary import Term, Vocabulary

_SHORTEST_WORD = 3
_SHORTEST_SYNONYM = 4
_OFFICES = frozenset({"actors", "settlements"})  # whose names may be of two characters: 区委
_MOST = {"problems": 4, "measures": 8, "actors": 12, "settlements": 3, "policies": 4}
_MOST_QUOTES = 3
_MOST_PLACES = 12
_MOST_DATES = _MOST_SLOGANS = 8
_MOST_PHRASES = 6


# 今年 alone dates nothing.
_DATED = re.compile("[0-9]|年.")


@dataclass(frozen=True)
class Match:
    """A term of a vocabulary, the word it was known by, how often it stands, and phrases that hold it."""

    term: str
    word: str
    times: int
    paragraphs: tuple[int, ...]
    quotes: tuple[str, ...]
    name: str = ""


@dataclass(frozen=True)
class Dated:
    """A time that the article names: ``date`` is EDTF, empty where it cannot be worked out."""

    date: str
    raw: str
    stated: bool
    quote: str


@dataclass(frozen=True)
class SloganMatch:
    """A slogan and a phrase that holds it."""

    text: str
    quote: str


@dataclass(frozen=True)
class AspectMatch:
    """A phrase that seems to answer an aspect of a decision."""

    aspect: str
    quote: str


@dataclass(frozen=True)
class DecisionMatch:
    """A decision that the measures of an article belong to."""

    decision: str
    options: tuple[str, ...]
    quotes: tuple[str, ...]
    aspects: tuple[AspectMatch, ...]


def matches(
    name: str, paragraphs: tuple[str, ...], vocabulary: Vocabulary, rules: Rules
) -> tuple[Match, ...]:
    """Return the terms of the vocabulary ``name`` that an article names, the most frequent first."""
    if name not in vocabulary.files:
        return ()
    found = [m for term in vocabulary.terms(name) if (m := _match(name, term, paragraphs, rules))]
    found.sort(key=lambda match: -match.times)
    return tuple(found[: _MOST.get(name, len(found))])


def _match(name: str, term: Term, paragraphs: tuple[str, ...], rules: Rules) -> Match | None:
    pattern = re.compile("|".join(map(re.escape, _words(name, term))) or r"(?!)")
    places = [(n, m) for n, text in enumerate(paragraphs) for m in pattern.finditer(text)]
    quotes: dict[str, int] = {}
    for number, match in places[:_MOST_PLACES]:
        quote = phrase_around(paragraphs[number], *match.span())
        if quote is not None:
            quotes.setdefault(quote, number)
    if not quotes:
        return None
    kept = tuple(quotes)[:_MOST_QUOTES]
    word = places[0][1].group()
    named = (_local_name(quote, pattern, rules) for quote in kept)
    return Match(
        term=term.term,
        word=word,
        times=len(places),
        paragraphs=tuple(sorted({number for number, _ in places})),
        quotes=kept,
        name=next(filter(None, named), ""),
    )


def _local_name(quote: str, pattern: re.Pattern[str], rules: Rules) -> str:
    """The local name of a measure: a quotation that holds the word, or stands right before it."""
    for name in rules.measure_name.finditer(quote):
        if pattern.search(name.group(1)) or pattern.match(quote, name.end()):
            return name.group(1)
    return ""


def _words(name: str, term: Term) -> Iterator[str]:
    """The words by which a term is known, the longest first; too short ones say too little."""
    shortest = 2 if name in _OFFICES else _SHORTEST_WORD
    words = {word for word in (term.term, *term.aliases) if len(word) >= shortest}
    if name not in _OFFICES:
        words |= {word for word in term.synonyms if len(word) >= _SHORTEST_SYNONYM}
    yield from sorted(words, key=lambda word: (-len(word), word))


def dates(paragraphs: tuple[str, ...], content_date: str | None, rules: Rules) -> tuple[Dated, ...]:
    """Return the days, months and years that an article names, each once, in the order of the text."""
    found: dict[str, Dated] = {}
    for paragraph in paragraphs:
        folded = fold(paragraph)
        for start, text in sentences(paragraph):
            for words in time_words(folded[start : start + len(text)], rules.times):
                said = raw(words)
                if words.rate or said in found or not _DATED.search(said):
                    continue
                quote = phrase_around(paragraph, start + words.start, start + words.end)
                if quote:
                    found[said] = Dated(
                        _date(said, content_date),
                        said,
                        bool(re.match(r"\D{0,2}[0-9]{4}年", said)),
                        quote,
                    )
    return tuple(islice(found.values(), _MOST_DATES))


def _date(said: str, content_date: str | None) -> str:
    period = resolve(said, content_date)
    if period is None or period.kind not in (CALENDAR_YEAR, POINT, SPAN) or period.duration:
        return ""
    return period.start or ""


def slogans(paragraphs: tuple[str, ...], rules: Rules) -> tuple[SloganMatch, ...]:
    """Return short quotations with numerals, and formulas such as 1+10+N, each once."""
    found: dict[str, SloganMatch] = {}
    for paragraph in paragraphs:
        places = [m.span(1) for m in re.finditer("“([^“”]{2,40})”", paragraph)]
        places = [p for p in places if rules.slogan.quoted.search(paragraph[p[0] : p[1]])]
        places += [m.span() for m in rules.slogan.formula.finditer(paragraph)]
        for start, end in places:
            text = paragraph[start:end]
            known = any(text in other for other in found)
            if (
                known
                or len(found) == _MOST_SLOGANS
                or len(text) > rules.slogan.longest
                or rules.slogan.standing.search(text)
            ):
                continue
            if re.search("[。；！？]", text):
                continue
            quote = phrase_around(paragraph, start, end)
            if quote:
                found[text] = SloganMatch(text, quote)
    return tuple(found.values())


def admitted(paragraphs: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """Return phrases where the article tells of what did not go well."""
    return _phrases(paragraphs, rules.admits)


def planned(paragraphs: tuple[str, ...], rules: Rules) -> tuple[str, ...]:
    """Return phrases where the article tells of what is still to be done."""
    return _phrases(paragraphs, rules.plans)


def _phrases(paragraphs: Iterable[str], cue: re.Pattern[str]) -> tuple[str, ...]:
    found: dict[str, None] = {}
    for paragraph in paragraphs:
        for start, text in sentences(paragraph):
            if match := cue.search(text):
                quote = phrase_around(paragraph, start + match.start(), start + match.end())
                if quote:
                    found[quote] = None
                if len(found) == _MOST_PHRASES:
                    return tuple(found)
    return tuple(found)


def silent(paragraphs: tuple[str, ...], rules: Rules) -> tuple[Gap, ...]:
    """Return what a record of this kind usually says and no sentence of the article seems to."""
    text = fold("\n".join(paragraphs))
    return tuple(gap for gap in rules.gaps if not gap.cue.search(text))


def decisions(
    measures: tuple[Match, ...],
    problems: tuple[Match, ...],
    paragraphs: tuple[str, ...],
    vocabulary: Vocabulary,
    rules: Rules,
) -> tuple[DecisionMatch, ...]:
    """Return the decisions that the measures found belong to, each with the phrases that answer its aspects."""
    if "decisions" not in vocabulary.files:
        return ()
    taken = {match.term: match for match in measures}
    hard = {match.term for match in problems}
    ranked = []
    for term in vocabulary.terms("decisions"):
        mine = [taken[name] for name in term.measures if name in taken]
        if mine:
            ranked.append((2 * len(mine) + len(hard & set(term.problems)), term, mine))
    ranked.sort(key=lambda entry: -entry[0])
    return tuple(_decision(term, mine, paragraphs, rules) for _, term, mine in ranked[:3])


def _decision(
    term: Term, mine: list[Match], paragraphs: tuple[str, ...], rules: Rules
) -> DecisionMatch:
    where = sorted({number for match in mine for number in match.paragraphs})
    aspects = []
    for aspect in term.aspects:
        quote = _answer(aspect.aspect, [paragraphs[number] for number in where], rules)
        if quote is not None:
            aspects.append(AspectMatch(aspect.aspect, quote))
    quotes = tuple(dict.fromkeys(quote for match in mine for quote in match.quotes[:1]))
    return DecisionMatch(
        term.term, tuple(o.option for o in term.options), quotes[:6], tuple(aspects)
    )


def _answer(aspect: str, texts: list[str], rules: Rules) -> str | None:
    cue = next((rule.cue for rule in rules.aspects if rule.aspect.search(aspect)), None)
    if cue is None:
        return None
    for text in texts:
        folded = fold(text)
        for match in cue.finditer(folded):
            quote = phrase_around(text, *match.span())
            if quote is not None:
                return quote
    return None
