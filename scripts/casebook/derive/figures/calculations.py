"""What comes of putting numbers together: sums, shares and means as intervals, with formula and words.

A person says which numbers (:mod:`casebook.model.calculation`); how they are put together follows from their units,
and nothing here is ever written into a record.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from casebook.derive.figures.comparability import ASPECTS, Measurand, measurand
from casebook.derive.figures.interval import Interval, in_chinese, of_figure, total
from casebook.derive.figures.quantities import in_words, of_observation, plain
from casebook.model.calculation import Calculation
from casebook.model.case import Case
from casebook.model.observation import Observation
from casebook.model.vocabulary import Vocabulary

SUM, SHARE, MEAN = "合计", "占比", "平均"
MARK = "推算"
_HUNDRED = Decimal(100)
_EACH = {1: "每", 10: "每十", 100: "每百", 1000: "每千", 10_000: "每万", 100_000: "每十万"}
_RATE = "比率"


@dataclass(frozen=True)
class Outcome:
    """What comes of a calculation.

    ``formula`` holds the numbers as their articles write them, without the result: ``45个 ÷ 近百万人 × 1万``; ``meant`` is in ``unit``;
    ``method`` is 合计, 占比 or 平均每万人.
    """

    method: str
    formula: str
    meant: Interval
    unit: str
    measured: Measurand

    @property
    def reading(self) -> str:
        """The result in words: 超过 50%."""
        return in_chinese(self.meant, self.unit, most=_HUNDRED if self.method == SHARE else None)

    @property
    def equation(self) -> str:
        """Formula and result: ``1个 + 10个 + 163个 = 174 个``, ``100多条 ÷ 200条，超过 50%``."""
        return f"{self.formula}{' = ' if self.reading[:1].isdigit() else '，'}{self.reading}"


@dataclass(frozen=True)
class Input:
    """A figure that goes into a calculation, to be linked to."""

    id: str
    label: str
    text: str


@dataclass(frozen=True)
class Calculated:
    """One calculation of a case, worded for a page. ``key`` is its name in the whole library: ``case#c1``."""

    id: str
    key: str
    label: str
    method: str
    equation: str
    reading: str
    of: tuple[Input, ...]
    by: tuple[Input, ...]
    note: str

    @property
    def display(self) -> str:
        """Method and result: ``平均每万人超过 1.74 个``, ``合计 174 个``."""
        return f"{self.method}{' ' if self.reading[:1].isdigit() else ''}{self.reading}"


def _base(unit: str, vocabulary: Vocabulary) -> str:
    return vocabulary.term("units", unit).base or unit


def _common_unit(figures: Sequence[Observation], vocabulary: Vocabulary) -> str:
    """The unit that ``figures`` share: as written if all write it, else its base. Raises ``ValueError`` for 人 + 人次."""
    bases = {_base(o.unit, vocabulary) for o in figures}
    if len(bases) != 1:
        message = f"units that do not add up: {'、'.join(sorted(bases))}"
        raise ValueError(message)
    units = {o.unit for o in figures}
    return units.pop() if len(units) == 1 else bases.pop()


def _amounts(figures: Sequence[Observation]) -> Interval:
    amounts = [meant for o in figures if (meant := of_figure(o)) is not None]
    if len(amounts) != len(figures):
        message = "an average or a maximum is no amount"
        raise ValueError(message)
    return total(tuple(amounts))


def _written(figures: Sequence[Observation]) -> str:
    return " + ".join(of_observation(o).text for o in figures)


def _merged(figures: Sequence[Observation], vocabulary: Vocabulary) -> dict[str, str | None]:
    """The aspects of several figures as one: open if one is open, else all different words."""
    rows = [measurand(o, vocabulary).aspects for o in figures]
    return {
        aspect.name: None if None in words else "、".join(dict.fromkeys(filter(None, words)))
        for aspect, words in zip(ASPECTS, zip(*rows, strict=True), strict=True)
    }


def _measured(aspects: dict[str, str | None]) -> Measurand:
    return Measurand(tuple(aspects[aspect.name] for aspect in ASPECTS))


def calculate(
    of: Sequence[Observation],
    by: Sequence[Observation],
    per: Decimal | None,
    vocabulary: Vocabulary,
) -> Outcome:
    """Add up ``of`` and divide by the sum of ``by``, if any.

    One unit on both sides is a share in %, unless ``per`` says for how many. Raises ``ValueError`` for units that do
    not add up and for averages and maxima, ``ZeroDivisionError`` for a divisor of zero.
    """
    unit, parts, formula = _common_unit(of, vocabulary), _amounts(of), _written(of)
    aspects = _merged(of, vocabulary)
    if not by:
        return Outcome(SUM, formula, parts, unit, _measured(aspects))
    each, wholes = _common_unit(by, vocabulary), _amounts(by)
    formula = " ÷ ".join(
        f"（{_written(side)}）" if len(side) > 1 else _written(side) for side in (of, by)
    )
    formula = formula.replace("） ", "）").replace(" （", "（")
    share = per is None and _base(unit, vocabulary) == _base(each, vocabulary)
    if share:
        method, result, factor = SHARE, "%", _HUNDRED
    else:
        factor = per or Decimal(1)
        number = _EACH.get(int(factor)) if factor == factor.to_integral_value() else None
        method, result = f"{MEAN}{number or f'每{plain(factor)}'}{each}", unit
        formula += f" × {in_words(factor)}" if factor != 1 else ""
    ratio = aspects | {
        "单位": result if share else f"{unit}/{plain(factor)}{_base(each, vocabulary)}",
        "性质": _RATE,
        "分母": _merged(by, vocabulary)["指标"],
        "范围": "",
        "人群": "",
    }
    meant = parts.scaled(factor) / wholes
    return Outcome(method, formula, meant, result, _measured(ratio))


def outcome(calculation: Calculation, case: Case, vocabulary: Vocabulary) -> Outcome:
    """Work out one calculation of ``case``, which is valid; raises what :func:`calculate` raises, and ``KeyError``."""
    known = {o.id: o for o in case.observations}
    return calculate(
        [known[name] for name in calculation.of],
        [known[name] for name in calculation.by],
        Decimal(calculation.per) if calculation.per else None,
        vocabulary,
    )


def calculated(case: Case, vocabulary: Vocabulary) -> tuple[Calculated, ...]:
    """Work out and word all calculations of ``case`` in the order of the record."""
    known = {o.id: o for o in case.observations}
    views = []
    for c in case.calculations:
        result = outcome(c, case, vocabulary)
        of, by = (
            tuple(Input(name, known[name].label, of_observation(known[name]).text) for name in ids)
            for ids in (c.of, c.by)
        )
        views.append(
            Calculated(
                id=c.id,
                key=f"{case.id}#{c.id}",
                label=c.label,
                method=result.method,
                equation=result.equation,
                reading=result.reading,
                of=of,
                by=by,
                note=c.note or "",
            )
        )
    return tuple(views)
