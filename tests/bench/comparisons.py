"""What the comparisons of a built site let a reader compare: `make comparisons` prints it, a test asserts it.

    python -m tests.bench.comparisons [SITE] [--screens]

For each prepared comparison and each decision page: the rows that stand unfolded, in how many of them two places or more
say something in words, how many rows of numbers are 可比, 可参照 or 不可比, and with ``--screens`` how many phone screens
the table read at one glance takes.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from tests.site.tables import Row, Tables

SHARE = 0.8
"""Of all unfolded rows, those in which two places or more say something."""
ROWS = 5
"""Unfolded rows on each page."""
SCREENS = 2.5
PLACES = 3
"""For so many places the table at one glance takes no more phone screens than :data:`SCREENS`."""
SCREEN = 844
WIDTH = 390
_STATES = ("可比", "可参照", "不可比")
_GLANCE = "cb-comparison--glance"


@dataclass(frozen=True)
class Measured:
    """What one page lets a reader compare."""

    name: str
    rows: int
    answered: int
    states: Mapping[str, int]
    places: int


def _across(rows: Sequence[Row]) -> tuple[int, int]:
    shown = [row for row in rows if not row.folded and not row.part and row.cells]
    return len(shown), sum(row.answered > 1 for row in shown)


def _down(rows: Sequence[Row]) -> tuple[int, int]:
    """Count a long table, whose places stand in rows: each aspect is one row of the comparison."""
    groups: list[list[Row]] = []
    for row in rows:
        if row.part:
            groups.append([])
        elif groups and row.cells:
            groups[-1].append(row)
    said = [sum(row.answered > 0 for row in group) for group in groups]
    return len(said), sum(number > 1 for number in said)


def measured(name: str, page: str) -> Measured:
    """Measure one page."""
    rows = Tables(page).rows
    long = [row for row in rows if "cb-decision--long" in row.table]
    shown, answered = _down(long) if long else _across(rows)
    states = Counter(row.state for row in rows if row.state)
    return Measured(name, shown, answered, states, max(len(row.cells) for row in rows))


def pages(site: Path) -> Iterator[tuple[str, str]]:
    """Yield the prepared comparisons and the decisions of a built site, those with two places or more."""
    for pattern in ("compare/*/index.html", "decisions/*/index.html"):
        for path in sorted(site.glob(pattern)):
            page = path.read_text(encoding="utf-8")
            few = "库里只有一个地方写到这件事" in page or "这件事还没有案例" in page
            if "cb-comparison" in page and not few:
                yield path.parent.relative_to(site).as_posix(), page


def share(found: Sequence[Measured]) -> float:
    """Return the share of unfolded rows in which two places or more say something."""
    return sum(m.answered for m in found) / max(1, sum(m.rows for m in found))


def _screens(site: Path, names: Sequence[str]) -> dict[str, float]:
    """Measure how many phone screens the table at one glance takes, in a browser."""
    from playwright.sync_api import sync_playwright

    from tests.browser.chromium import find

    found = {}
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(find()), args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": WIDTH, "height": SCREEN})
        for name in names:
            page.goto((site / name / "index.html").resolve().as_uri())
            table = page.locator(f"table.{_GLANCE}")
            if table.count():
                box = table.first.bounding_box()
                found[name] = (box["height"] if box else 0) / SCREEN
        browser.close()
    return found


def main() -> int:
    """Print the table; 1 if a target is missed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="site", type=Path)
    parser.add_argument("--screens", action="store_true")
    given = parser.parse_args()
    from tests.site.absences import false_absences

    found = [measured(name, page) for name, page in pages(given.site)]
    screens = _screens(given.site, [m.name for m in found]) if given.screens else {}
    false = {name: false_absences(name, page) for name, page in pages(given.site)}
    print(f"{'page':44} rows  two+  {'  '.join(_STATES)}  false  screens")
    for m in found:
        states = "  ".join(f"{m.states.get(state, 0):4}" for state in _STATES)
        height = f"{screens[m.name]:.2f}" if m.name in screens else ""
        print(f"{m.name:44} {m.rows:4}  {m.answered:4}  {states}  {len(false[m.name]):5}  {height}")
    total = sum((Counter(m.states) for m in found), Counter())
    few = [m.name for m in found if m.rows < ROWS]
    wrong = sum(map(len, false.values()))
    print(
        f"{len(found)} pages, {sum(m.rows for m in found)} unfolded rows, {share(found):.0%} with words for"
        f" two places or more (target {SHARE:.0%}); {dict(total)}; false absences {wrong} (target 0);"
        f" pages with fewer than {ROWS} rows: {few or 'none'}"
    )
    tall = [m.name for m in found if m.places <= PLACES and screens.get(m.name, 0) > SCREENS]
    for line in (line for lines in false.values() for line in lines):
        print(line)
    return int(bool(share(found) < SHARE or few or wrong or tall))


if __name__ == "__main__":
    sys.exit(main())
