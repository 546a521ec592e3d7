"""Data of several cases in one file: a volume. Ten thousand small files take longer to write, copy and delete than to read.

Which volume holds a case follows from its id and the number of volumes alone, so a reader who has both needs no index, and
a case that comes or goes leaves the other volumes as they are. ``theme/browser/frame/volumes.ts`` works out the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from casebook.publish.script import call, compact, digest

_MOST = 5
"""So many cases at most are in a volume, on the average: a reader who wants one loads them all."""
_START, _FACTOR, _MASK = 0x811C9DC5, 0x01000193, 0xFFFFFFFF
"""FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/."""


def number_of_volumes(cases: int) -> int:
    """Return how many volumes so many cases fill: a power of two, so that it seldom changes."""
    volumes = 1
    while volumes * _MOST < cases:
        volumes *= 2
    return volumes


def volume_of(case_id: str, volumes: int) -> int:
    """Return the number of the volume, of so many, that holds a case."""
    mark = _START
    for byte in case_id.encode():
        mark = (mark ^ byte) * _FACTOR & _MASK
    return mark % volumes


def in_volumes(case_ids: Iterable[str], volumes: int) -> dict[int, list[str]]:
    """Return the cases of each volume that holds any, sorted."""
    parted: dict[int, list[str]] = {}
    for name in sorted(case_ids):
        parted.setdefault(volume_of(name, volumes), []).append(name)
    return parted


def volume_index(
    receiver: str, folder: str, cases: int, digests: Mapping[str, str]
) -> tuple[str, bytes]:
    """Return what finds the volumes in ``folder``, by its site-relative path. ``digests`` tell them apart, by path."""
    version = digest("".join(digests[path] for path in sorted(digests)).encode())
    index = {"version": version, "volumes": number_of_volumes(cases)}
    return f"{folder}index.js", call(receiver, "index", "", compact(index))
