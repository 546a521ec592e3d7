"""A sentence of ours and the phrases under it speak of the same: whom, where, when, for each of what.

That a phrase stands in the source does not show that it bears the sentence (reference validation in
curated knowledge bases meets the same: a supporting text that exists is not yet a supporting text).
A machine cannot judge meaning, but it can see two words of one kind that differ: a sentence about every
week on a phrase about every month. Hence a warning, for a person to look again.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from casebook.language.closed_words import NOT_STATED, STATED
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope, items

# Words of one group mean the same; two groups of one kind exclude each other.
_KINDS: Mapping[str, tuple[str, ...]] = {
    "多久一次": ("每年", "每季", "每月", "每周|每星期", "每天|每日", "随时"),
    "时间": ("今年", "去年", "累计", "[两2]个月", "[三3]个月"),
    "分母": (
        "每个社区|每社区",
        "每户|户均",
        "每人|人均",
        "每个街道|每街道",
        "每个村|每村",
        "每个网格",
        "每个小区",
    ),
}
_SECTIONS = ("background", "problems", "claims", "next_steps")
_ONE_KIND = {kind: tuple(re.compile(group) for group in groups) for kind, groups in _KINDS.items()}
_WHO: tuple[re.Pattern[str], ...] = tuple(
    re.compile(group)
    for group in (
        "志愿者|义工",
        "(?<!后备)干部",
        "居民|群众|村民|住户",
        "党员",
        "社工|社会工作者|社区工作者",
        "企业|公司",
        "老人|长者|高龄|独居",
        "书记",
    )
)
_FEW_WORDS = 16


def sentences_match_quotes(document: Document, _scope: Scope) -> Iterator[Problem]:
    """Warn where sentence and quotes name different places, times, intervals or denominators."""
    places = _places(document)
    for where, part in _sentences(document):
        text, quotes = part.get("text"), _quotes(part)
        if not isinstance(text, str) or not quotes or part.get("basis", STATED) != STATED:
            continue
        said = "\n".join(quotes)
        for kind, groups in _ONE_KIND.items():
            ours, theirs = _named(groups, text), _named(groups, said)
            if ours and theirs and not ours & theirs:
                yield _differs(document, where, kind, _word(groups, text), _word(groups, said))
        own_places = {place for place in places if place in text}
        their_places = {place for place in places if place in said}
        if own_places and their_places and not _overlap(own_places, their_places):
            yield _differs(document, where, "地点", min(own_places), min(their_places))
        if len(text) <= _FEW_WORDS:
            ours, theirs = _named(_WHO, text), _named(_WHO, said)
            if ours and theirs and not ours & theirs:
                yield _differs(document, where, "对象", _word(_WHO, text), _word(_WHO, said))


def _sentences(document: Document) -> Iterator[tuple[Where, Mapping[str, object]]]:
    for section in _SECTIONS:
        for index, part in items(document.data, section):
            yield (section, index), part
    for index, taken in items(document.data, "decisions"):
        for n, answer in items(taken, "answers"):
            yield ("decisions", index, "answers", n), answer


def _quotes(part: Mapping[str, object]) -> list[str]:
    return [q for _, e in items(part, "evidence") if isinstance(q := e.get("quote"), str)]


def _named(groups: tuple[re.Pattern[str], ...], text: str) -> frozenset[int]:
    return frozenset(n for n, group in enumerate(groups) if group.search(text))


def _word(groups: tuple[re.Pattern[str], ...], text: str) -> str:
    return next(found.group() for group in groups if (found := group.search(text)))


def _places(document: Document) -> frozenset[str]:
    """Names of streets, villages and communities that the record's figures and answers belong to."""
    named = [
        whose.get("place")
        for key in ("observations", "decisions")
        for _, part in items(document.data, key)
        if isinstance(whose := part.get("scope"), dict)
    ]
    return frozenset(
        place.group()
        for name in named
        if isinstance(name, str) and name != NOT_STATED
        for place in [re.search("[^省市区县州盟]{2,}(?:社区|街道|镇|乡|村)$", name)]
        if place
    )


def _overlap(ours: set[str], theirs: set[str]) -> bool:
    return any(a in b or b in a for a in ours for b in theirs)


def _differs(document: Document, where: Where, kind: str, ours: str, theirs: str) -> Problem:
    text = (
        f"这句话说的{kind}是“{ours}”，它的原文短语（quote）说的是“{theirs}”。"
        "请改正，或者换一个说这件事的短语。"
    )
    return document.problem("PRF-021", (*where, "text"), text)


RECORD_RULES = (sentences_match_quotes,)
