"""Running a rule: one that crashes is our bug, and never hides what the others say."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Iterator
from typing import TypeVar

from casebook.problem import Problem
from casebook.validate.file_names import file_problem

T = TypeVar("T")


def applied(
    path: str, rule: Callable[..., Iterator[T]], *arguments: object
) -> Iterator[T | Problem]:
    """Yield what a rule says; ``path`` is where to report if it crashes."""
    try:
        yield from rule(*arguments)
    except Exception:  # noqa: BLE001  whatever a rule raises, the other rules must still run
        where = traceback.format_exc(limit=-1).strip().splitlines()[-1]
        name = getattr(rule, "__name__", "rule")
        text = f"检查规则 {name} 自己出错了（{where}）。请把这一行和这个文件发给维护者。"
        yield file_problem(path, "OWN-001", text)
