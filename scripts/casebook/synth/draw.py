"""Draws that depend on a key alone, the same on every machine and in every version of Python.

``random.Random`` promises that for ``random()`` only, not for ``choice`` and ``sample``.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

Item = TypeVar("Item")

_RANGE = 2**64


class Draw:
    """A stream of draws. Its only state is how many were taken."""

    def __init__(self, key: str) -> None:
        self._key = key.encode()
        self._taken = 0

    def share(self) -> float:
        """A number from 0 up to, not including, 1."""
        counter = self._taken.to_bytes(8, "big")
        self._taken += 1
        digest = hashlib.blake2b(counter, key=hashlib.blake2b(self._key).digest(), digest_size=8)
        return int.from_bytes(digest.digest(), "big") / _RANGE

    def below(self, limit: int) -> int:
        """A whole number from 0 to ``limit - 1``."""
        return min(int(self.share() * limit), limit - 1)

    def between(self, low: int, high: int) -> int:
        """A whole number from ``low`` to ``high``, small ones as often as large ones of each magnitude."""
        return min(high, int(low * ((high + 1) / low) ** self.share()))

    def one(self, items: Sequence[Item]) -> Item:
        """One of ``items``. Raises ``IndexError`` if there are none."""
        return items[self.below(len(items))]

    def some(self, items: Sequence[Item], count: int) -> tuple[Item, ...]:
        """``count`` different items, or all, in the order drawn."""
        left = list(items)
        return tuple(left.pop(self.below(len(left))) for _ in range(min(count, len(left))))

    def usual(self, items: Sequence[Item], count: int) -> tuple[Item, ...]:
        """``count`` different items, or all; early ones come up far more often, as with words in use."""
        left = list(items)
        return tuple(
            left.pop(int(len(left) * self.share() ** 2)) for _ in range(min(count, len(left)))
        )

    def chance(self, probability: float) -> bool:
        """Whether something of this probability happens."""
        return self.share() < probability
