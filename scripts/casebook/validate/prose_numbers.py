"""Numbers in our own sentences: each stands in some quote of the record, with its unit, comparator and spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal

from casebook.language.cues import EQUAL, SOME_MORE
from casebook.language.normalise import normalise
from casebook.language.quantity import Quantity, find_quantities
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.scope import Scope, evidences, key_of, prose

_DIGITS = re.compile(r"[0-9]")
MAY_CLAIM = re.compile("[0-9０-９〇零十百千韆万萬亿億\uf9b2]")
"""In every number that :func:`claims` something, traditional or full-width as it may be: the rest are 一 to 九."""

# Analysis and teaching may reckon with numbers of their own, and a note may compare with another
# record; what readers ask states nothing. What the practice did, and to whom, may not be told with
# numbers that no source has. Decisions have a stricter rule of their own: see there.
_FREE = frozenset(
    {
        "transfer",
        "teaching",
        "not_reported",
        "editorial",
        "keywords",
        "asked",
        "limits",
        "decisions",
    }
)
# Words to find a record by, which readers type as they like.
_NOT_SHOWN = frozenset({"asked"})
_FREE_KEYS = frozenset({"note", "value", "value_to", "start", "end", "duration", "date"})

# Dates, and counts of the text itself.
_NO_CLAIM = frozenset({"", "年", "月", "日", "字", "分", "点", "单元"})

# 两个, 三类, 十项 are how people list things; only larger numbers in Chinese numerals make a claim.
_LISTING = Decimal(10)

Proven = Mapping[tuple[Decimal, str], Mapping[str, str]]


def numbers_proven(document: Document, scope: Scope) -> Iterator[Problem]:
    """Refuse numbers in prose that no quote of the record has, or that lost their 多, 余 or 超过."""
    proven = _proven(document, scope)
    for where, text in prose(document):
        if where[0] in _FREE or key_of(where) in _FREE_KEYS or not MAY_CLAIM.search(text):
            continue
        for quantity in find_quantities(text, scope.units):
            if not claims(quantity):
                continue
            span = (quantity.start, quantity.end)
            said = proven.get((quantity.value, scope_unit(scope, quantity.unit)))
            if said is None:
                yield document.problem(
                    "PRF-015",
                    where,
                    f"这里写的“{quantity.text}”在本记录的原文短语（quote）里找不到。"
                    "请改正，或者补一条有原文短语的数字。",
                    span=span,
                )
            elif quantity.comparator not in said and quantity.comparator == EQUAL:
                original = next(iter(said.values()))
                yield document.problem(
                    "PRF-020",
                    where,
                    f"这里写的是“{quantity.text}”，原文写的是“{original}”，"
                    "少了“多、余、超过、近”一类的词，请照原文补上。",
                    span=span,
                )


def scope_unit(scope: Scope, unit: str) -> str:
    """The unit to compare in; a measure word that no vocabulary has stands for itself."""
    return scope.base_unit(unit) if scope.vocabulary.canonical("units", unit) else unit


def claims(quantity: Quantity) -> bool:
    """Whether a number in prose states something that must be proven."""
    if quantity.ordinal or quantity.unit in _NO_CLAIM:
        return False
    return bool(_DIGITS.search(quantity.text)) or quantity.value > _LISTING


def _proven(document: Document, scope: Scope) -> Proven:
    """What the quotes of a record say: comparators by value and unit, each with its quote."""
    proven: dict[tuple[Decimal, str], dict[str, str]] = {}
    for quoted in evidences(document):
        for quantity in find_quantities(quoted.quote, scope.units):
            # 300户/人 also proves 300户: how many households there are to a worker.
            for unit in {quantity.unit, quantity.unit.partition("/")[0]}:
                for value in filter(None, (quantity.value, quantity.value_to)):
                    said = proven.setdefault((value, scope_unit(scope, unit)), {})
                    said.setdefault(quantity.comparator, quoted.quote)
    return proven


def _figure(quantity: Quantity) -> str:
    """The digits of a number with its 余 or 多, as written: 3000多万."""
    return normalise(quantity.text).removesuffix(quantity.unit)


def numbers_as_written(document: Document, scope: Scope) -> Iterator[Problem]:
    """Warn of a number with 余 or 多 that the article writes otherwise: 3000万余元 for 3000多万元.

    Analysis may say its own numbers, but those of the article it says as the article does.
    """
    written: dict[tuple[Decimal, str], dict[str, str]] = {}
    for quoted in evidences(document):
        for quantity in find_quantities(quoted.quote, scope.units):
            if quantity.comparator == SOME_MORE:
                key = (quantity.value, scope_unit(scope, quantity.unit))
                written.setdefault(key, {})[_figure(quantity)] = quantity.text
    if not written:
        return
    for where, text in prose(document):
        if where[0] in _NOT_SHOWN or key_of(where) in _FREE_KEYS - {"note"}:
            continue
        for quantity in find_quantities(text, scope.units):
            if quantity.comparator != SOME_MORE:
                continue
            forms = written.get((quantity.value, scope_unit(scope, quantity.unit)), {})
            if forms and _figure(quantity) not in forms:
                yield document.problem(
                    "PRF-022",
                    where,
                    f"这里写的是“{quantity.text}”，原文写的是“{'”“'.join(forms.values())}”，"
                    "请照原文的写法。",
                    span=(quantity.start, quantity.end),
                )


RECORD_RULES = (numbers_proven, numbers_as_written)
