"""Numbers in our own sentences: each stands in some quote of the record, with its unit, comparator and spelling."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from decimal import Decimal
from functools import cache

from casebook.divisions import divisions
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
            elif quantity.comparator not in said:
                original = next(iter(said.values()))
                lost = quantity.comparator == EQUAL
                yield document.problem(
                    "PRF-020",
                    where,
                    f"这里写的是“{quantity.said}”，原文写的是“{original}”，"
                    + (
                        "少了“多、余、超过、近”一类的词，请照原文补上。"
                        if lost
                        else "修饰词不同，意思就变了，请照原文的写法。"
                    ),
                    span=span if lost else (quantity.said_start, quantity.said_end),
                )


_MEASURED = frozenset(
    (
        *("成", "倍", "番", "折", "%", "‰", "个百分点", "小时", "天", "个月", "分钟", "周", "星期"),
        *("工作日", "公里", "平方米", "亩", "吨", "元"),
    )
)
_COUNTED = frozenset(("人次", "户次", "场次", *"人名位户次场期届家"))
_LISTED = frozenset(
    (
        *("方面", "大类", "小类", "环节", "阶段"),
        *"类种项块层个条件级步句节点方环张岗面页篇题道对村区",
    )
)
"""What people list: two of them up to four say that there is a list, not how many there are."""
_NUMERALS = frozenset("一二三四五六七八九十两")
_FROM_WORD = re.compile("翻了?[一两三四]?番|半数|过半|一半|大半|多半|近半|成倍")
_INDEFINITE = re.compile("(?<![0-9以加])[上数几](?:十|百|千|万|亿)+(?!分之)|成[百千]上[千万]")


@cache
def _named_by_number() -> re.Pattern[str]:
    """Names of places that begin like a number: 七台河, 五家渠."""
    names = {name for d in divisions().values() for name in (d.name, d.short_name)}
    found = sorted((n for n in names if n[0] in _NUMERALS and len(n) > 2), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, found)))


def small_numbers_proven(document: Document, scope: Scope) -> Iterator[Problem]:
    """Refuse small numbers in Chinese numerals, and words that stand for numbers, that no quote has.

    两个, 三类, 四项 list what follows and state nothing; 六成, 五次, 九支, 上百支, 翻了一番 and 半数 state something.
    """
    proven, quotes = _proven(document, scope), [q.quote for q in evidences(document)]
    plain = "\n".join(quotes).replace("了", "")
    for where, text in prose(document):
        if where[0] in _FREE or key_of(where) in _FREE_KEYS:
            continue
        odd = [
            (quantity.start, quantity.end)
            for quantity in find_quantities(text, scope.units)
            if _small_claim(quantity)
            and (quantity.value, scope_unit(scope, quantity.unit)) not in proven
        ]
        for words in (_FROM_WORD, _INDEFINITE):
            odd += [
                f.span() for f in words.finditer(text) if f.group().replace("了", "") not in plain
            ]
        named = {f.start() for f in _named_by_number().finditer(text)} if odd else set()
        for start, end in sorted(span for span in odd if span[0] not in named)[:1]:
            yield document.problem(
                "PRF-024",
                where,
                f"这里写的“{text[start:end]}”在本记录的原文短语（quote）里找不到。"
                "请照原文改正，或者补上写着它的短语。",
                span=(start, end),
            )


def _small_claim(quantity: Quantity) -> bool:
    """Whether a number of at most ten in Chinese numerals says how many, and not only lists."""
    if quantity.ordinal or claims(quantity) or quantity.unit in _NO_CLAIM | _LISTED:
        return False
    least = 2 if quantity.unit in _MEASURED else 3 if quantity.unit in _COUNTED else 5
    return quantity.value >= least


_SAID_OTHERWISE = re.compile(
    "整理者|计算|推算|折算|换算|算出|[来约]算|算[，。]|不能|不等于|不是|不可|不要|不得|还是|另一条|[那这]条记录|两地"
)
"""Words that say that a number is the writer's own, is denied, is asked for, or belongs to another record."""


def analysis_proven(document: Document, scope: Scope) -> Iterator[Problem]:
    """Refuse a number in analysis, limits or teaching that no quote has and no word owns.

    These parts may reckon and compare; what they reckon they say so, for a reader takes every number for the article's.
    """
    proven = _proven(document, scope)
    for where, text in prose(document):
        if where[0] not in _ANALYSIS or key_of(where) in _FREE_KEYS or not MAY_CLAIM.search(text):
            continue
        if where[:2] == ("teaching", "guide"):
            continue  # it takes its numbers from the record: see validate/teaching.py
        for quantity in find_quantities(text, scope.units):
            known = (quantity.value, scope_unit(scope, quantity.unit)) in proven
            if known or not claims(quantity) or quantity.value <= 1:
                continue
            sentence = _sentence(text, quantity.start, quantity.end)
            if not _SAID_OTHERWISE.search(sentence):
                yield document.problem(
                    "PRF-026",
                    where,
                    f"这里写的“{quantity.text}”在本记录的原文短语（quote）里找不到。请改正；"
                    "自己算的，写明“整理者计算”；说的是别的记录，写明是哪一条。",
                    span=(quantity.start, quantity.end),
                )


_ANALYSIS = frozenset({"not_reported", "limits", "transfer", "teaching"})


def _sentence(text: str, start: int, end: int) -> str:
    """The sentence around ``[start, end)``."""
    begin = max(text.rfind(mark, 0, start) for mark in "。！？\n") + 1
    ends = [at for mark in "。！？\n" if (at := text.find(mark, end)) >= 0]
    return text[begin : min(ends, default=len(text))]


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


RECORD_RULES = (numbers_proven, small_numbers_proven, analysis_proven, numbers_as_written)
