"""同一种做法，各地怎么做: the pages of the kinds of measures, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.case.evidence_grade import E_WORDS
from casebook.derive.ground.addresses import SLOGANS_URI, vocabulary_uri
from casebook.derive.ground.items import Item, Section
from casebook.derive.library.indexes import MEASURES, cases_by_term
from casebook.derive.practice.decision_links import decision_links
from casebook.derive.practice.mechanism_views import (
    LocalName,
    SlogansOf,
    measure_tallies,
    mechanism_view,
    slogans_by_mechanism,
)
from casebook.render.page import Frame, Job, Page

SILENT = "记录里没有"
_SLOGANS = Item("看口号对照：各地的口号说的是哪种做法", SLOGANS_URI)


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the index of the mechanisms and the page of each."""
    library = frame.library
    if MEASURES.name not in library.vocabulary.files:
        return  # broken, which is only shown while serving
    yield Job("measures", _index, outlined=True)
    links = decision_links(library, MEASURES.name)
    slogans = slogans_by_mechanism(frame.slogan_uses)
    cases_of_word = cases_by_term(library, MEASURES.name)
    for term in library.vocabulary.terms(MEASURES.name):
        word = term.term
        yield Job(
            f"measure {term.id}",
            _mechanism,
            cases_of_word.get(word, ()),
            facts=(word, links.get(word, ()), slogans.get(word, SlogansOf())),
        )


def _index(frame: Frame) -> Iterator[Page]:
    """All kinds of measures in one table, those of most places first; those that no case has apart."""
    tallies = measure_tallies(frame.library)
    used = [(term, tally) for term, tally in tallies if tally.deeds]
    used.sort(key=lambda entry: -entry[1].places)
    uri = vocabulary_uri(MEASURES.name)
    yield Page(
        uri=uri,
        title=MEASURES.title,
        description=MEASURES.lead,
        section=MEASURES.name,
        content=frame.render(
            "measures.html",
            facet=MEASURES,
            used=used,
            idle=[term for term, tally in tallies if not tally.deeds],
            words=E_WORDS,
            more=_SLOGANS,
        ),
        path=frame.trail(Item(MEASURES.title, uri)),
        scripts=("sort",),
    )


def _cells(name: LocalName) -> list[Item]:
    problems = Item("、".join(name.problems) or SILENT)
    note = "原文只有名称" if name.only_name else "总项目里的概述" if name.programme else ""
    return [
        Item(name.name.text, name.name.uri, note=note),
        Item(name.place),
        problems,
        Item(name.leads or SILENT),
        Item(name.frequency or SILENT),
    ]


def _mechanism(
    frame: Frame, word: str, links: tuple[Item, ...], slogans: SlogansOf
) -> Iterator[Page]:
    view = mechanism_view(word, links, slogans, frame.library)
    sections = [
        Section(name, title)
        for name, title, shown in (
            ("compared", "哪里相同，哪里不同", view.table.columns),
            ("answers", "各地怎么做", view.answers),
            ("figures", "数字能不能比", view.figures),
            ("more", "名称、口号、用在哪里", view.names),
        )
        if shown
    ]
    count = f"{view.places} 个地方，{view.deeds} 项做法。" if view.deeds else "还没有案例。"
    yield Page(
        uri=view.uri,
        title=view.term.term,
        description=f"{view.term.term}：{count}{view.term.definition}",
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
        scripts=("tables",) if view.table.columns else (),
    )
