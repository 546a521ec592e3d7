"""A server that counts what it sends as if compressed, and queries timed in a real browser."""

from __future__ import annotations

import gzip
import statistics
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser

QUERIES = (
    "红色物业",
    "老年食堂",
    "积分兑换",
    "拆迁签约",
    "网格员",
    "社区太大管不过来怎么办",
    "外来人口 子女入学",
    "議事協商",
    "jifenzhi",
    "驻村工作队",
)


@dataclass
class Sent:
    """What the server was asked for."""

    folder: Path
    paths: list[str] = field(default_factory=list)

    def kilobytes(self) -> float:
        """The size of all files asked for, compressed one by one as hosts do."""
        total = 0
        for path in self.paths:
            file = self.folder / path.partition("?")[0].lstrip("/")
            if file.is_file():
                total += len(gzip.compress(file.read_bytes(), 6, mtime=0))
        return total / 1000


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        """Print nothing."""


@contextmanager
def served(folder: Path) -> Iterator[tuple[str, Sent]]:
    """Serve ``folder``; yield its address and what it sends."""
    sent = Sent(folder)

    class Handler(_Quiet):
        def do_GET(self) -> None:
            sent.paths.append(self.path)
            super().do_GET()

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder))) as running:
        threading.Thread(target=running.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{running.server_port}/", sent
        running.shutdown()


@dataclass(frozen=True)
class Timing:
    """Medians over :data:`QUERIES`: kilobytes and milliseconds of a first query, milliseconds after."""

    first_kb: float
    first_ms: float
    warm_ms: float
    facet_ms: float | None


def timed(browser: Browser, folder: Path, page_path: str, scripts: dict[str, str]) -> Timing:
    """Time the functions ``start``, ``search`` and ``facet`` of ``scripts``, each given a query.

    Every first query has a new profile. Warm are the same queries again, three times over.
    """
    kilobytes, first, warm, facet = [], [], [], []
    with served(folder) as (address, sent):
        for number, query in enumerate(QUERIES):
            context = browser.new_context()
            page = context.new_page()
            sent.paths.clear()
            page.goto(address + page_path)
            started: float = page.evaluate(_timer(scripts["start"] + scripts["search"]), query)
            kilobytes.append(sent.kilobytes())
            first.append(started)
            if number == 0:
                for again in QUERIES:
                    page.evaluate(_timer(scripts["search"]), again)
                warm = [
                    page.evaluate(_timer(scripts["search"]), again)
                    for _ in range(3)
                    for again in QUERIES
                ]
                if "facet" in scripts:
                    facet = [page.evaluate(_timer(scripts["facet"]), again) for again in QUERIES]
            context.close()
    return Timing(
        statistics.median(kilobytes),
        statistics.median(first),
        statistics.median(warm),
        statistics.median(facet) if facet else None,
    )


def _timer(body: str) -> Any:
    return f"async (query) => {{ const begun = performance.now(); {body}; return performance.now() - begun; }}"
