"""Sums that a teaching note works out: the machine does them again, with the numbers of the record in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from fractions import Fraction

from casebook.model.teaching import marks
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope, items, parts_by_id

_STEP = re.compile(r"(?P<left>[^=≈]+)(?P<sign>[=≈])(?P<right>[^=≈]+)")
_PART = re.compile(
    r"(?P<digits>[0-9]+)(?:\.(?P<after>[0-9]+))?(?P<unit>[万亿]?)|(?P<operator>[+−×÷])"
)
_UNITS = {"": 1, "万": 10_000, "亿": 100_000_000}


def _parts(text: str) -> tuple[list[Fraction], list[str]] | None:
    """The numbers of one side and the operators between them; nothing if they do not take turns."""
    numbers: list[Fraction] = []
    operators: list[str] = []
    for part in _PART.finditer(text):
        if part["operator"]:
            operators.append(part["operator"])
        else:
            written = f"{part['digits']}.{part['after'] or 0}"
            numbers.append(Fraction(written) * _UNITS[part["unit"]])
        if not 0 <= len(numbers) - len(operators) <= 1:
            return None
    return (numbers, operators) if len(numbers) == len(operators) + 1 else None


def _worth(text: str) -> Fraction | None:
    """What one side of a sum comes to; nothing if that cannot be told."""
    side = _parts(text)
    if side is None:
        return None
    numbers, operators = side
    total, product, sign = Fraction(0), numbers[0], 1
    for operator, number in zip(operators, numbers[1:], strict=True):
        if operator == "×":
            product *= number
        elif operator == "÷":
            if not number:
                return None
            product /= number
        else:
            total, product, sign = total + sign * product, number, 1 if operator == "+" else -1
    return total + sign * product


def _rounding(text: str) -> Fraction:
    """Half of the last place to which a result is written: 411 is right to a half, 4400 to fifty, 5.1 to 0.05."""
    (part,) = _PART.finditer(text)
    digits, after = part["digits"], part["after"] or ""
    last = Fraction(1, 10 ** len(after))
    if not after:
        last *= 10 ** (len(digits) - len(digits.rstrip("0") or digits))
    return last * _UNITS[part["unit"]] / 2


def _right(step: re.Match[str]) -> bool:
    left, right = _worth(step["left"]), _worth(step["right"])
    if left is None or right is None or len(list(_PART.finditer(step["right"]))) != 1:
        return False
    if step["sign"] == "=":
        return left == right
    return abs(left - right) <= _rounding(step["right"])


def _filled(equation: str, figures: Mapping[str, Mapping[str, object]]) -> str | None:
    """``equation`` with the numbers of the record in it; nothing if it names what is no figure."""
    told, at = "", 0
    for start, end, name in marks(equation):
        value = figures.get(name, {}).get("value")
        if value is None:
            return None
        told, at = f"{told}{equation[at:start]}{value}", end
    return told + equation[at:]


def sums_come_out(document: Document, _scope: Scope) -> Iterator[Problem]:
    """Refuse a sum that does not come out, or that cannot be worked out again."""
    teaching = document.data.get("teaching") if document.data else None
    guide = teaching.get("guide") if isinstance(teaching, dict) else None
    figures = parts_by_id(document.data, "observations")
    for index, worked in items(guide, "sums"):
        equation = worked.get("equation")
        if not isinstance(equation, str):
            continue
        where: Where = ("teaching", "guide", "sums", index, "equation")
        filled = _filled(equation, figures)
        for written in (filled or "").split("；"):
            step = _STEP.fullmatch(written)
            if step is None:
                text = (
                    "验算不了。一段算式写“数 × 数 = 得数”，几段用分号隔开；"
                    "花括号里只写数字（observations）的编号。"
                )
                yield document.problem("TCH-008", where, text)
            elif not _right(step):
                yield document.problem("TCH-008", where, f"算式“{written.strip()}”算不出这个得数。")


RECORD_RULES = (sums_come_out,)
