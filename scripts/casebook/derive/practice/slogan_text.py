"""The words of a slogan: its pattern, the clauses of its meaning, the letter it is filed under."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from casebook.language.readings import first_letters

_QUOTES = re.compile(r"[“”‘’\s]")
_CLAUSE = re.compile(r"[^；。]+[；。]?")
_LEFT_OPEN = re.compile(
    r"没有(?:再|另外|逐字|逐个|逐项)?(?:写|列|解释|说|点明|看到|展开|对应|给出|细写|数字)|只(?:举出|写了|看到)"
)
_WITHOUT_SUBJECT = re.compile(r"原文|也|都|没有|一项")
_NUMBER = re.compile(r"[0-9０-９]|[一二三四五六七八九十两双百千万]")
_NAME = re.compile(r"的(?:名称|名字|称号)(?=[，；。]|$)")
_LETTER = re.compile(r"[a-z]")


@dataclass(frozen=True)
class Pattern:
    """A kind of slogan, and the rule by which a slogan belongs to it, in words for readers."""

    id: str
    title: str
    rule: str


PATTERNS = (
    Pattern("number", "带数字", "口号里有阿拉伯数字，或者一、二、三……十、百、千、万、两、双。"),
    Pattern("plus", "用加号", "口号里有“+”。"),
    Pattern("turn", "某某变某某", "口号写成“……变……”。"),
    Pattern("parallel", "几个短语并列", "口号由顿号、逗号或间隔号隔开的几个短语组成。"),
    Pattern("metaphor", "整理者注明是比喻", "记录的解释里有“比喻”二字。"),
    Pattern("name", "整理者注明是名称", "记录的解释写明是“……的名称”“……的名字”“……的称号”。"),
    Pattern("other", "其他", "以上都不是。"),
)


def bare(text: str) -> str:
    """Return a slogan without quotation marks and spaces: two that differ in these only are one."""
    return _QUOTES.sub("", text)


def patterns(text: str, meanings: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the patterns that a slogan belongs to, by the rules that the page prints."""
    plain, explained = bare(text), "；".join(meanings)
    rules = {
        "number": bool(_NUMBER.search(plain)),
        "plus": "+" in plain or "＋" in plain,
        "turn": bool(re.search(r".变.", plain)),
        "parallel": bool(re.search(r"[^、，·][、，·][^、，·]", plain)),
        "metaphor": "比喻" in explained,
        "name": bool(_NAME.search(explained)),
    }
    return tuple(name for name, holds in rules.items() if holds) or ("other",)


def clauses(meaning: str) -> tuple[str, str]:
    """Part a meaning into what is said and what is left open.

    A clause (up to ；or 。) that says what is left open goes there whole, unless the part (up to ，) that
    says so has a subject of its own: 甲指社区，乙没有解释 is parted, 甲指什么，原文没有写 is not.
    """
    said: list[str] = []
    unsaid: list[str] = []
    for clause in _CLAUSE.findall(meaning):
        parts = clause.rstrip("；。").split("，")
        first = next((n for n, part in enumerate(parts) if _LEFT_OPEN.search(part)), len(parts))
        if first < len(parts) and _WITHOUT_SUBJECT.match(parts[first]):
            first = 0
        if parts[:first]:
            said.append("，".join(parts[:first]))
        if parts[first:]:
            unsaid.append("，".join(parts[first:]))
    return "；".join(said), "；".join(unsaid)


def initial(text: str) -> str:
    """Return the letter a slogan is filed under: of its pinyin or its own; ``0`` for digits and signs."""
    first = first_letters(bare(text)[:1])
    letter = first[0][:1].lower() if first else ""
    return letter if _LETTER.fullmatch(letter) else "0"
