"""What places chose: the pages of the decisions, and their index."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.ground.addresses import (
    decision_sheet_uri,
    decision_table_uri,
    term_uri,
    vocabulary_uri,
)
from casebook.derive.ground.items import Item, Section
from casebook.derive.practice.decision_sheet import SENTENCES
from casebook.derive.practice.decision_views import (
    DECISIONS,
    DecisionView,
    cases_by_decision,
    decision_views,
    view_of,
)
from casebook.render.page import Frame, Job, Page

_TITLE = "怎么定"
_HOME = Item(_TITLE, vocabulary_uri(DECISIONS))
_LETTERS = "ABCD"
_FEW = 2


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the index of the decisions and the page of each."""
    if DECISIONS not in frame.library.vocabulary.files:
        return  # broken, which is only shown while serving
    yield Job("decisions", _index, outlined=True)
    for term, cases in cases_by_decision(frame.library):
        yield Job(f"decision {term.id}", _decision, cases, facts=(term.term,))


def _places(view: DecisionView) -> str:
    if not view.places:
        return "待征集"
    return f"{view.places} 个地方" if view.places >= _FEW else "只有 1 个地方"


def _index(frame: Frame) -> Iterator[Page]:
    views = decision_views(frame.library)
    groups: dict[str, list[tuple[DecisionView, str]]] = {}
    for view in views:
        groups.setdefault(view.term.group or "", []).append((view, _places(view)))
    yield Page(
        uri=_HOME.uri,
        title=_TITLE,
        description="同一件事，各地怎么定的：选了哪一种，按什么标准，谁牵头，多久一次，钱从哪来。",
        section=DECISIONS,
        content=frame.render("decisions.html", groups=list(groups.items())),
        path=frame.trail(_HOME),
        toc=frame.contents(
            Section(f"g{number}", title) for number, title in enumerate(groups, 1) if title
        ),
    )


def _belongs(frame: Frame, view: DecisionView) -> list[tuple[str, list[Item]]]:
    """The problems, measures and indicators that the decision is part of."""
    words = frame.library.vocabulary
    belongs = []
    for what, name, named in (
        ("属于哪些难题", "problems", view.term.problems),
        ("用到哪些做法", "measures", view.term.measures),
        ("有关的指标", "indicators", view.term.indicators),
    ):
        if named and name in words.files:
            terms = [words.term(name, word) for word in named]
            belongs.append((what, [Item(t.term, term_uri(name, t)) for t in terms]))
    return belongs


def _decision(frame: Frame, word: str) -> Iterator[Page]:
    view = view_of(word, frame.library)
    sections = [
        Section(name, title)
        for name, title, shown in (
            ("table", "逐问比一比", view.columns),
            ("unwritten", "谁都没有写", view.unwritten),
            ("counts", "库里各选什么", view.columns),
            ("figures", "数字能不能比", view.figures),
        )
        if shown
    ]
    differs = "".join(line.text for line in view.contrast) or view.term.definition
    yield Page(
        uri=view.uri,
        title=view.question,
        description=f"{_places(view)}。{differs}"[:150],
        section=DECISIONS,
        content=frame.render(
            "decision.html",
            view=view,
            sentences=SENTENCES,
            titles={section.id: section.title for section in sections} | {"from": "出自哪些记录"},
            lettered=list(zip(_LETTERS, view.columns, strict=False)) if view.across else [],
            terms=_belongs(frame, view),
            table=decision_table_uri(view.term),
            sheet=decision_sheet_uri(view.term),
        ),
        path=frame.trail(_HOME, Item(view.question, view.uri)),
        toc=frame.contents(sections),
        scripts=("tables",),
    )
