"""What tells one record from another, and its outline from another outline: the same for the same content, in every process."""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from pydantic import BaseModel

from casebook.model.case import Case
from casebook.model.outline import outline


@dataclass(frozen=True)
class Mark:
    """The digests of a record and of its outline; of what has none, of itself."""

    whole: str
    outline: str

    @classmethod
    def of(cls, entity: BaseModel) -> Mark:
        """Look at all of an ``entity``."""
        whole = _digest(entity)
        return cls(whole, _digest(outline(entity)) if isinstance(entity, Case) else whole)


class Marks:
    """The marks of records; of one that has been looked at before, at once."""

    def __init__(self) -> None:
        """Start without any."""
        self._known: dict[int, tuple[BaseModel, Mark]] = {}
        self._used: dict[int, tuple[BaseModel, Mark]] = {}

    def learn(self, entity: BaseModel, mark: Mark) -> None:
        """Be told a mark."""
        self._used[id(entity)] = entity, mark

    def __call__(self, entity: BaseModel) -> str:
        """Return the digest of a record, or of a file of the vocabulary."""
        return self._mark(entity).whole

    def outline(self, case: Case) -> str:
        """Return the digest of the outline of a case."""
        return self._mark(case).outline

    def keep_used(self) -> None:
        """Let go of the records that nobody asked for since the last time."""
        self._known, self._used = self._used, {}

    def _mark(self, entity: BaseModel) -> Mark:
        # With what it is the mark of: as long as that lives nothing else has its id.
        known = self._used.get(id(entity)) or self._known.get(id(entity))
        if known is None or known[0] is not entity:
            known = entity, Mark.of(entity)
        self._used[id(entity)] = known
        return known[1]


def _digest(entity: BaseModel) -> str:
    return sha256(entity.model_dump_json().encode()).hexdigest()
