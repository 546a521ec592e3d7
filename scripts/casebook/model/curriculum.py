"""A curriculum: cases put in order for a training course."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.fields import (
    Day,
    Entity,
    Hours,
    LocalId,
    Phrase,
    Sentence,
    Slug,
    VocabularyTerm,
    Whole,
    described,
)

Minutes = Annotated[int, Field(ge=0, le=1440), Whole]


class HoursRule(Entity):
    """How 学时 are counted; it differs from place to place."""

    per_day: Annotated[int, Field(ge=1, le=16), Whole] = described(
        "每天学时", "各地规定不同，按本地办。"
    )
    minutes_per_hour: Annotated[int, Field(ge=15, le=60), Whole] = described(
        "每学时分钟", "常见是 45。"
    )


class SessionMinutes(Entity):
    """How the time of one session is spent."""

    teaching: Minutes = described("讲授分钟", "没有就写 0。")
    discussion: Minutes = described("讨论分钟", "没有就写 0。")
    wrap_up: Minutes = described("总结分钟", "没有就写 0。")


class Session(Entity):
    """One session: cases or an own slot."""

    id: LocalId = described("编号", "本方案内的编号：s1、s2 ……")
    title: Phrase | None = described("标题", "不写就取案例标题。", default=None)
    cases: tuple[Slug, ...] = described("案例", "案例编号；自备内容就不写。", default=())
    hours: Hours = described("学时", "0.5 的倍数。")
    format: Annotated[str, VocabularyTerm("training_formats")] = described(
        "形式", "培训形式词表里的名称。"
    )
    minutes: SessionMinutes | None = described(
        "时间分配", "讲授、讨论、总结各多少分钟。", default=None
    )
    objectives: tuple[Sentence, ...] = described("目标", "学完能做什么。", default=())
    preparation: Sentence | None = described("课前准备", "学员课前做什么。", default=None)
    questions: tuple[Sentence, ...] = described("思考题", "发给学员。", default=())
    analysis: tuple[Sentence, ...] = described("分析思路", "只进讲师版。", default=())
    misreadings: tuple[Sentence, ...] = described("容易误读的地方", "只进讲师版。", default=())
    evaluation: tuple[Sentence, ...] = described("评价方式", "怎么看学没学会。", default=())


class Curriculum(Entity):
    """A reusable plan or a dated class."""

    id: Slug = described("编号", "小写拼音和连字符，与文件名相同。")
    title: Phrase = described("标题", "培训方案的名称。")
    kind: Annotated[str, VocabularyTerm("curriculum_kinds")] = described(
        "类型", "方案（可复用）或班次（有日期）。"
    )
    based_on: Slug | None = described("依据方案", "班次必须写所用方案的编号。", default=None)
    status: Annotated[str, VocabularyTerm("curriculum_statuses")] = described(
        "状态", "草稿、试用、已用。"
    )
    starts: Day | None = described("开班日期", "班次填写，写到日。", default=None)
    audiences: tuple[Annotated[str, VocabularyTerm("audiences")], ...] = described(
        "学员", "学员词表里的名称。", min_length=1
    )
    objectives: tuple[Sentence, ...] = described("总目标", "学完能做什么。", min_length=1)
    hours_rule: HoursRule = described("学时规则", "按本地规定。")
    sessions: tuple[Session, ...] = described("课次", "按先后排。", min_length=1, max_length=40)
    authors: tuple[Phrase, ...] = described("编者", "单位或笔名。", min_length=1)
    license: Phrase = described("许可", "默认 CC BY 4.0。", default="CC BY 4.0")
