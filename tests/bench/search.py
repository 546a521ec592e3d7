"""Prints what the search of the site costs and finds: ``make bench-search``.

    python -m tests.bench.search [--sizes 1000 10000] [--rivals-up-to 1000] [--queries FILE ...]

Sizes are numbers of synthetic cases. Pagefind and Material's search are measured in the same run, up to
a size (at 10 000 cases Pagefind takes gigabytes), and numbers are also given as ratios to theirs: the
machine drops out of those.
"""

from __future__ import annotations

import argparse
import gc
import gzip
import json
import resource
import subprocess
import tempfile
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import yaml
from playwright.sync_api import Browser, sync_playwright

from casebook.engine.store import Store
from casebook.model.library import Library
from casebook.publish import search_index
from casebook.publish.search_index.keep import PieceStore
from casebook.workspace import write_file
from tests.bench import rivals
from tests.bench.browse import Timing, timed
from tests.bench.library import PROJECT, library, vocabulary
from tests.browser import chromium
from tests.sample.real import real_library

OWN_QUERIES = tuple(
    PROJECT / f"tests/search/{name}.yml" for name in ("queries", "unseen", "strangers")
)
TOOLS = PROJECT / ".cache/casebook/bench"
ENGINE = "assets/engine.js"
ALL = "assets/all.js"
PAGE = f'<!doctype html><meta charset="utf-8"><title>x</title><script src="{ALL}" data-cb-base="."></script>'
# What the browse page asks for on a wide screen.
SCRIPTS = {
    "start": "window.ask = {limit: 10, facets: ['problem', 'place']};",
    "search": "await window.casebook.search(query, window.ask);"
    " await window.casebook.pages(query);",
    "facet": "const all = await window.casebook.search(query, window.ask);"
    " const value = (all.facets.problem[0] || {}).value; const begin = performance.now();"
    " await window.casebook.search(query, {...window.ask, filters: value ? {problem: [value]} : {}});"
    " return performance.now() - begin",
}
PARTS = {
    "检索": ("search/start.ts",),
    "检索和每页的搜索框": ("search/start.ts", "browse/header.ts"),
    "检索、搜索框和案例页": ("search/start.ts", "browse/header.ts", "browse.ts"),
}


def bundled(*sources: str) -> bytes:
    """Bundle sources of ``theme/browser`` as the site's own scripts are bundled."""
    command = ["node", str(PROJECT / "theme/browser/bundle.mjs"), *sources]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    (script,) = json.loads(done.stdout).values()
    return str(script).encode()


def compressed(code: bytes) -> float:
    """Kilobytes of ``code`` on the wire."""
    return len(gzip.compress(code, 9, mtime=0)) / 1000


def put_scripts(folder: Path) -> None:
    """Put the engine, and all that the browse page has of the search, into ``folder`` with a page that loads it."""
    for path, part in ((ENGINE, "检索"), (ALL, "检索、搜索框和案例页")):
        write_file(folder / path, bundled("frame/storage.ts", *PARTS[part]))
    write_file(folder / "index.html", PAGE.encode())


def write_index(found: Library, folder: Path) -> None:
    """Write the index of ``found`` and a page that searches it."""
    for path, content in search_index.build(found).files.items():
        write_file(folder / path, content)
    put_scripts(folder)


def _asked(harness: str, queries: Path, folder: Path, *flags: str) -> Any:
    given = yaml.safe_load(queries.read_text(encoding="utf-8"))
    plain = folder / "queries.json"
    plain.write_text(json.dumps(given, ensure_ascii=False), encoding="utf-8")
    script = PROJECT / "tests" / harness
    command = ["node", str(script), str(folder / ENGINE), str(folder), str(plain), *flags]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return json.loads(next(line for line in done.stdout.splitlines() if line.startswith("[")))


def relevance(queries: Path, folder: Path) -> list[dict[str, Any]]:
    """Run graded queries over the index in ``folder``; one entry a query that has an answer."""
    found: list[dict[str, Any]] = _asked("search/run_queries.mjs", queries, folder, "--json")
    return found


def first_kilobytes(queries: Path, folder: Path) -> list[float]:
    """Kilobytes that each query loads first of the index in ``folder``, the least first."""
    return sorted(size / 1000 for size in _asked("bench/first_bytes.mjs", queries, folder, ALL))


def by_class(found: Sequence[dict[str, Any]]) -> dict[str, tuple[int, float, float, float]]:
    """Number, nDCG@5, success@3 and share without any result, by class and for 全部."""
    classes: dict[str, list[dict[str, Any]]] = {}
    for entry in found:
        classes.setdefault(entry["class"], []).append(entry)
    classes["全部"] = list(found)

    def mean(entries: list[dict[str, Any]], key: str) -> float:
        return float(sum(entry[key] for entry in entries) / len(entries))

    return {
        name: (len(entries), *(mean(entries, key) for key in ("ndcg", "success", "zero")))  # type: ignore[misc]
        for name, entries in classes.items()
    }


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description="Measure the search.")
    parser.add_argument("--sizes", type=int, nargs="*", default=[1000, 10_000])
    parser.add_argument("--rivals-up-to", type=int, default=1000)
    parser.add_argument("--queries", type=Path, nargs="*", default=[])
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        write_index(real_library(), folder)
        for name, sources in PARTS.items():
            say(f"{name} {compressed(bundled(*sources)):.1f} KB（gzip）")
        say("")
        for queries in (*OWN_QUERIES, *options.queries):
            say(f"| {queries.name} | 问句 | nDCG@5 | 前三命中 | 无结果 |\n|---|--:|--:|--:|--:|")
            for kind, (count, ndcg, success, zero) in by_class(relevance(queries, folder)).items():
                say(f"| {kind} | {count} | {ndcg:.3f} | {success:.3f} | {zero:.3f} |")
            say("")
    words = vocabulary()
    say(
        "| 案例数 | 引擎 | 建索引 秒 | 改一条 秒 | 峰值内存 MB | 首次 KB | 首次 ms | 再搜 ms | 筛选 ms |"
    )
    say("|--:|---|--:|--:|--:|--:|--:|--:|--:|")
    with sync_playwright() as driver:
        browser = driver.chromium.launch(
            executable_path=chromium.find(), args=["--no-sandbox", "--disable-dev-shm-usage"]
        )
        for size in options.sizes:
            measure(library(size, words), browser, with_rivals=size <= options.rivals_up_to)
        browser.close()


def measure(found: Library, browser: Browser, *, with_rivals: bool) -> None:
    """Measure one size with every engine and print a row for each."""
    size = len(found.cases)
    gc.freeze()  # the engine lets it rest
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        own = work / "own"
        cache = Store(work / "store.sqlite", "").shelf("search")
        seconds = _built(found, cache, own)
        memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        change = _built(_one_changed(found), cache, own)
        put_scripts(own)
        ours = timed(browser, own, "index.html", SCRIPTS)
        for queries in OWN_QUERIES:
            loads = first_kilobytes(queries, own)
            say(
                f"{size} 条，{queries.name} 每题首次：一半不到 {loads[len(loads) // 2]:.0f} KB，最多 {loads[-1]:.0f} KB"
            )
        row(size, "本站", f"{seconds:.1f} | {change:.1f} | {memory:.0f}", ours)
        if not with_rivals:
            return
        for label, made, scripts in (
            ("Pagefind 1.6.0", rivals.pagefind(found, TOOLS, work / "p"), rivals.PAGEFIND_SCRIPTS),
            ("Material", rivals.material(found, work / "m"), rivals.MATERIAL_SCRIPTS),
        ):
            if made is None:
                say(f"| {size} | {label} | 装不上，没有测 | | | | | | |")
                continue
            theirs = timed(browser, made.folder, "index.html", scripts)
            row(size, label, f"{made.seconds:.1f} | — | {made.megabytes:.0f}", theirs)
            ratios = (
                f"{part(ours.first_kb, theirs.first_kb)} | {part(ours.first_ms, theirs.first_ms)}"
                f" | {part(ours.warm_ms, theirs.warm_ms)} | {part(ours.facet_ms, theirs.facet_ms)}"
            )
            say(f"| {size} | 本站 ÷ {label} | {part(seconds, made.seconds)} | — | — | {ratios} |")


def _built(found: Library, cache: PieceStore, folder: Path) -> float:
    """Write the index of ``found`` into ``folder``; return the seconds it took."""
    begun = time.perf_counter()
    for path, content in search_index.build(found, cache).files.items():
        write_file(folder / path, content)
    return time.perf_counter() - begun


def _one_changed(found: Library) -> Library:
    name, case = next(iter(found.cases.items()))
    changed = case.model_copy(update={"summary": f"{case.summary}改了一个字。"})
    return replace(found, cases={**found.cases, name: changed})


def row(size: int, label: str, build: str, timing: Timing) -> None:
    """Print the row of one engine."""
    facet = "—" if timing.facet_ms is None else f"{timing.facet_ms:.1f}"
    say(
        f"| {size} | {label} | {build} | {timing.first_kb:.0f} | {timing.first_ms:.0f}"
        f" | {timing.warm_ms:.1f} | {facet} |"
    )


def part(ours: float | None, theirs: float | None) -> str:
    """How many times theirs is ours, or a dash where one of them was not measured."""
    return "—" if ours is None or not theirs else f"{ours / theirs:.3f}"


def say(text: str) -> None:
    """Print a line at once: the run takes minutes."""
    print(text, flush=True)  # noqa: T201  a script answers by printing


if __name__ == "__main__":
    main()
