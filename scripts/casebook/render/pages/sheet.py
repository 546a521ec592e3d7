"""What readers take along on one sheet of A4: every case, every usual set of cases, every decision."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.case.one_page import one_page
from casebook.derive.compare.compared_case import column
from casebook.derive.compare.comparison import Comparison, comparison
from casebook.derive.compare.usual_sets import UsualSet
from casebook.derive.ground.addresses import (
    CASES_URI,
    COMPARE_URI,
    SHEET_URI,
    case_uri,
    set_sheet_uri,
    vocabulary_uri,
)
from casebook.derive.ground.items import Item
from casebook.derive.ground.one_page import OnePage
from casebook.derive.practice.decision_sheet import DecisionSheet, decision_sheet
from casebook.derive.practice.decision_views import DECISIONS, decision_views
from casebook.render.around import Around
from casebook.render.page import Frame, Page

TITLE = "一页纸"
_UPRIGHT, _WIDE = "paper", "paper-wide"


def page(around: Around) -> Page:
    """Return the sheet of one case."""
    frame, case = around.frame, around.case
    made = one_page(
        case,
        frame.library,
        site_name=frame.settings.site_name,
        address=frame.address(case_uri(case.id)),
    )
    return _page(frame, made, Item("案例", CASES_URI))


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the sheets of decisions and of comparisons, as far as the vocabularies can be read."""
    library, site = frame.library, frame.settings.site_name
    if DECISIONS in library.vocabulary.files:
        home = Item("怎么定", vocabulary_uri(DECISIONS))
        for view in decision_views(library):
            if view.columns:
                address = frame.address(view.uri)
                yield _decision(frame, decision_sheet(view, site_name=site, address=address), home)
    if "indicators" in library.vocabulary.files:
        yield from _comparisons(frame)


def _page(frame: Frame, made: OnePage, home: Item) -> Page:
    return Page(
        uri=made.uri,
        title=f"{made.title}（{TITLE}）",
        description=f"{made.title}：印在一张 A4 纸上。",
        section=home.uri.partition("/")[0],
        content=frame.render("sheet.html", sheet=made),
        path=frame.trail(
            home, Item(made.title.partition("：")[0], made.of.uri), Item(TITLE, made.uri)
        ),
        scripts=("papers",),
        sheet=_UPRIGHT,
    )


def _decision(frame: Frame, made: DecisionSheet, home: Item) -> Page:
    title = made.view.question
    return Page(
        uri=made.uri,
        title=f"{title}（{TITLE}）",
        description=f"{title}：印在一张 A4 纸上。",
        section=DECISIONS,
        content=frame.render("decision_sheet.html", sheet=made),
        path=frame.trail(home, Item(title, made.view.uri), Item(TITLE, made.uri)),
        scripts=("papers",),
        sheet=_WIDE,
    )


def _comparisons(frame: Frame) -> Iterator[Page]:
    """Yield the sheets of the usual sets, and the page on which those of other sets are made in the browser."""
    home = Item("比较", COMPARE_URI)
    for chosen in frame.usual_sets:
        columns = [
            column(case, frame.library, frame.elsewhere, chosen.problem)
            for case in (frame.library.cases[name] for name in chosen.cases)
        ]
        yield _set(frame, chosen, comparison(columns, frame.library.vocabulary), home)
    yield Page(
        uri=SHEET_URI,
        title=f"比较（{TITLE}）",
        description="选中的 2 到 4 个案例，一眼看，印在一张 A4 纸上。",
        section="compare",
        content=frame.render("comparison_sheet.html", site=frame.settings.site_name),
        path=frame.trail(home, Item(TITLE, SHEET_URI)),
        scripts=("compare",),
        sheet=_WIDE,
    )


def _set(frame: Frame, chosen: UsualSet, made: Comparison, home: Item) -> Page:
    uri = set_sheet_uri(chosen.id)
    return Page(
        uri=uri,
        title=f"{chosen.title}（{TITLE}）",
        description=f"一眼看：{'；'.join(c.title for c in made.columns)}。",
        section="compare",
        content=frame.render(
            "comparison_sheet.html",
            usual=chosen,
            comparison=made,
            site=frame.settings.site_name,
            address=frame.address(chosen.uri),
        ),
        path=frame.trail(home, Item(chosen.title, chosen.uri), Item(TITLE, uri)),
        scripts=("papers",),
        sheet=_WIDE,
    )
