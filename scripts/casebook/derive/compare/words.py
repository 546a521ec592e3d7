"""What a comparison says of itself: sentences on rows and bars, headings of parts."""

from __future__ import annotations

from collections.abc import Mapping

from casebook.derive.compare.conclusion import LISTED, NOTHING_SHARED
from casebook.derive.compare.glance import NOT_TIED
from casebook.derive.figures.comparability import NAMED, Verdict
from casebook.language.closed_words import NOT_RECORDED, NOT_WRITTEN
from casebook.model.decision import ALIKE

WORDS: Mapping[str, str] = {
    "none": "没有一个案例给出，无从比较。",
    "one": "只有一个案例给出，不作比较。",
    "same": Verdict(()).words,
    "undrawn": "口径一致，但有的是平均数、最高数或变化量，不画条。",
    "drawn": "画了条的口径一致，可以直接比较。",
    "agree": "有的口径一致。",
    "refer": NAMED["refer"],
    "some_refer": f"有的{NAMED['refer']}",
    "apart": Verdict(("{reasons}",)).words,
    "rest": "其余不可直接比较：{reasons}。",
    "bar": "{label}：{display}",
    "unrecorded": NOT_RECORDED,
    "alike": ALIKE,
    "nothing_shared": NOTHING_SHARED,
    "listed": LISTED,
    "scale": "条长按数字画，这一组里最长的是 {top}。{edge}",
    "more": "箭头向右：原文写“余”“超过”一类的词，实际更多。",
    "less": "箭头向左：原文写“近”“不足”一类的词，实际更少。",
}
"""What is said of a row and of its bars, here and in the browser."""

HEADINGS: Mapping[str, str] = {
    "corner": "比什么",
    "glance": "一眼看",
    "lone": "只有一个地方写了：{titles}",
    "left": "纸上没有列的抉择：{titles}，见比较的页面。",
    "nobody": "都没有内容：{titles}（原文没有写，或者记录里没有）。",
    "nothing": f"都没有内容：{{titles}}（原文没有写，或者{NOT_TIED}）。",
    "unwritten": f"{{titles}}：{NOT_WRITTEN}，各地都一样。",
    "contrasts": "一句话看差别",
    "edited": "整理者写的对照，不是原文的话。{cautions}",
    "listed": "整理者没有写过对照，下面由各自的记录列出。{cautions}",
    "choose": "怎么选",
    "analysis": "（整理者分析）",
    "by_editors": "（整理者写的对照）",
    "decisions": "都要拿的主意，各选了什么",
    "together": "能放在一起看的数字",
    "rest": "逐项对照：{number} 行",
    "mixed": "只有一部分能放在一起看的数字",
    "apart": "口径不同、不能比的数字",
    "single": "只有一地写了的数字 {number} 个",
    "evidence": "证据",
    "sources": "来源",
}
"""What stands over the parts of a comparison, here and in the browser."""
