"""A calculation: which numbers of a record a person puts together. The machine works out what comes of it."""

from __future__ import annotations

from casebook.model.fields import Decimal, Entity, LocalId, Phrase, Sentence, described


class Calculation(Entity):
    """A sum, a share or a mean of numbers of one record; its value is never stored."""

    id: LocalId = described("编号", "本记录内的编号：c1、c2 ……")
    label: Phrase = described(
        "算的是什么", "用自己的话写清算的是什么，例如“三级党群服务中心合计”。不写算出来的数。"
    )
    of: tuple[LocalId, ...] = described(
        "加在一起的数字",
        "写数字编号，例如 o6、o7、o8。单位要相同，数的不能是重复的东西。",
        min_length=1,
        max_length=12,
    )
    by: tuple[LocalId, ...] = described(
        "除以",
        "写数字编号；不写就是求合计。单位与上面相同的算占比，不同的算平均。",
        default=(),
        max_length=12,
    )
    per: Decimal | None = described(
        "每多少",
        '算平均时用：每万人写 "10000"。单位相同、又不是部分占整体时（例如 402 个网格分给 36 个社区），写 "1"。',
        default=None,
    )
    note: Sentence | None = described(
        "说明", "这样算有什么前提、什么容易误读，例如两个数是不是同一范围。", default=None
    )
