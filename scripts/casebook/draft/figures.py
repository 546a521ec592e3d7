"""The figures of an article: numbers that say something of the practice, each with what proves it.

A number is what :func:`casebook.language.quantity.find_quantities` reads; the rules say which of them are no
figures. Nothing is worked out: value, unit and comparator are those of the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from casebook.draft.places import PlaceNames
from casebook.draft.quotes import Quote, quote_for
from casebook.draft.rules import Rules
from casebook.draft.times import TimeWords, last_moment, raw, time_of, time_words
from casebook.language.numerals import fold
from casebook.language.quantity import Quantity, find_quantities

_SENTENCE = re.compile("[^。！？\n]+[。！？”]*")
_TITLE = re.compile("《[^《》]{0,60}》")
_NAME = re.compile("“([^“”]*)”")
_CLAUSE_END = re.compile("[，。；！？]")
_CONTEXT = 16


@dataclass(frozen=True)
class Figure:
    """One figure at ``[start, end)`` of paragraph ``paragraph``; ``end`` is where its unit ends.

    ``value`` and ``value_to`` are in the plain unit. ``period`` are the article's words, empty if there are none.
    ``place`` names whose figure it is, empty where the article names nobody. ``clause`` is the text around it.
    """

    paragraph: int
    start: int
    end: int
    value: Decimal
    value_to: Decimal | None
    unit: str
    comparator: str
    period: str
    plan: bool
    level: str
    kind: str
    place: str
    label: str
    quote: Quote


def sentences(paragraph: str) -> Iterator[tuple[int, str]]:
    """Yield the sentences of a paragraph, each with its start."""
    for match in _SENTENCE.finditer(paragraph):
        yield match.start(), match.group()


def figures(
    paragraphs: tuple[str, ...], units: frozenset[str], names: PlaceNames, rules: Rules
) -> tuple[Figure, ...]:
    """Return the figures of an article in the order of its text."""
    found: list[Figure] = []
    known = units | rules.units
    planned = ""
    for number, paragraph in enumerate(paragraphs):
        if _is_heading(paragraph):
            heading = rules.plan_headings.search(paragraph)
            planned = heading.group() if heading else ""
            continue
        found += _of_paragraph(number, paragraph, known, names, rules, planned=planned)
    return tuple(found)


def _is_heading(paragraph: str) -> bool:
    return len(paragraph) <= 30 and not re.search("[。；！？]$", paragraph.strip())


def _of_paragraph(
    number: int,
    paragraph: str,
    units: frozenset[str],
    names: PlaceNames,
    rules: Rules,
    *,
    planned: str,
) -> Iterator[Figure]:
    folded = fold(paragraph)
    hidden = _hidden(folded, rules)
    quantities = find_quantities(paragraph, units)
    handed: TimeWords | None = None
    for start, text in sentences(paragraph):
        words = time_words(folded[start : start + len(text)], rules.times)
        goes_on = bool(rules.times.goes_on.search(text))
        before = handed if goes_on else None
        plan = rules.plans.search(text)
        for quantity in quantities:
            if not start <= quantity.start < start + len(text):
                continue
            if quantity.ordinal or any(a <= quantity.start < b for a, b in hidden):
                continue
            at = quantity.start - start
            if _in_time(at, quantity.end - start, words):
                continue
            if not _is_figure(quantity, folded, rules):
                continue
            quote = quote_for(paragraph, quantity, units)
            if quote is None:
                continue
            said = time_of(text, at, words, before=before)
            clause = _clause(text, at)
            is_plan = bool(planned) or (plan is not None and plan.start() < at)
            yield Figure(
                paragraph=number,
                start=quantity.start,
                end=quantity.end,
                value=quantity.value,
                value_to=quantity.value_to,
                unit=quantity.unit,
                comparator=quantity.comparator,
                period=raw(said) or planned,
                plan=is_plan,
                level="目标" if is_plan else _level(clause, rules),
                kind=_kind(quantity, text, at, rules),
                place=names.whose(number, quantity.start),
                label=_label(paragraph, quantity),
                quote=quote,
            )
        handed = last_moment(words) or before


def _hidden(folded: str, rules: Rules) -> tuple[tuple[int, int], ...]:
    """Where titles of documents and quoted names stand: their numbers count nothing."""
    spans = [match.span() for match in _TITLE.finditer(folded)]
    for match in _NAME.finditer(folded):
        name = match.group(1)
        short = len(name) <= rules.longest_name and not rules.not_a_name.search(name)
        if short or (rules.name_of_slogan.search(name) and "。" not in name):
            spans.append(match.span())
    return tuple(spans)


def _in_time(start: int, end: int, words: tuple[TimeWords, ...]) -> bool:
    return any(word.start <= start and end <= word.end for word in words)


def _is_figure(quantity: Quantity, folded: str, rules: Rules) -> bool:
    text = folded[quantity.start : quantity.end]
    before = folded[max(0, quantity.start - _CONTEXT) : quantity.start]
    after = folded[quantity.end : quantity.end + _CONTEXT]
    return not any(rule.fits(quantity.unit, text, before, after) for rule in rules.not_figures)


def _clause(text: str, at: int) -> str:
    """The clause of a sentence around a place."""
    starts = [m.end() for m in _CLAUSE_END.finditer(text, 0, at)]
    end = _CLAUSE_END.search(text, at)
    return text[starts[-1] if starts else 0 : end.start() if end else len(text)]


def _level(clause: str, rules: Rules) -> str:
    return next((rule.word for rule in rules.levels if rule.cue.search(clause)), "")


def _kind(quantity: Quantity, text: str, at: int, rules: Rules) -> str:
    before = text[:at]
    for rule in rules.kinds:
        if rule.cue.search(before):
            return rule.word
    if quantity.unit in ("%", "‰", "成"):
        return "比率"
    return ""


def _label(paragraph: str, quantity: Quantity) -> str:
    """The few words before a number that say what is counted, from its clause; may be empty."""
    before = paragraph[: quantity.said_start]
    piece = re.split("[，。；！？、：（）()“”]", before)[-1].strip()
    piece = re.sub("^(?:其中|共|累计|先后|已|现有|约|目前)+", "", piece)
    return piece[-16:]
