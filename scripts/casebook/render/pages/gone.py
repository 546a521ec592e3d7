"""Addresses that stay: of a record that is retired, and of one that has another id now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from casebook.derive.case.retired import Gone, retired_records
from casebook.derive.ground.addresses import (
    CASES_URI,
    case_uri,
    handout_uri,
    sheet_uri,
    site_card_uri,
    teach_uri,
    visit_uri,
)
from casebook.derive.ground.items import Item
from casebook.render.page import Frame, Job, Page

_OF_EVERY_CASE = (sheet_uri, visit_uri)
_OF_A_GUIDE = (handout_uri, teach_uri)


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the pages of each retired record, which tell of no other."""
    for gone in retired_records(frame.library):
        yield Job(f"retired {gone.id}", pages, cases=(), facts=(gone,))


def pages(frame: Frame, gone: Gone) -> Iterator[Page]:
    """Yield the page of a retired record, and what leads to it from the addresses of its other pages."""
    page = Page(
        uri=gone.uri,
        picture=gone.province,
        title=f"{gone.title}（已下线）",
        description=f"这条案例已下线：{gone.reason}",
        section="cases",
        content=frame.render("retired.html", gone=gone),
        path=frame.trail(Item("案例", CASES_URI), Item(gone.title, gone.uri)),
    )
    yield page
    others = (
        *_OF_EVERY_CASE,
        *(_OF_A_GUIDE if gone.editions else ()),
        *((site_card_uri,) if gone.site else ()),
    )
    for uri in others:
        yield leading_to(frame, page, uri(gone.id))
    for former in gone.former_ids:
        for uri in (case_uri, *others):
            yield leading_to(frame, page, uri(former))


def former_pages(
    frame: Frame, case_id: str, former: Iterable[str], made: Iterable[Page]
) -> Iterator[Page]:
    """Yield, for each former id of a case, what leads from its addresses to the pages that were ``made`` of it."""
    listed = list(made)
    for name in former:
        for page in listed:
            yield leading_to(
                frame, page, f"/{page.uri}".replace(f"/{case_id}/", f"/{name}/", 1)[1:]
            )


def leading_to(frame: Frame, page: Page, uri: str) -> Page:
    """Return a page at ``uri`` that leads to another, at once and also without scripts."""
    # The address makes the title one of its own: a record may have had several.
    title = f"{page.title}：网址换了（{uri.rstrip('/')}）"
    return replace(
        page,
        uri=uri,
        title=title,
        description=f"这一页换了网址：{page.title}。",
        content=frame.render("moved.html", title=page.title, uri=page.uri),
        path=frame.trail(Item("案例", CASES_URI), Item(title, uri)),
        toc="",
        edit="",
        scripts=(),
        sheet="",
        leads_to=page.uri,
    )
