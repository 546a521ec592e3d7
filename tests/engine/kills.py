"""Builds that are killed at a random moment, again and again: ``python -m tests.engine.kills FOLDER NUMBER SEED``.

A process of its own, without threads, so that it can fork builds which have everything imported.
"""

from __future__ import annotations

import os
import random
import re
import signal
import sys
import time
from pathlib import Path
from posixpath import normpath

from tests.engine.conftest import Project, lies, make_project

_LINK = re.compile(rb'(?:href|src)="([^"#?:]+)')


def broken_links(site: dict[str, bytes]) -> list[str]:
    """Return the links of pages that lead to nothing."""
    broken = []
    for path, content in site.items():
        if path.endswith(".html"):
            for target in _LINK.findall(content):
                name = normpath(f"{path.rpartition('/')[0]}/{target.decode()}".lstrip("/"))
                if name not in site and name.startswith(("cases/", "assets/", "sources/")):
                    broken.append(f"{path}: {name}")
    return broken


def _change(project: Project, step: int, chance: random.Random) -> None:
    record = min((project.root / "cases/records").rglob("*.yml"))
    match chance.choice(("title", "add", "remove", "template")):
        case "title":
            text = record.read_text("utf-8")
            record.write_text(re.sub(r"(?m)^title: .*", f"title: 第{step}种叫法", text), "utf-8")
        case "add":
            project.add(20 + step)
        case "remove":
            added = max((project.root / "cases/records").rglob("*.yml"))
            if added != record and added.stem > "synth-000010":
                added.unlink()
        case _:
            project.edit("theme/templates/visit.html", lambda text: f"{text}{step}")


def _seconds(project: Project) -> float:
    begun = time.monotonic()
    project.build(agreed=True)
    return time.monotonic() - begun


def main(folder: Path, kills: int, seed: int) -> None:
    """Kill ``kills`` builds; fail if a site is broken, or the next build not the one that a clean build makes."""
    chance = random.Random(seed)  # noqa: S311
    project = make_project(folder)
    usual = _seconds(project)
    clean = make_project_beside(project)
    kinds: dict[str, int] = {}
    for step in range(kills):
        before = project.lies()
        _change(project, step, chance)
        clean.build(agreed=True)
        after = clean.lies()
        child = os.fork()
        if not child:
            project.build(agreed=True)
            os._exit(0)
        # Most of the time is spent before anything is written: half of the blows fall at the end.
        time.sleep(usual * (chance.random() if step % 2 else 0.7 + 0.5 * chance.random()))
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        site = lies(project.site) if project.site.exists() else lies(folder / ".site.last")
        kind = "old" if site == before else "new" if site == after else "mixed"
        kinds[kind] = kinds.get(kind, 0) + 1
        if kind == "mixed":
            assert not broken_links(site), (step, broken_links(site))
        usual = 0.7 * usual + 0.3 * _seconds(project)
        assert project.lies() == after, f"step {step}: the next build is not right"
        left = {path.name for path in folder.iterdir()}
        assert left == {"project", "lent", "site", "clean"}, left
    sys.stdout.write(f"{kinds}\n")


def make_project_beside(project: Project) -> Project:
    """Return the same project with a site of its own."""
    return Project(project.root, project.frame, project.site.with_name("clean"))


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3]))
