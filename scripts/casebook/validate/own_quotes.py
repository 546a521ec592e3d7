"""A number in one part of a record is proven by that part's own quotes, not by a phrase about something else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from casebook.language.quantity import find_quantities
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.decisions import quotes_of
from casebook.validate.prose_numbers import MAY_CLAIM, claims, scope_unit
from casebook.validate.scope import Scope, evidences, items, key_of, prose, words

_PARTS = frozenset(
    ("background", "problems", "measures", "resources", "timeline", "claims", "next_steps")
)
_FREE_KEYS = frozenset({"note", "date", "evidence"})

_Numbers = set[tuple[Decimal, str]]


def numbers_of_own_quotes(document: Document, scope: Scope) -> Iterator[Problem]:
    """Warn of a number that a quote of the record has, and none of the part in which it stands.

    A part may also rest on the figures that name it, or that it names.
    """
    all_numbers = _numbers((q.quote for q in evidences(document)), scope)
    own: dict[tuple[str | int, ...], _Numbers] = {}
    for where, text in prose(document):
        part = where[:2]
        if where[0] not in _PARTS or key_of(where) in _FREE_KEYS or not MAY_CLAIM.search(text):
            continue
        for quantity in find_quantities(text, scope.units):
            number = (quantity.value, scope_unit(scope, quantity.unit))
            if not claims(quantity) or number not in all_numbers:
                continue  # what no quote has is told of elsewhere
            if part not in own:
                own[part] = _numbers(_quotes(document, part), scope)
            if number not in own[part]:
                yield document.problem(
                    "PRF-027",
                    where,
                    f"“{quantity.text}”在这一条自己的原文短语里没有，只在别处的短语里有。"
                    "请看看说的是不是同一件事；是的，把那句短语也写进这一条的依据（evidence）。",
                    span=(quantity.start, quantity.end),
                )


def _quotes(document: Document, part: tuple[str | int, ...]) -> Iterator[str]:
    """The quotes of one part of a record, and of the figures that belong to it."""
    for quoted in evidences(document):
        if quoted.where[: len(part)] == part:
            yield quoted.quote
    data = document.value(part)
    named = {o for _, o in words(data, "observations")}
    own = data.get("id") if isinstance(data, Mapping) else None
    for _, figure in items(document.data, "observations"):
        told, served = figure.get("id"), {m for _, m in words(figure, "measures")}
        # Whatever stands in a file may be no text, and then no id.
        if (isinstance(told, str) and told in named) or (isinstance(own, str) and own in served):
            yield from quotes_of(figure)


def _numbers(quotes: Iterator[str], scope: Scope) -> _Numbers:
    return {
        (value, scope_unit(scope, unit))
        for quote in quotes
        for q in find_quantities(quote, scope.units)
        for unit in {q.unit, q.unit.partition("/")[0]}
        for value in (q.value, q.value_to)
        if value is not None
    }


RECORD_RULES = (numbers_of_own_quotes,)
