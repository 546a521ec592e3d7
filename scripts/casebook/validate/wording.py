"""Wording: neutral titles, decoded slogans, whole political phrases, no copied passages."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.language.fingerprint import Fingerprint
from casebook.language.normalise import normalise, normalise_with_offsets
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import (
    QUOTED,
    Scope,
    evidences,
    items,
    key_of,
    outside_quotes,
    prose,
)

# Words of promotion. In a title they are an error, in prose outside quotation marks a warning.
_TITLE_WORDS = re.compile(
    "创新(?!创业|工场|产业)|典范|显著|破解|打造|样板|标杆|亮点|(?<!党建)引领|赋能|跑出|擦亮|绘就|助力|新篇章|新路子"
    "|率先|一流|先进(?!制造|技术)|优秀经验|成功|卓有成效|硕果|新格局|新高地|高效|精准|全力|奋力|暖心|贴心"
)
PROSE_WORDS = re.compile(
    "(?:显著|明显|极大|大大|大幅|有效)(?:提升|提高|增强|改善|缓解)|显著(?:成效|效果)|有力(?:推动|促进|保障|提升)"
    "|走在(?:全国|全省|全市)?前列|成效显著|成果丰硕|卓有成效|深受.{0,6}(?:欢迎|好评|喜爱)|广受好评|一致好评"
    "|赢得.{0,6}(?:好评|点赞|赞誉)|得到.{0,8}(?:广泛好评|高度评价|充分肯定)|跑出加速度|绘就|新篇章|交出.{0,6}答卷"
    "|首创(?!者)|(?:全国|全省|全市|国内|省内)领先|领先(?:全国|全省|全市|水平)|创新之路|热烈(?:欢迎|反响)|交口称赞|有口皆碑|拍手叫好"
    "|典范|标杆|样板(?!间)|令人振奋|可圈可点|独具特色|亮点纷呈|创新性地|不断创新"
)
_CLAIM = re.compile("原文|文章|自述|自称|自评|来源|报道(?:里)?[说写称]")
_OWN_VOICE = frozenset({"claims", "teaching", "editorial"})

# A run of numerals is entered at its beginning only, and left whole: else every place in it would be tried.
_SUM_SLOGAN = re.compile(r"(?<![0-9])[0-9]++(?:[+＋](?:[0-9]++|[NnXx]))+|[NnXx](?:[+＋][0-9]++)+")
_PARTS = "核心|核|网|线|化|提升|联动|治|级|岗|院|长|站|心|融合|体系|平台|机制|队伍|清单|统一|进|送|帮|促|访|联"
_COUNT_SLOGAN = re.compile(
    f"(?<![一二两三四五六七八九十0-9])(?:[一二两三四五六七八九十0-9]++(?:{_PARTS})){{2,}}"
)
_ONE_COUNT = re.compile(
    "(?<![一二两三四五六七八九十])[一二两三四五六七八九十]++(?:联动|联治|治融合|化建设|个统一|步工作法|必[访到问]|事分流)"
)
SLOGANS = (_SUM_SLOGAN, _COUNT_SLOGAN, _ONE_COUNT)
MAY_BE_SLOGAN = (
    re.compile("[0-9NnXx][+＋]"),
    re.compile(f"[一二两三四五六七八九十0-9](?:{_PARTS})[一二两三四五六七八九十0-9]"),
    _ONE_COUNT,
)
"""In every slogan made of numbers, and quicker to look for."""
_NUMERAL = re.compile("[一二两三四五六七八九十0-9]+")

_COPIED_RUN = 22

POLITICAL = (
    (re.compile("(?<!习近平)新时代中国特色社会主义思想"), "习近平新时代中国特色社会主义思想"),
    (
        re.compile("习近平新时代中国特色社会主义(?!.{0,3}思想)"),
        "习近平新时代中国特色社会主义思想",
    ),
    (re.compile("(?<!中国)特色社会主义"), "中国特色社会主义"),
    (re.compile("以习近平(?:总书记)?为核心的党中央"), "以习近平同志为核心的党中央"),
    (re.compile("铸牢中华民族共同体(?!意识)"), "铸牢中华民族共同体意识"),
)


def title_neutral(document: Document, _scope: Scope) -> Iterator[Problem]:
    """Refuse words of promotion in the title."""
    title = document.data.get("title") if document.data else None
    outside = outside_quotes(title if isinstance(title, str) else "")
    if praise := list(_TITLE_WORDS.finditer(outside)):
        words = "".join(f"“{each.group()}”" for each in praise)
        yield document.problem(
            "TXT-001",
            ("title",),
            f"标题（title）里的{words}带有评价，请改成“哪里：做什么”；"
            "如果是做法的正式名称，请加上中文引号。",
            span=praise[0].span(),
        )


def prose_neutral(document: Document, _scope: Scope) -> Iterator[Problem]:
    """Warn of praise outside quotation marks; a sentence that names its claimant may report it."""
    for where, text in prose(document):
        if where[0] in _OWN_VOICE or where == ("title",) or _CLAIM.search(text):
            continue
        praise = PROSE_WORDS.search(outside_quotes(text))
        if praise:
            yield document.problem(
                "TXT-002",
                where,
                f"“{praise.group()}”是评价。请改成看得见的事实，或写明是谁说的（“文章称……”）。",
                span=praise.span(),
            )


def slogans_decoded(document: Document, _scope: Scope) -> Iterator[Problem]:
    """A slogan made of numbers stands in the list of slogans, decoded or flagged as unexplained."""
    listed = [s.get("text") for _, s in items(document.data, "slogans")]
    decoded = "\n".join(text for text in listed if isinstance(text, str)).replace("＋", "+")
    seen: set[str] = set()
    for where, text in prose(document):
        if where[0] == "slogans":
            continue
        for span in _slogans(text):
            slogan = text[slice(*span)]
            if slogan.replace("＋", "+") not in decoded and slogan not in seen:
                seen.add(slogan)
                yield document.problem(
                    "TXT-003",
                    where,
                    f"口号“{slogan}”没有说明各指什么。请在 slogans 里逐项解释，"
                    "原文没有解释的，explained 写“原文未解释”。",
                    span=span,
                )


def _slogans(text: str) -> Iterator[tuple[int, int]]:
    for pattern in SLOGANS:
        for said in pattern.finditer(text):
            numerals = set(_NUMERAL.findall(said.group()))
            # 一级一级 and 三级三级 repeat a word; a slogan counts different things.
            if pattern is not _COUNT_SLOGAN or len(numerals) > 1:
                yield said.span()


def political_phrases(document: Document, where: Where, text: str) -> Iterator[Problem]:
    """Refuse standard phrases that lost a part, outside verbatim quotes."""
    if "中" not in text and "习" not in text and "特色" not in text:
        return
    for pattern, complete in POLITICAL:
        if phrase := pattern.search(text):
            yield document.problem(
                "TXT-009",
                where,
                f"“{phrase.group()}”的表述不完整，规范表述是“{complete}”。",
                span=phrase.span(),
                replacement=complete,
            )


def nothing_copied(document: Document, scope: Scope) -> Iterator[Problem]:
    """Warn where our prose repeats a long run of a source; the fingerprint is enough to tell.

    Only the record's own sources are looked at: with all of them the work would grow with the square of
    the library.
    """
    cited = {quoted.source for quoted in evidences(document)}
    fingerprints = [scope.fingerprints[s] for s in sorted(cited) if s in scope.fingerprints]
    if not fingerprints:
        return
    for where, text in prose(document):
        if len(text) < _COPIED_RUN or key_of(where) == "raw":
            continue
        outside = QUOTED.sub(lambda quotation: "\x00" * len(quotation.group()), text)
        span = next(filter(None, (_copied(f, outside) for f in fingerprints)), None)
        if span:
            yield document.problem(
                "TXT-012",
                where,
                f"“{text[slice(*span)]}”和原文一字不差，请换成自己的话，或者放进引号并缩短。",
                span=span,
            )


def _copied(fingerprint: Fingerprint, text: str) -> tuple[int, int] | None:
    """Where ``text`` repeats at least :data:`_COPIED_RUN` characters of the article in a row.

    Every such run covers a window that begins at a multiple of ``step``, so few windows are looked up.
    """
    plain = normalise(text)
    width = fingerprint.window
    step = _COPIED_RUN - width + 1
    starts = range(0, len(plain) - width + 1, step)
    if not any(fingerprint.holds(plain[at : at + width]) for at in starts):
        return None
    _, offsets = normalise_with_offsets(text)
    for at in starts:
        if not fingerprint.holds(plain[at : at + width]):
            continue
        start, end = at, at + width
        while start and fingerprint.holds(plain[start - 1 : start - 1 + width]):
            start -= 1
        while end < len(plain) and fingerprint.holds(plain[end + 1 - width : end + 1]):
            end += 1
        if end - start >= _COPIED_RUN:
            return offsets[start], offsets[end - 1] + 1
    return None


RECORD_RULES = (title_neutral, prose_neutral, slogans_decoded, nothing_copied)
PROSE_RULES = (political_phrases,)
