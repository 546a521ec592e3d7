"""同题异解: the pages of the problems, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import MATRIX_URI, chosen_uri, set_uri, vocabulary_uri
from casebook.derive.ground.items import Item, Section
from casebook.derive.library.indexes import PROBLEMS, cases_by_term
from casebook.derive.practice.decision_links import decision_links
from casebook.derive.practice.problem_views import (
    ProblemTally,
    ProblemView,
    problem_tallies,
    problem_view,
)
from casebook.render.page import Frame, Job, Page
from casebook.render.pages.facets import facet_index

_FEWEST_COMPARED = 2
_MATRIX = Item("难题和做法放在一张表里看，哪一格还没有案例", MATRIX_URI)


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the index of the problems and the page of each."""
    library = frame.library
    if PROBLEMS.name not in library.vocabulary.files:
        return  # broken, which is only shown while serving
    yield Job("problems", _index, outlined=True)
    usual_sets = {usual.uri for usual in frame.usual_sets}
    links = decision_links(library, PROBLEMS.name)
    cases_of_word = cases_by_term(library, PROBLEMS.name)
    for term in library.vocabulary.terms(PROBLEMS.name):
        uri = set_uri(f"problem-{term.id}")
        yield Job(
            f"problem {term.id}",
            _problem,
            cases_of_word.get(term.term, ()),
            facts=(term.term, links.get(term.term, ()), uri if uri in usual_sets else ""),
        )


def _index(frame: Frame) -> Iterator[Page]:
    tallies = problem_tallies(frame.library)
    counts = {tally.term.term: tally.cases for tally in tallies}
    words = {tally.term.term: _told(tally) for tally in tallies}
    yield facet_index(frame, PROBLEMS, counts, "例", more=_MATRIX, words=words)


def _compare(view: ProblemView) -> str:
    """Return the address where the cases stand side by side; empty where there are too few."""
    if len(view.compared) < _FEWEST_COMPARED:
        return ""
    return chosen_uri(view.compared)


def _told(view: ProblemTally) -> str:
    """Say how many cases write of it, as the home page and the search count, then how much is aimed at it."""
    aimed = f"针对它的有 {view.aims.words}" if view.aims.words else "还没有针对它的做法"
    words = f"{view.cases} 例写到，{aimed}"
    return f"{words}，难题是推断" if view.inferred == view.cases else words


def _problem(frame: Frame, word: str, links: tuple[Item, ...], usual_set: str) -> Iterator[Page]:
    view = problem_view(word, links, frame.library)
    sections = [
        Section(name, title)
        for name, title, shown in (
            ("answers", "各地怎么做", view.near or view.wider or view.programmes),
            ("goals", "目标、标准和打算", view.goals or view.intentions),
            ("stated", "各地的难题是什么", view.stated),
            ("questions", "原文没有交代的问题", view.questions),
            ("overview", "用了哪些做法", view.overview),
            ("standings", "条件、投入和证据", view.standings),
            ("figures", "数字能不能比", view.figures),
        )
        if shown
    ]
    count = f"{_told(view)}。" if view.cases else "还没有案例。"
    yield Page(
        uri=view.uri,
        title=view.term.term,
        description=f"同题异解：{view.term.term}，{count}{view.term.definition}",
        section=PROBLEMS.name,
        content=frame.render(
            "problem.html",
            view=view,
            titles={section.id: section.title for section in sections},
            compare=usual_set or _compare(view),
        ),
        path=frame.trail(
            Item(PROBLEMS.title, vocabulary_uri(PROBLEMS.name)), Item(view.term.term, view.uri)
        ),
        toc=frame.contents(sections),
    )
