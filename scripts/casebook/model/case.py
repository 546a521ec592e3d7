"""A case: one practice in one place, as the sources tell it."""

from __future__ import annotations

from typing import Annotated

from casebook.model.calculation import Calculation
from casebook.model.decision import Decision
from casebook.model.fields import (
    Asking,
    Date,
    Day,
    DivisionCode,
    Entity,
    LocalId,
    Phrase,
    SchemaVersion,
    Sentence,
    Slug,
    Summary,
    Text,
    Title,
    VocabularyTerm,
    described,
)
from casebook.model.observation import Basis, Evidence, Observation
from casebook.model.teaching import TeachingNote
from casebook.model.waiver import Waiver

Evidences = tuple[Evidence, ...]


class Place(Entity):
    """Where it happened, down to the community; never a street address."""

    code: DivisionCode = described(
        "区划代码", "GB/T 2260 六位代码，到县一级；东莞这类不设县的市写到市。加引号。"
    )
    path: tuple[Phrase, ...] = described(
        "省市县名称",
        "与代码一致的名称，从省写起，例如 广东省、东莞市。",
        min_length=1,
        max_length=3,
    )
    township: Phrase | None = described("乡镇街道", "乡镇或街道名称，可以不写。", default=None)
    community: Phrase | None = described("社区或村", "社区或村名称，可以不写。", default=None)
    basis: Basis = described("地点依据", "原文写明，还是推断。")
    note: Sentence | None = described(
        "地点说明", "推断的理由，或几个地方各是什么关系。", default=None
    )


# Not inherited: pydantic puts inherited fields first, and the order of fields is the order of keys.
OwnWords = Annotated[Sentence, described("内容", "用自己的话写，不抄原文句子。")]
StatedBasis = Annotated[Basis, described("依据类型", "原文写明、推断，或整理者分析。")]
StatedEvidence = Annotated[
    Evidences,
    described("依据", "证明这句话的原文短语；推断和分析可以没有。", max_length=6),
]


class Statement(Entity):
    """A sentence of ours that stands on phrases of a source."""

    text: OwnWords
    basis: StatedBasis = "原文写明"
    evidence: StatedEvidence = ()


class AddressedProblem(Entity):
    """A problem the practice answers."""

    id: LocalId = described("编号", "本记录内的编号：p1、p2 ……")
    domain: Annotated[str, VocabularyTerm("problems")] = described("难题类别", "难题词表里的名称。")
    text: OwnWords
    basis: StatedBasis = "原文写明"
    evidence: StatedEvidence = ()


class Participant(Entity):
    """Who does a measure, and in what role."""

    actor: Annotated[str, VocabularyTerm("actors")] = described("主体类别", "主体词表里的名称。")
    role: Annotated[str, VocabularyTerm("roles")] = described(
        "角色", "牵头、统筹、实施、出资、监督、协作、受益等。"
    )
    name: Phrase | None = described(
        "名称", "原文里的具体名称，例如“县中医院”。不写个人姓名。", default=None
    )


class Measure(Entity):
    """One thing that is done."""

    id: LocalId = described("编号", "本记录内的编号：m1、m2 ……")
    types: tuple[Annotated[str, VocabularyTerm("measures")], ...] = described(
        "做法类型", "做法词表里的名称，1 到 4 个，最主要的写在前面。", min_length=1, max_length=4
    )
    name: Phrase = described("名称", "当地的叫法，例如“巷长快办制”；没有叫法就概括一个平实的名称。")
    what: Text = described("做什么", "用自己的话写清做什么、怎么做。")
    steps: tuple[Sentence, ...] = described("步骤", "按先后写，可以不写。", default=())
    who: tuple[Participant, ...] = described("谁来做", "参与的主体和角色。", default=())
    frequency: Phrase | None = described(
        "频次", "每周、每月、随时等；原文没写就不写。", default=None
    )
    problems: tuple[LocalId, ...] = described("针对的难题", "写难题编号。", default=())
    documents: tuple[Phrase, ...] = described(
        "制度文件", "为这项做法制定的文件全名，带书名号。", default=()
    )
    status: Annotated[str, VocabularyTerm("statuses")] = described(
        "进展", "计划中、试运行、实施中等。"
    )
    basis: Basis = described("依据类型", "原文写明，还是推断。", default="原文写明")
    evidence: Evidences = described("依据", "证明这项做法的原文短语。", default=(), max_length=12)


class Official(Entity):
    """Somebody who speaks or acts in office."""

    name: Phrase = described("姓名", "只写在职务上公开发言或署名的人；普通居民一律不写姓名。")
    office: Phrase = described("职务", "当时的职务，例如“星城社区党委书记”。")
    part: Sentence = described("在本案例中", "说了什么或做了什么，用自己的话写。")
    evidence: Evidences = described(
        "依据", "写明姓名和职务的原文短语。", min_length=1, max_length=4
    )


class Resource(Entity):
    """What it takes: money, people, rooms, platforms."""

    kind: Annotated[str, VocabularyTerm("resource_kinds")] = described(
        "资源类别", "资金、人员、场地、设备、平台、协作资源。"
    )
    text: OwnWords
    basis: StatedBasis = "原文写明"
    payer: Phrase | None = described(
        "由谁承担", "哪一级财政、集体、企业或居民；原文没写就不写。", default=None
    )
    observations: tuple[LocalId, ...] = described("对应数字", "写数字编号。", default=())
    evidence: StatedEvidence = ()


class Event(Entity):
    """A dated step."""

    date: Date | None = described("日期", "写到年、月或日；不知道就不写。", default=None)
    raw: Phrase = described("原文说法", "原文怎么写时间，例如“去年”“截至目前”。")
    text: OwnWords
    basis: StatedBasis = "原文写明"
    evidence: StatedEvidence = ()


class Limit(Entity):
    """A problem the source admits, or a limit we see."""

    kind: Annotated[str, VocabularyTerm("limit_kinds")] = described(
        "类别", "自认的问题、数据局限、适用条件、副作用等。"
    )
    text: OwnWords
    basis: StatedBasis = "原文写明"
    evidence: StatedEvidence = ()


class Gap(Entity):
    """Something the sources do not say."""

    topic: Annotated[str, VocabularyTerm("gap_topics")] = described(
        "主题", "经费、人员、基线、分母、起止时间等。"
    )
    text: Sentence = described("没说什么", "写清原文没有交代的事。")
    ask: Sentence = described("走访时问", "到当地可以问的一个具体问题。")


class Condition(Entity):
    """What another place needs before it can do the same. Our analysis, not the source's text."""

    condition: Annotated[str, VocabularyTerm("conditions")] = described(
        "条件", "可迁移条件词表里的名称。"
    )
    necessity: Annotated[str, VocabularyTerm("necessities")] = described(
        "必要程度", "必须，或有利。"
    )
    note: Sentence | None = described("说明", "为什么需要这个条件。", default=None)


class Transfer(Entity):
    """Whether and how the practice travels. Our analysis, not the source's text."""

    conditions: tuple[Condition, ...] = described("前提条件", "照搬之前要有什么。", default=())
    advice: tuple[Sentence, ...] = described("提示", "照搬时要留意什么，整理者分析。", default=())


class Slogan(Entity):
    """A slogan, and what it means or fails to say."""

    text: Phrase = described("口号", "原文的写法，例如“1+10+N”。")
    meaning: Sentence = described("实际所指", "逐项说明各部分指什么；原文没解释就写明没解释。")
    measures: tuple[LocalId, ...] = described(
        "对应做法", "口号落到哪几项做法，写做法编号。", default=()
    )
    explained: Annotated[str, VocabularyTerm("slogan_states")] = described(
        "是否讲清", "已解释、部分解释、原文未解释。"
    )
    evidence: Evidences = described("依据", "口号出处的原文短语。", default=(), max_length=4)


class PolicyCitation(Entity):
    """A policy that the practice implements or cites."""

    policy: Annotated[str, VocabularyTerm("policies")] = described("政策", "政策目录里的简称。")
    relation: Annotated[str, VocabularyTerm("policy_relations")] = described(
        "关系", "贯彻、依据、试点、引用。"
    )
    note: Sentence | None = described("说明", "原文怎样提到这份政策。", default=None)
    evidence: Evidences = described("依据", "提到政策的原文短语。", default=(), max_length=4)


class Relation(Entity):
    """A link to another case or another place."""

    type: Annotated[str, VocabularyTerm("relations")] = described(
        "关系", "属于、借鉴自、推广至、同类做法、被学习等。"
    )
    target: Slug | None = described("案例编号", "库里有的案例写编号。", default=None)
    name: Phrase | None = described("对方名称", "库里没有的地方或单位写名称。", default=None)
    note: Sentence = described("说明", "两者是什么关系。")
    basis: Basis = described("依据类型", "原文写明，还是整理者分析。", default="原文写明")
    evidence: Evidences = described("依据", "证明关系的原文短语。", default=(), max_length=4)


class Correction(Entity):
    """Something that a published record said wrongly, put right."""

    date: Day = described("日期", "改好的那一天，写到日。")
    what: Sentence = described("改了什么", "哪里从什么改成什么。")
    why: Sentence = described("为什么改", "怎样发现的；来信的写单位或“读者”，不写个人姓名。")


class Retirement(Entity):
    """Why a record is no longer shown as a practice to learn from; its address stays and says so."""

    date: Day = described("下线日期", "写到日。")
    reason: Sentence = described("下线理由", "政策废止、做法停止、事实不实，或者别的原因。")
    instead: tuple[Slug, ...] = described(
        "改看哪条", "可以改看的案例的编号，最多 4 个；没有就不写。", default=(), max_length=4
    )


class Editorial(Entity):
    """How far the record has been checked."""

    status: Annotated[str, VocabularyTerm("editorial_statuses")] = described(
        "核对状态", "草稿、已核对原文等。"
    )
    recorded: Day = described("入库日期", "写到日。")
    checked: Day | None = described("核对日期", "写到日。", default=None)
    review_by: Day = described("复核期限", "到期应再核一次，写到日。")
    contributors: tuple[Phrase, ...] = described("整理者", "单位或笔名。", min_length=1)
    note: Sentence | None = described("编辑说明", "其他要交代的事。", default=None)
    waivers: tuple[Waiver, ...] = described(
        "放行的提醒", "看过、决定不改的提醒：哪一个、为什么、到哪一天。", default=(), max_length=8
    )
    corrections: tuple[Correction, ...] = described(
        "更正", "发布以后改正的差错，新的写在后面，页面上照列。", default=(), max_length=60
    )
    retired: Retirement | None = described(
        "下线", "状态写“已下线”时要写；文件和网址留着，页面只说为什么和改看哪条。", default=None
    )


class Case(Entity):
    """One practice in one place."""

    id: Slug = described("编号", "小写拼音和连字符，与文件名相同，定了就不再改。")
    schema_version: SchemaVersion = described(
        "格式版本", "程序写的，不用填；没写的是第 1 版。", default=1
    )
    former_ids: tuple[Slug, ...] = described(
        "原来的编号",
        "这条记录改过编号的，写从前用过的编号；旧网址会跳到新的，别的记录不能再用。",
        default=(),
        max_length=8,
    )
    type: Annotated[str, VocabularyTerm("record_types")] = described(
        "记录类型", "治理做法、总项目、培训项目。"
    )
    title: Title = described(
        "标题", "平实的标题：哪里，做什么。不写创新、典范、显著等评价。40 字以内。"
    )
    summary: Summary = described("摘要", "300 字以内：哪里，什么难题，怎么做，结果如何。不写评价。")
    keywords: tuple[Phrase, ...] = described("关键词", "2 到 8 个。", min_length=2, max_length=8)
    # Document expansion (doc2query: Nogueira, Yang, Lin and Cho 2019, arXiv:1904.08375), by people.
    asked: tuple[Asking, ...] = described(
        "别人会怎么问",
        "读者会用、这条记录里却没有的说法，例如“水管爆了找谁修”。"
        "只拿来搜索，不显示，不算记录说的话；最多 60 条，每条 2 到 30 个字。",
        default=(),
        max_length=60,
    )
    place: Place = described("地点", "到社区或村为止。")
    settlements: tuple[Annotated[str, VocabularyTerm("settlements")], ...] = described(
        "社区类型", "1 到 4 个，最主要的写在前面。", min_length=1, max_length=4
    )
    background: tuple[Statement, ...] = described(
        "背景", "数字以外的背景；数字写进“数字”，层级选“背景”。", default=()
    )
    problems: tuple[AddressedProblem, ...] = described(
        "难题", "要解决什么。按轻重排序。", min_length=1, max_length=8
    )
    measures: tuple[Measure, ...] = described("做法", "一项一项写。", min_length=1, max_length=12)
    actors: tuple[Participant, ...] = described("主体", "参与的单位和人群。", min_length=1)
    officials: tuple[Official, ...] = described(
        "公职人员", "在职务上公开发言或署名的人。", default=()
    )
    resources: tuple[Resource, ...] = described(
        "资源", "投入了什么；原文没写就写进“没说什么”。", default=()
    )
    timeline: tuple[Event, ...] = described("时间线", "有时间的关键步骤。", default=())
    status: Annotated[str, VocabularyTerm("statuses")] = described(
        "总体进展", "计划中、试运行、实施中等。"
    )
    observations: tuple[Observation, ...] = described(
        "数字", "每个数字一条，都要有依据。", default=()
    )
    headline: tuple[LocalId, ...] = described(
        "结果怎样",
        "回答“结果怎样”的数字，写数字编号，最要紧的在前，最多 4 个；目标、背景和荣誉报道不算。",
        default=(),
        max_length=4,
    )
    calculations: tuple[Calculation, ...] = described(
        "推算", "用本记录的数字算出来的数：只写用哪些数字，得数由程序算。", default=()
    )
    claims: tuple[Statement, ...] = described(
        "没有数字的说法", "原文自述的效果或评价，没有数字支撑。", default=()
    )
    limits: tuple[Limit, ...] = described("局限", "原文自认的问题和整理者看到的局限。", default=())
    next_steps: tuple[Statement, ...] = described(
        "下一步", "原文写的打算；计划不是结果。", default=()
    )
    not_reported: tuple[Gap, ...] = described(
        "没说什么", "原文没有交代、又值得问的事。", min_length=1
    )
    decisions: tuple[Decision, ...] = described(
        "抉择", "办这类事必须拿的主意：选了什么，逐问怎么答，哪几问原文未提。", default=()
    )
    transfer: Transfer = described("可迁移性", "整理者分析。")
    slogans: tuple[Slogan, ...] = described("口号", "带数字或比喻的口号，逐个说清。", default=())
    policies: tuple[PolicyCitation, ...] = described("政策", "贯彻或引用的政策。", default=())
    relations: tuple[Relation, ...] = described("关系", "与其他案例或地方的关系。", default=())
    teaching: TeachingNote | None = described(
        "教学使用说明", "整理者编写，供培训使用。", default=None
    )
    sources: tuple[Slug, ...] = described("来源", "来源编号。", min_length=1)
    editorial: Editorial = described("编辑信息", "核对到什么程度。")
