"""The engines that the site does not use: Pagefind from npm, and the search of Material for MkDocs."""

from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

from casebook.model.library import Library
from tests.bench.library import as_html, paragraphs

PAGEFIND = "pagefind@1.6.0"
_SECTIONS = 50

PAGEFIND_SCRIPTS = {
    "start": "window.pf = await import('/pagefind/pagefind.js'); await pf.init();",
    "search": "const r = await pf.search(query);"
    " await Promise.all(r.results.slice(0, 10).map((x) => x.data()));",
    "facet": "await pf.filters(); const r = await pf.search(query, {filters: {problem: '交通停车'}});"
    " await Promise.all(r.results.slice(0, 10).map((x) => x.data()));",
}
# Material answers keys, and shows its answers in a list.
_MATERIAL_ASK = (
    "const box = document.querySelector('[data-md-component=search-query]');"
    " const list = document.querySelector('.md-search-result__list'); list.replaceChildren();"
    " box.focus(); box.value = ''; box.dispatchEvent(new KeyboardEvent('keyup'));"
    " const meta = document.querySelector('.md-search-result__meta');"
    " await new Promise((done) => { const seen = new MutationObserver(() => {"
    " if (/\\d|没有/.test(meta.textContent)) { seen.disconnect(); done(); } });"
    " seen.observe(meta, {childList: true, characterData: true, subtree: true});"
    " box.value = query; box.dispatchEvent(new KeyboardEvent('keyup')); setTimeout(done, 60000); });"
)
MATERIAL_SCRIPTS = {"start": "", "search": _MATERIAL_ASK}


@dataclass(frozen=True)
class Made:
    """A site of another engine: its folder, seconds for the index, and megabytes at most."""

    folder: Path
    seconds: float
    megabytes: float


def pagefind(library: Library, tools: Path, work: Path) -> Made | None:
    """Index the library with Pagefind; ``None`` where it cannot be installed."""
    npm = shutil.which("npm")
    if npm is None:
        return None
    program = tools / "node_modules/.bin/pagefind"
    if not program.exists():
        tools.mkdir(parents=True, exist_ok=True)
        install = [npm, "install", "--silent", "--no-save", "--prefix", str(tools), PAGEFIND]
        if subprocess.run(install, check=False, cwd=tools).returncode:
            return None
    for case in library.cases.values():
        path = work / "cases" / case.id / "index.html"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(as_html(case), encoding="utf-8")
    (work / "index.html").write_text('<!doctype html><html lang="zh-CN"><title>x</title></html>')
    begun = time.perf_counter()
    done = subprocess.run([program, "--site", work], check=False, capture_output=True)
    seconds = time.perf_counter() - begun
    if done.returncode:
        return None
    return Made(work, seconds, _children_megabytes())


def material(library: Library, work: Path) -> Made | None:
    """Index the library with Material's search, one section a case; ``None`` if it fails."""
    docs = work / "docs"
    docs.mkdir(parents=True, exist_ok=True)
    cases = list(library.cases.values())
    for number, at in enumerate(range(0, len(cases), _SECTIONS)):
        sections = [
            "\n\n".join((f"## {case.title}", *paragraphs(case)))
            for case in cases[at : at + _SECTIONS]
        ]
        name = "index.md" if number == 0 else f"page{number}.md"
        (docs / name).write_text("# 案例\n\n" + "\n\n".join(sections), encoding="utf-8")
    (work / "mkdocs.yml").write_text(
        "site_name: x\ntheme:\n  name: material\n  language: zh\n  font: false\n"
        "plugins:\n  - search:\n      lang: zh\n",
        encoding="utf-8",
    )
    environment = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
    begun = time.perf_counter()
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    done = subprocess.run(command, cwd=work, env=environment, check=False, capture_output=True)
    if done.returncode:
        return None
    return Made(work / "site", time.perf_counter() - begun, _children_megabytes())


def _children_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
