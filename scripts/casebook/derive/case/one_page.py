"""A case on one sheet: what was wrong, what was done, the numbers, and what to mind before doing the same."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import islice

from casebook.derive.case.cards import grade_words
from casebook.derive.case.evidence_grade import EvidenceGrade, grade, trust_of
from casebook.derive.case.measures_taken import COST, MeasureTaken, measures_taken
from casebook.derive.figures.figures import (
    BEST_ORDER,
    Figure,
    figures,
    headline,
    source_day,
)
from casebook.derive.figures.quantities import SIC
from casebook.derive.ground.addresses import case_uri, sheet_uri
from casebook.derive.ground.gap_words import gap_words
from casebook.derive.ground.items import Item
from casebook.derive.ground.one_page import OnePage, Part, fitted
from casebook.derive.ground.place_names import place_words
from casebook.derive.ground.sentences import left_unsaid
from casebook.language.closed_words import NOT_STATED, STATED
from casebook.model.case import Case, Gap, Limit
from casebook.model.library import Library

_MEASURES, _FIGURES, _LIMITS, _GAPS = 3, 6, 4, 4
"""As many lines of each part stand on a sheet before there is room to fill."""
_NAMED = 2
"""A measure is named in the title of its case if so many signs of its name in a row stand there, behind the place."""
_MOST_NAMED = 5
"""So many measures that the title names stand on a sheet at least, those behind the third in a sentence each."""
_SIGNS = re.compile(r"\w+")
_TELLING = 2
"""So many numbers of the headline stand before a standard."""
_STANDARD = "standard"
_TARGET = "目标"
_ELSEWHERE = "转述他处"
_NECESSARY = "必须"
_USUAL = ("实施中", NOT_STATED)
"""Stages of a measure that go without saying."""
_KEEPS_OUT = ("适用条件", "副作用")
"""Limits that speak of other places."""
_FIRST_ASKED = (
    *("成效", "经费", "分母", "口径", "基线", "起止时间"),
    *("人员", "失败与教训", "满意度", "选人与分工", "频次"),
)
"""Topics of gaps, by how much the want of them takes from what a case says; others come last."""


def _marked(text: str, basis: str) -> Item:
    return Item(text, note="" if basis == STATED else f"（{basis}）")


def _background(case: Case) -> Iterator[Item]:
    """Yield what was the matter, then the first thing said of the place; what it only quotes from elsewhere is none."""
    yield from (_marked(problem.text, problem.basis) for problem in case.problems[:1])
    own_words = (s for s in case.background if any(e.role != _ELSEWHERE for e in s.evidence))
    yield from (_marked(statement.text, statement.basis) for statement in islice(own_words, 1))


def _measure(taken: MeasureTaken) -> Item:
    m = taken.measure
    marks = [
        *([m.status] if m.status not in _USUAL else []),
        *([m.basis] if m.basis != STATED else []),
    ]
    marked = f"（{'，'.join(marks)}）" if marks else ""
    return Item(
        taken.sentence,
        # A name with a colon of its own ends in a full stop.
        strong=f"{m.name}{marked}{'。' if '：' in m.name else '：'}",
        note="".join(f"{row.label}：{'；'.join(map(_told, row.entries))}。" for row in taken.lines),
    )


def _told(item: Item) -> str:
    note = f"（{item.note}）" if item.note else ""
    return f"{item.text}{item.strong}{note}"


def _is_named(case: Case, measure: MeasureTaken) -> bool:
    """Tell whether the title of a case promises this measure."""
    name = "".join(_SIGNS.findall(measure.measure.name))
    promised = case.title.partition("：")[2] or case.title
    return any(name[n : n + _NAMED] in promised for n in range(len(name) - _NAMED + 1))


def _measures(case: Case, library: Library) -> Part:
    """Put what the title promises before the rest: a sheet must not leave out what it is called after."""
    taken = measures_taken(case, library)
    named = sum(_is_named(case, measure) for measure in taken)
    ordered = sorted(taken, key=lambda measure: not _is_named(case, measure))
    items = tuple(map(_measure, ordered))
    shown = max(_MEASURES, min(named, _MOST_NAMED))
    if shown > _MEASURES:
        brief = (Item(item.text, strong=item.strong) for item in items[_MEASURES:])
        items = (*items[:_MEASURES], *brief)
    return Part("measures", "做法", items, shown, shown)


def _standards(case: Case, library: Library) -> frozenset[str]:
    """Return the figures that answer by what standard something was decided."""
    asked = {
        (term.term, aspect.aspect)
        for term in library.vocabulary.terms("decisions")
        for aspect in term.aspects
        if aspect.id == _STANDARD
    }
    return frozenset(
        name
        for decision in case.decisions
        for answer in decision.answers
        if (decision.decision, answer.aspect) in asked
        for name in answer.observations
    )


def _chosen(case: Case, worded: tuple[Figure, ...], standards: frozenset[str]) -> Iterator[Figure]:
    """Yield the numbers: what came of it, what it cost, by what standard it was decided, then others; praise never.

    Targets come last, but for a standard.
    """
    costs = [f for f in worded if f.level == COST]
    ranked = [f for level in BEST_ORDER for f in worded if f.level == level]
    targets = [f for f in worded if f.level == _TARGET]
    decided = [f for f in worded if f.id in standards]
    first = list(headline(case, worded))
    rest = (*costs[:1], *first[_TELLING:], *ranked, *targets)
    figures = {f.id: f for f in (*first[:_TELLING], *decided, *rest)}
    yield from figures.values()


def _figure(f: Figure) -> Item:
    notes = (
        f.period_short,
        f"此前{f.before}" if f.before else "",
        "目标，不是结果" if f.level == _TARGET else f.level,
        SIC if f.quantity.sic else "",
    )
    return Item(
        f.label,
        strong=f.quantity.text,
        note=f"（{'，'.join(filter(None, notes))}）",
        figure=f.reference,
    )


def _evidence(graded: EvidenceGrade) -> Iterator[Item]:
    yield Item(grade_words(graded))
    if graded.missing:
        yield Item(f"离 E{graded.e + 1} 还差：{'；'.join(graded.missing)}。")


def _unlike(case: Case) -> Iterator[Item]:
    """Yield what another place has to have or to mind: needs, limits, what helps, then advice."""

    def conditions(*, necessary: bool) -> Iterator[Item]:
        for c in case.transfer.conditions:
            if (c.necessity == _NECESSARY) == necessary:
                yield Item(c.note or "", strong=f"{c.necessity}：{c.condition}。")

    yield from conditions(necessary=True)
    yield from (_limit(limit) for limit in case.limits if limit.kind in _KEEPS_OUT)
    yield from conditions(necessary=False)
    yield from (Item(advice, strong="提示：") for advice in case.transfer.advice)


def _limit(limit: Limit) -> Item:
    return Item(limit.text, strong=f"{limit.kind}：")


def _gaps(gaps: Iterable[Gap]) -> Iterator[Item]:
    order = {topic: n for n, topic in enumerate(_FIRST_ASKED)}
    for gap in sorted(gaps, key=lambda g: order.get(g.topic, len(order))):
        yield Item(left_unsaid(gap.text), strong=f"{gap_words(gap.topic)}：")


def _sources(case: Case, library: Library) -> Iterator[Item]:
    for name in case.sources:
        source = library.sources[name]
        trust = trust_of(source, library.vocabulary)
        yield Item(f"{source.name}（{source_day(source)}，T{trust} {source.type}）。")


def _checked(case: Case) -> str:
    editorial = case.editorial
    if editorial.checked:
        return f"{editorial.checked} {editorial.status}。"
    return f"{editorial.recorded} 入库，{editorial.status}。"


def one_page(case: Case, library: Library, *, site_name: str, address: str) -> OnePage:
    """Put ``case`` on a sheet. ``address`` is its full address, or empty where the site has none."""
    background = tuple(_background(case))
    worded = figures(case, library)
    unlike = tuple(_unlike(case))
    parts = (
        Part("background", "背景", background, len(background), counted="句"),
        _measures(case, library),
        Part(
            "figures",
            "数字",
            tuple(map(_figure, _chosen(case, worded, _standards(case, library))))
            or (Item("这条记录没有数字。"),),
            _FIGURES,
            3,
            counted="个",
        ),
        Part("grade", "证据", tuple(_evidence(grade(case, library))), 2),
        Part(
            "transfer",
            "能不能照搬",
            unlike or (Item("还没有分析。"),),
            _LIMITS,
            2,
            note="整理者的分析，不是原文。" if unlike else "",
        ),
        Part("gaps", "没交代", tuple(_gaps(case.not_reported)), _GAPS, 3, counted="件"),
        Part(
            "sources",
            "来源",
            tuple(_sources(case, library)),
            len(case.sources),
            len(case.sources),
            note=_checked(case),
            counted="份",
        ),
    )
    place = place_words(case.place)
    inferred = "" if case.place.basis == STATED else f"（地点为{case.place.basis}）"
    return OnePage(
        kind="一页纸",
        title=case.title,
        where=f"{place}{inferred}，{'、'.join(case.settlements)}",
        uri=sheet_uri(case.id),
        of=Item("这个案例的记录", case_uri(case.id)),
        parts=fitted(parts),
        site=site_name,
        address=address,
        name=f"案例编号 {case.id}",
    )
