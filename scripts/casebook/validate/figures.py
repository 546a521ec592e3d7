"""The fields of a figure beside its number: denominator, range, level, baseline, indicator's unit."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casebook.language.closed_words import INDEPENDENT, NOT_LISTED, NOT_STATED, RESULT_LEVELS
from casebook.language.quantity import find_quantities
from casebook.model.observation import Denominator, Observation
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.proofs import range_fault
from casebook.validate.scope import Scope
from casebook.validate.surroundings import widened

_HUNDRED = Decimal(100)


def denominators(
    document: Document, where: Where, o: Observation, scope: Scope
) -> Iterator[Problem]:
    """Ask for the denominator of every rate, whole or admitted as not stated."""
    d = o.denominator
    if d is None:
        if o.kind == "变化":
            return  # 同比下降42.3% has a base period; what it is a share of is no question
        if o.unit == "%" or o.kind == "比率":
            yield document.problem(
                "PRF-009",
                (*where, "unit"),
                f"“{o.label}”是比率，要写分母（denominator）；原文没说分母是什么，"
                "就在下面写 label: 未说明。",
            )
        return
    place: Where = (*where, "denominator")
    if d.value is None:
        return
    missing = [
        name
        for name, part in (("单位（unit）", d.unit), ("分母依据（evidence）", d.evidence))
        if part is None
    ]
    if missing:
        yield document.problem(
            "PRF-017",
            (*place, "value"),
            f"分母（denominator）写了数值 {d.value}，还要写{'和'.join(missing)}。",
        )
    elif d.label == NOT_STATED:
        yield document.problem(
            "PRF-017",
            (*place, "label"),
            f"分母数值写了 {d.value}，分母是什么（label）就不能写“未说明”。",
        )
    elif _part_exceeds_whole(o, d, scope):
        yield document.problem(
            "PRF-016",
            (*where, "value"),
            f"部分（{o.value}{o.unit}）比整体（{d.value}{d.unit}）还大，请核对。",
        )


def _part_exceeds_whole(o: Observation, d: Denominator, scope: Scope) -> bool:
    if d.value is None or d.unit is None or o.kind == "变化":
        return False
    same = scope.base_unit(d.unit) == scope.base_unit(o.unit)
    return same and Decimal(o.value) > Decimal(d.value)


def shares_within_whole(
    document: Document, where: Where, o: Observation, _scope: Scope
) -> Iterator[Problem]:
    """Warn of a share above 100 %."""
    if o.unit == "%" and o.kind == "比率" and Decimal(o.value) > _HUNDRED:
        yield document.problem(
            "PRF-016",
            (*where, "value"),
            f"占比 {o.value}% 超过了 100%，请核对；是增长幅度的，性质（kind）写“变化”。",
        )


def decimals_plain(
    document: Document, where: Where, o: Observation, _scope: Scope
) -> Iterator[Problem]:
    """Refuse zeros in front of a number: 0200 is 200 to a machine and a slip to everybody else."""
    parts: tuple[tuple[Where, str | None], ...] = (
        ((*where, "value"), o.value),
        ((*where, "value_to"), o.value_to),
        ((*where, "baseline", "value"), o.baseline.value if o.baseline else None),
        ((*where, "control", "value"), o.control.value if o.control else None),
        ((*where, "denominator", "value"), o.denominator.value if o.denominator else None),
    )
    for place, value in parts:
        if value is not None and re.match("-?0[0-9]", value):
            plain = f'"{Decimal(value):f}"'
            yield document.problem(
                "FLD-012", place, f"数值“{value}”开头多了 0。", replacement=plain
            )


def ranges_complete(
    document: Document, where: Where, o: Observation, _scope: Scope
) -> Iterator[Problem]:
    """A range has both ends in order; nothing else has an upper end."""
    fault = range_fault(o)
    if fault == "comparator":
        yield document.problem(
            "PRF-010",
            (*where, "comparator"),
            "比较词（comparator）“区间”和数值上端（value_to）要一起写："
            '“2—3个”写 value: "2"、value_to: "3"、comparator: 区间。',
        )
    elif fault == "value_to":
        yield document.problem(
            "PRF-010",
            (*where, "value_to"),
            f"数值上端（value_to）{o.value_to} 要大于数值（value）{o.value}。",
        )


_AFTERWARDS = re.compile(r"(?:[^，。；、]{0,6}?)(?:以上|以下|以内|左右|上下)")
_BEFOREHAND = re.compile(r"(?:不?超过|不少于|不低于|至少|将近|接近|大约|近|约|突破|逾)$")


def double_comparators(
    document: Document, where: Where, o: Observation, scope: Scope
) -> Iterator[Problem]:
    """Warn of 超过30%以上 unless the record remarks on it."""
    if o.note is not None:
        return
    quote = o.evidence.quote
    for quantity in find_quantities(quote, scope.units):
        before = _BEFOREHAND.search(quote[: quantity.start])
        behind = _AFTERWARDS.match(quote, quantity.end)
        vague = re.search("[余多]", quantity.text)
        if quantity.unit == o.unit and before and (behind or vague):
            end = behind.end() if behind else quantity.end
            said = quote[before.start() : end]
            yield document.problem(
                "PRF-011",
                (*where, "evidence", "quote"),
                f"原文“{said}”把两个修饰词叠在一起，请在说明（note）里写明取哪一个。",
                span=(before.start(), end),
            )
            return


_RESULTS = frozenset({"成效", "产出", "覆盖", "评价", "活动"})
_PLANNED = re.compile(
    r"原则上|力争|计划(?!生育)|拟(?=[建定设于])|将(?:达到|达|建成|实现|完成|覆盖|新增)|预计|有望|不得低于|目标是"
)
_HONOUR = re.compile(r"媒体|报道|获评|荣获|获得.{0,8}称号|表彰|试点|先进|示范县|示范区|推广")


def levels_fit_wording(
    document: Document, where: Where, o: Observation, scope: Scope
) -> Iterator[Problem]:
    """Targets and honours never count as results, not even where the telling word was cut off."""
    place = (*where, "level")
    fingerprint = scope.fingerprints.get(o.evidence.source)
    readings = (o.evidence.quote, *(widened(fingerprint, o.evidence.quote) if fingerprint else ()))
    planned = next(filter(None, map(_PLANNED.search, readings)), None)
    if planned and o.level in _RESULTS:
        yield document.problem(
            "PRF-012",
            place,
            f"原文里有“{planned.group()}”，说的是计划或标准，层级（level）不能写“{o.level}”。",
            replacement="目标",
        )
    honour = _HONOUR.search(o.evidence.quote)
    if honour and o.level in RESULT_LEVELS:
        yield document.problem(
            "PRF-013",
            place,
            f"原文里有“{honour.group()}”，荣誉、报道和试点的层级（level）不能写“{o.level}”。",
            replacement="荣誉报道",
        )


_RANK = {
    **dict.fromkeys(("背景", "目标", "荣誉报道"), 0),
    "成本": 1,
    "投入": 1,
    "活动": 2,
    "产出": 3,
    "覆盖": 4,
    "成效": 5,
    "评价": 5,
}
"""How far a level is on the way from what is given to what came of it."""


def is_above(level: str, usual: str | None) -> bool:
    """Whether a level claims more than the usual one of an indicator."""
    return usual is not None and _RANK.get(level, 0) > _RANK.get(usual, 0)


def levels_within_indicators(
    document: Document, where: Where, o: Observation, scope: Scope
) -> Iterator[Problem]:
    """A figure claims no more than its indicator can show: who was reached is not yet what changed.

    The level decides the grade of evidence, so that two words would lift a record. An indicator that the book
    does not have may stand for a result, if a note says why.
    """
    usual = scope.vocabulary.term("indicators", o.indicator).level
    if usual is None or not is_above(o.level, usual):
        return
    if o.indicator == NOT_LISTED:
        if o.level not in RESULT_LEVELS or o.note:
            return
        text = f"“{NOT_LISTED}”写成“{o.level}”的，要在说明（note）里写明为什么算{o.level}。"
    else:
        text = (
            f"指标“{o.indicator}”的层级是“{usual}”，这里写的是“{o.level}”，高了。"
            f"数的真是{o.level}的，换一个{o.level}的指标，或者用“{NOT_LISTED}”并写明理由。"
        )
    replacement = None if o.indicator == NOT_LISTED else usual
    yield document.problem("PRF-023", (*where, "level"), text, replacement=replacement)


_EVALUATOR = re.compile("第三方|评估|测评|审计|调查|统计局|抽样|高校|大学|研究院|研究所|学会|协会")


def independence_shown(
    document: Document, where: Where, o: Observation, _scope: Scope
) -> Iterator[Problem]:
    """Whoever calls a figure an independent finding names who found it."""
    if o.attribution == INDEPENDENT and not _EVALUATOR.search(f"{o.evidence.quote}{o.note or ''}"):
        yield document.problem(
            "PRF-028",
            (*where, "attribution"),
            f"写了“{INDEPENDENT}”，原文短语和说明（note）里都看不出是谁评估的。"
            "请在说明里写明是哪个机构、怎样评估；不知道的，写“原文自述”或“原文报道”。",
        )


def baselines_comparable(
    document: Document, where: Where, o: Observation, scope: Scope
) -> Iterator[Problem]:
    """A baseline is in the unit of its figure, and so is a control."""
    for key, name, other in (("baseline", "基线", o.baseline), ("control", "对照", o.control)):
        if other is not None and scope.base_unit(other.unit) != scope.base_unit(o.unit):
            yield document.problem(
                "PRF-014",
                (*where, key, "unit"),
                f"{name}的单位是“{other.unit}”，现在的单位是“{o.unit}”，不能放在一起比。",
            )


def units_fit_indicators(
    document: Document, where: Where, o: Observation, scope: Scope
) -> Iterator[Problem]:
    """A figure is in one of the units that the indicator's entry names."""
    allowed = scope.vocabulary.term("indicators", o.indicator).units
    said = {quantity.unit for quantity in find_quantities(o.evidence.quote, scope.units)}
    if allowed and o.unit not in allowed and o.unit in said:  # else the quote says another unit
        fitting = [
            term.term for term in scope.vocabulary.terms("indicators") if o.unit in term.units
        ]
        others = f"单位是“{o.unit}”的指标有：{'、'.join(fitting[:6])}。" if fitting else ""
        yield document.problem(
            "VOC-007",
            (*where, "unit"),
            f"指标“{o.indicator}”的单位是{'、'.join(allowed)}，这里写的是“{o.unit}”。{others}",
        )


RULES = (
    denominators,
    shares_within_whole,
    decimals_plain,
    ranges_complete,
    double_comparators,
    levels_fit_wording,
    levels_within_indicators,
    independence_shown,
    baselines_comparable,
    units_fit_indicators,
)
