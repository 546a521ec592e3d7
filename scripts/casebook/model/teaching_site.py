"""现场教学点: a place of a case that hosts classes. What nobody has written stays empty, and the card says so.

The eight rows of the self-check are those by which a party school rated its sites (焦作, 2021): theme, courses, facilities,
management, teachers, results, support, influence.
"""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.fields import Day, Entity, Phrase, Sentence, Whole, described
from casebook.model.observation import Evidence


class SelfCheck(Entity):
    """What was found when the site was looked at; a row that is not written was not looked at."""

    theme: Sentence | None = described("主题", "教什么，和课程合不合。", default=None)
    courses: Sentence | None = described("课程", "有没有固定的课、讲稿、讨论题。", default=None)
    facilities: Sentence | None = described(
        "设施", "坐得下多少人，听得清吗，厕所、停车。", default=None
    )
    management: Sentence | None = described("管理", "谁管预约、接待、安全。", default=None)
    teachers: Sentence | None = described("师资", "谁讲，换一个人能不能讲。", default=None)
    results: Sentence | None = described("效果", "学员带走什么，怎样知道。", default=None)
    support: Sentence | None = described("保障", "经费、车、保险、雨天。", default=None)
    influence: Sentence | None = described("影响", "谁来学过，学了以后做了什么。", default=None)


class TeachingSite(Entity):
    """A place where a class can be taken, as far as it is known."""

    theme: Phrase = described("主题", "在这里教什么，一句话。")
    route: tuple[Phrase, ...] = described(
        "路线", "先后看哪几处；先后没有写的，在说明里讲明。", default=(), max_length=8
    )
    minutes: Annotated[int, Field(ge=5, le=480), Whole] | None = described(
        "分钟", "走完一圈多少分钟；没有走过就不写。", default=None
    )
    guide: Phrase | None = described("谁来讲", "职务或身份，不写姓名和电话。", default=None)
    group_size: Phrase | None = described("一次多少人", "没有问过就不写。", default=None)
    materials: tuple[Sentence, ...] = described("要带的、要准备的", "一条一件。", default=())
    checked: Day | None = described("上次去看的日期", "写到日；没有去看过就不写。", default=None)
    self_check: SelfCheck | None = described("自查", "八项，去看过才写。", default=None)
    note: Sentence | None = described("说明", "从哪里知道的，什么还不知道。", default=None)
    evidence: tuple[Evidence, ...] = described(
        "依据", "原文里说这里接待过学员的短语。", min_length=1, max_length=4
    )
