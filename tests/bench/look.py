"""What readers see of a built site: `make look` prints it.

python -m tests.bench.look [SITE] [KIND ...]
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

from tests.bench.pages_measured import DESKTOP, KINDS, PHONE, middle, most, table
from tests.bench.tasks import tried
from tests.browser.chromium import find
from tests.browser.server import serve


def main() -> int:
    """Print the tables."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("site", nargs="?", default="site", type=Path)
    given = parser.parse_args()
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=str(find()), args=["--no-sandbox"])
        measured = table(browser, given.site)
        with serve(given.site) as server:
            walks = [*tried(browser, server.address)]
        browser.close()
    print("kind (pages): phone screens median / most, characters median / most; desktop screens")
    for kind in KINDS:
        phone, desktop = measured[kind][PHONE], measured[kind][DESKTOP]
        if not phone:
            continue
        tall, long = most(phone, "screens"), most(phone, "characters")
        print(
            f"{kind} ({len(phone)}): {middle(phone, 'screens'):.1f} / {tall.screens:.1f} {tall.name},"
            f" {middle(phone, 'characters'):.0f} / {long.characters} {long.name};"
            f" {middle(desktop, 'screens'):.1f}"
        )
    print("\ntasks from the home page on a phone: taps, screens scrolled")
    for name, walk in walks:
        print(f"{name}: {walk.taps}, {walk.screens:.1f}" if walk else f"{name}: not achieved")
    done = [walk for _, walk in walks if walk]
    print(
        f"{len(done)} of {len(walks)} achieved; median {median(w.taps for w in done):.0f} taps,"
        f" {median(w.screens for w in done):.1f} screens"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
