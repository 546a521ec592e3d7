"""A source: one article, document or field note, with the fingerprint that proves quotes from it."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from casebook.model.fields import (
    Base64Lines,
    Date,
    Entity,
    Phrase,
    SchemaVersion,
    Sentence,
    Slug,
    Text,
    Url,
    VocabularyTerm,
    Whole,
    described,
)
from casebook.model.observation import Basis
from casebook.model.waiver import Waiver


class SourceDate(Entity):
    """A date of a source and how it is known."""

    value: Date = described("日期", "写到年、月或日。")
    basis: Basis = described("依据", "原文写明，还是推断。")
    note: Sentence | None = described(
        "说明", "推断的理由；“不晚于”之类的限定写在这里。", default=None
    )


class QualityFlag(Entity):
    """A defect of the text as we have it."""

    flag: Annotated[str, VocabularyTerm("quality_flags")] = described(
        "缺陷", "截断、转载、题文不符、无署名等。"
    )
    note: Sentence = described("说明", "具体是什么缺陷。")


class Fingerprint(Entity):
    """Salted hashes of all overlapping windows of the normalised text; see language.fingerprint."""

    salt: Phrase = described("盐", "casebook source add 自动生成。")
    window: Annotated[int, Field(ge=8, le=8), Whole] = described("窗口", "每段 8 个字。")
    length: Annotated[int, Field(ge=8), Whole] = described("字数", "归一后的字数。")
    windows: Base64Lines = described("指纹", "casebook source add 自动生成的散列，不要手改。")


class Source(Entity):
    """One article, document or field note."""

    id: Slug = described("编号", "小写拼音和连字符，与文件名相同。")
    schema_version: SchemaVersion = described(
        "格式版本", "程序写的，不用填；没写的是第 1 版。", default=1
    )
    title: Phrase | None = described("原题", "发表时的标题；不知道就不写。", default=None)
    title_note: Sentence | None = described("标题说明", "标题不明或题文不符时说明。", default=None)
    name: Phrase = described("称呼", "本站怎么称呼这份来源，简短、能认出来。")
    author: Phrase | None = described("作者", "个人或单位署名；没有就不写。", default=None)
    publisher: Phrase | None = described("发布者", "我们看到的文本发布在哪里。", default=None)
    first_publisher: Phrase | None = described(
        "首发", "转载时写首发的报刊或单位；查不到写“未知”。", default=None
    )
    type: Annotated[str, VocabularyTerm("source_types")] = described(
        "来源类型", "决定可信等级 T1—T5。"
    )
    medium: Annotated[str, VocabularyTerm("citation_media")] = described(
        "文献类型", "GB/T 7714 的文献类型和载体，例如 网页、网上报纸。"
    )
    published: SourceDate | None = described("发布日期", "我们看到的文本的发布日期。", default=None)
    content: SourceDate | None = described(
        "成文日期", "内容写成的日期；“今年”“去年”按它推算，不按转载日期。", default=None
    )
    url: Url | None = described("网址", "不知道就不写。", default=None)
    site: Phrase | None = described("原载位置", "站名、栏目或版次。", default=None)
    accessed: Date | None = described("查阅日期", "网页来源的查阅日期。", default=None)
    quality: tuple[QualityFlag, ...] = described(
        "文本缺陷", "我们手上的文本有什么毛病。", default=()
    )
    missing: tuple[Sentence, ...] = described("缺什么", "文本里缺失的部分。", default=())
    rights: Sentence = described("权利说明", "版权归谁，本库用了什么。")
    note: Text | None = described("其他说明", "还要交代的事。", default=None)
    waivers: tuple[Waiver, ...] = described(
        "放行的提醒", "原题里认错了的姓名：哪几个字、为什么、到哪一天。", default=(), max_length=8
    )
    fingerprint: Fingerprint = described(
        "指纹", "由 casebook source add 生成，用来核对短语是否出自原文。"
    )
