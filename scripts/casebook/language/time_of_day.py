"""Times of day as people write them, and as minutes after midnight."""

from __future__ import annotations


def minute_of(time: str) -> int:
    """Return how many minutes after midnight ``08:30`` is."""
    hours, _, minutes = time.partition(":")
    return int(hours) * 60 + int(minutes)


def clock(minute: int) -> str:
    """Return the time of day that is so many minutes after midnight, as ``08:30``."""
    return f"{minute // 60:02d}:{minute % 60:02d}"
