"""A record that is no longer shown: what its address says instead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.items import Item
from casebook.model.case import Retirement
from casebook.model.library import Library


@dataclass(frozen=True)
class Gone:
    """A retired record: since when, why, and where to read on. ``editions``: it had papers of a class; ``site``: a card."""

    id: str
    title: str
    date: str
    reason: str
    instead: tuple[Item, ...]
    editions: bool
    site: bool
    former_ids: tuple[str, ...]
    province: str

    @property
    def uri(self) -> str:
        """The address that stays."""
        return case_uri(self.id)


def retired_records(library: Library) -> Iterator[Gone]:
    """Yield the retired records of ``library``, in the order of their ids."""
    for name, case in sorted(library.retired.items()):
        retired = case.editorial.retired
        assert isinstance(retired, Retirement)  # noqa: S101  that is what puts it there
        yield Gone(
            id=name,
            title=case.title,
            date=retired.date,
            reason=retired.reason,
            instead=tuple(
                Item(library.cases[other].title, case_uri(other))
                for other in retired.instead
                if other in library.cases
            ),
            editions=case.teaching is not None and case.teaching.guide is not None,
            site=case.teaching is not None and case.teaching.site is not None,
            former_ids=case.former_ids,
            province=case.place.code[:2],
        )
