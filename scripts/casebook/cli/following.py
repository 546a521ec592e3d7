"""Following what a check says: its exact replacements, and the true phrases behind quotes that do not stand in their sources."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.canonical.mending import mended
from casebook.engine.judge import Check, check
from casebook.language.nearest_phrase import HIGH, NONE, Phrase, nearest_phrase
from casebook.problem import Problem, Severity
from casebook.read import read_document
from casebook.validate.scope import evidences, texts
from casebook.validate.sources import fingerprint_of
from casebook.workspace import Workspace

_ROUNDS = 6
"""So often a file is mended and checked again: what one slip hid the next round sees."""


@dataclass(frozen=True)
class Followed:
    """A replacement that was made in one file."""

    path: str
    line: int
    before: str
    after: str


def follow(workspace: Workspace, paths: Sequence[str], today: str) -> tuple[Followed, ...]:
    """Put every exact replacement of a check into the files, and check again until none is left.

    A file that would have more errors afterwards, or could be read no longer, is left as it is.
    """
    made: list[Followed] = []
    for _ in range(_ROUNDS):
        checked = check(workspace, today=today, only=paths)
        round_made = [one for path in paths for one in _followed(workspace, path, checked, today)]
        made += round_made
        if not round_made:
            break
    return tuple(made)


def _followed(workspace: Workspace, path: str, checked: Check, today: str) -> list[Followed]:
    problems = [p for p in checked.problems if p.path == path and p.replacement is not None]
    if not problems:
        return []
    content = workspace.read_bytes(path)
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        return []
    better, followed = mended(text, problems)
    if better == text:
        return []
    errors = _errors(checked, path)
    workspace.write(path, better.encode())
    after = check(workspace, today=today, only=[path])
    if _errors(after, path) > errors and _stage(after, path) <= _stage(checked, path):
        workspace.write(path, content)
        return []
    lines, new = text.split("\n"), better.split("\n")
    shown = dict.fromkeys(problem.line for problem in followed)
    return [
        Followed(path, number, lines[number - 1].strip(), new[number - 1].strip())
        for number in shown
        if number <= min(len(lines), len(new))
    ]


def _errors(checked: Check, path: str) -> int:
    return sum(p.path == path and p.severity is Severity.ERROR for p in checked.problems)


def _stage(checked: Check, path: str) -> int:
    """How far a file came: a text that YAML cannot read hides whatever is wrong with its fields."""
    return int(not any(p.path == path and p.code.startswith("YML") for p in checked.problems))


@dataclass(frozen=True)
class Requoted:
    """A quote that does not stand in its source, and what it was meant to be."""

    path: str
    line: int
    quote: str
    phrase: Phrase


def requote(workspace: Workspace, paths: Sequence[str], today: str) -> Iterator[Requoted]:
    """Yield each wrong quote of the records with the nearest true phrase of its source."""
    checked = check(workspace, today=today)
    prints = {
        name: print_
        for name, source in checked.library.sources.items()
        if (print_ := fingerprint_of(source)) is not None
    }
    wrong = [p for p in checked.problems if p.code == "PRF-001" and p.path in set(paths)]
    for path, problems in _by_path(wrong).items():
        document = read_document(path, workspace.read_bytes(path))
        letters = [text for _, text in texts(document)]
        quoted = {(*each.where, "quote"): each for each in evidences(document)}
        for problem in problems:
            each = quoted.get(problem.where)
            fingerprint = prints.get(each.source) if each else None
            if each is None or fingerprint is None:
                continue
            phrase = nearest_phrase(fingerprint, each.quote, letters)
            yield Requoted(path, problem.line, each.quote, phrase or Phrase("", 0, NONE))


def _by_path(problems: Sequence[Problem]) -> Mapping[str, list[Problem]]:
    grouped: dict[str, list[Problem]] = {}
    for problem in problems:
        grouped.setdefault(problem.path, []).append(problem)
    return grouped


def write_certain(
    workspace: Workspace, found: Sequence[Requoted], certain: Callable[[str], bool] = HIGH.__eq__
) -> int:
    """Write the phrases whose certainty is ``certain``; return how many."""
    written = 0
    for path in dict.fromkeys(each.path for each in found):
        text = workspace.read_text(path)
        lines = text.split("\n")
        for each in found:
            if each.path != path or not certain(each.phrase.certainty):
                continue
            line = lines[each.line - 1]
            if line.count(each.quote) == 1:
                lines[each.line - 1] = line.replace(each.quote, each.phrase.text)
                written += 1
        workspace.write(path, "\n".join(lines).encode())
    return written
