"""Quantities in a Chinese sentence: number, unit, and how exactly the number is meant.

``服务人数超过1000人`` holds one quantity: 1000, 人, 超过. See :mod:`casebook.language.numerals` for the
numbers that are read, :mod:`~casebook.language.units` for the units, :mod:`~casebook.language.cues` for
the comparators and :mod:`~casebook.language.fixed_words` for numeral characters that count nothing.

Decisions that a reader of a record should know:

- A year is a quantity of unit 年 (``2016年`` is 2016 年), as a duration is.
- ``2—3个``, ``2至3个``, ``30%—50%`` are one quantity with ``value_to`` and the comparator 区间, and so is
  ``3-5万元`` (30000 to 50000). ``从10个到12个`` is a change: two quantities.
- ``1个半小时`` and ``一年半`` are not read at all: leaving 半 away would state a wrong number.
- A number followed by no known unit is a quantity of unit ``""``.
- ``第3期`` is an ordinal: it says which one, not how many.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from casebook.language import cues
from casebook.language.fixed_words import hide_fixed_words
from casebook.language.numerals import NUMBER_START, Numeral, fold, read_numeral, run_end
from casebook.language.units import DURATIONS, UNITS, UnitTable, unit_table


@dataclass(frozen=True)
class Quantity:
    """A number with unit and comparator at ``[start, end)`` of the text, from numeral to unit.

    ``value`` and ``value_to`` are in the plain unit: ``5万余人`` is 50000 人. ``value_to`` is set only
    with the comparator 区间. ``text`` is the piece of the text; cue words around it are not in it. They are in
    ``said``, the piece from the first word that says how the number is meant to the last: ``不超过3500户``,
    ``400平方米以上``. ``[start, number_end)`` holds the number with its 万 and with a 余 or 多 inside it.
    ``doubled`` tells that the text bounds the number twice, ``超过30%以上``.
    """

    value: Decimal
    value_to: Decimal | None
    unit: str
    comparator: str
    start: int
    end: int
    text: str
    number_end: int
    said_start: int
    said_end: int
    said: str = ""
    doubled: bool = False
    ordinal: bool = False


@dataclass(frozen=True)
class _Count:
    """A numeral with its unit, before the words around it have been looked at."""

    numeral: Numeral
    unit: str
    vague: str
    end: int
    number_end: int


_PERCENT = re.compile("([百千])分之")
_RANGE_SIGN = re.compile("\\s?([-‐‑‒–—−~～〜∼－]|至|到)\\s?(?![-‐‑‒–—])")
_VAGUE_WORD = re.compile("[余多来]")
_VAGUE_AND_MORE = re.compile("[余多](?![元样种方层功次少数边])|来(?!自|源|到|访|说|看)")
_HALF = re.compile("半(?!山|岛|径|数|导|月刊)")
_ELAPSED = frozenset(DURATIONS | {"岁", "公里", "米", "元", "倍", "亩", "斤", "吨"})
_SIGNED = frozenset({"%", "‰", "个百分点"})
_MINUS = re.compile("(?<![0-9%])[-−－]$")
_MORE_THAN = re.compile("个(多|余)(?=小时|月|星期|工作日|学期|季度)")


# Every character that can begin a numeral once it is folded; most sentences have none of them.
MAY_COUNT = re.compile("[0-9０-９〇零一二两兩三四五六七八九十百千韆万萬亿億\uf978\uf9b2\uf9d1]")


def find_quantities(text: str, units: Collection[str] = UNITS) -> tuple[Quantity, ...]:
    """All quantities of ``text`` from left to right, ordinals among them (flagged).

    ``units`` are the measure words that may follow a number; the longest that fits is the unit.
    """
    if not MAY_COUNT.search(text):
        return ()
    return _quantities(text, units if isinstance(units, tuple | frozenset) else frozenset(units))


@lru_cache(maxsize=4096)
def _quantities(text: str, units: tuple[str, ...] | frozenset[str]) -> tuple[Quantity, ...]:
    # Half a dozen rules read the same phrase.
    folded = hide_fixed_words(fold(text))
    table = unit_table(units)
    quantities: list[Quantity] = []
    at = 0
    while start := NUMBER_START.search(folded, at):
        count = _read_count(folded, start.start(), table)
        if count is None:
            at = max(run_end(folded, start.start()), start.start() + 1)
            continue
        quantity, at = _read_quantity(folded, count, quantities, table)
        if quantity is not None:
            said = text[quantity.said_start : quantity.said_end]
            piece = text[quantity.start : quantity.end]
            quantities.append(replace(quantity, text=piece, said=said))
    return tuple(quantities)


def _read_quantity(
    text: str, first: _Count, earlier: list[Quantity], table: UnitTable
) -> tuple[Quantity | None, int]:
    """The quantity that begins with ``first``, if it can be stated, and where to read on."""
    start = first.numeral.start
    before = text[earlier[-1].end if earlier else 0 : start]
    ordinal = before.rstrip().endswith("第")
    if second := _second_of_range(text, first, before, table):
        low, high = first.numeral.value, second.numeral.value
        if first.numeral.scale == 1 and low < high / second.numeral.scale:
            low *= second.numeral.scale  # 3-5万元
        if low < high:
            said = cues.cues_of(before, "", second.unit, text[second.end :], calendar=False)
            quantity = Quantity(
                value=low,
                value_to=high,
                unit=second.unit,
                comparator=cues.RANGE,
                start=start,
                end=second.end,
                text="",
                number_end=second.number_end,
                said_start=start - said.before,
                said_end=second.end + said.after,
                ordinal=ordinal,
            )
            return quantity, second.end
    unit, end, vague = first.unit, first.end, first.vague
    if _HALF.match(text, end) and (unit in _ELAPSED or unit == "个"):
        return None, end
    if unit in _ELAPSED and not vague and _VAGUE_AND_MORE.match(text, end) and text[end] != "来":
        vague, end = text[end], end + 1
    value = first.numeral.value
    calendar = unit == "年" and not vague and first.number_end - start == 4 and value >= 1000
    said = cues.cues_of(before, vague, unit, text[end:], calendar=calendar)
    said_start = start - said.before
    if unit in _SIGNED and (minus := _MINUS.search(before)):
        value = -value
        said_start = min(said_start, start - len(minus.group()))
    comparator = said.comparator
    averaged = bool(earlier) and (earlier[-1].comparator, earlier[-1].unit) == (cues.AVERAGE, unit)
    if comparator == cues.EQUAL and averaged and cues.CHANGE.fullmatch(before.strip()):
        comparator = cues.AVERAGE  # 人均收入从3000元提高到4500元
        said_start = earlier[-1].said_start
    return Quantity(
        value=value,
        value_to=None,
        unit=unit,
        comparator=comparator,
        start=start,
        end=end,
        text="",
        number_end=first.number_end,
        said_start=said_start,
        said_end=end + said.after,
        doubled=said.doubled,
        ordinal=ordinal,
    ), end


def _read_count(text: str, at: int, table: UnitTable) -> _Count | None:
    """The numeral at ``at`` with the unit after it."""
    percent = _PERCENT.match(text, at)
    if percent is not None:
        numeral = read_numeral(text, percent.end(), spoken_point=True)
        if numeral is None:
            return None
        sign = "%" if percent.group(1) == "百" else "‰"
        vague = _VAGUE_AND_MORE.match(text, numeral.end)
        end = vague.end() if vague else numeral.end
        word = vague.group() if vague else numeral.vague
        return _Count(replace(numeral, start=at, scale=1), sign, word, end, numeral.end)
    numeral = read_numeral(text, at)
    if numeral is None:
        return None
    end, vague_word = numeral.end, numeral.vague
    if not vague_word and _VAGUE_WORD.match(text, end):
        behind = _unit_at(text, end + 1, table)
        if behind is not None:
            return _Count(numeral, behind[0], text[end], behind[1], numeral.end)
        if _VAGUE_AND_MORE.match(text, end) and text[end] != "来":
            vague_word, end = text[end], end + 1
    if more := _MORE_THAN.match(text, end):
        behind = table.match("个" + text[more.end() :], 0)
        if behind is not None:
            end = more.end() + behind[1] - 1
            return _Count(numeral, behind[0], more.group(1), end, numeral.end)
    behind = _unit_at(text, end, table)
    unit, end = ("", end) if behind is None else behind
    return _Count(numeral, unit, vague_word, end, numeral.end)


def _unit_at(text: str, at: int, table: UnitTable) -> tuple[str, int] | None:
    """The unit at ``at``, with one space before it at most."""
    return table.match(text, at + 1 if text[at : at + 1].isspace() else at)


def _second_of_range(text: str, first: _Count, before: str, table: UnitTable) -> _Count | None:
    """The upper end of a range that ``first`` begins, if there is one."""
    sign = _RANGE_SIGN.match(text, first.end)
    if sign is None or first.vague:
        return None
    if sign.group(1) in "至到" and re.search("[从自][^，。；、]{0,4}$", before):
        return None
    if sign.group(1) in "至到" and first.unit and re.search("由[^，。；、]{0,4}$", before):
        return None
    second = _read_count(text, sign.end(), table) if NUMBER_START.match(text, sign.end()) else None
    if second is None or second.vague or first.unit not in ("", second.unit):
        return None
    return second


TOLD = {
    "percent": _PERCENT.pattern,
    "range": _RANGE_SIGN.pattern,
    "vagueWord": _VAGUE_WORD.pattern,
    "vagueAndMore": _VAGUE_AND_MORE.pattern,
    "half": _HALF.pattern,
    "minus": _MINUS.pattern,
    "moreThan": _MORE_THAN.pattern,
    "mayCount": MAY_COUNT.pattern,
    "elapsed": sorted(_ELAPSED),
    "signed": sorted(_SIGNED),
}
"""What is read here, for the browser: see :mod:`casebook.language.exported`."""
