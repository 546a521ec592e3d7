"""The pages of the indicators, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.indexes import Facet, IndicatorView, indicator_views
from casebook.derive.items import Item, Row
from casebook.render.page import Frame, Page
from casebook.render.pages.facets import facet_index

_INDICATORS = Facet("indicators", "指标", "每个指标数什么、用什么单位、属于哪一层、分母是什么。")


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the index of the indicators and the page of each."""
    if _INDICATORS.name not in frame.library.vocabulary.files:
        return  # broken, which is only shown while serving
    views = indicator_views(frame.library)
    yield facet_index(frame, _INDICATORS, {v.term.term: len(v.rows) for v in views}, "个数字")
    for view in views:
        yield _indicator(frame, view)


def _indicator(frame: Frame, view: IndicatorView) -> Page:
    term = view.term
    facts = (
        Row("单位", (Item("、".join(term.units) or "不限"),)),
        Row("层级", (Item(term.level or "不限"),)),
        Row("性质", (Item(term.kind or "不限"),)),
        Row("分母", (Item(term.denominator or "没有"),)),
    )
    cells = [
        [
            Item(f.label),
            Item(f.quantity.text),
            Item(f.period),
            Item(f.denominator or ("原文没有给出" if term.denominator else "不涉及")),
            Item(f.scope),
            case,
        ]
        for case, f in view.rows
    ]
    return Page(
        uri=view.uri,
        title=term.term,
        description=term.definition,
        section="indicators",
        content=frame.render("indicator.html", view=view, rows=facts, cells=cells),
        path=frame.trail(Item("指标", "indicators/"), Item(term.term, view.uri)),
    )
