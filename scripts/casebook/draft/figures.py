"""The figures of an article: numbers that say something of the practice, each with what proves it.

A number is what :func:`casebook.language.quantity.find_quantities` reads; the rules say which of them are no
figures. Nothing is worked out: value, unit and comparator are those of the text.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal

from casebook.draft.places import PlaceNames
from casebook.draft.quotes import Quote, quote_for
from casebook.draft.rules import Rules
from casebook.draft.times import SentenceTimes, TimeWords, raw
from casebook.language.numerals import fold
from casebook.language.quantity import Quantity, find_quantities

_SENTENCE = re.compile("[^。！？\n]+[。！？”]*")
_TITLE = re.compile("《[^《》]{0,60}》")
_NAME = re.compile("“([^“”]*)”")
_CLAUSE_END = re.compile("[，。；！？]")
_CONTEXT = 16
_REACH = 80
"""Characters on each side of a number within which its clause is looked for."""
PLAN_LEVEL = "目标"


@dataclass(frozen=True)
class Figure:
    """One figure at ``[start, end)`` of paragraph ``paragraph``; ``end`` is where its unit ends.

    ``value`` and ``value_to`` are in the plain unit. ``period`` are the article's words, empty if there are none.
    ``place`` names whose figure it is, empty where the
    article names nobody; ``label`` is the few words before the number. ``level`` and ``kind`` are guesses, or empty.
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
    names_and_titles = _Spans(_hidden(folded, rules))
    quantities = iter(find_quantities(paragraph, units))
    quantity = next(quantities, None)
    handed: TimeWords | None = None
    for start, text in sentences(paragraph):
        end = start + len(text)
        goes_on = bool(rules.times.goes_on.search(text))
        times = SentenceTimes(folded[start:end], rules.times, before=handed if goes_on else None)
        plan = rules.plans.search(text)
        while quantity is not None and quantity.start < end:
            at = quantity.start - start
            out = quantity.ordinal or names_and_titles.hold(quantity.start)
            if not (out or times.holds(at, quantity.end - start)) and _is_figure(
                quantity, folded, rules
            ):
                is_plan = bool(planned) or (plan is not None and plan.start() < at)
                period = raw(times.governing(at)) or planned
                found = _Found(number, paragraph, quantity, period, plan=is_plan)
                if figure := _figure(found, units, names, rules):
                    yield figure
            quantity = next(quantities, None)
        handed = times.last


@dataclass(frozen=True)
class _Found:
    """A quantity of a paragraph that is a figure, with what its sentence says of it."""

    number: int
    paragraph: str
    quantity: Quantity
    period: str
    plan: bool


def _figure(found: _Found, units: frozenset[str], names: PlaceNames, rules: Rules) -> Figure | None:
    """The figure, unless no phrase proves it."""
    paragraph, quantity = found.paragraph, found.quantity
    quote = quote_for(paragraph, quantity, units)
    if quote is None:
        return None
    return Figure(
        paragraph=found.number,
        start=quantity.start,
        end=quantity.end,
        value=quantity.value,
        value_to=quantity.value_to,
        unit=quantity.unit,
        comparator=quantity.comparator,
        period=found.period,
        plan=found.plan,
        level=PLAN_LEVEL if found.plan else _level(_clause(paragraph, quantity.start), rules),
        kind=_kind(quantity, paragraph, rules),
        place=names.whose(found.number, quantity.start),
        label=_label(paragraph, quantity),
        quote=quote,
    )


class _Spans:
    """Stretches that do not overlap, in order."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._spans = sorted(spans)
        self._starts = [start for start, _ in self._spans]

    def hold(self, place: int) -> bool:
        at = bisect_right(self._starts, place) - 1
        # A quoted name may stand in a title: the one before may reach further.
        return any(place < end for _, end in self._spans[max(0, at - 1) : at + 1])


def _hidden(folded: str, rules: Rules) -> tuple[tuple[int, int], ...]:
    """Where titles of documents and quoted names stand: their numbers count nothing."""
    spans = [match.span() for match in _TITLE.finditer(folded)]
    for match in _NAME.finditer(folded):
        name = match.group(1)
        short = len(name) <= rules.longest_name and not rules.not_a_name.search(name)
        if short or (rules.name_of_slogan.search(name) and "。" not in name):
            spans.append(match.span())
    return tuple(spans)


def _is_figure(quantity: Quantity, folded: str, rules: Rules) -> bool:
    text = folded[quantity.start : quantity.end]
    before = folded[max(0, quantity.start - _CONTEXT) : quantity.start]
    after = folded[quantity.end : quantity.end + _CONTEXT]
    return not any(rule.fits(quantity.unit, text, before, after) for rule in rules.not_figures)


def _clause(paragraph: str, at: int) -> str:
    """The clause around a place, as far as it matters."""
    before = paragraph[max(0, at - _REACH) : at]
    end = _CLAUSE_END.search(paragraph, at, at + _REACH)
    return _CLAUSE_END.split(before)[-1] + paragraph[at : end.start() if end else at + _REACH]


def _level(clause: str, rules: Rules) -> str:
    return next((rule.word for rule in rules.levels if rule.cue.search(clause)), "")


def _kind(quantity: Quantity, paragraph: str, rules: Rules) -> str:
    before = re.split("[。！？]", paragraph[max(0, quantity.start - _REACH) : quantity.start])[-1]
    for rule in rules.kinds:
        if rule.cue.search(before):
            return rule.word
    if quantity.unit in ("%", "‰", "成"):
        return "比率"
    return ""


def _label(paragraph: str, quantity: Quantity) -> str:
    """The few words before a number that say what is counted, from its clause; may be empty."""
    before = paragraph[max(0, quantity.said_start - _REACH) : quantity.said_start]
    piece = re.split("[，。；！？、：（）()“”]", before)[-1].strip()
    piece = re.sub("^(?:其中|共|累计|先后|已|现有|约|目前)+", "", piece)
    return piece[-16:]
