"""Wording: neutral titles, decoded slogans, clean Chinese punctuation, no copied passages."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

from casebook.language.fingerprint import contains
from casebook.language.normalise import normalise
from casebook.model.case import Case
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import QUOTED, Scope, outside_quotes, prose, texts

# Words of promotion. In a title they are an error, in prose outside quotation marks a warning.
_TITLE_WORDS = re.compile(
    r"创新|典范|显著|破解|打造|样板|标杆|亮点|引领|赋能|跑出|擦亮|绘就|助力|新篇章|新路子|率先|一流|先进|优秀经验|成功|卓有成效|硕果|新格局|新高地"
)
_PROSE_WORDS = re.compile(
    r"显著(?:提升|增强|改善|成效)|有力(?:推动|促进|保障)|走在(?:全国|全省|全市)?前列|成效显著|成果丰硕|卓有成效|深受(?:欢迎|好评|喜爱)|广受好评|一致好评|跑出加速度|绘就|新篇章|交出.{0,6}答卷|典范|标杆|样板(?!间)|令人振奋|可圈可点|独具特色|亮点纷呈"
)
_CLAIM = re.compile(r"原文|自述|自称|自评|来源")

_SUM_SLOGAN = re.compile(r"[0-9](?:\+[0-9N]+)+")
_COUNT_SLOGAN = re.compile(
    r"(?:[一二三四五六七八九十0-9]+(?:核心|核|网|线|化|提升|联动|治|级|岗|院|长|站|心|融合)){2,}"
)

_NUMERAL = re.compile(r"[一二三四五六七八九十0-9]+")

_HALFWIDTH = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:?!](?=[\u4e00-\u9fff“《（])")
_FULLWIDTH_OF = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}
_REPEATED = re.compile(r"[，。、；：]{2,}|，。|。，|、，")
_FULLWIDTH_ALNUM = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")
_PAIRS = (("“", "”"), ("‘", "’"))
_BRACKETS = (("（", "）"), ("《", "》"), ("【", "】"), ("〔", "〕"), ("「", "」"))
_COPIED_RUN = 22
_POLITICAL = (
    (re.compile(r"(?<!习近平)新时代中国特色社会主义思想"), "习近平新时代中国特色社会主义思想"),
    (re.compile(r"两个确立(?=[，。、]?四个意识)"), "“两个确立”“四个意识”"),
    (re.compile(r"(?<!中国)特色社会主义(?!先行)"), "中国特色社会主义"),
)


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


def _to_simplified(text: str) -> str:
    """Convert by words, so that 著名 and 乾隆 stay as the standard writes them."""
    return str(_converter().convert(text))


def title_neutral(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Refuse words of promotion in the title."""
    found = _TITLE_WORDS.search(outside_quotes(case.title))
    if found:
        yield document.problem(
            "TXT-001",
            ("title",),
            f"标题里的“{found.group()}”带有评价，请改成平实的说法：哪里，做什么。",
        )


def prose_neutral(document: Document, _case: Case, _scope: Scope) -> Iterator[Problem]:
    """Warn of praise outside quotation marks; a sentence that names its claimant may report it."""
    for where, text in prose(document):
        if where[:1] in {("claims",), ("teaching",), ("editorial",)} or _CLAIM.search(text):
            continue
        found = _PROSE_WORDS.search(outside_quotes(text))
        if found:
            yield document.problem(
                "TXT-002", where, f"“{found.group()}”是评价，请改成事实，或注明是谁说的。"
            )


def slogans_decoded(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """A slogan made of numbers stands in the list of slogans, decoded or flagged as unexplained."""
    decoded = "\n".join(s.text for s in case.slogans)
    seen: set[str] = set()
    for where, text in prose(document):
        if where[:1] == ("slogans",):
            continue
        for pattern in (_SUM_SLOGAN, _COUNT_SLOGAN):
            for found in pattern.finditer(text):
                slogan = found.group()
                if len(set(_NUMERAL.findall(slogan))) == 1 and pattern is _COUNT_SLOGAN:
                    continue  # 一级一级, 一家一户: no slogan
                if slogan not in decoded and slogan not in seen:
                    seen.add(slogan)
                    yield document.problem(
                        "TXT-003",
                        where,
                        f"口号“{slogan}”没有说明各指什么，请在 slogans 里解释，或注明“原文未解释”。",
                    )


def punctuation(document: Document) -> Iterator[Problem]:
    """Check the punctuation of every text, in any kind of record."""
    for where, text in texts(document.data):
        if where[-1:] in {("windows",), ("url",), ("salt",)}:
            continue
        for found in _HALFWIDTH.finditer(text):
            mark = _FULLWIDTH_OF[found.group()]
            yield document.problem(
                "TXT-005",
                where,
                f"汉字之间用了半角“{found.group()}”，请改成“{mark}”。",
                suggestion=mark,
            )
        if where[-1:] == ("quote",) or where[-1:] == ("figure",):
            continue
        yield from _balanced(document, where, text)
        if repeated := _REPEATED.search(text):
            yield document.problem("TXT-010", where, f"标点“{repeated.group()}”重复。")
        if wide := _FULLWIDTH_ALNUM.search(text):
            half = normalise(wide.group())
            yield document.problem(
                "TXT-011", where, f"“{wide.group()}”是全角，请改成半角“{half}”。", suggestion=half
            )


def _balanced(document: Document, where: Where, text: str) -> Iterator[Problem]:
    for code, pairs in (("TXT-007", _PAIRS), ("TXT-008", _BRACKETS)):
        for opening, closing in pairs:
            if _unbalanced(text, opening, closing):
                yield document.problem(code, where, f"{opening}和{closing}没有成对。")


def _unbalanced(text: str, opening: str, closing: str) -> bool:
    depth = 0
    for character in text:
        depth += (character == opening) - (character == closing)
        if depth < 0:
            return True
    return depth != 0


def simplified_only(document: Document) -> Iterator[Problem]:
    """Warn of traditional characters outside quotes."""
    for where, text in texts(document.data):
        if where[-1:] in {("quote",), ("figure",), ("windows",), ("salt",)}:
            continue
        mended = _to_simplified(text)
        if mended != text and len(mended) == len(text):
            wrong = "".join(a for a, b in zip(text, mended, strict=True) if a != b)
            right = "".join(b for a, b in zip(text, mended, strict=True) if a != b)
            yield document.problem(
                "TXT-006", where, f"繁体字“{wrong}”请改成“{right}”。", suggestion=right
            )


def political_phrases(document: Document) -> Iterator[Problem]:
    """Refuse standard phrases that lost a part."""
    for where, text in prose(document):
        for pattern, complete in _POLITICAL:
            if found := pattern.search(text):
                yield document.problem(
                    "TXT-009",
                    where,
                    f"“{found.group()}”的表述不完整，规范表述是“{complete}”。",
                    suggestion=complete,
                )


def nothing_copied(document: Document, _case: Case, scope: Scope) -> Iterator[Problem]:
    """Warn where our prose repeats a long run of a source; the fingerprint is enough to tell."""
    for where, text in prose(document):
        plain = normalise(QUOTED.sub("\n", text).replace("\n", "\x00"))
        for fragment in plain.split("\x00"):
            run = _copied_run(fragment, scope)
            if run:
                yield document.problem("TXT-012", where, f"“{run}”与原文一字不差，请换成自己的话。")
                break


def _copied_run(text: str, scope: Scope) -> str:
    for start in range(len(text) - _COPIED_RUN + 1):
        piece = text[start : start + _COPIED_RUN]
        if any(contains(fingerprint, piece) for fingerprint in scope.fingerprints.values()):
            return piece
    return ""


def alike(title: str, other: str) -> bool:
    """Tell whether two titles are nearly the same."""
    return difflib.SequenceMatcher(None, title, other).ratio() > 0.9


RULES = (title_neutral, prose_neutral, slogans_decoded, nothing_copied)
DOCUMENT_RULES = (punctuation, simplified_only, political_phrases)
