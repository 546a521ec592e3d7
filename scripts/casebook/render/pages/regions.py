"""The pages of the divisions, their index, and two divisions side by side."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from casebook.derive.ground.addresses import AGAINST_URI, REGIONS_URI, region_uri
from casebook.derive.ground.items import Item, Section
from casebook.derive.library.indexes import region_counts
from casebook.derive.places.province_grid import province_grid
from casebook.derive.places.region_pairs import (
    MOST_PLACES,
    ProvincePair,
    RegionPair,
    prepared_pairs,
    province_pairs,
)
from casebook.derive.places.region_views import cases_by_region, counts_by_parent, region_view
from casebook.divisions import divisions
from casebook.render.page import Frame, Job, Page
from casebook.render.pages.indicators import figure_table

_HOME = Item("地区", REGIONS_URI)
_AGAINST = Item("两地并排看", AGAINST_URI)


Counts = Sequence[tuple[str, int]]
"""Codes of divisions with the numbers of their cases."""


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the index of the regions, the page of each that has cases, and those of two."""
    library = frame.library
    yield Job("regions", _index, outlined=True)
    below = counts_by_parent(region_counts(library))
    for code, cases in cases_by_region(library).items():
        siblings = below[divisions()[code].parent]
        yield Job(f"region {code}", _region, cases, facts=(code, below.get(code, ()), siblings))
    if set(library.vocabulary.files) >= {"problems", "measures", "indicators"}:
        # Else one is broken, which is only shown while serving.
        yield Job("regions against", _against)


def _index(frame: Frame) -> Iterator[Page]:
    counts = region_counts(frame.library)
    tiles = province_grid(counts)
    yield Page(
        uri=REGIONS_URI,
        title="地区",
        description="按省、市、县找案例。",
        section="regions",
        content=frame.render(
            "regions.html",
            tiles=tiles,
            max=max((t.count for t in tiles), default=0),
            rows=_region_tree(counts),
        ),
        path=frame.trail(_HOME),
    )


def _against(frame: Frame) -> Iterator[Page]:
    """Yield the page on which two places are picked, and those of the pairs that are prepared."""
    pairs = tuple(prepared_pairs(frame.library))
    like = [(pair.uri, pair.a.name, pair.b.name) for pair in pairs if not pair.unlike]
    unlike = [(pair.uri, pair.a.name, pair.b.name) for pair in pairs if pair.unlike]
    yield Page(
        uri=_AGAINST.uri,
        title=_AGAINST.text,
        description="选两个县（市、区），看同一种做法两地各怎么办，哪些难题都有，哪些数字能比。",
        section="regions",
        content=frame.render(
            "regions_against.html",
            groups=[
                (title, of_kind)
                for title, of_kind in (("同一类的地方", like), ("不同类的地方", unlike))
                if of_kind
            ],
            most=MOST_PLACES,
        ),
        path=frame.trail(_HOME, _AGAINST),
        scripts=("regions",),
    )
    for pair in pairs:
        yield _pair(frame, pair)
    for provinces in province_pairs(frame.library, pairs):
        yield _provinces(frame, provinces)


def _provinces(frame: Frame, pair: ProvincePair) -> Page:
    """An address of former times: it leads to the pairs of counties that took its place."""
    title = "与".join(pair.names)
    return Page(
        uri=pair.uri,
        title=title,
        description=f"{title}：改按县（市、区）对照。",
        section="regions",
        content=frame.render("province_pair.html", pair=pair, title=title),
        path=frame.trail(_HOME, _AGAINST, Item(title, pair.uri)),
    )


def _region(frame: Frame, code: str, below: Counts, siblings: Counts) -> Iterator[Page]:
    view = region_view(code, below, siblings, frame.library)
    sections = [Section("problems", "难题"), Section("measures", "做法")]
    if view.deeper:
        sections.append(Section("below", "下面的地方"))
    if view.programmes:
        sections.append(Section("programmes", "项目"))
    if view.practices:
        sections.append(Section("cases", "案例"))
    yield Page(
        uri=view.uri,
        picture=view.division.code[:2],
        title=view.division.name,
        description=f"{view.division.name}的 {view.count} 条基层治理案例。",
        section="regions",
        content=frame.render("region.html", view=view),
        path=frame.trail(_HOME, *(Item(d.name, region_uri(d.code)) for d in view.trail)),
        toc=frame.contents(sections),
    )


def _pair(frame: Frame, pair: RegionPair) -> Page:
    title = f"{pair.a.name}与{pair.b.name}"
    tables = [(shared, *figure_table(shared.rows, divided=False)) for shared in pair.indicators]
    return Page(
        uri=pair.uri,
        title=title,
        description=f"{title}：同一种做法两地各怎么办，哪些难题都有，哪些数字能比。",
        section="regions",
        content=frame.render("region_pair.html", pair=pair, tables=tables),
        path=frame.trail(_HOME, _AGAINST, Item(title, pair.uri)),
        toc=frame.contents(
            [
                *([Section("decisions", "都要拿的主意")] if pair.decisions else []),
                Section("shared", "两地都用的做法"),
                Section("problems", "难题"),
                *([] if pair.lopsided else [Section("measures", "只有一地用的做法")]),
                Section("figures", "数字能不能比"),
            ]
        ),
        scripts=("tables",) if pair.decisions else (),
    )


def _region_tree(counts: Mapping[str, int]) -> list[tuple[Any, ...]]:
    """Nest the divisions that have cases, with how many: provinces, their cities, and their counties."""
    below, names = counts_by_parent(counts), divisions()
    return [
        (
            names[province],
            count,
            [
                (names[city], of_city, [(names[county], n) for county, n in below.get(city, ())])
                for city, of_city in below.get(province, ())
            ],
        )
        for province, count in below.get(None, ())
    ]
