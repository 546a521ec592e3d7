"""Proof of figures: every quote stands in its source, every number is the quote's own."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from casebook.language.fingerprint import contains, first_unknown_window
from casebook.language.normalise import normalise
from casebook.language.proof import Mismatch, matches
from casebook.language.quantity import find_quantities
from casebook.model.case import Case
from casebook.model.observation import Baseline, Control, Evidence, Observation
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope, evidences, prose

QUOTE_MIN = 8
QUOTE_MAX = 30
_HUNDRED = Decimal(100)

_PLANNED = re.compile(r"原则上|力争|计划(?!生育)|拟(?=[建定设于])|将达到|预计|有望|不得低于")
_HONOUR = re.compile(r"媒体|报道|获评|荣获|表彰|试点|先进|示范县|示范区")


def quotes_stand_in_sources(document: Document, _case: Case, scope: Scope) -> Iterator[Problem]:
    """Check the length of every quote and that the source's fingerprint knows all of it."""
    for quoted in evidences(document):
        where = (*quoted.where, "quote")
        length = len(quoted.quote)
        if len(normalise(quoted.quote)) < QUOTE_MIN:
            yield document.problem(
                "PRF-002", where, f"引文“{quoted.quote}”太短，要 {QUOTE_MIN} 到 {QUOTE_MAX} 个字。"
            )
        elif length > QUOTE_MAX:
            yield document.problem(
                "PRF-003", where, f"引文有 {length} 个字，最多 {QUOTE_MAX} 个字，请只留要紧的一段。"
            )
        elif (fingerprint := scope.fingerprints.get(quoted.source)) is not None and not contains(
            fingerprint, quoted.quote
        ):
            unknown = first_unknown_window(fingerprint, quoted.quote)
            part = unknown.text if unknown else quoted.quote
            yield document.problem(
                "PRF-001",
                where,
                f"来源 {quoted.source} 里没有这句话，在“{part}”这里对不上。请逐字照抄原文。",
                span=(unknown.start, unknown.end) if unknown else None,
            )


_MISMATCH_CODES = {
    "no-number": "PRF-008",
    "number": "PRF-004",
    "unit": "PRF-005",
    "comparator": "PRF-006",
    "ambiguous": "PRF-007",
    "figure-not-in-quote": "PRF-018",
}
_MISMATCH_FIELDS = {"number": "value", "unit": "unit", "comparator": "comparator"}


def _proof(
    document: Document,
    where: Where,
    evidence: Evidence,
    number: Observation | Baseline | Control,
) -> Iterator[Problem]:
    value_to = number.value_to if isinstance(number, Observation) else None
    mismatch = matches(
        evidence.quote,
        value=Decimal(number.value),
        value_to=Decimal(value_to) if value_to is not None else None,
        unit=number.unit,
        comparator=number.comparator,
        figure=evidence.figure,
    )
    if mismatch is not None:
        field = _MISMATCH_FIELDS.get(mismatch.kind)
        place: Where = (*where, field) if field else (*where, "evidence", "quote")
        yield document.problem(
            _MISMATCH_CODES[mismatch.kind], place, _mismatch_text(mismatch, number, evidence)
        )


def _mismatch_text(
    mismatch: Mismatch, number: Observation | Baseline | Control, evidence: Evidence
) -> str:
    found = "、".join(dict.fromkeys(f"“{q.text}”" for q in mismatch.found)) or "没有数字"
    record = f"{number.comparator} {number.value} {number.unit}"
    match mismatch.kind:
        case "no-number":
            return f"引文“{evidence.quote}”里找不到数字。"
        case "number":
            return f"引文里写的是{found}，记录写的是“{number.value}”。"
        case "unit":
            return f"引文里写的是{found}，记录的单位是“{number.unit}”。"
        case "comparator":
            return f"引文里写的是{found}，记录的比较词是“{number.comparator}”。"
        case "ambiguous":
            return (
                f"引文里单位是“{number.unit}”的数字不止一个：{found}。"
                f"请缩短引文，或用 figure 写明是哪一个（记录：{record}）。"
            )
        case _:
            return f"figure“{evidence.figure}”不在引文“{evidence.quote}”里。"


def numbers_match_quotes(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Check number, unit and comparator of observations, baselines, controls and denominators."""
    for index, o in enumerate(case.observations):
        where: Where = ("observations", index)
        yield from _proof(document, where, o.evidence, o)
        if o.baseline is not None:
            yield from _proof(document, (*where, "baseline"), o.baseline.evidence, o.baseline)
        if o.control is not None:
            yield from _proof(document, (*where, "control"), o.control.evidence, o.control)


def denominators(document: Document, case: Case, scope: Scope) -> Iterator[Problem]:
    """Ask for the denominator of every rate; check a denominator's own number."""
    for index, o in enumerate(case.observations):
        where: Where = ("observations", index)
        d = o.denominator
        if d is None:
            if o.unit == "%" or o.kind == "比率":
                yield document.problem(
                    "PRF-009",
                    (*where, "unit"),
                    f"“{o.label}”是比率，要写 denominator；原文没说就写“未说明”。",
                )
            continue
        place: Where = (*where, "denominator")
        if d.value is None:
            continue
        if d.unit is None or d.evidence is None:
            yield document.problem("PRF-017", place, "分母写了数值，就要写单位和依据。")
            continue
        mismatch = matches(
            d.evidence.quote,
            value=Decimal(d.value),
            value_to=None,
            unit=d.unit,
            comparator=d.comparator or "等于",
            figure=d.evidence.figure,
        )
        if mismatch is not None:
            found = "、".join(f"“{q.text}”" for q in mismatch.found) or "没有数字"
            yield document.problem(
                "PRF-017", place, f"引文里写的是{found}，分母写的是 {d.value} {d.unit}。"
            )
        same = _base_unit(scope, d.unit) == _base_unit(scope, o.unit)
        if same and o.kind != "变化" and Decimal(o.value) > Decimal(d.value):
            yield document.problem(
                "PRF-016", place, f"部分（{o.value}）比整体（{d.value}）还大，请核对。"
            )


def shares_within_whole(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Warn of a share above 100 %."""
    for index, o in enumerate(case.observations):
        if o.unit == "%" and o.kind == "比率" and Decimal(o.value) > _HUNDRED:
            yield document.problem(
                "PRF-016",
                ("observations", index, "value"),
                f"占比 {o.value}% 超过了 100%，请核对。",
            )


def ranges_complete(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """A range has both ends in order; nothing else has an upper end."""
    for index, o in enumerate(case.observations):
        where: Where = ("observations", index)
        if (o.comparator == "区间") != (o.value_to is not None):
            yield document.problem(
                "PRF-010",
                (*where, "comparator"),
                "比较词“区间”和 value_to 要一起写：2—3个 写 value 2、value_to 3。",
            )
        elif o.value_to is not None and Decimal(o.value_to) <= Decimal(o.value):
            yield document.problem("PRF-010", (*where, "value_to"), "区间的上端要大于下端。")


def double_comparators(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Warn of 超过30%以上 unless the record remarks on it."""
    pattern = re.compile(r"(超过|不少于|至少|近|约)[^，。]{0,10}(以上|余|左右)")
    for index, o in enumerate(case.observations):
        if o.note is None and pattern.search(o.evidence.quote):
            yield document.problem(
                "PRF-011",
                ("observations", index, "evidence", "quote"),
                f"原文“{o.evidence.quote}”两个修饰词重复，请在 note 里说明取哪一个。",
            )


def levels_fit_wording(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Targets and honours never count as results."""
    for index, o in enumerate(case.observations):
        where: Where = ("observations", index, "level")
        planned = _PLANNED.search(o.evidence.quote)
        if planned and o.level in {"成效", "产出", "触达", "评价", "活动"}:
            yield document.problem(
                "PRF-012",
                where,
                f"引文里有“{planned.group()}”，是计划或标准，不能写成“{o.level}”。",
                suggestion="目标",
                replacement="目标",
            )
        honour = _HONOUR.search(o.evidence.quote)
        if honour and o.level in {"成效", "评价"}:
            yield document.problem(
                "PRF-013",
                where,
                f"引文里有“{honour.group()}”，荣誉和报道不能写成“{o.level}”。",
                suggestion="荣誉报道",
                replacement="荣誉报道",
            )


def baselines_comparable(document: Document, case: Case, scope: Scope) -> Iterator[Problem]:
    """A baseline is in the unit of its figure."""
    for index, o in enumerate(case.observations):
        if o.baseline and _base_unit(scope, o.baseline.unit) != _base_unit(scope, o.unit):
            yield document.problem(
                "PRF-014",
                ("observations", index, "baseline", "unit"),
                f"基线的单位是“{o.baseline.unit}”，现在的单位是“{o.unit}”，不能前后对比。",
            )


def units_fit_indicators(document: Document, case: Case, scope: Scope) -> Iterator[Problem]:
    """A figure is in one of the units that the indicator's entry names."""
    for index, o in enumerate(case.observations):
        allowed = scope.vocabulary.term("indicators", o.indicator).units
        if allowed and o.unit not in allowed:
            yield document.problem(
                "VOC-008",
                ("observations", index, "unit"),
                f"指标“{o.indicator}”的单位是{'、'.join(allowed)}，这里写的是“{o.unit}”。",
            )


def _base_unit(scope: Scope, unit: str) -> str:
    return scope.vocabulary.term("units", unit).base or unit


_DIGITS = re.compile(r"[0-9]")
# Analysis and teaching may reckon with numbers of their own; what the practice did may not.
_FREE_OF_PROOF = frozenset(
    {"transfer", "teaching", "not_reported", "editorial", "keywords", "limits"}
)


def prose_numbers_proven(document: Document, _case: Case, _scope: Scope) -> Iterator[Problem]:
    """Every number written in digits in our prose stands in some quote of the record."""
    proven = {
        (q.value, q.unit) for quoted in evidences(document) for q in find_quantities(quoted.quote)
    }
    values = {value for value, _unit in proven}
    for where, text in prose(document):
        if (where and where[0] in _FREE_OF_PROOF) or where[-1:] in {
            ("note",),
            ("place",),
            ("label",),
        }:
            continue
        for quantity in find_quantities(text):
            if not _DIGITS.search(quantity.text) or quantity.unit in {"", "年", "月", "日", "字"}:
                continue
            if (quantity.value, quantity.unit) not in proven and quantity.value not in values:
                yield document.problem(
                    "PRF-015",
                    where,
                    f"这里写的“{quantity.text}”在本记录的引文里找不到，请补引文或改正。",
                )


RULES = (
    quotes_stand_in_sources,
    numbers_match_quotes,
    denominators,
    shares_within_whole,
    ranges_complete,
    double_comparators,
    levels_fit_wording,
    baselines_comparable,
    units_fit_indicators,
    prose_numbers_proven,
)
