"""What lies beside the records: links and names of files, and the hand-written pages."""

from __future__ import annotations

from functools import lru_cache

from casebook.problem import Problem
from casebook.validate.file_names import (
    NOT_PUBLISHED,
    PAGE_SUFFIX,
    PAGES,
    file_problem,
    led_away,
    misplaced,
    not_portable,
    twins,
)
from casebook.validate.pages import check_page
from casebook.workspace import Workspace

_checked = lru_cache(maxsize=256)(check_page)
"""While serving the same pages are looked at after every change."""


def surroundings(workspace: Workspace) -> tuple[list[Problem], dict[str, str]]:
    """Return what is wrong with links, names and hand-written pages, and the texts of those pages."""
    names, led = workspace.content()
    problems = [led_away(path, kind) for path, kind in led.items()]
    problems += filter(None, map(not_portable, led))
    problems += twins([*names, *led])
    texts: dict[str, str] = {}
    for path in names:
        if not path.startswith(f"{PAGES}/"):
            if not path.startswith("cases/") and (wrong := not_portable(path)):
                problems.append(wrong)
        elif wrong := misplaced(path):
            problems.append(wrong)
        elif path.endswith(PAGE_SUFFIX):
            try:
                texts[path], found = _checked(path, workspace.read_bytes(path))
            except OSError as error:
                found = (file_problem(path, "LIB-007", f"文件打不开：{error.strerror}。"),)
            problems += found
    return problems, texts


def not_published(workspace: Workspace) -> frozenset[str]:
    """Return the paths of files and folders that nothing is made of: links that lead away, names that no disk can hold."""
    problems, _ = surroundings(workspace)
    return frozenset(problem.path for problem in problems if problem.code in NOT_PUBLISHED)
