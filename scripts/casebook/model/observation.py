"""One number: what was counted, how much, when, of what, and the phrase that proves it."""

from __future__ import annotations

from typing import Annotated

from casebook.model.fields import (
    Date,
    Decimal,
    Duration,
    Entity,
    LocalId,
    Phrase,
    Sentence,
    Slug,
    VocabularyTerm,
    described,
)

Basis = Annotated[str, VocabularyTerm("bases")]
Comparator = Annotated[str, VocabularyTerm("comparators")]
Unit = Annotated[str, VocabularyTerm("units")]


class Evidence(Entity):
    """A verbatim phrase of a source."""

    source: Slug = described(
        "来源", "来源编号，对应 cases/sources/ 里的文件名，例如 guanyan-xuetang-3。"
    )
    quote: Phrase = described(
        "原文短语",
        "从原文逐字抄下的短语，8 到 30 个字，不跨段落。涉及数字时，要连同单位和“余、多、近、超过”等字一起抄。",
    )
    figure: Phrase | None = described(
        "数字所在",
        "短语里同一单位的数字不止一个时，写明是哪一个，例如“10个内设机构”。只有一个数字时不用写。",
        default=None,
    )
    role: Annotated[str, VocabularyTerm("quote_roles")] | None = described(
        "谁的话",
        "自述、转述他处、综述。读者会弄错是谁说的、说的是谁时才写。",
        default=None,
    )


class Period(Entity):
    """The time a figure speaks of, as written and as resolved."""

    raw: Phrase = described(
        "原文说法", "原文怎么写时间，例如“今年以来”“两个月时间内”；原文没写就写“未说明”。"
    )
    kind: Annotated[str, VocabularyTerm("period_kinds")] = described(
        "时间类型", "时点、时段、累计、每月、某年等。类型不同的数字不能并排比较。"
    )
    start: Date | None = described(
        "起", '起始日期，写到年、月或日，例如 "2024-01-01"；不知道就不写。', default=None
    )
    end: Date | None = described("止", "截止日期，写法同上；不知道就不写。", default=None)
    duration: Duration | None = described(
        "时长",
        "只知道长度、不知道起止时用，ISO 8601 写法：两个月写 P2M，三个月写 P3M。",
        default=None,
    )
    basis: Basis = described("依据", "起止日期是原文写明，还是根据来源的成文日期推断。")


class Denominator(Entity):
    """What a rate or a per-head figure is divided by."""

    label: Phrase = described("分母是什么", "例如“应签约户数”“每个社区”；原文没说就写“未说明”。")
    value: Decimal | None = described(
        "分母数值", "原文给出时填写，十进制数字加引号。", default=None
    )
    unit: Unit | None = described("分母单位", "分母数值的单位。", default=None)
    comparator: Comparator | None = described(
        "分母比较词", "分母带“余、多、近”等字时填写。", default=None
    )
    evidence: Evidence | None = described("分母依据", "证明分母的原文短语。", default=None)


class Baseline(Entity):
    """The figure before the measure."""

    value: Decimal = described("基线数值", "做法开始之前的数值。")
    unit: Unit = described("基线单位", "照原文数字后面的量词写。")
    comparator: Comparator = described("基线比较词", "没有修饰时写“等于”。")
    period: Period = described("基线时间", "基线数值是什么时候的。")
    evidence: Evidence = described("基线依据", "证明基线的原文短语。")


class Control(Entity):
    """The same figure where the measure was not taken."""

    label: Phrase = described("对照是谁", "没有实施这项做法的地方或人群。")
    value: Decimal = described("对照数值", "同一指标在对照处的数值。")
    unit: Unit = described("对照单位", "照原文数字后面的量词写。")
    comparator: Comparator = described("对照比较词", "没有修饰时写“等于”。")
    evidence: Evidence = described("对照依据", "证明对照的原文短语。")


class Scope(Entity):
    """Whose figure it is."""

    place: Phrase = described(
        "属于哪里", "这个数字说的是哪个地方或单位，例如“星城社区”“深圳市”。不要记到别处名下。"
    )
    group: Phrase | None = described(
        "属于哪些人", "只说某一群人时填写，例如“参加积分评定的搬迁户”。", default=None
    )


class Observation(Entity):
    """One number of a source, with everything needed to read it rightly."""

    id: LocalId = described("编号", "本记录内的编号：o1、o2 ……")
    indicator: Annotated[str, VocabularyTerm("indicators")] = described(
        "指标", "指标手册里的名称；手册没有时写“其他指标”，并在“数的是什么”里说清楚。"
    )
    label: Phrase = described(
        "数的是什么", "用自己的话写清这个数字数的是什么，例如“今年以来解决的各类诉求”。"
    )
    level: Annotated[str, VocabularyTerm("levels")] = described(
        "层级",
        "背景、目标、成本、投入、活动、产出、覆盖、成效、评价、荣誉报道。计划写“目标”，表彰和报道写“荣誉报道”。",
    )
    kind: Annotated[str, VocabularyTerm("kinds")] = described(
        "性质", "存量、流量、比率、变化、标准。"
    )
    value: Decimal = described(
        "数值", '化成基本单位的十进制数字，加引号：5万 写 "50000"。区间写较小的一端。'
    )
    value_to: Decimal | None = described(
        "数值上端", "“2—3个”这样的区间写较大的一端，其余不写。", default=None
    )
    unit: Unit = described("单位", "照原文数字后面的量词写。人、人次、名不要互换。")
    comparator: Comparator = described(
        "比较词",
        "原文的修饰词：余（余、多）、近、超过、不少于、不足、不超过、约、平均、最高、区间；没有修饰写“等于”。",
    )
    period: Period = described("时间", "这个数字说的是什么时候。")
    baseline: Baseline | None = described("基线", "原文给出做法之前的数值时填写。", default=None)
    denominator: Denominator | None = described(
        "分母", "百分比和“每……多少”必须填写；原文没说就写“未说明”。", default=None
    )
    control: Control | None = described("对照", "原文给出未实施处的同一数字时填写。", default=None)
    scope: Scope = described("范围", "这个数字属于哪里、哪些人。")
    measures: tuple[LocalId, ...] = described(
        "对应做法", "与哪几项做法有关，写做法编号。", default=()
    )
    attribution: Annotated[str, VocabularyTerm("attributions")] = described(
        "归因", "原文自述、原文报道、独立评估。是谁说这个数字由做法带来。", default="原文自述"
    )
    evidence: Evidence = described("依据", "证明这个数字的原文短语。")
    note: Sentence | None = described(
        "说明", "容易误读的地方，例如“是解决数，不是受理数”。", default=None
    )
