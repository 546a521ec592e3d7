"""The browser's part of the search, run by Node: one long-lived process that answers line by line."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from casebook.scripts import find_node
from tests.conftest import PROJECT

HERE = Path(__file__).parent


def node() -> str:
    """Return the Node that the project uses."""
    found = find_node()
    assert found, "make installs Node where there is none"
    return found


def compiled(source: str, target: Path, form: str) -> Path:
    """Compile one file of theme/browser/search/ and what it imports, as ``iife`` or ``esm``."""
    script = (
        'import { buildSync } from "esbuild"; const [entry, out, format] = process.argv.slice(1);'
        "buildSync({ entryPoints: [entry], outfile: out, format, bundle: true, target: 'es2017' });"
    )
    path = str(PROJECT / "theme/browser/search" / source)
    command = [node(), "--input-type=module", "--eval", script, path, str(target), form]
    subprocess.run(command, check=True, cwd=PROJECT)
    return target


def bundled(folder: Path, *sources: str) -> Path:
    """Put the script of the search and more sources, by their paths from theme/browser/, into a folder."""
    own = ["frame/storage.ts", "search/start.ts", *sources]
    command = [node(), str(PROJECT / "theme/browser/bundle.mjs"), *own]
    done = subprocess.run(command, check=True, capture_output=True, encoding="utf-8")
    target = folder / "engine.js"
    target.write_text(next(iter(json.loads(done.stdout).values())), encoding="utf-8")
    return target


def engine(site: Path) -> Path:
    """Put the script of the search, with what it needs of the frame, into the folder of an index."""
    return bundled(site)


class Process:
    """A script that answers every line of JSON with a line of JSON."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        """Talk to ``process`` through its standard input and output."""
        self._process = process

    def tell(self, value: object) -> None:
        """Send one line."""
        assert self._process.stdin
        self._process.stdin.write(json.dumps(value, ensure_ascii=True) + "\n")
        self._process.stdin.flush()

    def ask(self, value: object) -> Any:
        """Send one line and return what comes back."""
        self.tell(value)
        assert self._process.stdout
        return json.loads(self._process.stdout.readline())


@contextmanager
def running(script: str, *arguments: Path) -> Iterator[Process]:
    """Run a script of this folder until the block ends."""
    command = [node(), str(HERE / script), *map(str, arguments)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8"
    ) as process:
        yield Process(process)
        assert process.stdin
        process.stdin.close()
