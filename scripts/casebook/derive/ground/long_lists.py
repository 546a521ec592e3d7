"""How long a list may be: a page that lists all records of a large library could not be opened on a phone."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, TypeVar

T = TypeVar("T")

MOST_LISTED: Final = 300
"""So many records stand in one list at most: as cards about 250 KB."""


def leaves(entries: Sequence[T]) -> tuple[Sequence[T], ...]:
    """Cut a list into pages of :data:`MOST_LISTED`; one page, of nothing, where it is empty."""
    cuts = range(0, max(len(entries), 1), MOST_LISTED)
    return tuple(entries[first : first + MOST_LISTED] for first in cuts)


def leaf_uri(uri: str, number: int) -> str:
    """Return the address of a page of a list at ``uri``: the first one has no number."""
    return uri if number == 1 else f"{uri}{number}/"
