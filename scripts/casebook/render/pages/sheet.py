"""What readers take along on one sheet of A4: every case, every usual set of cases, every decision."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.derive.case.one_page import one_page
from casebook.derive.compare.comparison import Comparison, comparison
from casebook.derive.compare.elsewhere import HeldOfOne
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
from casebook.derive.practice.decision_views import DECISIONS, cases_by_decision, view_of
from casebook.render.around import Around
from casebook.render.page import Frame, Job, Page
from casebook.render.pages.compare import columns_of, sets_with_cases

TITLE = "一页纸"
_COMPARE = Item("比较", COMPARE_URI)
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


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the sheets of decisions and of comparisons, as far as the vocabularies can be read."""
    library = frame.library
    if DECISIONS in library.vocabulary.files:
        for term, taking in cases_by_decision(library):
            yield Job(f"sheet of decision {term.id}", _of_decision, taking, facts=(term.term,))
    if "indicators" in library.vocabulary.files:
        for chosen, cases, held in sets_with_cases(frame):
            yield Job(f"sheet of set {chosen.id}", _of_set, cases, facts=(chosen, held))
        yield Job("sheet of any set", _of_any_set, cases=())


def _of_decision(frame: Frame, word: str) -> Iterator[Page]:
    view = view_of(word, frame.library)
    if view.columns:
        home = Item("怎么定", vocabulary_uri(DECISIONS))
        site, address = frame.settings.site_name, frame.address(view.uri)
        yield _decision(frame, decision_sheet(view, site_name=site, address=address), home)


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


def _of_set(frame: Frame, chosen: UsualSet, held: Sequence[HeldOfOne]) -> Iterator[Page]:
    columns = columns_of(frame, chosen, held)
    yield _set(frame, chosen, comparison(columns, frame.library.vocabulary), _COMPARE)


def _of_any_set(frame: Frame) -> Iterator[Page]:
    """Yield the page on which the sheets of other sets are made in the browser."""
    yield Page(
        uri=SHEET_URI,
        title=f"比较（{TITLE}）",
        description="选中的 2 到 4 个案例，一眼看，印在一张 A4 纸上。",
        section="compare",
        content=frame.render("comparison_sheet.html", site=frame.settings.site_name),
        path=frame.trail(_COMPARE, Item(TITLE, SHEET_URI)),
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
