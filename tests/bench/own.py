"""Our side of the measurement: a synthetic project, what is edited in it, and the yardstick.

One figure of the first record may be edited and stays proven: the fingerprint of its source also holds the phrase with other
numbers, as if the article said all of them.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from pathlib import Path

from casebook.language.fingerprint import (
    HASH_BYTES,
    default_salt,
    take_fingerprint,
    windows_from_text,
    windows_to_text,
)
from casebook.model.measurements import COLD
from casebook.synth.case import Story, story
from tests.bench.cost import PATIENCE, Cost, measured
from tests.bench.library import PROJECT, vocabulary

CASEBOOK = str(Path(sys.executable).with_name("casebook"))
FIRST = 0
OTHER_FIGURES = 8
"""So many other numbers of the edited figure are proven."""
_MADE_FROM = ("cases/vocabulary", "cases/pages", "theme", "mkdocs.yml", "scripts/casebook/synth")
_WINDOWS = re.compile(r"(  windows: \|-\n)((?:    \S+\n?)+)")


@dataclass(frozen=True)
class Edited:
    """What an edit replaces by what, in which files."""

    paths: tuple[Path, ...]
    old: str
    new: str


class Project:
    """A synthetic project of ``size`` records in ``folder/project``.

    It is made if it is not there, or was made by another generator of records or with another theme; what a run that was
    ended has left of an edit is undone.
    """

    def __init__(self, size: int, folder: Path) -> None:
        self.size = size
        self.root = folder / "project"
        self.site = self.root / "site"
        untouched, made_from = folder / "untouched", folder / "made"
        digest = _digest()
        if not made_from.is_file() or made_from.read_text() != digest:
            made_from.unlink(missing_ok=True)
            shutil.rmtree(self.root, ignore_errors=True)
            command = [CASEBOOK, "synth", str(size), str(self.root)]
            subprocess.run(command, check=True, cwd=PROJECT, capture_output=True)
            (self.root / "node_modules").symlink_to(PROJECT / "node_modules")
            self._prove_other_figures()
            for path in (self.record, self._words, self._layout):
                copy = untouched / path.relative_to(self.root)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(path, copy)
            made_from.write_text(digest)
        for copy in untouched.rglob("*.*"):
            shutil.copy(copy, self.root / copy.relative_to(untouched))

    @cached_property
    def record(self) -> Path:
        """The record that is edited."""
        return next((self.root / "cases/records").glob(f"*/{self._story.name}.yml"))

    @property
    def _words(self) -> Path:
        return self.root / "cases/vocabulary/decisions.yml"

    @property
    def _layout(self) -> Path:
        return self.root / "theme/templates/case.html"

    @cached_property
    def _story(self) -> Story:
        return story(FIRST, vocabulary())

    def figure(self, number: int) -> Edited:
        """Return the edit of a figure: its value, its phrase and the summary. ``number`` from 1 to ``OTHER_FIGURES``."""
        value = self._story.facts[0].observation["value"]
        return Edited((self.record,), value, str(int(value) + number))

    def phrase(self, number: int) -> str:
        """Return what a page quotes after that edit; before any, with 0."""
        fact = self._story.facts[0]
        value = fact.observation["value"]
        return fact.said.replace(value, str(int(value) + number))

    def title(self) -> Edited:
        """Return the edit of a title."""
        found = re.search(r"(?m)^title: (.*)$", self.record.read_text("utf-8"))
        assert found
        return Edited((self.record,), found[0], f"{found[0]}又一次")

    def label(self) -> Edited:
        """Return the edit of a question of the vocabulary: of the decision that most records are about."""
        found: Counter[str] = Counter()
        for path in (self.root / "cases/records").rglob("*.yml"):
            found.update(re.findall(r"(?m)^  - decision: (.*)$", path.read_text("utf-8")))
        term = re.escape(found.most_common(1)[0][0])
        asked = re.search(
            rf"(?ms)^  - term: {term}$.*?^    question: (.*?)$", self._words.read_text("utf-8")
        )
        assert asked
        return Edited((self._words,), asked[1], f"{asked[1].rstrip('？')}才好？")

    def template(self) -> Edited:
        """Return the edit of the template of all case pages."""
        return Edited((self._layout,), "<header class=", '<header data-edited="" class=')

    def clear(self) -> None:
        """Remove the site and the store."""
        shutil.rmtree(self.site, ignore_errors=True)
        shutil.rmtree(self.root / ".cache", ignore_errors=True)

    def build(self, limit: float = PATIENCE) -> Cost:
        """Build as somebody at a terminal does."""
        return measured([CASEBOOK, "build", "--yes"], self.root, limit=limit)

    def check(self, limit: float = PATIENCE) -> Cost:
        """Check as somebody at a terminal does."""
        return measured([CASEBOOK, "check"], self.root, limit=limit)

    def shell(self) -> str:
        """Return the frame of our case pages, with its slots. The project has to be built."""
        shell = next((self.root / ".cache/casebook/frame").glob("*/shells/2.html"))
        return shell.read_text("utf-8")

    def _prove_other_figures(self) -> None:
        path = self.root / f"cases/sources/{self._story.source}.yml"
        phrases = [self.phrase(number) for number in range(OTHER_FIGURES + 1)]
        assert len(set(phrases)) == len(phrases)
        text = path.read_text("utf-8")
        block = _WINDOWS.search(text)
        assert block
        windows = windows_from_text(block[2])
        salt = default_salt(self._story.source)
        windows += take_fingerprint("\n".join(phrases), salt=salt).windows
        step = range(0, len(windows), HASH_BYTES)
        joined = b"".join(sorted({windows[at : at + HASH_BYTES] for at in step}))
        lines = "".join(f"    {line}\n" for line in windows_to_text(joined).splitlines())
        path.write_text(_WINDOWS.sub(lambda m: m[1] + lines, text), "utf-8")


def _digest() -> str:
    """The digest of what a synthetic project is made from."""
    made_from = sha256()
    for name in _MADE_FROM:
        for path in sorted((PROJECT / name).rglob("*")) or [PROJECT / name]:
            if path.is_file() and path.suffix != ".pyc":
                made_from.update(path.relative_to(PROJECT).as_posix().encode() + path.read_bytes())
    return made_from.hexdigest()


_YARDSTICK = """
import pathlib, sys, yaml
for path in sorted(pathlib.Path("project/cases").rglob("*.yml")):
    yaml.load(path.read_bytes(), yaml.CSafeLoader)
any_bytes = bytes(range(256)) * (1 << 18)
copy = pathlib.Path("copy")
for line in open("files.tsv", encoding="utf-8"):
    size, name = line.rstrip("\\n").split("\\t")
    target = copy / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with target.open("wb") as file:
        file.write(memoryview(any_bytes)[:int(size)])
"""


def yardstick(project: Project, limit: float) -> Cost:
    """Measure what nobody can do without: parse every file with PyYAML's C loader, write as many files and bytes anew.

    The bytes are at hand; reading them from the site would be no part of it. The project has to be built.
    """
    folder = project.root.parent
    files = [path for path in sorted(project.site.rglob("*")) if path.is_file()]
    (folder / "files.tsv").write_text(
        "".join(f"{p.stat().st_size}\t{p.relative_to(project.site).as_posix()}\n" for p in files),
        "utf-8",
    )
    try:
        return measured([sys.executable, "-c", _YARDSTICK], folder, limit=limit)
    finally:
        shutil.rmtree(folder / "copy", ignore_errors=True)


BUILDS: dict[str, Callable[[Project], Edited | None]] = {
    COLD: lambda _: None,
    "kept": lambda _: None,
    "unchanged": lambda _: None,
    "figure": lambda project: project.figure(1),
    "title": Project.title,
    "label": Project.label,
    "template": Project.template,
}
"""The states before a build, and what is edited in each."""
