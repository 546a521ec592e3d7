"""The pages of the divisions, and their index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from casebook.derive.indexes import RegionView, region_counts, region_views
from casebook.derive.items import Item
from casebook.derive.province_grid import province_grid
from casebook.render.page import Frame, Page


def pages(frame: Frame) -> Iterator[Page]:
    """Yield the index of the regions and the page of each that has cases."""
    views = region_views(frame.library)
    counts = region_counts(frame.library)
    tiles = province_grid(counts)
    yield Page(
        uri="regions/",
        title="地区",
        description="按省、市、县找案例。",
        section="regions",
        content=frame.render(
            "regions.html",
            tiles=tiles,
            max=max((t.count for t in tiles), default=0),
            rows=_region_tree(views, counts),
        ),
        path=frame.trail(Item("地区", "regions/")),
    )
    for view in views:
        steps = [Item(d.name, f"regions/{d.code}/") for d in view.trail]
        yield Page(
            uri=view.uri,
            title=view.division.name,
            description=f"{view.division.name}的 {len(view.cards)} 条基层治理案例。",
            section="regions",
            content=frame.render("region.html", view=view),
            path=frame.trail(Item("地区", "regions/"), *steps),
        )


def _region_tree(views: Iterable[RegionView], counts: Mapping[str, int]) -> list[tuple[Any, ...]]:
    """Nest the divisions that have cases: provinces, their cities, and their counties."""
    by_parent: dict[str | None, list[Any]] = {}
    for view in views:
        by_parent.setdefault(view.division.parent, []).append(view.division)
    return [
        (
            province,
            counts[province.code],
            [
                (
                    city,
                    counts[city.code],
                    [(county, counts[county.code]) for county in by_parent.get(city.code, [])],
                )
                for city in by_parent.get(province.code, [])
            ],
        )
        for province in by_parent.get(None, [])
    ]
