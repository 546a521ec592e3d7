"""Decisions: what a place chose, and how it answered the few things that every place must decide.

The questions themselves stand in ``cases/vocabulary/decisions.yml`` (:class:`Aspect`, :class:`Option`,
:class:`Contrast`, fields of its terms); a record only says which option was taken and what the source
answers. Whose answer it is stands in ``scope``: a record of one street may hold an answer of the whole
county, and a page sets places side by side, not records.
"""

from __future__ import annotations

from typing import Annotated

from casebook.model.fields import (
    DivisionCode,
    Entity,
    LocalId,
    Phrase,
    Sentence,
    ShortAnswer,
    Slug,
    TermWord,
    VocabularyTerm,
    described,
)
from casebook.model.observation import Basis, Evidence, Scope

ANSWERED = "写明"
DENIED = "明说没有"


class Answer(Entity):
    """What the source says of one aspect of a decision, in one sentence of ours."""

    aspect: TermWord = described("哪一问", "这个抉择的方面（aspects）之一，见抉择词表。")
    text: ShortAnswer = described(
        "怎么答", "用自己的话写一句，最多 60 个字；数字照原文的写法，不算、不改。"
    )
    kind: Annotated[str, VocabularyTerm("answer_kinds")] = described(
        "怎么知道", "写明；原文明确说没有、不设、不收的，写“明说没有”。", default=ANSWERED
    )
    basis: Basis = described("依据类型", "原文写明，还是推断。", default="原文写明")
    measures: tuple[LocalId, ...] = described("对应做法", "写做法编号。", default=())
    observations: tuple[LocalId, ...] = described("对应数字", "写数字编号。", default=())
    evidence: tuple[Evidence, ...] = described(
        "依据", "证明这句话的原文短语；推断可以没有。", default=(), max_length=6
    )


class Decision(Entity):
    """What one place chose in one decision."""

    decision: Annotated[str, VocabularyTerm("decisions")] = described(
        "哪个抉择", "抉择词表里的名称。"
    )
    scope: Scope = described(
        "谁的答案",
        "答案属于哪个地方，例如“博罗县罗阳街道”“深圳市”；不一定是本记录的地点。",
    )
    code: DivisionCode | None = described(
        "区划代码", "答案属于别的县或整个市时写；不写就是本记录的代码。", default=None
    )
    option: TermWord = described("选了哪一种", "这个抉择的选项（options）之一，见抉择词表。")
    basis: Basis = described("依据类型", "选项是原文写明，还是由做法推断。", default="原文写明")
    state: Annotated[str, VocabularyTerm("decision_states")] = described(
        "做到哪一步", "已做、试行、打算、明说不做。只有打算的，不写成已做。"
    )
    evidence: tuple[Evidence, ...] = described(
        "依据", "证明选了这一种、做到这一步的原文短语。", default=(), max_length=6
    )
    answers: tuple[Answer, ...] = described(
        "逐问回答", "原文答了的，一问一句。", default=(), max_length=24
    )
    unmentioned: tuple[TermWord, ...] = described(
        "未提",
        "通读全文以后，确认原文对这个地方只字未提的几问。没有读全文就不写：不写的显示“记录里没有”。",
        default=(),
    )


class Aspect(Entity):
    """One thing that whoever takes the decision has to settle."""

    aspect: TermWord = described("方面", "表里的行名，8 个字以内，例如“标准是多少”。")
    id: Slug = described("英文编号", "用在网址里，定了就不再改。")
    ask: Sentence = described("走访时问", "没有人写的时候，到当地可以问的一个具体问题。")


class Option(Entity):
    """One way to decide."""

    option: TermWord = described("选项", "记录里写的词，例如“按户数上限拆”。")
    id: Slug = described("英文编号", "用在网址里，定了就不再改。")
    definition: Sentence = described("释义", "一句话说清这样选是怎么办。")


class AnswerReference(Entity):
    """An answer of a record that a contrast rests on."""

    case: Slug = described("案例编号", "哪条记录。")
    scope: Phrase | None = described(
        "谁的答案", "同一条记录有两个地方的答案时，写明是哪一个（scope 的 place）。", default=None
    )
    aspect: TermWord = described("哪一问", "那条记录回答了的一问。")


ALIKE = "相同的："
"""How a sentence begins that says what the places have alike."""


class Contrast(Entity):
    """One sentence of an editor on what the places did differently, with the answers it rests on."""

    text: Sentence = described(
        "差别", "一句话；里面的数字都要在所指答案的原文短语里，打算的要说是打算。"
    )
    measures: tuple[TermWord, ...] = described(
        "也写在哪些做法页上", "做法词表里的词：这句话说的就是这种做法的差别。", default=()
    )
    answers: tuple[AnswerReference, ...] = described(
        "根据哪些答案", "没有根据的句子不写数字和地名。", default=()
    )
