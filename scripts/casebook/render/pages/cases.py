"""The page of a case, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.case.cards import cards
from casebook.derive.case.case_view import case_view
from casebook.derive.case.take_away import take_away
from casebook.derive.ground.addresses import (
    CASES_URI,
    case_uri,
    class_uri,
    handout_uri,
    region_uri,
    site_card_uri,
    teach_uri,
)
from casebook.derive.ground.browse_address import BROWSE_FACETS
from casebook.derive.ground.items import Item, Section
from casebook.derive.ground.long_lists import MOST_LISTED
from casebook.derive.practice.lessons import lessons
from casebook.divisions import divisions, lineage
from casebook.model.case import Case
from casebook.render.around import Around
from casebook.render.page import Frame, Job, Page
from casebook.render.pages.lessons import headings
from casebook.render.pages.visit import TITLE as VISIT


def page(around: Around) -> Page:
    """Return the page of one case."""
    frame, case = around.frame, around.case
    view = case_view(
        case,
        frame.library,
        around.others.backlinks,
        site_name=frame.settings.site_name,
        address=frame.address(case_uri(case.id)),
        related=around.others.related,
    )
    take = take_away(case, frame.library)
    steps = [
        Item("案例", CASES_URI),
        *(Item(d.name, region_uri(d.code)) for d in lineage(case.place.code)),
        Item(case.title, view.uri),
    ]
    return Page(
        uri=view.uri,
        picture=case.place.code[:2],
        title=case.title,
        description=case.summary,
        section="cases",
        content=frame.render(
            "case.html",
            view=view,
            slogans=around.others.slogans,
            sets=around.others.usual_sets,
            take=take,
            overdue=around.overdue,
            editions=(handout_uri(case.id), teach_uri(case.id), class_uri(case.id)),
            site_card=site_card_uri(case.id),
            address=frame.address(view.uri),
        ),
        path=frame.trail(*steps),
        toc=frame.contents([*view.sections, Section("visit", VISIT, VISIT, take.visit)]),
        edit=frame.links(frame.library.paths.get(f"cases/{case.id}", "")),
        scripts=("papers",),
    )


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the list of all cases by province; of a long one no case is named."""
    listed = len(frame.library.cases) <= MOST_LISTED
    yield Job("all cases", _pages, outlined=not listed)


def _pages(frame: Frame) -> Iterator[Page]:
    cases_by_province: dict[str, list[Case]] = {}
    for case in frame.library.cases.values():
        cases_by_province.setdefault(f"{case.place.code[:2]}0000", []).append(case)
    listed = len(frame.library.cases) <= MOST_LISTED
    groups = [
        (
            divisions()[code],
            len(of_province),
            cards(tuple(of_province), frame.library) if listed else (),
        )
        for code, of_province in sorted(cases_by_province.items())
    ]
    yield Page(
        uri=CASES_URI,
        title="案例",
        description=f"{len(frame.library.cases)} 条基层治理案例，按省列出。",
        section="cases",
        content=frame.render(
            "cases.html",
            groups=groups,
            total=len(frame.library.cases),
            facets=BROWSE_FACETS,
            lessons=headings(lessons(frame.library)),
        ),
        path=frame.trail(Item("案例", CASES_URI)),
        # Of a library that is still empty there is nothing to search.
        scripts=("browse",) if groups else (),
    )
