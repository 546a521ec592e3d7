"""Counts calls instead of seconds: the same number on every machine, however busy it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from cProfile import Profile
from typing import TypeVar

T = TypeVar("T")
Calls = Counter[str]
"""How often each function was called, by its place and name; what is written in C counts for its caller."""


def counted(work: Callable[[], T]) -> tuple[T, Calls]:
    """Do ``work`` and count what it calls, of Python and of C alike."""
    # The hook of sys.setprofile with a counter in C: a callback in Python would take ten times as long.
    profile = Profile()
    profile.enable()
    try:
        done = work()
    finally:
        profile.disable()
    calls: Calls = Counter()
    for entry in profile.getstats():
        if not isinstance(entry.code, str):
            file = "/".join(entry.code.co_filename.split("/")[-3:])
            in_c = sum(part.callcount for part in entry.calls or () if isinstance(part.code, str))
            name = f"{file}:{entry.code.co_firstlineno} {entry.code.co_name}"
            calls[name] += entry.callcount + in_c
    return done, calls


def by_module(calls: Calls) -> Mapping[str, Calls]:
    """Part ``calls`` by the modules that they lead into."""
    parts: dict[str, Calls] = {}
    for name, number in calls.items():
        parts.setdefault(name.partition(":")[0], Counter())[name] = number
    return parts


def grown(fewer: Calls, more: Calls) -> str:
    """Name the functions that grew most, for whoever has to find what went wrong."""
    worst = sorted(more, key=lambda name: more[name] - 4 * fewer[name], reverse=True)[:8]
    lines = (f"{fewer[name]:>9} -> {more[name]:>9}  {name}" for name in worst)
    return "\n".join((f"{fewer.total()} -> {more.total()} calls; most of all grew", *lines))


class Records(Mapping[str, T]):
    """Records by id. It is written in Python, so that every record that is handed out counts as a call.

    A loop over all records for each of them calls nothing that a profiler would see, if a dictionary holds them.
    """

    def __init__(self, records: Mapping[str, T]) -> None:
        self._records = records

    def __getitem__(self, name: str) -> T:
        return self._records[name]

    def __iter__(self) -> Iterator[str]:
        yield from self._records

    def __len__(self) -> int:
        return len(self._records)
