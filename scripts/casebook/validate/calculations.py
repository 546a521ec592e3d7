"""What may be put together: numbers of one unit and one kind of period, that are amounts and results."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal

from casebook.model.calculation import Calculation
from casebook.model.observation import Observation
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope

Figures = Mapping[str, Observation]

_NO_RESULTS = frozenset({"目标", "荣誉报道"})
_NO_AMOUNTS = frozenset({"平均", "最高"})
_NO_COUNTS = frozenset({"比率", "标准"})
_FLOWS = frozenset({"流量", "变化"})


def _parts(c: Calculation, figures: Figures) -> Iterator[tuple[Where, Observation]]:
    """Yield the numbers that are put together, with the place of each; unknown ones are reported elsewhere."""
    for key, ids in (("of", c.of), ("by", c.by)):
        for index, name in enumerate(ids):
            if name in figures:
                yield (key, index), figures[name]


def _named(o: Observation) -> str:
    return f"{o.id}“{o.label}”"


def calculable(
    document: Document, where: Where, c: Calculation, figures: Figures, _scope: Scope
) -> Iterator[Problem]:
    """Ask for something to calculate: two numbers at least, and a divisor above zero."""
    for index, name in enumerate(c.by):
        if name in c.of:
            text = f"{name} 不能既是被除的数字（of），又是除以的数字（by）。"
            yield document.problem("CAL-001", (*where, "by", index), text)
    if not c.by and len(c.of) == 1:
        text = "只写了一个数字，又没有写除以什么（by），没有可算的。"
        yield document.problem("CAL-001", (*where, "of"), text, on="key")
    if c.per is not None and (not c.by or Decimal(c.per) <= 0):
        text = "每多少（per）要大于 0，并且要写除以什么（by）；求合计时不用写。"
        yield document.problem("CAL-001", (*where, "per"), text)
    divisors = [figures[name] for name in c.by if name in figures]
    if len(divisors) == len(c.by) > 0 and sum(Decimal(o.value) for o in divisors) <= 0:
        yield document.problem("CAL-001", (*where, "by"), "除以的数字是 0，没法除。", on="key")


def units_agree(
    document: Document, where: Where, c: Calculation, figures: Figures, scope: Scope
) -> Iterator[Problem]:
    """Refuse 人 + 人次 and 件 + 条."""
    first: dict[str | int, Observation] = {}
    for place, o in _parts(c, figures):
        other = first.setdefault(place[0], o)
        if scope.base_unit(o.unit) != scope.base_unit(other.unit):
            text = (
                f"{_named(o)}的单位是“{o.unit}”，{_named(other)}的单位是“{other.unit}”，不能相加。"
            )
            yield document.problem("CAL-002", (*where, *place), text)


def amounts_only(
    document: Document, where: Where, c: Calculation, figures: Figures, _scope: Scope
) -> Iterator[Problem]:
    """Refuse averages, maxima, rates and standards: their numbers are no amounts."""
    for place, o in _parts(c, figures):
        if o.comparator in _NO_AMOUNTS:
            text = f"{_named(o)}的比较词是“{o.comparator}”，不是数量，不能拿来加减乘除。"
        elif o.kind in _NO_COUNTS:
            text = f"{_named(o)}的性质是“{o.kind}”，不是数量，不能拿来加减乘除。"
        else:
            continue
        yield document.problem("CAL-003", (*where, *place), text)


def results_only(
    document: Document, where: Where, c: Calculation, figures: Figures, _scope: Scope
) -> Iterator[Problem]:
    """Refuse plans and honours."""
    for place, o in _parts(c, figures):
        if o.level in _NO_RESULTS:
            text = f"{_named(o)}的层级是“{o.level}”，不是做成的事，不能参与推算。"
            yield document.problem("CAL-004", (*where, *place), text)


def periods_agree(
    document: Document, where: Where, c: Calculation, figures: Figures, _scope: Scope
) -> Iterator[Problem]:
    """Refuse 每月 + 累计. A stock may divide whatever happened in any period: it is no amount of time."""
    first: Observation | None = None
    for place, o in _parts(c, figures):
        if place[0] == "by" and o.kind not in _FLOWS:
            continue
        first = first or o
        if o.period.kind != first.period.kind:
            text = (
                f"{_named(o)}的时间类型是“{o.period.kind}”，"
                f"{_named(first)}的时间类型是“{first.period.kind}”，不能放在一起算。"
            )
            yield document.problem("CAL-005", (*where, *place), text)


def _at_least(o: Observation) -> Decimal:
    return Decimal(0) if o.comparator in {"近", "不足", "不超过"} else Decimal(o.value)


def _at_most(o: Observation) -> Decimal:
    """A number with 余 is less than the next round one, and that is at most twice as large."""
    if o.comparator in {"超过", "不少于"}:
        return Decimal("Infinity")
    return Decimal(o.value_to or o.value) * (2 if o.comparator == "余" else 1)


def parts_within_wholes(
    document: Document, where: Where, c: Calculation, figures: Figures, scope: Scope
) -> Iterator[Problem]:
    """Refuse a share that is surely above 100 %: what is divided is then no part of what it is divided by."""
    of, by = ([figures[n] for n in ids if n in figures] for ids in (c.of, c.by))
    if (
        not of
        or not by
        or c.per is not None
        or len({scope.base_unit(o.unit) for o in (*of, *by)}) > 1
    ):
        return
    part, whole = sum(map(_at_least, of), Decimal(0)), sum(map(_at_most, by), Decimal(0))
    if part > whole > 0:
        text = (
            f"单位都是“{of[0].unit}”，会算成占比，可是至少 {part} 大于至多 {whole}，不是部分占整体。"
            '要算平均每个多少，请写 per: "1"。'
        )
        yield document.problem("CAL-006", (*where, "by"), text, on="key")


RULES = (
    calculable,
    units_agree,
    amounts_only,
    results_only,
    periods_agree,
    parts_within_wholes,
)
