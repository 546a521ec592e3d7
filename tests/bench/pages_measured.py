"""How much of a page a reader has to scroll and to read: for each kind of page its screens and its visible characters.

What a `<details>` holds that is not open is not counted: it is one tap away, and says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from playwright.sync_api import Browser, Page

PHONE, DESKTOP = (390, 844), (1440, 900)
KINDS: Mapping[str, str] = {
    "首页": "index.html",
    "案例": "cases/*/index.html",
    "全部案例": "cases/index.html",
    "一页纸": "sheet/*/index.html",
    "走访提纲": "visit/*/index.html",
    "抉择": "decisions/*/index.html",
    "全部抉择": "decisions/index.html",
    "比较（预备）": "compare/*/index.html",
    "比较": "compare/index.html",
    "难题": "problems/*/index.html",
    "全部难题": "problems/index.html",
    "做法": "measures/*/index.html",
    "全部做法": "measures/index.html",
    "指标": "indicators/*/index.html",
    "全部指标": "indicators/index.html",
    "地区": "regions/index.html",
    "口号": "slogans/index.html",
    "我像谁": "match/index.html",
    "对照表": "matrix/index.html",
    "教训": "lessons/index.html",
    "怎样搜索": "search/index.html",
    "提交案例": "contribute/index.html",
    "关于": "about/index.html",
}
"""Kinds of pages by their names, each with the files of a built site that are of this kind."""
_CHARACTERS = (
    """() => (document.querySelector('#cb-main')?.innerText ?? '').replace(/\\s+/g, '').length"""
)
_HEIGHT = "() => document.documentElement.scrollHeight"


@dataclass(frozen=True)
class Measured:
    """One page at one width: its height in screens, and the characters of its article that stand open."""

    name: str
    screens: float
    characters: int


def files(site: Path, pattern: str) -> Sequence[Path]:
    """Return the pages of a built site of one kind."""
    return sorted(site.glob(pattern))


def measured(page: Page, site: Path, paths: Sequence[Path]) -> Iterator[Measured]:
    """Measure ``paths`` in the window that ``page`` has."""
    size = page.viewport_size
    assert size is not None
    for path in paths:
        page.goto(path.resolve().as_uri())
        yield Measured(
            path.parent.relative_to(site).as_posix(),
            page.evaluate(_HEIGHT) / size["height"],
            page.evaluate(_CHARACTERS),
        )


def table(browser: Browser, site: Path) -> Mapping[str, Mapping[tuple[int, int], list[Measured]]]:
    """Measure every kind of page at both widths."""
    found: dict[str, dict[tuple[int, int], list[Measured]]] = {}
    for size in (PHONE, DESKTOP):
        page = browser.new_page(
            viewport={"width": size[0], "height": size[1]},
            has_touch=size is PHONE,
            is_mobile=size is PHONE,
        )
        for kind, pattern in KINDS.items():
            found.setdefault(kind, {})[size] = [*measured(page, site, files(site, pattern))]
        page.close()
    return found


def middle(pages: Sequence[Measured], what: str) -> float:
    """Return the median of ``screens`` or ``characters``."""
    return float(median(getattr(p, what) for p in pages))


def most(pages: Sequence[Measured], what: str) -> Measured:
    """Return the page with the most of it."""
    return max(pages, key=lambda p: getattr(p, what))
