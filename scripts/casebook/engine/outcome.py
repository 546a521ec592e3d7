"""What a build came to, and whether the next one would come to the same: to find that out takes nothing of what makes a site."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from casebook.engine.contents import Contents
from casebook.engine.inputs import inputs
from casebook.engine.lent import LentFrame
from casebook.engine.lock import lock
from casebook.engine.packed import packed, unpacked
from casebook.engine.site import Published, Stamp, recover, untouched
from casebook.engine.store import CACHE, Store, opened
from casebook.problem import Problem
from casebook.workspace import Workspace


@dataclass(frozen=True)
class Outcome:
    """What a build came to: problems that do not stop it, texts they point into, number of cases, and the site."""

    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    cases: int
    site: Published

    def report(self) -> str:
        """Say in Chinese what was done, after the problems that did not stop it."""
        done = (
            f"雁阵：{self.cases} 条案例，{self.site.pages} 个页面，写了 {self.site.written} 个文件"
        )
        if self.site.removed:
            done += f"，去掉 {self.site.removed} 个"
        if not self.problems:
            return done
        from casebook.report import text  # noqa: PLC0415  mostly there is nothing to report

        return f"\n{text.render(self.problems, self.texts)}\n{done}"


@dataclass(frozen=True)
class Last:
    """What a build came to, and the digest of what it was made from."""

    made_from: str
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]
    cases: int


class _BusyError(Exception):
    """Another build of the same site is under way."""


def unchanged(workspace: Workspace, frame: LentFrame, site: Path, *, today: str) -> Outcome | None:
    """Return what the last build came to, if another one would come to the same and nobody is building now."""
    site = site.resolve()
    try:
        with lock(workspace.root / CACHE, site, _busy), opened(workspace) as store:
            recover(site)
            contents = Contents(workspace)
            contents.begin(store)
            last = kept(store, site, inputs(workspace, contents, frame, today), serving=False)
            if last is not None and contents.keep(store):
                store.commit()
            return last
    except _BusyError:
        return None


def _busy() -> None:
    raise _BusyError


def kept(store: Store, site: Path, made_from: str, *, serving: bool) -> Outcome | None:
    """Return what the last build came to, if it was made from the same and the site is as it left it."""
    last = unpacked(store.shelf("outcome").read(f"{serving} {site}"))
    if not isinstance(last, Last) or not made_from or last.made_from != made_from:
        return None
    files = noted(store, site)
    if untouched(site, files):
        return Outcome(last.problems, last.texts, last.cases, Published(files, 0, 0))
    return None


def keep(store: Store, site: Path, made_from: str, outcome: Outcome, *, serving: bool) -> None:
    """Remember what a build came to."""
    last = Last(made_from, outcome.problems, dict(outcome.texts), outcome.cases)
    store.shelf("outcome").write(f"{serving} {site}", packed(last))


def noted(store: Store, site: Path) -> Mapping[str, Stamp]:
    """Return what the last build noted of the files of a site."""
    try:
        files = json.loads(store.shelf("site").read(str(site)) or b"{}")
        return {path: Stamp(*stamp) for path, stamp in files.items()}
    except (ValueError, TypeError, AttributeError):
        return {}


def note(store: Store, site: Path, published: Published) -> None:
    """Note the files of a site."""
    files = {path: (s.size, s.written, s.digest) for path, s in published.files.items()}
    store.shelf("site").write(str(site), json.dumps(files).encode())
