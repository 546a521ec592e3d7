"""A release: what moved in the records since the last one, up and down, and why; a command writes it, people add why."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.fields import (
    Day,
    Entity,
    Phrase,
    SchemaVersion,
    Sentence,
    Slug,
    Title,
    Whole,
    described,
)

Count = Annotated[int, Field(ge=0), Whole]

MUST_EXPLAIN = frozenset(
    {
        *("figure-up", "figure-down", "figure-value", "figure-unit", "figure-comparator"),
        *("figure-level", "figure-removed"),
        *("grade-up", "grade-down", "record-removed", "state-changed"),
    }
)
"""Kinds of changes of which readers are told why."""


class Move(Entity):
    """One change of a record, as ``casebook diff`` tells it."""

    kind: Slug = described(
        "变化",
        "casebook diff 里的种类，例如 grade-down；数字变大、变小的是 figure-up、figure-down。程序写的，不用填。",
    )
    place: Phrase = described("哪里", "数字、证据等级、编号……")
    before: Sentence | None = described("原来", "新增的没有。", default=None)
    after: Sentence | None = described("现在", "删去的没有。", default=None)


class MovedRecord(Entity):
    """A record in which figures, grades or its standing moved."""

    record: Slug = described("案例编号", "删了的写它原来的编号。")
    title: Title = described("标题", "发布时的标题。")
    why: Sentence | None = described(
        "为什么变", "数字、等级变了的，删了、下线的，必须写；新增的可以不写。", default=None
    )
    changes: tuple[Move, ...] = described("变了什么", "程序写的。", min_length=1, max_length=200)


class Release(Entity):
    """One release of the library."""

    id: Slug = described("编号", "与文件名相同，例如 2026-12。")
    schema_version: SchemaVersion = described(
        "格式版本", "程序写的，不用填；没写的是第 1 版。", default=1
    )
    date: Day = described("日期", "发布的那一天，写到日。")
    since: Phrase | None = described(
        "和哪一版比", "上一次发布的提交编号；第一次发布没有。", default=None
    )
    note: Sentence = described("说明", "这一版主要改了什么，一两句话。")
    records: Count = described("案例数", "发布时的案例条数，不算已下线的。")
    figures: Count = described("数字个数", "发布时全库的数字个数。")
    sources: Count = described("来源数", "发布时的来源篇数。")
    moved: tuple[MovedRecord, ...] = described(
        "变了的案例", "数字、证据等级、核对状态变了的，新增、删去、换编号的。", default=()
    )
    others: Count = described(
        "其余变化", "文字、时间、来源、词表等其余变化有多少处，不逐条列。", default=0
    )
