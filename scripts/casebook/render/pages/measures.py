"""同一种做法，各地叫什么: the pages of the mechanisms, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import SLOGANS_URI, vocabulary_uri
from casebook.derive.ground.items import Item, Section
from casebook.derive.library.indexes import MEASURES, cases_by_term
from casebook.derive.practice.mechanism_views import LocalName, MechanismView, mechanism_views
from casebook.derive.practice.slogans import slogan_uses
from casebook.render.page import Frame, Page
from casebook.render.pages.facets import facet_index

_SLOGANS = Item("看口号对照：各地的口号说的是哪种做法", SLOGANS_URI)


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the index of the mechanisms and the page of each."""
    if MEASURES.name not in frame.library.vocabulary.files:
        return  # broken, which is only shown while serving
    counts = {w: len(c) for w, c in cases_by_term(frame.library, MEASURES.name).items()}
    yield facet_index(frame, MEASURES, counts, "例", more=_SLOGANS)
    for view in mechanism_views(frame.library, slogan_uses(frame.library)):
        yield _mechanism(frame, view)


def _cells(name: LocalName) -> list[Item | None]:
    problems = Item("、".join(name.problems)) if name.problems else None
    note = "原文只有名称" if name.only_name else "总项目里的概述" if name.programme else ""
    return [
        Item(name.name.text, name.name.uri, note=note),
        Item(name.place),
        problems,
        Item(name.leads) if name.leads else None,
        Item(name.frequency) if name.frequency else None,
    ]


def _mechanism(frame: Frame, view: MechanismView) -> Page:
    contrasted = view.contrasts.same or view.contrasts.different
    sections = [
        Section(name, title)
        for name, title, shown in (
            ("names", "各地叫什么", view.names),
            ("contrasts", "哪里相同，哪里不同", contrasted or view.names),
            ("answers", "各地怎么做", view.answers),
            ("figures", "数字能不能比", view.figures),
            ("slogans", "哪些口号说的是它", view.slogans),
            ("settlements", "用在哪些地方", view.settlements),
        )
        if shown
    ]
    told = f"{view.places} 个地方、{view.deeds} 项做法。" if view.deeds else "还没有案例。"
    return Page(
        uri=view.uri,
        title=view.term.term,
        description=f"{view.term.term}：{told}{view.term.definition}",
        section=MEASURES.name,
        content=frame.render(
            "measure.html",
            view=view,
            cells=[_cells(name) for name in view.names],
            titles={section.id: section.title for section in sections},
        ),
        path=frame.trail(
            Item(MEASURES.title, vocabulary_uri(MEASURES.name)), Item(view.term.term, view.uri)
        ),
        toc=frame.contents(sections),
    )
