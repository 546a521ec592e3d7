"""Files that did not pass, and the pages that stand in their place while the site is served."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from casebook.codes import visible
from casebook.derive.ground.addresses import case_uri
from casebook.model.library import Library
from casebook.problem import Problem, Severity

_RECORDS, _SOURCES = "cases/records/", "cases/sources/"
_ADDRESS = re.compile(r"[a-z0-9_-]+")


@dataclass(frozen=True)
class Broken:
    """A file that did not pass, and the page that shows why in its place.

    ``problems`` are its own or, for a record that stands on a broken source, those of the source;
    ``texts`` holds the files they point into, by path.
    """

    path: str
    uri: str
    problems: tuple[Problem, ...]
    texts: Mapping[str, str]

    @property
    def name(self) -> str:
        """Return the path for people: a name of a file may hold bytes that are no text."""
        return visible(self.path)

    @property
    def waits(self) -> bool:
        """Tell whether it is other files that have to be mended."""
        return all(p.path != self.path for p in self.problems)

    def shown(self) -> list[dict[str, str | int]]:
        """Return the problems as ``macros/problems.html`` wants them; what cannot be seen in them is spelt out."""
        return [
            {
                "path": visible(p.path),
                "line": p.line,
                "column": p.column,
                "code": p.code,
                "message": visible(p.message),
                "suggestion": f"是不是想写“{visible(p.suggestion)}”？" if p.suggestion else "",
                "source_line": visible(_line(self.texts.get(p.path, ""), p.line)),
            }
            for p in self.problems
        ]


def _line(text: str, number: int) -> str:
    lines = text.splitlines()
    return lines[number - 1] if 0 < number <= len(lines) else ""


def _page_of(path: str) -> str | None:
    """Return the address of a file's own page, if its kind has pages and its name can be an address."""
    for folder, section in ((_RECORDS, "cases"), (_SOURCES, "sources")):
        name = PurePosixPath(path).stem
        if path.startswith(folder) and _ADDRESS.fullmatch(name):
            return f"{section}/{name}/"
    return None


def broken_files(
    problems: Iterable[Problem], texts: Mapping[str, str], library: Library
) -> tuple[Broken, ...]:
    """Return every file with errors, and every record that is missing because its source has some."""
    by_path: dict[str, list[Problem]] = {}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            by_path.setdefault(problem.path, []).append(problem)
    in_sources = [p for path in by_path if path.startswith(_SOURCES) for p in by_path[path]]
    sound = {library.paths[f"cases/{name}"] for name in (*library.cases, *library.retired)}
    for path in texts:
        if path.startswith(_RECORDS) and path not in sound and in_sources:
            by_path.setdefault(path, in_sources)
    taken = {case_uri(name) for name in library.cases}
    files = []
    for number, (path, of_path) in enumerate(sorted(by_path.items()), 1):
        uri = _page_of(path)
        if uri is None or uri in taken:
            uri = f"broken/{number}/"
        taken.add(uri)
        files.append(Broken(path, uri, tuple(of_path), texts))
    return tuple(files)
