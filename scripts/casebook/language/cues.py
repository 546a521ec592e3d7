"""Cue words: what the words around a number say about how exactly it holds.

The comparators are words of the vocabulary. Their reading of 以上, 以下, 以内 (the number included) and of
超过, 不满 (the number excluded) is that of the Civil Code of China, article 1259.

A number has one comparator. Where several cues meet, the first of these decides:

1. a bound or approximation right before the number (``超过30%以上`` is 超过);
2. 余, 多, 来 in or after the number, or after a measure (``1年多``);
3. 以上, 以内, 左右 and the like after the unit;
4. a statistic before the number: 平均, 人均, 最高 (``户均3000余元`` is 余).

A cue must touch its number. Only 至少, 平均, 最高 and their like may stand a few characters off, with a
verb or a noun and nothing else between (``至少建设1个``, ``平均每个社区配备15人``).
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from casebook.language.fixed_words import HIDDEN
from casebook.language.numerals import NUMBER_START
from casebook.language.units import DISTANCES, DURATIONS

EQUAL = "等于"
ABOVE = "超过"
AT_LEAST = "不少于"
BELOW = "不足"
AT_MOST = "不超过"
ABOUT = "约"
SOME_MORE = "余"
NEARLY = "近"
AVERAGE = "平均"
HIGHEST = "最高"
RANGE = "区间"

COMPARATORS: tuple[str, ...] = (
    *(EQUAL, ABOVE, AT_LEAST, BELOW, AT_MOST, ABOUT, SOME_MORE, NEARLY, AVERAGE, HIGHEST, RANGE),
)
"""All comparators a figure can have."""

REACH = 24
"""How many characters before a number, and behind its unit, are looked at."""

_NOT = "[不未没](?:有|得|能|会|应|可|宜|准|许|应当)?"
_THEN = "[了达到至为有]{0,2}"  # 超过了, 不少于, 约为
_VERBS = (
    "建设|建成|建立|建|设立|设置|设|成立|开展|举办|召开|组织|配备|配|安排|选派|派|选|联系|走访|培养|培育|培训|完成"
    "|达到|达|参加|参与|解决|办理|办|开|学习|上|做|走|打造|发展|吸纳|提供|投入|安置|覆盖|服务|招聘|接待|处理|拥有|有"
    "|要有|保证|确保|保持|公开|公示|报告|巡查|巡|开设|确定|明确|落实|跑|巡楼|巡访|入户|上门|新增|增加|提高|补贴|补助|奖励|给予|支持|发放"
)
_AT_LEAST_GAP = (
    f"(?:每个?(?:[月周年天日户人名]|季度)?)?(?:要|应|应当|需|须|能|可)?(?:{_VERBS})?(?:了|到)?"
)
_AT_LEAST = f"(?:至少|最少|最低|起码){_AT_LEAST_GAP}"
_HIGHEST_GAP = (
    f"(?:的)?(?:可|可以|能|将|不)?(?:{_VERBS}|领取|获得|享受|容纳|贷款|报销|为|是)?(?:到|至|了)?"
)
# 平均 and 户均 reach their number over the thing that is averaged, unless that says what is compared.
_AVERAGE_GAP = (
    f"(?:每一?[\\d两二三四五六七八九十百]*)?"
    f"(?:节约|(?![比较高低少超逾近约不未最共总各由和与及以或但而后前外])[\u4e00-\u9fff{HIDDEN}]){{0,10}}?从?"
)

_BEFORE: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (comparator, re.compile(f"(?:{cue})\\s*$"))
    for comparator, cue in (
        (AT_MOST, f"(?:{_NOT}(?:超过|超出|超|高于|大于|多于|逾|突破)|至多|顶多)于?{_THEN}|≤|⩽|<="),
        (
            AT_LEAST,
            f"(?:{_NOT}(?:少于|低于|小于|短于)|(?<![放装容])不下于?){_THEN}|{_AT_LEAST}|≥|⩾|>=",
        ),
        (
            BELOW,
            f"(?:不足|(?<![收找做想看听])不到|{_NOT}达到?|不满|未满|达不到|少于|低于|小于){_THEN}|[<＜]",
        ),
        (ABOVE, f"(?:超过|超出|(?<![赶反高])超|突破|逾|高于|大于|多于|不止|不只){_THEN}|[>＞]"),
        (NEARLY, f"(?:将近|接近|(?<![附最邻就靠亲贴临走拉远毗新])近){_THEN}"),
        (
            ABOUT,
            "(?:大约|大概|大致|(?<![节预签契公合违履邀条制相特失解简集赴守盟誓])约)[为有占达合计是在]{0,2}|≈",
        ),
    )
)
_STATISTIC: tuple[tuple[str, re.Pattern[str]], ...] = (
    (AVERAGE, re.compile(f"(?:平均|[户人村镇县市社组队年季月周日天亩]均){_AVERAGE_GAP}\\s*$")),
    (HIGHEST, re.compile(f"最[高多大长]{_HIGHEST_GAP}\\s*$")),
)
_LASTING = re.compile("(?:历时|耗时|用时|为期|长达|将近|接近)近?\\s*$")

_END = "(?=[的，,。、；;：:！？）)”’」\\s]|$)"
_NOUN = f"(?:(?!{NUMBER_START.pattern})[\u4e00-\u9fff]){{0,4}}?"
_AFTER: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (comparator, re.compile(f"\\s*(?:{cue})"))
    for comparator, cue in (
        (AT_LEAST, f"(?:及|或|和)?(?:其)?以上(?!率下|率)|{_NOUN}以上{_END}"),
        (AT_MOST, f"(?:及|或|和)?(?:其)?以下|(?:范围)?[以之]内|{_NOUN}以[内下]{_END}"),
        (ABOUT, f"左右(?![联协互邻手两逢])|上下{_END}|{_NOUN}左右{_END}"),
        (SOME_MORE, "有余|出头"),
    )
)
_MEASURED = DURATIONS | DISTANCES
_PRICE_FROM = re.compile(f"起{_END}")  # 3000元起
_WITHIN = re.compile(r"\s*的?(?:时间|范围|半径|期限)?[以之]?内(?![部容设外涵在])")

CHANGE = re.compile(
    "(?:逐步|逐年)?(?:提高|增加|增长|上升|下降|减少|降低|提升|扩大|缩短|缩小|调整|变|升|降|增)[到至为]"
)
"""From one number to the next: an average before the first then holds for the second."""


@dataclass(frozen=True)
class Cues:
    """What the words around one number say, and how far they reach from it.

    ``before`` counts the characters from the first cue to the number, ``after`` those from the unit to the end of the
    last. ``doubled`` tells that the text bounds its number twice (``超过30%以上``, ``近50余人``): only one can hold.
    """

    comparator: str
    before: int = 0
    after: int = 0
    doubled: bool = False


def cues_of(before: str, vague: str, unit: str, after: str, *, calendar: bool) -> Cues:
    """What the words around one number say.

    ``before`` ends where the number begins, ``after`` begins where the unit ends; ``vague`` is 余, 多 or
    来 if one stands in or right after the number. ``calendar`` tells that the number names a year.
    """
    before, after = before[-REACH:], after[:REACH]
    first, start = _bound_before(before, unit)
    last, end = (None, 0) if calendar else _bound_after(after, unit)
    statistic, far = _statistic(before[:start] if first else before)
    said = [cue for cue in (first, SOME_MORE if vague else None, last) if cue]
    comparator = next(iter(said), statistic or EQUAL)
    begin = far if statistic else start if first else len(before)
    return Cues(comparator, len(before) - begin, end, len(said) > 1)


def _statistic(before: str) -> tuple[str | None, int]:
    """平均 or 最高 before a number or its bound, and where in ``before`` it begins."""
    for statistic, cue in _STATISTIC:
        if sign := cue.search(before):
            return statistic, sign.start()
    return None, 0


def _bound_before(before: str, unit: str) -> tuple[str | None, int]:
    for bound, cue in _BEFORE:
        sign = cue.search(before)
        if sign is None:
            continue
        if bound == NEARLY and unit in DURATIONS and not _LASTING.search(before):
            break  # 近3年 is "the last three years"; 历时近3年 is "almost three years"
        return bound, sign.start()
    return None, 0


def _bound_after(after: str, unit: str) -> tuple[str | None, int]:
    if unit in _MEASURED and (sign := _WITHIN.match(after)):
        return AT_MOST, sign.end()
    if unit == "元" and (sign := _PRICE_FROM.match(after)):
        return AT_LEAST, sign.end()
    for bound, cue in _AFTER:
        if sign := cue.match(after):
            return bound, sign.end()
    return None, 0


TOLD = {
    "before": [[comparator, cue.pattern] for comparator, cue in _BEFORE],
    "statistic": [[comparator, cue.pattern] for comparator, cue in _STATISTIC],
    "after": [[comparator, cue.pattern] for comparator, cue in _AFTER],
    "lasting": _LASTING.pattern,
    "priceFrom": _PRICE_FROM.pattern,
    "within": _WITHIN.pattern,
    "change": CHANGE.pattern,
    "measured": sorted(_MEASURED),
    "durations": sorted(DURATIONS),
    "reach": REACH,
}
"""What is read here, for the browser: see :mod:`casebook.language.exported`."""
