"""How long a build takes, what it needs and what it writes: ``make bench``.

Every step is a process of its own, as somebody at a terminal would start it. Beside it stand, in the same run, what nobody
can do without (the yardstick: parse every record, write the bytes of the site) and plain mkdocs-material over one Markdown
file for each case, up to a size that it can do. The last run is kept in ``results.json``.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import os
import platform
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import yaml

from tests.bench.library import library, paragraphs, vocabulary

PROJECT = Path(__file__).resolve().parents[2]
RESULTS = Path(__file__).with_name("results.json")
CASEBOOK = [str(Path(sys.executable).with_name("casebook"))]
_SAMPLE = 0.05
"""Seconds between two looks at the memory."""


@dataclass(frozen=True)
class Cost:
    """What one step took: seconds on the clock and of all processors, megabytes of all its processes at their peak."""

    size: int
    step: str
    wall: float
    cpu: float
    megabytes: float


class Peak(threading.Thread):
    """Looks at the memory of a process and of its children until it ends: proportional set size, in megabytes."""

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._ended = threading.Event()
        self.megabytes = 0.0

    def run(self) -> None:
        """Look again and again."""
        while not self._ended.wait(_SAMPLE):
            self.megabytes = max(self.megabytes, sum(map(_megabytes, _family(self._process))))

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()


def _family(process: int) -> list[int]:
    family = [process]
    for member in family:
        with suppress(OSError):
            for task in Path(f"/proc/{member}/task").iterdir():
                family += map(int, (task / "children").read_text().split())
    return family


def _megabytes(process: int) -> float:
    with suppress(OSError, TypeError):
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
        return int(re.search(r"Pss:\s+(\d+)", text)[1]) / 1024  # type: ignore[index]
    return 0.0


def timed(size: int, step: str, command: list[str], folder: Path) -> Cost:
    """Run a command in a folder. Raises ``RuntimeError`` with what it printed if it fails."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    with tempfile.TemporaryFile("w+") as output:
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        )
        peak = Peak(process.pid)
        peak.start()
        code = process.wait()
        wall = time.perf_counter() - begun
        peak.stop()
        if code:
            output.seek(0)
            raise RuntimeError(f"{step}: {output.read()[-2000:]}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(size, step, round(wall, 2), round(cpu, 2), round(peak.megabytes))


def _edited(path: Path, pattern: str, new: str) -> Callable[[], None]:
    def edit() -> None:
        text, count = re.subn(pattern, new, path.read_text("utf-8"), count=1, flags=re.MULTILINE)
        assert count, f"{path}: {pattern}"
        path.write_text(text, "utf-8")

    return edit


def ours(size: int, folder: Path) -> list[Cost]:
    """Measure our builds of a synthetic project, cold and after changes."""
    project = folder / "project"
    subprocess.run(
        [*CASEBOOK, "synth", str(size), str(project)], check=True, cwd=PROJECT, capture_output=True
    )
    (project / "node_modules").symlink_to(PROJECT / "node_modules")
    record = min((project / "cases/records").rglob("*.yml"))
    steps: tuple[tuple[str, str, Callable[[], None]], ...] = (
        ("check cold", "check", lambda: shutil.rmtree(project / ".cache", ignore_errors=True)),
        ("check, one record changed", "check", _edited(record, r"^summary: (.)", r"summary: 又\1")),
        ("cold", "build", lambda: shutil.rmtree(project / ".cache", ignore_errors=True)),
        ("clean folder, store kept", "build", lambda: shutil.rmtree(project / "site")),
        ("nothing changed", "build", lambda: None),
        ("one summary edited", "build", _edited(record, r"^summary: (.)", r"summary: 再\1")),
        ("one title edited", "build", _edited(record, r"^title: (.*)$", r"title: \1又一次")),
        (
            "one template edited",
            "build",
            _edited(project / "theme/templates/visit.html", r"\Z", "<!-- edited -->"),
        ),
    )
    costs = []
    for step, command, prepare in steps:
        prepare()
        costs.append(timed(size, f"ours: {step}", [*CASEBOOK, command], project))
        say(costs[-1])
    return costs


def yardstick(size: int, folder: Path) -> Cost:
    """Measure what nobody can do without: parse every file with PyYAML's C loader, write the bytes of the site anew."""
    program = folder / "yardstick.py"
    program.write_text(
        "import pathlib, yaml\n"
        "for path in sorted(pathlib.Path('project/cases').rglob('*.yml')):\n"
        "    yaml.load(path.read_bytes(), yaml.CSafeLoader)\n"
        "site, copy = pathlib.Path('project/site'), pathlib.Path('copy')\n"
        "for path in sorted(site.rglob('*')):\n"
        "    if path.is_file():\n"
        "        target = copy / path.relative_to(site)\n"
        "        target.parent.mkdir(parents=True, exist_ok=True)\n"
        "        target.write_bytes(path.read_bytes())\n",
        "utf-8",
    )
    cost = timed(
        size, "yardstick: parse all, write the same bytes", [sys.executable, program.name], folder
    )
    shutil.rmtree(folder / "copy")
    say(cost)
    return cost


def material(size: int, folder: Path) -> Cost:
    """Measure plain mkdocs-material over one Markdown file for each case."""
    docs = folder / "material/docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# 案例\n", "utf-8")
    for case in library(size, vocabulary()).cases.values():
        text = "\n\n".join((f"# {case.title}", *paragraphs(case)))
        (docs / f"{case.id}.md").write_text(text, "utf-8")
    settings = {"site_name": "x", "theme": {"name": "material", "language": "zh", "font": False}}
    (folder / "material/mkdocs.yml").write_text(yaml.safe_dump(settings), "utf-8")
    command = [sys.executable, "-m", "mkdocs", "build", "--quiet"]
    cost = timed(size, "plain mkdocs-material", command, folder / "material")
    say(cost)
    return cost


def say(cost: Cost) -> None:
    """Print a row."""
    row = f"| {cost.size} | {cost.step} | {cost.wall:.1f} | {cost.cpu:.1f} | {cost.megabytes:.0f} |"
    sys.stdout.write(f"{row}\n")
    sys.stdout.flush()


def weight(site: Path) -> tuple[int, float, float]:
    """Return the number of files of a site, its megabytes, and the kilobytes of its largest page."""
    files = [path for path in site.rglob("*") if path.is_file()]
    largest = max(path.stat().st_size for path in files if path.suffix == ".html")
    return len(files), sum(path.stat().st_size for path in files) / 1e6, largest / 1e3


def main() -> None:
    """Measure, print a table, and keep it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    parser.add_argument("--rivals-up-to", type=int, default=1000)
    options = parser.parse_args()
    costs: list[Cost] = []
    weights = {}
    sys.stdout.write("| records | step | wall s | CPU s | peak MB |\n|---|---|---|---|---|\n")
    for size in options.sizes:
        with tempfile.TemporaryDirectory(prefix="bench-") as name:
            folder = Path(name)
            mine = ours(size, folder)
            base = yardstick(size, folder)
            files, megabytes, largest = weight(folder / "project/site")
            weights[size] = {
                "files": files,
                "megabytes": round(megabytes, 1),
                "largest_page_kb": round(largest),
            }
            costs += [*mine, base]
            cold = next(cost for cost in mine if cost.step == "ours: cold")
            told = f"{size}: cold CPU is {cold.cpu / base.cpu:.1f} times the yardstick"
            if size <= options.rivals_up_to:
                costs.append(material(size, folder))
                told += f", {costs[-1].cpu / cold.cpu:.1f} times less than plain mkdocs-material"
            sys.stdout.write(
                f"{told}; {files} files, {megabytes:.0f} MB, largest page {largest:.0f} KB\n"
            )
    commit = subprocess.run(
        ["git", "rev-parse", "--short", "HEAD"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=False,
    )
    kept = {
        "date": dt.datetime.now(tz=dt.UTC).date().isoformat(),
        "commit": commit.stdout.strip(),
        "machine": f"{os.cpu_count()} processors, {platform.machine()}, Python {platform.python_version()}",
        "costs": [asdict(cost) for cost in costs],
        "sites": weights,
    }
    RESULTS.write_text(json.dumps(kept, indent=1, ensure_ascii=False) + "\n", "utf-8")


if __name__ == "__main__":
    main()
