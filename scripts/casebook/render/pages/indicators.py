"""The pages of the indicators, and their index."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from casebook.derive.figures.indicator_groups import (
    IndicatorTally,
    IndicatorView,
    PlacedFigure,
    cases_by_indicator,
    few_of,
    figures_of,
    indicator_tallies,
    indicator_view,
)
from casebook.derive.figures.interval import PLAIN
from casebook.derive.figures.quantities import SIC
from casebook.derive.ground.addresses import vocabulary_uri
from casebook.derive.ground.items import Item, Row, Section
from casebook.derive.library.indexes import Facet
from casebook.derive.practice.decision_links import decision_links
from casebook.render.page import Frame, Job, Page

FIGURES_SHOWN = 8
_INDICATORS = Facet(
    "indicators", "指标", "每个指标各地写了什么数。点开看单位、分母、时间和原话，看能不能比。"
)
Column = Mapping[str, object]
_WHAT: Column = {"label": "数的是什么"}
_HOW_MUCH: Column = {"label": "数字", "number": True}
_READING: Column = {"label": "怎么读"}
_WHEN: Column = {"label": "时间"}
_OF_WHAT: Column = {"label": "分母"}
_WHERE: Column = {"label": "范围"}
_WHY: Column = {"label": "为何单列"}


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the index of the indicators and the page of each."""
    library = frame.library
    if _INDICATORS.name not in library.vocabulary.files:
        return  # broken, which is only shown while serving
    yield Job("indicators", _index)
    links = decision_links(library, _INDICATORS.name)
    cases_of_word = cases_by_indicator(library)
    for term in library.vocabulary.terms(_INDICATORS.name):
        yield Job(
            f"indicator {term.id}",
            _indicator,
            cases_of_word.get(term.term, ()),
            facts=(term.term, links.get(term.term, ())),
        )


def _index(frame: Frame) -> Iterator[Page]:
    """The indicators by level, each with its figures; those without any apart."""
    tallies = indicator_tallies(frame.library, FIGURES_SHOWN)
    groups: dict[str, list[IndicatorTally]] = {}
    for tally in tallies:
        entries = groups.setdefault(tally.term.group or tally.term.level or "", [])
        if tally.count:
            entries.append(tally)
    filled = [(title, entries) for title, entries in groups.items() if entries]
    uri = vocabulary_uri(_INDICATORS.name)
    yield Page(
        uri=uri,
        title=_INDICATORS.title,
        description=_INDICATORS.lead,
        section=_INDICATORS.name,
        content=frame.render(
            "indicators.html",
            facet=_INDICATORS,
            groups=filled,
            shown=FIGURES_SHOWN,
            empty=[tally.term for tally in tallies if not tally.count],
        ),
        path=frame.trail(Item(_INDICATORS.title, uri)),
        toc=frame.contents(Section(f"g{n}", t) for n, (t, _) in enumerate(filled, 1) if t),
    )


def _denominator(view: IndicatorView) -> str:
    """Name what the indicator is divided by: as the codebook says, else as its figures do."""
    told_of = dict.fromkeys(r.figure.denominator for r in view.rows if r.figure.denominator)
    return view.term.denominator or "、".join(told_of) or "没有"


def _indicator(frame: Frame, word: str, decisions: tuple[Item, ...]) -> Iterator[Page]:
    term = frame.library.vocabulary.term(_INDICATORS.name, word)
    every = figures_of(word, frame.library)
    view = indicator_view(term, few_of(every))
    facts = (
        Row("单位", (Item("、".join(term.units) or "不限"),)),
        Row("层级", (Item(term.level or "不限"),)),
        Row("性质", (Item(term.kind or "不限"),)),
        Row("分母", (Item(_denominator(view)),)),
    )
    wanted = term.denominator is not None
    groups = [(group, *figure_table(group.rows, divided=wanted)) for group in view.groups]
    reasons = [line.reason for line in view.alone]
    alone = figure_table([line.row for line in view.alone], reasons, divided=wanted)
    sections = [Section("figures", "各地的数字")]
    sections += [
        Section(f"g{n}", f"第 {n} 组" if len(groups) > 1 else "可以放在一起看")
        for n in range(1, len(groups) + 1)
    ]
    if view.alone:
        sections.append(Section("alone", "只能单独看"))
    yield Page(
        uri=view.uri,
        title=term.term,
        description=term.definition,
        section="indicators",
        content=frame.render(
            "indicator.html",
            view=view,
            rows=facts,
            groups=groups,
            alone=alone,
            decisions=decisions,
            more=len(every) - len(view.rows),
        ),
        path=frame.trail(
            Item(_INDICATORS.title, vocabulary_uri(_INDICATORS.name)), Item(term.term, view.uri)
        ),
        toc=frame.contents(sections),
    )


def figure_table(
    rows: Sequence[PlacedFigure], reasons: Sequence[str] = (), *, divided: bool
) -> tuple[list[Column], list[list[Item]]]:
    """Return columns and cells of a table of figures, with ``reasons`` if any; ``divided``: they should have a denominator."""
    divided = divided or any(row.figure.denominator for row in rows)
    columns = [_WHAT, _HOW_MUCH, _READING, _WHEN, *([_OF_WHAT] if divided else []), _WHERE]
    columns += [_WHY] if reasons else []
    return columns, [
        _cells(row, reasons[n] if reasons else "", divided) for n, row in enumerate(rows)
    ]


def _cells(row: PlacedFigure, reason: str, divided: bool) -> list[Item]:  # noqa: FBT001
    figure = row.figure
    what = Item(figure.label, row.case.uri, note=row.case.text)
    number = figure.quantity
    shown = Item("", strong=number.text, note=SIC if number.sic else "", figure=figure.reference)
    cells = [what, shown, Item(figure.reading or PLAIN), Item(figure.period)]
    if divided:
        cells.append(Item(figure.denominator or "原文没有给出"))
    cells.append(Item(row.whose))
    return [*cells, *([Item(reason)] if reason else [])]
