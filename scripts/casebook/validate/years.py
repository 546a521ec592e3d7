"""Years in our own sentences: each is a year that the record or one of its sources knows of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.language.numerals import fold
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.scope import Scope, key_of, prose, texts

_YEAR = re.compile("(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
_BY_DIGITS = re.compile("[〇零一二三四五六七八九]{4}(?=年)")
_DIGITS = str.maketrans("〇零一二三四五六七八九", "00123456789")
_KNOWING = frozenset({"quote", "raw", "figure", "start", "end", "date"})
_FREE = frozenset({"asked", "keywords", "editorial", "relations", "policies"})
"""Sections about other records and documents, or about nothing."""


def years_known(document: Document, scope: Scope) -> Iterator[Problem]:
    """Refuse a year that no quote, no period, no date of the record and no source has."""
    known: set[str] | None = None
    for where, text in prose(document):
        # A guide may tell of a year that its editors made up for a class.
        if where[0] in _FREE or where[1:2] == ("guide",) or key_of(where) in _KNOWING:
            continue
        for found in _YEAR.finditer(fold(text)):
            known = _known(document, scope) if known is None else known
            if found.group() not in known:
                yield document.problem(
                    "PER-008",
                    where,
                    f"这里写了 {found.group()} 年，本记录的原文短语、时间和来源的日期里都没有这一年。"
                    "请改正，或者补上写着这一年的短语或日期。",
                    span=found.span(),
                )


def _known(document: Document, scope: Scope) -> set[str]:
    """Every year that the record may speak of."""
    told = [text for where, text in texts(document) if key_of(where) in _KNOWING]
    for source in scope.sources.values():
        told += [source.title or "", source.note or ""]
        told += [day.value for day in (source.published, source.content) if day]
    plain = fold(" ".join(told))
    spelt = (found.group().translate(_DIGITS) for found in _BY_DIGITS.finditer(plain))
    return {*re.findall("(?:19|20)[0-9]{2}", plain), *spelt}


RECORD_RULES = (years_known,)
