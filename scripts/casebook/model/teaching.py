"""Teaching notes: how a trainer can use a case. Our work, not the source's text.

A short note has questions and perhaps a choice to discuss. A full one (:class:`TeachingGuide`, 案例使用说明)
holds a whole class, in the order of the notes of the China Management Case-sharing Centre, with what Harvard,
Ivey and GlobaLens ask for besides: the immediate and the basic issue, minutes, what to do with the figures,
and where classes fell silent. Two editions are made of it: what learners get stops at the decision.

Its texts hold no figures: ``{o6}`` stands for the number of the observation o6, ``{c1}`` for what comes of the
calculation c1, and whoever prints the text puts in what the record has (:func:`marks`). Only what the editors made
for the class may have numbers of their own, and is printed as made up: cards (:class:`ClassMaterial`), and sums
worked with assumptions (:class:`WorkedSum`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Annotated

from pydantic import Field

from casebook.model.fields import (
    Day,
    Entity,
    LocalId,
    Phrase,
    Sentence,
    Text,
    Title,
    VocabularyTerm,
    Whole,
    described,
)
from casebook.model.observation import Basis, Evidence
from casebook.model.teaching_site import TeachingSite

_MARK = re.compile(r"\{([a-z][0-9]{1,3})\}")

Minutes = Annotated[int, Field(ge=1, le=240), Whole]


def marks(text: str) -> Iterator[tuple[int, int, str]]:
    """Yield where figures stand in a text of a guide: start, end, and the id of the figure or calculation."""
    for found in _MARK.finditer(text):
        yield found.start(), found.end(), found.group(1)


class DecisionPoint(Entity):
    """A choice that learners discuss before they hear what was done."""

    situation: Sentence = described("情景", "到了哪一步，两难在哪里。")
    options: tuple[Sentence, ...] = described("可选项", "两到四个。", min_length=2, max_length=4)
    chosen: Sentence = described("当地的选择", "原文写的实际选择。")


class Circumstance(Entity):
    """A sentence of the situation, and how it is known."""

    text: Sentence = described("内容", "用自己的话写；数字写成 {o6} 这样的编号，由程序填。")
    basis: Basis = described(
        "依据类型",
        "原文写明、推断、整理者分析，或编者设计（为上课设想的，原文没有）。",
        default="原文写明",
    )
    evidence: tuple[Evidence, ...] = described(
        "依据", "证明这句话的原文短语；写“原文写明”的必须有。", default=(), max_length=6
    )


class Way(Entity):
    """One way to decide, such that a sensible cadre could defend it."""

    id: LocalId = described("编号", "本说明内的编号：w1、w2 ……")
    text: Sentence = described("怎么办", "写具体：谁做什么。发给学员。")
    case_for: Sentence = described("理由", "主张这样办的人会怎么说，写最站得住的理由。只给教师。")
    risk: Sentence = described("风险", "这样办要付什么代价、可能卡在哪里。只给教师。")


class Taken(Entity):
    """Which way the place took, as far as the source tells. For teachers only."""

    way: LocalId = described("选了哪一种", "可选项的编号；不要总放在同一个位置。")
    text: Sentence = described("当地怎么办的", "用自己的话写；与可选项有出入的，写明出入。")
    measures: tuple[LocalId, ...] = described(
        "对应做法",
        "写做法编号；这些做法的名称不能出现在学员版里。只有打算、没有做法的不写。",
        default=(),
    )
    basis: Basis = described("依据类型", "原文写明，还是推断。", default="原文写明")
    evidence: tuple[Evidence, ...] = described("依据", "原文短语。", default=(), max_length=6)
    unstated: Sentence = described(
        "原文没写", "为什么这样选、比过哪些办法、付了什么代价，原文没有写的写在这里。"
    )


class ClassDecision(Entity):
    """The decision that the class has to take: somebody in office, at a moment, with means, against something."""

    ask: Sentence = described("要决定什么", "一句话，问句；不带倾向。")
    actor: Circumstance = described("谁来定", "职务或单位，不写姓名。")
    moment: Circumstance = described("什么时候", "到了哪一步，为什么现在就要定。")
    means: Circumstance = described("手里有什么", "人、钱、权、场地；原文没写的，写明由学员设定。")
    opponent: Circumstance = described("难在哪里", "谁会不同意，卡在什么上。")
    designed: Sentence = described(
        "编者设计了什么", "哪些情节和选项是编者为上课设计的，原文没有；发给学员。"
    )
    ways: tuple[Way, ...] = described(
        "可选项", "两到四个，每个都有人会主张；不设一看就错的。", min_length=2, max_length=4
    )
    taken: Taken = described("当地的选择", "只给教师，揭晓时用。")


class PreparationQuestion(Entity):
    """A question for learners, with the analysis of the best participant for the teacher."""

    ask: Sentence = described("问题", "发给学员，课前想好。")
    stated: Sentence = described("原文说了什么", "只写原文有的。")
    unstated: Sentence = described("原文没说什么", "答这一问缺哪些事实。")
    judgement: Text = described("编者的判断", "像最好的学员那样答：怎么推，推到哪里为止。")
    follow_up: tuple[Sentence, ...] = described(
        "追问", "回答浅的时候，接着问什么，一到三个。", min_length=1, max_length=3
    )


class FigureUse(Entity):
    """What to do with some figures in class. Numbers, periods and sources are printed from the record."""

    figures: tuple[LocalId, ...] = described(
        "哪些数字", "数字或推算的编号，例如 o6、c1。", min_length=1, max_length=8
    )
    use: Sentence = described("怎么用", "什么时候拿出来，让学员拿它做什么。")
    answer: Sentence | None = described(
        "参考答案", "请学员说出、写出什么的，写一个好的回答。只给教师。", default=None
    )


class PolicyBasis(Entity):
    """A policy that the lesson rests on."""

    policy: Annotated[str, VocabularyTerm("policies")] = described("政策", "政策目录里的简称。")
    point: Sentence = described("与本课的关系", "对着哪一个决定或问题；不复述条文。")


class BoardColumn(Entity):
    """A column of the board, as it should look in the end."""

    heading: Phrase = described("栏名", "板书的一栏。")
    points: tuple[Phrase, ...] = described(
        "写什么", "预计学员会说出的要点。", min_length=1, max_length=8
    )


class Turning(Entity):
    """The question that turns a stretch of the class, and what its teacher does with each kind of answer."""

    ask: Sentence = described("转折问题", "这一段要问出来的那一句。")
    shallow: Sentence = described("浅答", "常听到的浅的回答，以及怎样接。")
    good: Sentence = described("好答", "最好的学员会怎样答。")
    silent: Sentence = described("冷场", "没有人开口的时候，教师做什么。")


class MaterialCard(Entity):
    """One card, as it is cut out and handed over."""

    heading: Phrase = described("卡名", "事由、人物或假想的地方。")
    text: Sentence = described("内容", "印在卡上的话；价钱、户数可以写，都是本库设计的。")


class ClassMaterial(Entity):
    """What is printed and cut out for the class: made up by the editors, numbers and all, and printed as such."""

    name: Phrase = described("材料名", "事件卡、诉求卡、难处卡、人物卡、假想社区等。")
    use: Sentence = described("怎样用", "印几份，什么时候发，按什么次序翻。")
    cards: tuple[MaterialCard, ...] = described(
        "卡片", "一张一条，不写姓名，不写真实的地方。", min_length=1, max_length=16
    )


class WorkedSum(Entity):
    """A sum worked out for the teacher where learners are asked to work something out."""

    label: Phrase = described("算什么", "对着教学目标或思考题里要算的那一样。")
    equation: Phrase = described(
        "算式",
        "数、单位和 + − × ÷，等号（= 或 ≈）后面是得数，可以连着写几段，用分号隔开；"
        "记录里的数字写成 {o6}。程序验算。",
    )
    assumed: Sentence = described("哪些是假设", "哪些数是原文的，哪些是假设的，换了会怎样。")
    means: Sentence = described("说明什么", "得数能说明什么，不能说明什么。")


class Segment(Entity):
    """A stretch of the class."""

    phase: Phrase = described("环节", "导入、独立表态、分组研讨、班级交流、揭晓、读数、收束等。")
    minutes: Minutes = described("分钟", "大于 0 的整数；总时长由程序算，不写。")
    format: Annotated[str, VocabularyTerm("training_formats")] = described(
        "形式", "培训形式词表里的名称。"
    )
    teacher: Sentence = described("教师做什么", "写到没上过这一课的人也能照着做。")
    learners: Sentence = described("学员做什么", "要交出什么。")
    materials: Phrase | None = described("材料", "学员版、选票、白板等；不用就不写。", default=None)
    turning: Turning | None = described(
        "转折问题", "讨论的环节写：问哪一句，回答浅、回答好、冷场各怎么办。", default=None
    )


class Happened(Entity):
    """What really happened, as far as the source tells."""

    told: tuple[Circumstance, ...] = described("后来怎样", "原文写的事。", min_length=1)
    figures: tuple[LocalId, ...] = described(
        "数字", "揭晓时才拿出来的数字；不能出现在学员版里。", default=(), max_length=12
    )
    unstated: Sentence = described("原文没写", "结果里缺什么，哪些话不能替它说。")


class SitePoint(Entity):
    """Something to find out where the case happened."""

    look: Phrase = described("看什么", "一个地方、一本台账、一块屏。")
    whom: Phrase = described("问谁", "职务或身份，不写姓名。")
    find_out: Sentence = described("要弄清什么", "回来要交的答案。")


class Trap(Entity):
    """A way to misread figures, with a question that has one right answer."""

    figures: tuple[LocalId, ...] = described(
        "哪些数字", "数字或推算的编号。", min_length=1, max_length=6
    )
    why: Sentence = described("为什么会读错", "错在哪里，应当怎样读。")
    ask: Sentence = described("测验题", "一个有唯一答案的问题。")
    right: Sentence = described("正确的答案", "只有一个。")
    wrong: tuple[Sentence, ...] = described(
        "不对的答案", "一到三个，要像真会有人选的。", min_length=1, max_length=3
    )


class Experience(Entity):
    """What happened when the case was taught. Empty until somebody has."""

    date: Day = described("日期", "上课那天，写到日。")
    text: Sentence = described("情况", "在哪里冷场，学员误解了什么，怎样改；不写学员姓名。")


class TeachingGuide(Entity):
    """The full teaching note of a case: 案例使用说明."""

    title: Title = described("学员版标题", "不透露当地的选择。")
    objectives: tuple[Sentence, ...] = described(
        "教学目标", "学完能做什么，两到四条，看得出做没做到。", min_length=2, max_length=4
    )
    immediate_issue: Sentence = described("眼前的问题", "案例里的人今天就要定的事。")
    basic_issue: Sentence = described("根本的问题", "换个地方也会遇到的那个问题。")
    story: tuple[Circumstance, ...] = described(
        "案例正文", "发给学员，一段一条，写到要做决定为止。", min_length=2, max_length=8
    )
    given: tuple[LocalId, ...] = described(
        "随正文发的数字", "做决定之前就知道的数字，写编号；结果不发。", default=(), max_length=8
    )
    decision: ClassDecision = described("决策点", "编者为上课设计的选择。")
    questions: tuple[PreparationQuestion, ...] = described(
        "课前思考题", "两到五个；问题发学员，分析给教师。", min_length=2, max_length=5
    )
    figure_uses: tuple[FigureUse, ...] = described(
        "怎样用数字", "课上拿哪些数字做什么。", min_length=1, max_length=6
    )
    sums: tuple[WorkedSum, ...] = described(
        "算给大家看", "要学员算出什么的，写一遍算法。只给教师。", default=(), max_length=6
    )
    materials: tuple[ClassMaterial, ...] = described(
        "课堂材料", "课上发的卡片和假想的数，全文印出，可以裁开。", default=(), max_length=4
    )
    policies: tuple[PolicyBasis, ...] = described(
        "政策依据", "政策目录里有的。", min_length=1, max_length=5
    )
    board: tuple[BoardColumn, ...] = described(
        "板书", "几栏，各写什么。", min_length=2, max_length=5
    )
    setting: Sentence = described("班额和场地", "多少人、怎样坐、要准备什么。数目用汉字写。")
    class_plan: tuple[Segment, ...] = described(
        "课堂安排", "一段一条，按先后。", min_length=4, max_length=10
    )
    closing: tuple[Sentence, ...] = described(
        "收束", "下课前教师说的话，一到四句。", min_length=1, max_length=4
    )
    happened: Happened = described("实际情况", "揭晓以后讲。")
    follow_up: Sentence = described("后续", "案例之后怎样了；不知道就写不知道、到哪里问。")
    site_visit: tuple[SitePoint, ...] = described(
        "现场教学", "到了当地看什么、问谁、弄清什么。", min_length=1, max_length=6
    )
    traps: tuple[Trap, ...] = described(
        "容易误读的地方", "每处配一道有唯一答案的题。", min_length=1, max_length=6
    )
    experience: tuple[Experience, ...] = described(
        "上课记录", "用过以后写；没有用过就不写。", default=()
    )


class TeachingNote(Entity):
    """How a trainer can use the case: in short, or with a whole guide."""

    purpose: Sentence = described("教学目的", "这个案例教什么。")
    audiences: tuple[Annotated[str, VocabularyTerm("audiences")], ...] = described(
        "适用学员", "学员词表里的名称。", min_length=1
    )
    competences: tuple[Annotated[str, VocabularyTerm("competences")], ...] = described(
        "能力", "能力词表里的名称。", min_length=1
    )
    questions: tuple[Sentence, ...] = described(
        "启发思考题", "两到五个；写了案例使用说明（guide）的不写在这里。", default=(), max_length=5
    )
    analysis: tuple[Sentence, ...] = described("分析思路", "给讲师，不发学员。", default=())
    decision_points: tuple[DecisionPoint, ...] = described("决策点", "供讨论的选择。", default=())
    misreadings: tuple[Sentence, ...] = described(
        "容易误读的地方", "数字和说法上的坑。", min_length=1
    )
    site: TeachingSite | None = described(
        "现场教学点", "这里接待过学员才写；没有接待过的不写。", default=None
    )
    guide: TeachingGuide | None = described(
        "案例使用说明",
        "一堂课的全套说明，由此生成学员版和教师版。写了它，就不再写上面的思考题、分析思路和决策点。",
        default=None,
    )
