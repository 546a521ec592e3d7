"""What one record did, measure by measure, short enough for a line: a sentence, who leads, how often, for how much."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from casebook.derive.case.evidence_grade import EvidenceGrade, grade_of_measure
from casebook.derive.case.problem_words import ProblemWord, aimed_at
from casebook.derive.figures.quantities import of_observation
from casebook.derive.ground.items import Item, Row
from casebook.derive.ground.remarks import without_remarks
from casebook.derive.ground.sentences import telling_sentence
from casebook.language.closed_words import BENEFITING, LEADING, NOT_RECORDED
from casebook.model.case import Case, Measure, Participant
from casebook.model.library import Library

MONEY, COST = "资金", "成本"
_NAMED = 2


@dataclass(frozen=True)
class MeasureTaken:
    """A measure of a record. ``sentence`` tells what is done, ``rest`` what else the record says of it.

    ``lines`` answer who, how often and for how much, as far as the record does.
    """

    measure: Measure
    sentence: str
    rest: str
    lines: tuple[Row, ...]
    grade: EvidenceGrade
    aims: tuple[ProblemWord, ...]


@dataclass(frozen=True)
class MoneyTold:
    """What the record says of money that it ties to no measure; ``gap`` is the place that says what is missing."""

    items: tuple[Item, ...]
    gap: str


def measures_taken(case: Case, library: Library) -> tuple[MeasureTaken, ...]:
    """Return what ``case`` did, in the order of the record."""
    spent = _spent(case)
    taken = []
    for measure in case.measures:
        sentence, rest = telling_sentence(measure.what)
        lines = (
            _who(measure),
            _whom(measure),
            Row("多久一次", (Item(measure.frequency),) if measure.frequency else ()),
            Row("花多少", spent.get(measure.id, ())),
        )
        taken.append(
            MeasureTaken(
                measure=measure,
                sentence=sentence,
                rest=rest,
                lines=tuple(row for row in lines if row.entries),
                grade=grade_of_measure(case, measure, library),
                aims=aimed_at(case, measure),
            )
        )
    return tuple(taken)


def _who(measure: Measure) -> Row:
    """Name those who lead; where the record names none, those who take part, with what they do.

    Where it names neither, but says whom it is for, that nobody is named as doing it is said.
    """
    leading = [p for p in measure.who if p.role in LEADING]
    if leading:
        return Row("谁牵头", (Item(_names(leading)),))
    doing = [p for p in measure.who if p.role != BENEFITING]
    if doing:
        return Row("谁来做", (Item(_names(doing), note=doing[0].role),))
    return Row("谁来做", (Item(NOT_RECORDED),) if measure.who else ())


def _whom(measure: Measure) -> Row:
    """Name those whom it is for."""
    for_whom = [p for p in measure.who if p.role == BENEFITING]
    return Row("谁受益", (Item(_names(for_whom)),) if for_whom else ())


def _names(people: Iterable[Participant]) -> str:
    names = dict.fromkeys(without_remarks(p.name or p.actor).strip() for p in people)
    more = f"等 {len(names)} 方" if len(names) > _NAMED else ""
    return "、".join([*names][:_NAMED]) + more


def _spent(case: Case) -> dict[str, tuple[Item, ...]]:
    """Return what each measure cost, by its id, with who pays where the record says so."""
    payers = {o: r.payer for r in case.resources if r.kind == MONEY for o in r.observations}
    spent: dict[str, list[Item]] = {}
    for o in case.observations:
        if o.level != COST and o.id not in payers:
            continue
        payer = payers.get(o.id)
        item = Item(
            o.label,
            strong=of_observation(o).text,
            note=f"{payer}出" if payer else "",
            figure=f"{case.id}#{o.id}",
        )
        for name in o.measures:
            spent.setdefault(name, []).append(item)
    return {name: tuple(items) for name, items in spent.items()}


def money_told(case: Case) -> MoneyTold:
    """Return what ``case`` says of money beside its measures, or where it says that the article is silent."""
    of_items = {item.figure for items in _spent(case).values() for item in items}
    items = tuple(
        Item(r.text, note=f"{r.payer}出" if r.payer else "")
        for r in case.resources
        if r.kind == MONEY and not any(f"{case.id}#{o}" in of_items for o in r.observations)
    )
    gap = ""
    if not items and not of_items:
        gap = next(
            (f"gaps-{n}" for n, g in enumerate(case.not_reported, start=1) if g.topic == "经费"), ""
        )
    return MoneyTold(items, gap)
