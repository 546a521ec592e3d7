"""How long builds take, what they need and what they write, beside other generators on the same pages: ``make bench``.

Every step is a process of its own, as somebody at a terminal would start it. What each tool is asked to do, and what not,
stands in ``generators``; what "the same pages" are, in ``same_pages``; what is edited, in ``own``. Measured are seconds on
the clock, CPU seconds of all processes, the memory of all of them at their peak, and what lies in the site afterwards.

    cold        no site, no store                        kept        the site was deleted, the store was not
    unchanged   nothing was changed                      figure      a figure of one record, with its phrase
    title       the title of one record                  label       a question of the vocabulary that many pages show
    template    the layout of all case pages
    check, check-one   ``casebook check`` without a store; after one record was changed
    served      ``casebook serve``: from saving a figure until a page with it is sent

Before each state but the first the site is up to date; afterwards the edit is undone. The yardstick is measured right
after a cold build: every file parsed by PyYAML's C loader, as many files and bytes written. Plain mkdocs-material is run up
to 2,000 cases, and its cost at 10,000 continued from there. More than 10,000 cases are measured with ours alone.

A long measurement can be done in pieces, since every row is written down at once and takes the place of an older one:

    make bench BENCH_FLAGS='--sizes 10000 --only casebook --states cold kept unchanged'
    make bench BENCH_FLAGS='--sizes 10000 --only hugo eleventy'
    make bench BENCH_FLAGS='--sizes 1000 2000 --only material --states cold'
    make bench BENCH_FLAGS='--sizes 50000 --states cold'
    make bench BENCH_FLAGS=--show

Projects and tools stay in ``.cache/bench``, which may be deleted at any time.
"""

from __future__ import annotations

import argparse
import datetime as dt
import shutil
import sys
import zoneinfo
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from casebook.derive.library.performance import STATES, TOOLS, disturbed
from casebook.model.measurements import COLD, OWN, YARDSTICK, Measurements, Row
from tests.bench import goals, results
from tests.bench.cost import PATIENCE, Cost, FailedError, Weight, measured, weight
from tests.bench.generators import INSTALL, LAY_OUT, LaidOut, Tool, installed, replaced
from tests.bench.library import PROJECT
from tests.bench.own import BUILDS, Edited, Project, yardstick
from tests.bench.same_pages import SamePage, escaped, same_pages
from tests.bench.serving import served

WORK = PROJECT / ".cache/bench"
MOST_BESIDE = 10_000
"""Up to so many cases the others are measured as well."""
MOST = {"material": 2_000}
"""Up to so many cases a tool can be asked for in a time that anybody waits."""
_HEAD = (
    "| cases | tool | state | wall s | CPU s | peak MB | MB | files | others s |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


def say(text: str) -> None:
    """Print a line at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


@dataclass
class Notebook:
    """Writes rows down as they are measured."""

    path: Path
    found: Measurements
    commit: str
    today: str
    new: list[Row] = field(default_factory=list)

    def write(self, tool: Tool, size: int, state: str, cost: Cost, site: Weight | None) -> None:
        """Add a row and save the file."""
        row = Row(
            tool=tool.name,
            version=tool.version,
            size=size,
            state=state,
            wall=round(cost.wall, 3),
            cpu=round(cost.cpu, 3),
            peak=round(cost.peak, 1),
            bytes=site.bytes if site else None,
            files=site.files if site else None,
            others=round(cost.others, 2),
            date=self.today,
            commit=self.commit,
        )
        self.found = results.merged(self.found, [row])
        results.save(self.path, self.found)
        say(line(row) + (" DISTURBED" if disturbed(row, self.found.machine) else ""))


def line(row: Row) -> str:
    """Return a row of the table."""
    cells = (
        f"{row.size:,}",
        f"{row.tool}{' (estimated)' if row.estimated else ''}",
        row.state,
        f"{row.wall:.2f}",
        f"{row.cpu:.2f}",
        "" if row.peak is None else f"{row.peak:.0f}",
        "" if row.bytes is None else f"{row.bytes / 1e6:.1f}",
        "" if row.files is None else f"{row.files}",
        "" if row.others is None else f"{row.others:.1f}",
    )
    return f"| {' | '.join(cells)} |"


@dataclass(frozen=True)
class Run:
    """What is measured now: the states, where it is written down, and the seconds that one step may take."""

    states: Sequence[str]
    book: Notebook
    limit: float

    def ours(self, project: Project) -> None:
        """Measure our builds and checks."""
        tool = Tool(OWN, self.book.commit, ())
        self._checks(project, tool)
        for state, edits in BUILDS.items():
            if state not in self.states:
                continue
            if state == COLD:
                project.clear()
            else:
                project.build()
            if state == "kept":
                shutil.rmtree(project.site)
            with _edited(edits(project)):
                cost = project.build(self.limit)
                self.book.write(tool, project.size, state, cost, weight(project.site))
            if state == COLD:
                cost = yardstick(project, self.limit)
                written = weight(project.site)
                self.book.write(Tool(YARDSTICK, "", ()), project.size, COLD, cost, written)
        if "served" in self.states:
            self.book.write(tool, project.size, "served", served(project), None)

    def _checks(self, project: Project, tool: Tool) -> None:
        if "check" in self.states:
            shutil.rmtree(project.root / ".cache", ignore_errors=True)
            self.book.write(tool, project.size, "check", project.check(self.limit), None)
        if "check-one" in self.states:
            project.check()
            with _edited(project.figure(1)):
                self.book.write(tool, project.size, "check-one", project.check(self.limit), None)

    def beside(self, project: Project, names: Sequence[str]) -> None:
        """Measure the other generators, one after another, on the pages of the built project."""
        pages: list[SamePage] = []
        for name in names:
            if project.size > MOST.get(name, MOST_BESIDE):
                say(f"{name} is not measured with {project.size:,} cases: it would take too long")
                continue
            tool = installed(name, WORK / "tools", say)
            if tool is None:
                continue
            if not pages:
                project.build()
                pages += same_pages(project.site)
            folder = project.root.parent / name
            shutil.rmtree(folder, ignore_errors=True)
            laid = LAY_OUT[name](folder, pages, project.shell())
            try:
                self._other(tool, laid, project)
            except FailedError as error:
                say(f"{name} with {project.size:,} cases: {error}")
            shutil.rmtree(folder)

    def _other(self, tool: Tool, laid: LaidOut, project: Project) -> None:
        """Measure another generator in the states that it knows: it checks nothing, and is not served."""

        def build(limit: float = PATIENCE) -> Cost:
            return measured(tool.command, laid.folder, variables=tool.variables, limit=limit)

        for state, edit in _edits(laid, project).items():
            if state not in self.states:
                continue
            if state == COLD:
                laid.clear()
            else:
                build()
            with _edited(edit):
                cost = build(self.limit)
                self.book.write(tool, project.size, state, cost, weight(laid.output))


def _edits(laid: LaidOut, project: Project) -> dict[str, Edited | None]:
    """Return our edits as they are in the pages of another generator."""
    first, pages = (laid.pages[project.record.stem],), tuple(laid.pages.values())
    figure, title, label = project.figure(1), project.title(), project.label()
    name = title.old.removeprefix("title: ")
    layout, old, new = laid.template
    return {
        COLD: None,
        "unchanged": None,
        "figure": Edited(first, figure.old, figure.new),
        "title": Edited(first, name, f"{name}又一次"),
        "label": Edited(pages, escaped(label.old), escaped(label.new)),
        "template": Edited((layout,), old, new),
    }


@contextmanager
def _edited(edit: Edited | None) -> Iterator[None]:
    """Make an edit, if there is one, and undo it."""
    back = replaced(edit.paths, edit.old, edit.new) if edit is not None else None
    try:
        yield
    finally:
        if back is not None:
            back()


def arguments() -> argparse.ArgumentParser:
    """Return what the command understands."""
    parser = argparse.ArgumentParser(
        prog="make bench", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--sizes", type=int, nargs="+", default=[100, 1000, 10_000], help="how many cases")
    add("--states", nargs="+", choices=[*STATES], default=[*STATES], help="what is measured")
    names = [OWN, *INSTALL]
    add("--only", nargs="+", choices=names, default=names, help="which tools are measured")
    add("--results", type=Path, default=results.RESULTS, help="where rows are written down")
    add("--afresh", action="store_true", help="forget all rows that were written down")
    add("--limit", type=float, default=PATIENCE, help="seconds that a measured step may take")
    add("--show", action="store_true", help="measure nothing, print what was written down")
    return parser


def main(words: Sequence[str] | None = None) -> None:
    """Measure, write down, and print a table beside the numbers that are asked for."""
    parser = arguments()
    options = parser.parse_args(words)
    machine = results.this_machine()
    try:
        nothing = Measurements(machine=machine, rows=())
        found = nothing if options.afresh else results.kept(options.results, machine)
    except ValueError as error:
        parser.error(str(error))
    today = dt.datetime.now(tz=zoneinfo.ZoneInfo("Asia/Shanghai")).date().isoformat()
    book = Notebook(options.results, found, results.this_commit(), today)
    say(_HEAD)
    if options.show:
        for row in book.found.rows:
            say(line(row))
    else:
        for size in options.sizes:
            _size(size, options, book)
    say("")
    for text in (*ratios(book.found), "", *goals.table(book.found)):
        say(text)


def _size(size: int, options: argparse.Namespace, book: Notebook) -> None:
    folder = WORK / str(size)
    folder.mkdir(parents=True, exist_ok=True)
    project = Project(size, folder)
    run = Run(options.states, book, options.limit)
    if OWN in options.only:
        try:
            run.ours(project)
        except FailedError as error:
            say(f"ours with {size:,} cases: {error}")
    if size <= MOST_BESIDE:
        run.beside(project, [name for name in options.only if name != OWN])


def ratios(found: Measurements) -> list[str]:
    """Return the CPU of each tool as a multiple of ours, cold, for each size."""
    lines = []
    for size in sorted({row.size for row in found.rows}):
        said = [
            f"{name} {ratio:.2f}{' (estimated)' if row.estimated else ''}"
            for name in TOOLS
            if name != OWN and (ratio := found.cpu_ratio(size, name)) is not None
            if (row := found.row(name, size)) is not None
        ]
        if said:
            lines.append(f"{size:,} cases, cold: CPU as a multiple of ours: {', '.join(said)}")
    return lines


if __name__ == "__main__":
    main()
