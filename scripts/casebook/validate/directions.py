"""Which way a figure moved: a sentence with the right numbers still lies if it says up for down, or last for first."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal, InvalidOperation
from itertools import pairwise

from casebook.language.quantity import Quantity, find_quantities
from casebook.model.observation import Observation
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.prose_numbers import MAY_CLAIM, claims, scope_unit
from casebook.validate.scope import Scope, evidences, items, prose

_UP = re.compile("上升|增长|增加|增至|增到|提高|提升|升至|升到|上涨|扩大")
_DOWN = re.compile("下降|减少|降低|降至|降到|减至|减到|缩短|压减|压缩|下滑|缩小")
_CLAUSE_END = "，。；：！？\n"
_FREE = frozenset({"asked", "keywords", "editorial", "relations", "teaching", "transfer"})
_FROM = re.compile("(?:由|从)(?:每?[^，。；0-9]{0,6})$")
_TO = re.compile("[^，。；0-9]{0,8}?(?:到|至|为)[^，。；0-9]{0,4}$")
_NOT_ONLY = re.compile("(?:没有|并未|未|不再|避免|防止|怎样|如何|是否)[^，。；]{0,6}$")


def _way(text: str) -> int:
    """1 for up, -1 for down, 0 for neither or both."""
    return bool(_UP.search(text)) - bool(_DOWN.search(text))


def directions_as_quoted(document: Document, scope: Scope) -> Iterator[Problem]:
    """Refuse a sentence whose numbers a quote has and whose direction it has not."""
    quotes = [(q.quote, find_quantities(q.quote, scope.units)) for q in evidences(document)]
    moved = {pair: quote for quote, found in quotes for pair in _moves(quote, found, scope)}
    moved |= _measured(document, scope)
    for where, text in prose(document):
        if where[0] in _FREE or not MAY_CLAIM.search(text):
            continue
        found = find_quantities(text, scope.units)
        for pair in _moves(text, found, scope):
            first, second, unit = pair
            turned = (second, first, unit)
            if turned in moved and pair not in moved:
                text_told = f"原文写的是“{moved[turned]}”，这里把前后写反了。"
                yield document.problem("PRF-025", where, text_told)
        for quantity in found:
            told = _turned(text, quantity, quotes, scope)
            if told:
                span = (quantity.start, quantity.end)
                yield document.problem("PRF-025", where, told, span=span)


def _moves(
    text: str, found: tuple[Quantity, ...], scope: Scope
) -> Iterator[tuple[Decimal, Decimal, str]]:
    """Yield what goes from one number to the next: first value, second value, unit."""
    for first, second in pairwise(found):
        unit = scope_unit(scope, second.unit)
        if first.unit and scope_unit(scope, first.unit) != unit:
            continue
        if _FROM.search(text[: first.start]) and _TO.match(text[first.end : second.start]):
            yield first.value, second.value, unit


def _measured(document: Document, scope: Scope) -> dict[tuple[Decimal, Decimal, str], str]:
    """What the figures of a record say: from the value of a baseline to that of now, each with a quote."""
    moves = {}
    for _, figure in items(document.data, "observations"):
        before, unit, evidence = (figure.get(key) for key in ("baseline", "unit", "evidence"))
        quote = evidence.get("quote") if isinstance(evidence, dict) else None
        if not isinstance(before, dict) or not isinstance(unit, str) or not isinstance(quote, str):
            continue
        try:
            pair = Decimal(str(before.get("value"))), Decimal(str(figure.get("value")))
        except InvalidOperation:
            continue
        moves[*pair, scope_unit(scope, unit)] = quote
    return moves


def _turned(
    text: str,
    quantity: Quantity,
    quotes: list[tuple[str, tuple[Quantity, ...]]],
    scope: Scope,
) -> str:
    """What to say of a number whose clause goes the other way than every quote that has it; else nothing."""
    if not claims(quantity):
        return ""
    clause, before = _clause(text, quantity)
    ours = _way(clause)
    if not ours or _NOT_ONLY.search(before):
        return ""
    key = (quantity.value, scope_unit(scope, quantity.unit))
    having = [
        quote
        for quote, found in quotes
        if any((q.value, scope_unit(scope, q.unit)) == key for q in found)
    ]
    theirs = {_way(quote) for quote in having}
    if having and theirs and -ours in theirs and ours not in theirs:
        against = next(quote for quote in having if _way(quote) == -ours)
        return f"“{clause}”和原文的方向相反，原文写的是“{against}”。请照原文改正。"
    return ""


def _clause(text: str, quantity: Quantity) -> tuple[str, str]:
    """The clause around a number, and its part before the number."""
    begin = max(text.rfind(mark, 0, quantity.start) for mark in _CLAUSE_END) + 1
    ends = [at for mark in _CLAUSE_END if (at := text.find(mark, quantity.end)) >= 0]
    return text[begin : min(ends, default=len(text))], text[begin : quantity.start]


def labels_as_quoted(
    document: Document, where: Where, o: Observation, _scope: Scope
) -> Iterator[Problem]:
    """A label does not say 上升 where the quote of its figure says 下降."""
    ours, theirs = _way(o.label), _way(o.evidence.quote)
    if ours and theirs and ours != theirs:
        yield document.problem(
            "PRF-025",
            (*where, "label"),
            f"名称“{o.label}”和原文短语“{o.evidence.quote}”的方向相反，请照原文改正。",
        )


RECORD_RULES = (directions_as_quoted,)
RULES = (labels_as_quoted,)
