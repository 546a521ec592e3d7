"""Figures of a case as readers meet them: grouped by level, each with its evidence and its caveats."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.derive.figures import quantities
from casebook.derive.figures.interval import reading
from casebook.derive.figures.quantities import WrittenQuantity
from casebook.derive.ground.addresses import source_uri, term_uri
from casebook.language.closed_words import NOT_STATED, RESULT_LEVELS
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.observation import Observation, Period
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary

_TARGET = "目标"
TIME_INFERRED = "时间为推断"
"""A flag of figures whose period says so itself, where it is spelled out."""
LEVELS = ("背景", "成本", "投入", "活动", "产出", "覆盖", "成效", "评价", "目标", "荣誉报道")
SELF_TOLD = "单位自述"
_OWN_WORDS = "原文自述"


@dataclass(frozen=True)
class Proof:
    """The phrase behind what a figure is compared with or divided by."""

    label: str
    quote: str
    source_title: str
    source_uri: str


@dataclass(frozen=True)
class Figure:
    """One observation, worded for a page. Every text is ready to print; addresses are site-relative.

    ``before`` is the number of the baseline alone.
    """

    id: str
    case_id: str
    label: str
    indicator: str
    indicator_uri: str
    quantity: WrittenQuantity
    reading: str
    level: str
    kind: str
    period: str
    period_short: str
    denominator: str
    baseline: str
    before: str
    control: str
    scope: str
    attribution: str
    flags: tuple[str, ...]
    quote: str
    source_title: str
    source_uri: str
    source_date: str
    proofs: tuple[Proof, ...]
    measures: tuple[str, ...]
    note: str

    @property
    def reference(self) -> str:
        """The figure's name in the whole library: case#o1."""
        return f"{self.case_id}#{self.id}"


@dataclass(frozen=True)
class FigureGroup:
    """Figures of one level, with what the level means."""

    level: str
    note: str
    figures: tuple[Figure, ...]


def _within(date: str) -> str:
    """Say that something lies within a year or a month, or on a day: 2020 年内."""
    year, month, day = (*date.split("-"), "", "")[:3]
    if day:
        return date
    return f"{year} 年 {int(month)} 月内" if month else f"{year} 年内"


def span(period: Period) -> str:
    """Say when, as written and as resolved: 今年以来（2024-01-01 至 2024-12-16，推断）."""
    resolved = ""
    if period.kind.startswith("每") and period.kind not in period.raw:
        return f"{period.kind}（原文写“{period.raw}”）"
    if period.start and period.end and period.start != period.end:
        resolved = f"{period.start} 至 {period.end}"
    elif period.start and period.end and period.kind not in {"时点", "某年"}:
        resolved = _within(period.end)
    elif period.end:
        resolved = period.end if period.kind in {"时点", "某年"} else f"截至 {period.end}"
    elif period.start:
        resolved = f"{period.start} 起"
    if period.raw == NOT_STATED and not resolved:
        return NOT_STATED if period.kind == NOT_STATED else f"{period.kind}，起止未说明"
    if not resolved:
        return f"{period.raw}（起止未说明）" if period.kind in {"时段", "累计"} else period.raw
    mark = "，推断" if period.basis != "原文写明" else ""
    if not mark and period.raw in {resolved, f"{resolved}年"}:
        return period.raw
    return f"{period.raw}（{resolved}{mark}）" if period.raw != resolved else resolved


def _short(period: Period) -> str:
    if period.raw == NOT_STATED:
        return period.kind if period.kind.startswith("每") else "时间未说明"
    return period.kind if period.kind.startswith("每") else period.raw


def _due(period: Period) -> str:
    """Say by when a target is due: a stretch without dates, 近年来, is when it was set."""
    vague = period.kind in {"时段", NOT_STATED} and not (period.start or period.end)
    return "时间未说明" if vague else _short(period)


def source_day(source: Source) -> str:
    """Say when the source was written or, failing that, published."""
    if source.content:
        mark = "（推断）" if source.content.basis != "原文写明" else ""
        return f"成文 {source.content.value}{mark}"
    if source.published:
        return f"发布 {source.published.value}，成文日期未知"
    return "日期未知"


def _proofs(observation: Observation, library: Library) -> tuple[Proof, ...]:
    """Return the phrases beside the figure's own, which are shown wherever they say something else."""
    phrases = (
        ("此前原话", observation.baseline and observation.baseline.evidence),
        ("分母原话", observation.denominator and observation.denominator.evidence),
        ("对照原话", observation.control and observation.control.evidence),
    )
    return tuple(
        Proof(label, e.quote, library.sources[e.source].name, source_uri(e.source))
        for label, e in phrases
        if e and e.quote != observation.evidence.quote
    )


def _denominator(o: Observation) -> str:
    """Say what a rate is divided by, with its number where one is known."""
    if o.denominator is None:
        return ""
    number = quantities.of_denominator(o.denominator, o.evidence)
    return f"{o.denominator.label}（{number.marked}）" if number else o.denominator.label


def figure(case: Case, observation: Observation, library: Library) -> Figure:
    """Word one observation of ``case`` for readers."""
    return library.once(_figure, case, observation)


def self_told(observation: Observation) -> bool:
    """Whether a figure says what came of it in the words of those who did it."""
    return observation.attribution == _OWN_WORDS and observation.level in RESULT_LEVELS


def _figure(case: Case, observation: Observation, library: Library) -> Figure:
    o = observation
    term = library.vocabulary.term("indicators", o.indicator)
    source = library.sources[o.evidence.source]
    flags = []
    quantity = quantities.of_observation(o)
    if quantity.sic:
        flags.append(quantities.SIC)
    if o.level == _TARGET:
        flags.append("计划，不是结果")
    if o.level == "荣誉报道":
        flags.append("不计入成效")
    if self_told(o):
        flags.append(SELF_TOLD)
    if o.period.basis == "推断":
        flags.append(TIME_INFERRED)
    if o.denominator is not None and o.denominator.label == NOT_STATED:
        flags.append("分母未说明")
    names = {m.id: m.name for m in case.measures}
    return Figure(
        id=o.id,
        case_id=case.id,
        label=o.label,
        indicator=o.indicator,
        indicator_uri=term_uri("indicators", term),
        quantity=quantity,
        reading=reading(o),
        level=o.level,
        kind=o.kind,
        period=span(o.period),
        period_short=_due(o.period) if o.level == _TARGET else _short(o.period),
        denominator=_denominator(o),
        baseline=(
            f"{quantities.of_reference(o.baseline).marked}，{span(o.baseline.period)}"
            if o.baseline
            else ""
        ),
        before=quantities.of_reference(o.baseline).marked if o.baseline else "",
        control=f"{o.control.label}：{quantities.of_reference(o.control).marked}"
        if o.control
        else "",
        scope=o.scope.place + (f"，{o.scope.group}" if o.scope.group else ""),
        attribution=o.attribution,
        flags=tuple(flags),
        quote=o.evidence.quote,
        source_title=source.name,
        source_uri=source_uri(source.id),
        source_date=source_day(source),
        proofs=_proofs(o, library),
        measures=tuple(names[m] for m in o.measures if m in names),
        note=o.note or "",
    )


def figures(case: Case, library: Library) -> tuple[Figure, ...]:
    """Word all observations of ``case`` in the order of the record."""
    return tuple(figure(case, o, library) for o in case.observations)


def grouped(items: tuple[Figure, ...], vocabulary: Vocabulary) -> tuple[FigureGroup, ...]:
    """Group figures by level, each with its definition; levels without figures are left out."""
    return tuple(
        FigureGroup(level, vocabulary.term("levels", level).definition, members)
        for level in LEVELS
        if (members := tuple(f for f in items if f.level == level))
    )


BEST_ORDER = ("成效", "评价", "覆盖", "产出", "活动", "成本", "投入")


def best_figure(items: tuple[Figure, ...]) -> Figure | None:
    """Return the first figure of the highest level that is neither target, honour nor background."""
    for level in BEST_ORDER:
        for item in items:
            if item.level == level:
                return item
    return None


def headline(case: Case, items: tuple[Figure, ...]) -> tuple[Figure, ...]:
    """Return the figures that answer what came of it: those the editor chose, else the best there is.

    ``items`` are the figures of ``case``. A result comes before what was done, wherever the editor put it: what holds
    only the first two or the first must not hide it.
    """
    known = {item.id: item for item in items}
    chosen = tuple(
        sorted(
            (known[name] for name in case.headline if name in known),
            key=lambda item: item.level not in RESULT_LEVELS,
        )
    )
    best = best_figure(items)
    return chosen or ((best,) if best else ())
