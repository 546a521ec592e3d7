"""Proof of figures: every quote stands in its source, every number is the quote's own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from casebook.language.fingerprint import first_unknown_window
from casebook.language.normalise import normalise
from casebook.language.proof import Mismatch, matches
from casebook.model.observation import Baseline, Control, Denominator, Evidence, Observation
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope, evidences
from casebook.validate.surroundings import widened

QUOTE_MIN = 8
QUOTE_MAX = 30

Figure = Observation | Baseline | Control | Denominator


def quotes_stand_in_sources(document: Document, scope: Scope) -> Iterator[Problem]:
    """Check the length of every quote and that the source's fingerprint knows all of it."""
    for quoted in evidences(document):
        where = (*quoted.where, "quote")
        length = len(quoted.quote)
        if len(normalise(quoted.quote)) < QUOTE_MIN:
            yield document.problem(
                "PRF-002",
                where,
                f"原文短语（quote）“{quoted.quote}”只有 {length} 个字，"
                f"要 {QUOTE_MIN} 到 {QUOTE_MAX} 个字。请从原文往前或往后多取几个字。",
            )
            continue
        if length > QUOTE_MAX:
            yield document.problem(
                "PRF-003",
                where,
                f"原文短语（quote）有 {length} 个字，最多 {QUOTE_MAX} 个字。请只留要紧的一段。",
            )
        fingerprint = scope.fingerprints.get(quoted.source)
        unknown = first_unknown_window(fingerprint, quoted.quote) if fingerprint else None
        if unknown is not None:
            # What comes before stands in the article, so the last character is the odd one.
            start = unknown.end - 1 if unknown.start else 0
            here = quoted.quote[start : unknown.end]
            said = (
                f"里，“{unknown.text[:-1]}”后面不是“{here}”"
                if unknown.start
                else f"里没有“{here}”这几个字"
            )
            yield document.problem(
                "PRF-001",
                where,
                f"来源 {quoted.source} {said}。请打开原文，一个字不差地复制过来。",
                span=(start, unknown.end),
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


def _compared(quote: str, number: Figure, figure: str | None, scope: Scope) -> Mismatch | None:
    value_to = number.value_to if isinstance(number, Observation) else None
    assert number.value is not None  # noqa: S101  a denominator without a value is not asked for
    return matches(
        quote,
        value=Decimal(number.value),
        value_to=Decimal(value_to) if value_to is not None else None,
        unit=number.unit or "",
        comparator=number.comparator or "等于",
        figure=figure,
        units=scope.units,
    )


def _proof(
    document: Document, where: Where, number: Figure, evidence: Evidence, scope: Scope
) -> Iterator[Problem]:
    """Compare one number with its quote, and the quote with what stands around it."""
    mismatch = _compared(evidence.quote, number, evidence.figure, scope)
    if mismatch is None:
        yield from _cut_off(document, where, number, evidence, scope)
        return
    field = _MISMATCH_FIELDS.get(mismatch.kind)
    place: Where = (*where, field) if field else (*where, "evidence", "quote")
    if mismatch.kind == "figure-not-in-quote":
        place = (*where, "evidence", "figure")
    yield document.problem(
        _MISMATCH_CODES[mismatch.kind],
        place if document.has(place) else where,
        _mismatch_text(mismatch, number, evidence),
        replacement=_meant(mismatch, number),
    )


def _meant(mismatch: Mismatch, number: Figure) -> str | None:
    """What the field should say, if the quote leaves no choice."""
    if mismatch.kind == "unit":
        units = {q.unit for q in mismatch.found if q.value == Decimal(number.value or 0)}
        return units.pop() or None if len(units) == 1 else None
    if mismatch.kind == "number" and mismatch.found[0].value_to is None:
        return f'"{mismatch.found[0].value:f}"'
    return mismatch.found[0].comparator if mismatch.kind == "comparator" else None


def _mismatch_text(mismatch: Mismatch, number: Figure, evidence: Evidence) -> str:
    # 9月 is a date; beside figures with a unit it is none of those that were meant.
    told = [q for q in mismatch.found if q.unit and q.unit not in _DATES] or mismatch.found
    in_quote = "、".join(dict.fromkeys(f"“{q.text}”" for q in told))
    match mismatch.kind:
        case "no-number":
            return f"原文短语（quote）“{evidence.quote}”里没有数字，证明不了 {number.value}。"
        case "number":
            return f"原文短语里写的是{in_quote}，数值（value）写的是 {_value(number)}。"
        case "unit":
            return f"原文短语里写的是{in_quote}，单位（unit）写的是“{number.unit}”。"
        case "comparator":
            said = mismatch.found[0].comparator
            written = number.comparator or "等于"
            return (
                f"原文短语“{evidence.quote}”里的{in_quote}，比较词是“{said}”，"
                f"比较词（comparator）写的是“{written}”。"
            )
        case "ambiguous":
            return (
                f"原文短语里单位是“{number.unit}”的数字不止一个：{in_quote}。"
                "请把短语取短一些；取不开时，用 figure 写明是哪一个"
                f"{_line_to_paste(mismatch, number)}。"
            )
        case _:
            return f"数字所在（figure）“{evidence.figure}”不在原文短语“{evidence.quote}”里。"


_DATES = frozenset({"年", "月", "日"})


def _line_to_paste(mismatch: Mismatch, number: Figure) -> str:
    meant = [q for q in mismatch.found if q.value == Decimal(number.value or 0)]
    return f"，例如 figure: {meant[0].said or meant[0].text}" if meant else ""


def _value(number: Figure) -> str:
    value_to = number.value_to if isinstance(number, Observation) else None
    return f"{number.value}—{value_to}" if value_to else str(number.value)


def _cut_off(
    document: Document, where: Where, number: Figure, evidence: Evidence, scope: Scope
) -> Iterator[Problem]:
    """Refuse a quote that proves its number only because it was cut in the wrong place."""
    fingerprint = scope.fingerprints.get(evidence.source)
    if fingerprint is None:
        return
    for reading in widened(fingerprint, evidence.quote):
        mismatch = _compared(reading, number, evidence.figure, scope)
        if mismatch is None:
            continue
        same = (
            q.unit == number.unit and q.value == Decimal(number.value or 0) for q in mismatch.found
        )
        if mismatch.kind == "ambiguous" and any(same):
            continue  # the neighbouring number of another clause came into sight
        yield document.problem(
            "PRF-019",
            (*where, "evidence", "quote"),
            f"原文短语截得不对：原文写的是“{reading}”，截短以后意思变了。请连同前后的字一起抄。",
        )
        return


def range_fault(o: Observation) -> str | None:
    """The field that is wrong with a range: it has both ends in order, and nothing else has two ends."""
    if (o.comparator == "区间") != (o.value_to is not None):
        return "comparator"
    if o.value_to is not None and Decimal(o.value_to) <= Decimal(o.value):
        return "value_to"
    return None


def numbers_match_quotes(
    document: Document, where: Where, o: Observation, scope: Scope
) -> Iterator[Problem]:
    """Check number, unit and comparator of an observation, its baseline, control and denominator."""
    if range_fault(o) is None:
        yield from _proof(document, where, o, o.evidence, scope)
    if o.baseline is not None:
        yield from _proof(document, (*where, "baseline"), o.baseline, o.baseline.evidence, scope)
    if o.control is not None:
        yield from _proof(document, (*where, "control"), o.control, o.control.evidence, scope)
    d = o.denominator
    if d is not None and d.value is not None and d.unit is not None and d.evidence is not None:
        yield from _proof(document, (*where, "denominator"), d, d.evidence, scope)


RECORD_RULES = (quotes_stand_in_sources,)
RULES = (numbers_match_quotes,)
