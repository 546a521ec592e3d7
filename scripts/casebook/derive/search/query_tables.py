"""What the search does to a query: words that mean the same, and words that say nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from casebook.model.library import Library
from casebook.model.vocabulary import NEAR, RELATED, SAME, SYNONYMS, WIDER, Term

# A reader's question in their own words; longest first where one begins another.
STOP_PHRASES: Final = (
    "怎么办", "怎么样", "怎么", "怎样", "如何", "为什么", "什么样", "什么", "是否", "有没有", "能不能",
    "可不可以", "该不该", "哪些", "哪里", "哪个", "哪儿", "多少", "请问", "求助", "想问", "想知道", "有哪些",
    "的问题", "的办法", "的方法", "的做法", "的经验", "的案例", "的例子", "问题", "办法", "方法", "做法", "经验",
    "案例", "例子", "解决", "处理", "应对", "开展", "推进", "推行", "实现", "搞好", "做好", "搞", "没有", "不到", "不了",
    "谁来", "为啥", "咋办", "咋样", "咋", "有啥", "啥", "要不要", "会不会", "好不好", "行不行", "该怎么", "怎么做工作", "怎么做",
    "怎么弄", "怎么搞", "请教", "请介绍", "介绍一下", "讲讲", "我想", "想学", "学习一下", "我们镇", "我们村", "我们社区", "我们街道",
    "我们县", "我们的工作", "咱们", "别的地方", "其他地方", "人家", "好办法", "好做法", "好经验", "的时候", "以后", "之后", "的话",
    "老是", "总是", "经常", "一直", "特别", "非常", "难办", "难搞", "头疼", "管用", "一下", "怎么破",
    "我们", "他们", "一些", "应该", "可以", "需要", "知道", "进行", "工作中", "方面", "相关", "关于", "以及",
    "怎么管理", "怎么治理", "怎么才能", "怎么能", "怎么让", "怎么把", "怎么去", "怎么会", "才能", "才好", "能否", "能够", "能帮",
    "到底", "是不是", "有什么", "有何", "干什么", "干点", "干嘛", "咋整", "咋弄", "咋管", "谁管", "谁负责", "该谁管", "好使",
    "提高", "提升", "加强", "改善", "帮我", "给我", "查一下", "找一下", "搜一下", "看看", "帮忙看", "想看", "想找", "想问问",
    "资料", "材料", "先进", "典型", "大家", "自己", "现在", "目前", "如今", "有时候", "事情", "这个", "那个", "这些", "那些", "这种",
    "那种", "一种", "一个", "几个", "很多", "好多", "许多", "越来越", "比较", "真的", "就是", "还是", "但是", "因为", "所以", "如果",
    "然后", "而且", "不过", "只是", "已经", "还有", "都是", "起来", "下来", "不知道", "不会", "不好", "不行", "工作", "做得好",
    "比较好", "好一点", "快一点", "多一点", "有没有好", "有关", "情况", "什么地方", "谁家", "哪家", "哪个村", "哪个社区", "哪个地方",
    "哪个县", "哪个街道", "哪些地方", "哪里有", "这样", "那样", "又多", "又少", "涨到", "提到", "达到", "变成",
    "听说", "有的地方", "我们这里", "我们这", "我这里", "这里", "那里", "这边", "不清楚", "不明白", "具体", "打算", "准备", "到位", "不同",
    "一个月", "每个月", "一天", "每天", "花了",
)  # fmt: skip
PARTICLES: Final = "的了吗呢吧呀啊么"
WHOLE_WORDS: Final = ("了解", "了结", "目的", "的确")
"""Words that a particle stands in: they are not cut."""

WITH_PAGES: Final = ("problems", "measures", "settlements")
"""Vocabularies whose words stand for their terms, and whose terms have pages that a search names."""
_WITHOUT_PAGES: Final = ("actors", "policies")
GROUP_WEIGHTS: Final = MappingProxyType({SAME: 0.8, NEAR: 0.5, WIDER: 0.5, RELATED: 0.3})
"""Kind of a group of synonyms -> its weight; the word as typed has 1. In theme/browser/search/ranking.ts less than 0.4
says that the words are only related."""
ALIAS_WEIGHT: Final = 0.8
SYNONYM_WEIGHT: Final = 0.5


@dataclass(frozen=True)
class Synonyms:
    """Words of a query that search for other words as well: each of ``words`` for each of ``others``.

    A group, whose words mean the same, has no ``others``: each word stands for all.
    """

    words: tuple[str, ...]
    others: tuple[str, ...]
    weight: float


def synonyms(library: Library) -> tuple[Synonyms, ...]:
    """Collect the synonyms: groups, and the other names of terms, which lead to the term."""
    return (*_of_terms(library, WITH_PAGES), *synonyms_without_pages(library))


def synonyms_without_pages(library: Library) -> tuple[Synonyms, ...]:
    """Collect the synonyms but those that stand with the name of a page anyway."""
    return (*_of_terms(library, _WITHOUT_PAGES), *groups(library))


def _of_terms(library: Library, vocabularies: Iterable[str]) -> Iterator[Synonyms]:
    for name in vocabularies:
        if name not in library.vocabulary.files:
            continue
        for term in library.vocabulary.terms(name):
            for words, weight in ((term.aliases, ALIAS_WEIGHT), (term.synonyms, SYNONYM_WEIGHT)):
                if words:
                    yield Synonyms(tuple(words), (term.term,), weight)


def groups(library: Library) -> tuple[Synonyms, ...]:
    """Return the groups of words that mean the same to a reader, and wider words with what they lead to.

    Raises ``KeyError`` for a group of a kind that has no weight.
    """
    if SYNONYMS not in library.vocabulary.files:
        return ()
    return tuple(map(_of_group, library.vocabulary.terms(SYNONYMS)))


def _of_group(term: Term) -> Synonyms:
    kind = str(term.group)
    words, weight = (term.term, *term.aliases), GROUP_WEIGHTS[kind]
    if kind in {
        WIDER,
        RELATED,
    }:  # 西南 is searched as 云南 and as 西藏, neither of them as the other
        return Synonyms(words, term.synonyms, weight)
    return Synonyms((*words, *term.synonyms), (), weight)
