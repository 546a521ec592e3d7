"""Words in which a numeral character counts nothing.

The table takes away what would otherwise be read as a quantity with a unit (``一次性`` as 1 次) or as
a number of its own (``统一``). Where a word of the table is also an honest count in some text (``一起``
before 案件), the pattern says what must follow or not. A numeral that slips through without a unit
does no harm: no figure with a unit can be proven by it.
"""

from __future__ import annotations

import re

HIDDEN = "\ue000"
"""Stands for a character that belongs to a fixed word; it keeps the positions."""

_N = "〇零一二两三四五六七八九十百千万亿"

# The words of these groups begin with a numeral and must not be the end of a longer one: 一些 is a
# word, 二十一些 is not; 万家 is a word, 10万家 is a count.
_BEGIN_WITH_A_NUMERAL: dict[str, str] = {
    "一 in an adverb, conjunction or pronoun": (
        "一些|一样|一般|一定|一直|一致|一律|一切|一贯|一再|一旦|一向|一味|一同|一并|一体|一边|一时|一下"
        "|一度(?=[被曾成])|一道(?=[走参开推努])|一起(?!案|事|纠纷|火灾|信访|矛盾|投诉|警情)"
        "|一系列|一揽子|一会儿|一方面|一部分|一点(?!建|意)|一心|一番|一生|一流|一把手|一线|一带|一半"
        "|一大批|一大早|一早|一家(?=人|亲)|一站式|一次性|一窗式|一门式|一元(?=主导)"
    ),
    "一 repeated: one after the other, every one": f"一(?![{_N}])(?P<again>\\w)一?(?P=again)(?!\\d)",
    "十, 百, 千, 万 for very, many or all": (
        "十分(?!钟|之)|十足|十全|百分百|百姓|百般|百科|百货|百花|百病|百业|百强|百年|百态|百家(?=姓|争)"
        "|千家万户|千方百计|千头万绪|千千万万|千万(?=不要|别)|千辛万苦|千言万语|千变万化|千差万别|千秋|千古"
        "|千[条根]线|一根针|万众|万物|万分(?!之)|万家|万无一失|万水千山|万里|万事"
    ),
    "names of bodies, meetings and policies": (
        "两委|两会|两山|三农|三会一课|三重一大|四议两公开|五保户|五一|六稳|六保|九三学社"
        f"|[{_N}]+大(?=精神|报告|以来|召开)|[{_N}]+届(?=[{_N}]+中全会)|[{_N}]+中全会"
    ),
    "things with a numeral in their name": (
        "二维码|十字[路街架会]?|二手|二胎|三孩|三角[形地洲]|三轮车|两点一线|三点一线|三级跳"
        "|二次(?=供水|元|创业|分配|装修)|九年义务"
    ),
    "fractions that are no decimals": f"(?![百千万]分之)[{_N}\\d]+分之[{_N}\\d]+|\\d+/\\d+",
    "dates, times of day, versions, formulas such as 1+10+N": (
        r"\d{4}[-./]\d{1,2}[-./]\d{1,2}|\d{1,2}[:：]\d{2}(?:[:：]\d{2})?|\d+(?:\.\d+){2,}"
        r"|\d+(?:\+(?:\d+|[A-Za-z]))+(?![A-Za-z])"
    ),
}

_BEGIN_OTHERWISE: dict[str, str] = {
    "a character before 一 that makes it one word": (
        "(?:(?:[统唯专逐某每哪另这那归]|(?<![清订菜名账])单|(?<!分)之|(?<!主)任|(?<!尤)其|(?<![共会协随陪])同)一"
        "|合一(?=[的、，。；”）]|$)|整齐划一|独一无二|进一步|新一(?=[届轮代批任年])|[上下]一(?=[步届轮年])|不一"
        f"|(?<![{_N}\\d])万一)(?![{_N}])"
    ),
    "indefinite numbers": (
        f"几[十百千万亿]+|(?<![{_N}\\d])[{_N}\\d]++几[百千万亿]*|(?<![人户总次件点指分个倍岁票])数[十百千万亿]+"
        "|(?<![以加])上[百千万亿]+(?!分之)|成百上千|成千上万|成千成万"
    ),
    "days of the lunar month: 农历初二、十六": f"(?:农历|正月|腊月|[每逢])?初[{_N}](?:[、和]初?[{_N}]{{1,2}})*",
    "names with a letter: G20, COVID-19": r"(?<![A-Za-z])[A-Z]\d+|(?<![A-Za-z])[A-Za-z]++-\d+",
}


# What they begin with: one look at a character spares trying all of them at it.
_FIRST = f"{_N}\\dA-Za-z统唯专逐某每哪另这那归单之任其同合整独进新上下不几数成农正腊逢初"
_FIXED = re.compile(
    f"(?=[{_FIRST}])(?:(?<![{_N}\\d])(?<![{_N}\\d][余多来])(?:{'|'.join(_BEGIN_WITH_A_NUMERAL.values())})|"
    + "|".join(_BEGIN_OTHERWISE.values())
    + ")"
)


def hide_fixed_words(text: str) -> str:
    """A folded text with its fixed words blotted out; of the same length."""
    return _FIXED.sub(lambda match: HIDDEN * len(match.group()), text)


TOLD = {"fixed": _FIXED.pattern, "hidden": HIDDEN}
"""What is read here, for the browser: see :mod:`casebook.language.exported`."""
