"""Controlled vocabularies: the Chinese terms that records may use, with English ids for addresses."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Annotated, Final

from pydantic import Field

from casebook.model.decision import Aspect, Contrast, Option
from casebook.model.fields import (
    Date,
    Entity,
    Hours,
    Phrase,
    Sentence,
    Slug,
    TermWord,
    VocabularyName,
    Whole,
    described,
)

SYNONYMS: Final = "synonyms"
"""The vocabulary whose terms are groups of words that the search looks for together."""
SAME: Final = "同一回事"
NEAR: Final = "相近"
WIDER: Final = "包含"
"""The term is a wider word: it leads to each of its synonyms, none of which leads to another or back."""
RELATED: Final = "相关"
"""The term leads to its synonyms one way, and none of them is what was asked: they show what comes nearest."""
SYNONYM_GROUPS: Final = (SAME, NEAR, WIDER, RELATED)


class HoursRule(Entity):
    """How 学时 are counted; it differs from place to place."""

    per_day: Hours = described("每天学时", "一天最多几个学时。")
    per_half_day: Hours = described("半天学时", "半天最多几个学时。")
    minutes_per_hour: Annotated[int, Field(ge=15, le=60), Whole] = described(
        "每学时分钟", "常见是 45。"
    )


class Term(Entity):
    """One word of a vocabulary. Optional fields belong to single vocabularies, as their text says."""

    term: TermWord = described("词", "记录里写的中文词。")
    id: Slug = described("英文编号", "用在网址里，定了就不再改。")
    definition: Sentence = described("释义", "给读者看：说清指什么、不指什么。")
    coding: Sentence | None = described(
        "怎么用", "给写记录的人看：什么时候用这个词，什么时候用别的。网页上不显示。", default=None
    )
    parent: TermWord | None = described("上位词", "同一词表里的上位词。", default=None)
    group: Phrase | None = described(
        "分组",
        f"列表页上的分组名。检索同义词表里写 {SAME}、{NEAR}、{WIDER}（只从这个词到后面的词）"
        f"或 {RELATED}（也只朝一个方向，找到的只算最接近，不算答案）。",
        default=None,
    )
    aliases: tuple[TermWord, ...] = described(
        "别名", "也认的写法，casebook fix 会改成正词。", default=()
    )
    synonyms: tuple[TermWord, ...] = described(
        "检索同义词", "只用于搜索，不能写进记录。", default=()
    )
    units: tuple[TermWord, ...] = described("单位", "指标：允许的单位。", default=())
    level: TermWord | None = described("层级", "指标：通常的层级。", default=None)
    kind: TermWord | None = described("性质", "指标：通常的性质。", default=None)
    denominator: Phrase | None = described("分母", "指标：应有的分母。", default=None)
    mixed: bool | None = described(
        "收几种对象",
        "指标：收进几种人或几种东西，写 true；名称（label）不同的两个数就不可比。",
        default=None,
    )
    base: TermWord | None = described(
        "同口径单位", "单位：比较时等同的单位，例如 名 等同 人。", default=None
    )
    hours: HoursRule | None = described(
        "学时怎样算", "学时规则：一天、半天各几个学时，一个学时几分钟。", default=None
    )
    trust: Annotated[int, Field(ge=1, le=5), Whole] | None = described(
        "可信等级", "来源类型：T1—T5。", default=None
    )
    code: Phrase | None = described(
        "代号", "文献类型：GB/T 7714 的代号；词表自带的其他代号。", default=None
    )
    title: Phrase | None = described("全名", "政策：文件全名。", default=None)
    issuer: Phrase | None = described("制定机关", "政策：谁制定的。", default=None)
    number: Phrase | None = described("文号", "政策：发文字号。", default=None)
    date: Date | None = described("日期", "政策：成文或发布日期。", default=None)
    question: Phrase | None = described(
        "问题", "抉择：干部会怎么问，例如“社区太大，拆不拆，按什么拆？”", default=None
    )
    choose: Sentence | None = described(
        "怎么选", "抉择：整理者的分析，有什么条件走哪条路；不写数字。", default=None
    )
    problems: tuple[TermWord, ...] = described("属于哪些难题", "抉择：难题词表里的词。", default=())
    measures: tuple[TermWord, ...] = described("属于哪些做法", "抉择：做法词表里的词。", default=())
    indicators: tuple[TermWord, ...] = described("有关的指标", "抉择：指标手册里的词。", default=())
    aspects: tuple[Aspect, ...] = described(
        "方面", "抉择：必须拿主意的几件事，一件一行。", default=()
    )
    options: tuple[Option, ...] = described("选项", "抉择：可以怎么选，逐个说清。", default=())
    contrast: tuple[Contrast, ...] = described(
        "一句话看差别", "抉择：编辑写的两三句，每句指明根据哪些答案。", default=()
    )


class VocabularyFile(Entity):
    """One file under ``cases/vocabulary/``."""

    name: VocabularyName = described("词表编号", "与文件名相同。")
    title: Phrase = described("词表名称", "中文名称。")
    description: Sentence = described("说明", "词表用在哪里。")
    terms: tuple[Term, ...] = described("词", "一个词一条。", min_length=1)


class Vocabulary:
    """All vocabularies together; the lookup that models validate against."""

    def __init__(self, files: Iterable[VocabularyFile]) -> None:
        """Index ``files`` by their names."""
        self.files: Mapping[str, VocabularyFile] = {file.name: file for file in files}

    @cached_property
    def _canonical(self) -> dict[tuple[str, str], Term]:
        index: dict[tuple[str, str], Term] = {}
        for file in self.files.values():
            for term in file.terms:
                for alias in term.aliases:
                    index.setdefault((file.name, alias), term)
            for term in file.terms:
                index[file.name, term.term] = term
        return index

    def canonical(self, vocabulary: str, word: str) -> str | None:
        """Return the term that ``word`` is or stands for in ``vocabulary``, or ``None``."""
        term = self._canonical.get((vocabulary, word))
        return term.term if term else None

    def term(self, vocabulary: str, word: str) -> Term:
        """Return the entry of ``word``; raises ``KeyError`` where there is none."""
        return self._canonical[vocabulary, word]

    def terms(self, vocabulary: str) -> tuple[Term, ...]:
        """Return the terms of ``vocabulary`` in the order of its file; raises ``KeyError``."""
        return self.files[vocabulary].terms

    def words(self, vocabulary: str) -> tuple[str, ...]:
        """Return all words accepted in ``vocabulary``: terms first, then aliases."""
        terms = self.terms(vocabulary)
        return (*(t.term for t in terms), *(alias for t in terms for alias in t.aliases))
