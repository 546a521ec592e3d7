"""What the pages of one case are handed: the case, and as much of the library as they may know.

A page depends on nothing else. So two builds that hand it the same make the same page, and it need not be made again.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Self

from casebook.derive.case.related import RelatedCase
from casebook.derive.compare.elsewhere import HeldOfOne
from casebook.derive.ground.items import Item
from casebook.derive.practice.slogans import SloganUse
from casebook.model.case import Case
from casebook.render.page import Frame


@dataclass(frozen=True)
class OfOthers:
    """What the pages of a case tell of other cases. It is made from outlines: amounts of others are no part of it.

    ``named`` are the ids of the cases that it names or that name it, as far as they are there.
    """

    named: tuple[str, ...]
    backlinks: tuple[tuple[str, str, str], ...]
    related: tuple[RelatedCase, ...]
    slogans: tuple[SloganUse, ...]
    usual_sets: tuple[Item, ...]

    @classmethod
    def of(cls, frame: Frame, case: Case) -> Self:
        """Gather what is told beside ``case``."""
        backlinks = frame.backlinks.get(case.id, ())
        named = {r.target for r in case.relations if r.target} | {name for _, name, _ in backlinks}
        return cls(
            tuple(sorted(named & frame.library.cases.keys())),
            backlinks,
            frame.closeness.of(case.id),
            tuple(frame.slogans_of_case.get(case.id, ())),
            tuple(frame.usual_sets_of_case.get(case.id, ())),
        )


def held_elsewhere(frame: Frame, case: Case) -> HeldOfOne:
    """Return what other records of its sources hold of the same matter."""
    return HeldOfOne(frame.elsewhere.of(case), frame.elsewhere.decided(case))


@dataclass(frozen=True)
class Around:
    """One case and what stands around it.

    ``frame.library`` holds of all records only the case, the sources it cites, and the cases that it names or that name it.
    """

    frame: Frame
    case: Case
    others: OfOthers
    elsewhere: HeldOfOne

    @classmethod
    def of(cls, frame: Frame, case: Case) -> Self:
        """Gather what stands around ``case``."""
        return cls.put_together(frame, case, OfOthers.of(frame, case), held_elsewhere(frame, case))

    @classmethod
    def put_together(cls, frame: Frame, case: Case, others: OfOthers, elsewhere: HeldOfOne) -> Self:
        """Put ``case`` together with what has been gathered already."""
        library = frame.library
        near = library.part(
            {name: library.cases[name] for name in sorted({case.id, *others.named})},
            case.sources,
            [f"cases/{case.id}"],
        )
        return cls(frame.over(near), case, others, elsewhere)

    @property
    def overdue(self) -> bool:
        """Whether the day of review has passed."""
        return self.case.id in self.frame.library.overdue
