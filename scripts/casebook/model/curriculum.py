"""A curriculum: cases put in order for a training course.

Three kinds: a plan (方案) can be used again, a class (班次) is a plan with a date, and a report (报道) tells a
programme as an article does, with nothing filled in. The fields stand in the order of the blocks 8.1 to 8.5 of
GB/T 38865-2020; CONTRIBUTING.md prints which belongs to which. Totals are worked out and never written.
"""

from __future__ import annotations

from collections.abc import Iterable
from fractions import Fraction
from typing import Annotated, Final

from pydantic import Field

from casebook.language.closed_words import CASE_TEACHING
from casebook.model.fields import (
    Clock,
    Day,
    Entity,
    Hours,
    LocalId,
    Phrase,
    SchemaVersion,
    Sentence,
    Slug,
    VocabularyTerm,
    Whole,
    described,
)
from casebook.model.observation import Evidence
from casebook.model.vocabulary import HoursRule, Vocabulary

CASE_SHARE: Final = Fraction(1, 3)
"""The least share of case teaching in the 学时 of a training (案例课程不少于三分之一): a reminder, no limit."""

MOST_SESSIONS: Final = 80
"""So many sessions a curriculum has at most."""

Minutes = Annotated[int, Field(ge=0, le=1440), Whole]


class SessionMinutes(Entity):
    """How the time of one lesson is spent."""

    teaching: Minutes = described("讲授分钟", "没有就写 0。")
    discussion: Minutes = described("讨论分钟", "没有就写 0。")
    wrap_up: Minutes = described("总结分钟", "没有就写 0。")


class Reported(Entity):
    """Something that an article says of a programme."""

    label: Phrase = described("说的是什么", "例如 学员从哪里来、学员的体会。")
    text: Sentence = described("内容", "用自己的话写；数字要在原文短语里有。")
    evidence: tuple[Evidence, ...] = described("依据", "原文短语。", min_length=1, max_length=4)


class Session(Entity):
    """One session: a lesson that counts 学时, or a slot (报到, 用餐, 乘车) that only takes minutes."""

    id: LocalId = described("编号", "本方案内的编号：s1、s2 ……")
    title: Phrase | None = described(
        "标题", "不写就取案例使用说明的标题，没有说明的取案例标题。", default=None
    )
    day: Annotated[int, Field(ge=1, le=60), Whole] | None = described(
        "第几天", "从 1 数起；方案和班次都要写。", default=None
    )
    half: Annotated[str, VocabularyTerm("half_days")] | None = described(
        "半天", "上午、下午、晚上。", default=None
    )
    starts: Clock | None = described(
        "几点开始", '加引号，例如 "08:30"；不写就接着上一项，程序会算。', default=None
    )
    cases: tuple[Slug, ...] = described("案例", "案例编号；自备内容就不写。", default=())
    decisions: tuple[Annotated[str, VocabularyTerm("decisions")], ...] = described(
        "抉择", "一节课比较各地怎样定的，写抉择词表里的词。", default=()
    )
    hours: Hours | None = described(
        "学时", "0.5 的倍数；报到、用餐、乘车、休息不算学时，不写。", default=None
    )
    lasts: Annotated[int, Field(ge=1, le=1440), Whole] | None = described(
        "占时分钟", "不算学时的安排占多少分钟；有学时的不写，由程序算。", default=None
    )
    format: Annotated[str, VocabularyTerm("training_formats")] | None = described(
        "形式", "培训形式词表里的名称；不算学时的安排不写。", default=None
    )
    lesson_kind: Annotated[str, VocabularyTerm("lesson_kinds")] | None = described(
        "课的性质", "思想课、政策课、案例课；哪一种都不是的不写，例如返岗行动计划。", default=None
    )
    place: Phrase | None = described("地点", "教室以外的地方；不写门牌和电话。", default=None)
    teacher: Phrase | None = described("谁来讲", "职务或身份，不写姓名。", default=None)
    competences: tuple[Annotated[str, VocabularyTerm("competences")], ...] = described(
        "训练的能力", "能力词表里的名称，只写这节课真练的。", default=()
    )
    minutes: SessionMinutes | None = described(
        "时间分配", "讲授、讨论、总结各多少分钟。", default=None
    )
    objectives: tuple[Sentence, ...] = described(
        "目标", "学完能做什么；有案例使用说明的不写，用说明里的。", default=()
    )
    preparation: Sentence | None = described("课前准备", "学员课前做什么。", default=None)
    questions: tuple[Sentence, ...] = described(
        "思考题", "发给学员；有案例使用说明的不写，用说明里的。", default=()
    )
    analysis: tuple[Sentence, ...] = described("分析思路", "给讲师，不发学员。", default=())
    misreadings: tuple[Sentence, ...] = described(
        "容易误读的地方", "给讲师，不发学员。", default=()
    )
    evaluation: tuple[Sentence, ...] = described("评价方式", "怎么看学没学会。", default=())
    evidence: tuple[Evidence, ...] = described(
        "依据", "报道必须有：原文里说这一项的短语。", default=(), max_length=4
    )


class Curriculum(Entity):
    """A plan that can be used again, a dated class, or a programme as an article reports it."""

    id: Slug = described("编号", "小写拼音和连字符，与文件名相同。")
    schema_version: SchemaVersion = described(
        "格式版本", "程序写的，不用填；没写的是第 1 版。", default=1
    )
    title: Phrase = described("标题", "培训方案的名称。")
    kind: Annotated[str, VocabularyTerm("curriculum_kinds")] = described(
        "类型", "方案（可复用）、班次（有日期）或报道（文章怎样报道的）。"
    )
    based_on: Slug | None = described("依据方案", "班次必须写所用方案的编号。", default=None)
    status: Annotated[str, VocabularyTerm("curriculum_statuses")] | None = described(
        "状态", "草稿、试用、已用；报道不写。", default=None
    )
    theme: Phrase | None = described("主题", "一句话。", default=None)
    audiences: tuple[Annotated[str, VocabularyTerm("audiences")], ...] = described(
        "学员", "学员词表里的名称。", min_length=1
    )
    starts: Day | None = described("开班日期", "班次填写，写到日；报道里没有就不写。", default=None)
    authors: tuple[Phrase, ...] = described("编者", "单位或笔名。", min_length=1)
    license: Phrase = described("许可", "默认 CC BY 4.0。", default="CC BY 4.0")
    objectives: tuple[Sentence, ...] = described(
        "总目标", "学完能做什么；方案和班次都要写。", default=()
    )
    competences: tuple[Annotated[str, VocabularyTerm("competences")], ...] = described(
        "能力", "这次培训要练的能力，每一种至少有一节课练。", default=()
    )
    prerequisites: tuple[Sentence, ...] = described("入学要求", "学员来之前要有什么。", default=())
    sessions: tuple[Session, ...] = described(
        "课次", "按先后排。", min_length=1, max_length=MOST_SESSIONS
    )
    assessment: tuple[Sentence, ...] = described("考核方式", "怎样算学完，看什么。", default=())
    organisers: tuple[Phrase, ...] = described(
        "主办单位", "报道里写的，或者办班的单位。", default=()
    )
    hours_rule: Annotated[str, VocabularyTerm("hours_rules")] | None = described(
        "学时规则", "学时规则词表里的名称，按本地规定选；报道不写。", default=None
    )
    materials: tuple[Sentence, ...] = described("教室和材料", "整个班要准备什么。", default=())
    sources: tuple[Slug, ...] = described(
        "来源", "报道必须写：来源编号。", default=(), max_length=4
    )
    record: Slug | None = described("案例记录", "库里写同一件事的案例编号。", default=None)
    reported: tuple[Reported, ...] = described(
        "文章还写了", "报道才写。", default=(), max_length=12
    )
    not_reported: tuple[Sentence, ...] = described(
        "文章没写", "报道才写：缺什么，不替它补。", default=(), max_length=12
    )


def rule_of(curriculum: Curriculum, vocabulary: Vocabulary) -> HoursRule | None:
    """Return how a curriculum counts its 学时; ``None`` for a report, or where the vocabulary does not say."""
    name = curriculum.hours_rule
    return vocabulary.term("hours_rules", name).hours if name else None


def minutes_taken(session: Session, rule: HoursRule | None) -> int:
    """Return how many minutes a session takes; 0 where that is not known."""
    if session.lasts is not None:
        return session.lasts
    return round(session.hours * rule.minutes_per_hour) if session.hours and rule else 0


def hours_of(sessions: Iterable[Session]) -> Fraction:
    """Return the 学时 of some sessions together."""
    return sum((Fraction(s.hours) for s in sessions if s.hours), Fraction())


def case_hours_of(sessions: Iterable[Session]) -> Fraction:
    """Return those of them that are case teaching."""
    return hours_of(s for s in sessions if s.lesson_kind == CASE_TEACHING)
