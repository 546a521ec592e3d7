"""What the search does to a query: words that mean the same, and words that say nothing."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from casebook.model.library import Library

# A reader's question in their own words; longest first where one begins another.
STOP_PHRASES: Final = (
    "怎么办", "怎么样", "怎么", "怎样", "如何", "为什么", "什么样", "什么", "是否", "有没有", "能不能",
    "可不可以", "该不该", "哪些", "哪里", "哪个", "哪儿", "多少", "请问", "求助", "想问", "想知道", "有哪些",
    "的问题", "的办法", "的方法", "的做法", "的经验", "的案例", "的例子", "问题", "办法", "方法", "做法", "经验",
    "案例", "例子", "解决", "处理", "应对", "开展", "推进", "实现", "搞好", "做好", "搞", "没有", "不到", "不了",
    "谁来", "为啥", "咋办", "咋样", "咋", "有啥", "啥", "要不要", "会不会", "好不好", "行不行", "该怎么", "怎么做工作", "怎么做",
    "怎么弄", "怎么搞", "请教", "请介绍", "介绍一下", "讲讲", "我想", "想学", "学习一下", "我们镇", "我们村", "我们社区", "我们街道",
    "我们县", "我们的工作", "咱们", "别的地方", "其他地方", "人家", "好办法", "好做法", "好经验", "的时候", "以后", "之后", "的话",
    "老是", "总是", "经常", "一直", "特别", "非常", "难办", "难搞", "头疼", "管用", "一下", "怎么管", "怎么治", "怎么破",
    "我们", "他们", "一些", "应该", "可以", "需要", "知道", "进行", "工作中", "方面", "相关", "关于", "以及",
)  # fmt: skip
PARTICLES: Final = "的了吗呢吧呀啊么"

_SYNONYM_VOCABULARIES: Final = ("problems", "measures", "settlements", "actors", "policies")
GROUPS: Final = "synonyms"
GROUP_WEIGHTS: Final = MappingProxyType({"同一回事": 0.8, "相近": 0.5})
"""Kind of a group of synonyms -> its weight; the word as typed has 1."""
_ALIAS_WEIGHT: Final = 0.8
_SYNONYM_WEIGHT: Final = 0.5


@dataclass(frozen=True)
class Synonyms:
    """Words of a query that search for other words as well: each of ``words`` for each of ``others``.

    A group, whose words mean the same, has no ``others``: each word stands for all.
    """

    words: tuple[str, ...]
    others: tuple[str, ...]
    weight: float


def synonyms(library: Library) -> tuple[Synonyms, ...]:
    """Collect the synonyms: groups, which hold in all directions, and words that lead to a term."""
    found = []
    for name in _SYNONYM_VOCABULARIES:
        if name not in library.vocabulary.files:
            continue
        for term in library.vocabulary.terms(name):
            for words, weight in (
                (term.aliases, _ALIAS_WEIGHT),
                (term.synonyms, _SYNONYM_WEIGHT),
            ):
                if words:
                    found.append(Synonyms(words, (term.term,), weight))
    return (*found, *groups(library))


def groups(library: Library) -> tuple[Synonyms, ...]:
    """Return the groups of words that mean the same to a reader.

    Raises ``KeyError`` for a group of a kind that has no weight.
    """
    if GROUPS not in library.vocabulary.files:
        return ()
    return tuple(
        Synonyms((term.term, *term.synonyms), (), GROUP_WEIGHTS[str(term.group)])
        for term in library.vocabulary.terms(GROUPS)
    )
