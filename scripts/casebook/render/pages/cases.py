"""The pages of the cases, and the list of all."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from casebook.derive.case.cards import cards
from casebook.derive.case.case_view import CaseView, case_view
from casebook.derive.case.related import related_cases
from casebook.derive.case.relations import backlinks
from casebook.derive.case.take_away import TakeAway, take_away
from casebook.derive.compare.usual_sets import usual_sets
from casebook.derive.ground.addresses import CASES_URI, case_uri, region_uri
from casebook.derive.ground.browse_address import BROWSE_FACETS
from casebook.derive.ground.items import Item, Section
from casebook.derive.practice.lessons import lessons
from casebook.derive.practice.slogans import SloganUse, slogan_uses
from casebook.divisions import divisions, lineage
from casebook.render.page import Frame, Page
from casebook.render.pages.lessons import headings
from casebook.render.pages.visit import TITLE as VISIT


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the page of every case, then the list of all by province."""
    incoming = backlinks(frame.library)
    related = related_cases(frame.library)
    slogans: dict[str, list[SloganUse]] = {}
    for use in slogan_uses(frame.library):
        slogans.setdefault(use.case_id, []).append(use)
    usual = usual_sets(frame.library)
    by_province: dict[str, list[Any]] = {}
    for case in frame.library.cases.values():
        view = case_view(
            case,
            frame.library,
            incoming.get(case.id, ()),
            site_name=frame.settings.site_name,
            address=frame.address(case_uri(case.id)),
            related=related.get(case.id, ()),
        )
        sets = [Item(s.title, s.uri) for s in usual if case.id in s.cases]
        take = take_away(case, frame.library)
        yield _case(frame, view, slogans.get(case.id, ()), sets, take)
        by_province.setdefault(f"{case.place.code[:2]}0000", []).append(case)
    groups = [
        (divisions()[code], cards(tuple(found), frame.library))
        for code, found in sorted(by_province.items())
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
        scripts=("browse",),
    )


def _case(
    frame: Frame,
    view: CaseView,
    slogans: Sequence[SloganUse],
    sets: Sequence[Item],
    take: TakeAway,
) -> Page:
    chain = lineage(view.case.place.code)
    steps = [Item("案例", CASES_URI), *(Item(d.name, region_uri(d.code)) for d in chain)]
    return Page(
        uri=view.uri,
        picture=view.case.place.code[:2],
        title=view.case.title,
        description=view.case.summary,
        section="cases",
        content=frame.render("case.html", view=view, slogans=slogans, sets=sets, take=take),
        path=frame.trail(*steps, Item(view.case.title, view.uri)),
        toc=frame.contents([*view.sections, Section("visit", VISIT, VISIT, take.visit)]),
        edit=frame.links(frame.library.paths.get(f"cases/{view.case.id}", "")),
        scripts=("papers",),
    )
