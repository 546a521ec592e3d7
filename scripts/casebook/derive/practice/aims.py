"""What is aimed at which problem: the one rule by which pages count measures and places of a problem.

A measure counts for the problems that its record says it is for, and for no others; under its first kind only. What a
programme tells again of its parts is not counted, nor what is only planned: both are named apart. Problem pages, their
index and the table of problems against measures all count these.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from casebook.derive.practice.answers import Deed, by_words, deeds
from casebook.model.library import Library


@dataclass(frozen=True)
class Aims:
    """The measures aimed at one problem: those done, those only planned, those that programmes tell again."""

    done: tuple[Deed, ...] = ()
    plans: tuple[Deed, ...] = ()
    programmes: tuple[Deed, ...] = ()

    @property
    def places(self) -> int:
        """In how many places something is done."""
        return len({deed.case.place.code for deed in self.done})

    @property
    def words(self) -> str:
        """Both counts as every page prints them; nothing where nothing is done."""
        return f"{self.places} 个地方，{len(self.done)} 项做法" if self.done else ""


NOTHING = Aims()


def aims(library: Library) -> Mapping[str, Aims]:
    """Return what is aimed at each problem, by its word."""
    by_problem = by_words(deeds(library), lambda deed: deed.problems)
    return {
        word: Aims(
            tuple(d for d in group if not d.programme and not d.planned),
            tuple(d for d in group if not d.programme and d.planned),
            tuple(d for d in group if d.programme),
        )
        for word, group in by_problem.items()
    }


def nearness(deed: Deed, problem: str) -> int:
    """Say how near a measure is to a problem: 0 where it is its only aim, 1 where its first, else 2."""
    if len(deed.problems) == 1:
        return 0
    first = next((p.domain for p in deed.case.problems if p.id == deed.measure.problems[0]), "")
    return 1 if first == problem else 2
