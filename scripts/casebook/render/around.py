"""What the pages of one case are handed: the case, and as much of the library as they may know.

A page depends on nothing else. So two builds that hand it the same make the same page, and it need not be made again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Self

from pydantic import BaseModel

from casebook.derive.case.related import RelatedCase
from casebook.derive.compare.elsewhere import HeldOfOne
from casebook.derive.ground.items import Item
from casebook.derive.practice.slogans import SloganUse
from casebook.model.case import Case
from casebook.render.page import Frame

Mark = Callable[[BaseModel], str]
"""Tells one record, or one vocabulary, from another: the same for the same content, in every process."""


@dataclass(frozen=True)
class Around:
    """One case and what stands around it.

    ``frame.library`` holds of all records only the case, the sources it cites, and the cases that it names or that name it.
    """

    frame: Frame
    case: Case
    backlinks: tuple[tuple[str, str, str], ...]
    related: tuple[RelatedCase, ...]
    slogans: Sequence[SloganUse]
    usual_sets: Sequence[Item]
    elsewhere: HeldOfOne

    @classmethod
    def of(cls, frame: Frame, case: Case) -> Self:
        """Gather what stands around ``case``."""
        library = frame.library
        backlinks = frame.backlinks.get(case.id, ())
        named = {r.target for r in case.relations if r.target} | {name for _, name, _ in backlinks}
        near = library.part(
            {n: library.cases[n] for n in sorted({case.id, *named} & library.cases.keys())},
            case.sources,
            [f"cases/{case.id}"],
        )
        return cls(
            frame.over(near),
            case,
            backlinks,
            frame.closeness.of(case.id),
            frame.slogans_of_case.get(case.id, ()),
            frame.usual_sets_of_case.get(case.id, ()),
            HeldOfOne(frame.elsewhere.of(case), frame.elsewhere.decided(case)),
        )

    @property
    def overdue(self) -> bool:
        """Whether the day of review has passed."""
        return self.case.id in self.frame.library.overdue

    def needs(self, mark: Mark) -> str:
        """Say what the pages are made from, but for words, templates and settings, which all pages share."""
        library = self.frame.library
        records = (
            *library.cases.values(),
            *library.sources.values(),
            *library.retired.values(),
        )
        # Of the day nothing but what it makes of the record: no page is made again because a day has passed.
        of_others = (
            *(self.backlinks, self.related, self.slogans, self.usual_sets, self.elsewhere),
            self.overdue,
        )
        return "\n".join(
            (self.case.id, *map(mark, records), *map(repr, (*of_others, library.paths)))
        )
