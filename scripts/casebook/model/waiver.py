"""What an editor has looked at and lets stand."""

from __future__ import annotations

from casebook.model.fields import Day, Entity, Phrase, Sentence, described


class Waiver(Entity):
    """A warning that an editor lets stand, or words that are taken for a person and are none."""

    code: Phrase = described(
        "提醒编号", "例如 TXT-012；错误不能放行，只有认错了的姓名（PII-005）可以，要写短语。"
    )
    phrase: Phrase | None = described(
        "哪几个字", "只放行这几个字，例如一棵树的名字“王大爷”；放行 PII-005 必须写。", default=None
    )
    reason: Sentence = described("理由", "看过以后为什么不改。")
    until: Day = described("到哪一天", "到期要再看一次，写到日。")
