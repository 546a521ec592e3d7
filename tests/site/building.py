"""Builds the site as ``make build`` does: MkDocs in a process of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from tests.site.markup import Markup

PROJECT = Path(__file__).resolve().parents[2]
COMMAND = [sys.executable, "-m", "mkdocs"]
# What a clone has and a build reads. Not .git, not .venv, not what an earlier build left.
PARTS = ("mkdocs.yml", "package-lock.json", "cases", "theme")


@dataclass(frozen=True)
class Built:
    """A site on disk, and what MkDocs said while it built it."""

    folder: Path
    log: str
    code: int

    @cached_property
    def files(self) -> dict[str, bytes]:
        """All files by path."""
        paths = sorted(path for path in self.folder.rglob("*") if path.is_file())
        return {path.relative_to(self.folder).as_posix(): path.read_bytes() for path in paths}

    @cached_property
    def pages(self) -> dict[str, Markup]:
        """All HTML files by path, parsed."""
        return {n: Markup(b.decode()) for n, b in self.files.items() if n.endswith(".html")}


def settings(**given: str) -> dict[str, str]:
    """The variables of a build: those of this process without ours, then ``given``."""
    mine = {name: value for name, value in os.environ.items() if not name.startswith("CASEBOOK_")}
    return {**mine, "NO_MKDOCS_2_WARNING": "1", "PYTHONUTF8": "1", **given}


def build(project: Path, target: Path, **variables: str) -> Built:
    """Build ``project`` into ``target``."""
    command = [*COMMAND, "build", "--config-file", str(project / "mkdocs.yml")]
    done = subprocess.run(
        [*command, "--site-dir", str(target)],
        env=settings(**variables),
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        check=False,
        timeout=300,
    )
    return Built(target, done.stdout, done.returncode)


def copy_of_project(target: Path) -> Path:
    """Copy what a build reads, as a fresh clone would have it; lend it the tools that bundle the script."""
    target.mkdir()
    for part in PARTS:
        if (PROJECT / part).is_dir():
            shutil.copytree(PROJECT / part, target / part)
        else:
            shutil.copy(PROJECT / part, target / part)
    (target / "node_modules").symlink_to(PROJECT / "node_modules")
    return target
