"""教训: what sources admit, what they leave out of their failures, and which records have no outcome to show.

Nothing is judged here: a record stands in a list because of what it says or does not say.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from casebook.derive.case.evidence_grade import E_WORDS, UMBRELLA_WORD, grade
from casebook.derive.case.shortfalls import NO_OUTCOME, ONLY_CLAIMS, shortfalls
from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.items import Item
from casebook.derive.practice.quotes import Quoted, quoted
from casebook.divisions import lineage
from casebook.language.closed_words import ADMITTED, UMBRELLA
from casebook.model.case import Case, Limit
from casebook.model.library import Library

FAILURE: Final = "失败与教训"


@dataclass(frozen=True)
class Admission:
    """One problem that a source admits, in the words of the record, with the phrases of the source."""

    text: str
    quotes: tuple[Quoted, ...]


@dataclass(frozen=True)
class Admitting:
    """A record whose source admits problems."""

    case: Item
    admissions: tuple[Admission, ...]


@dataclass(frozen=True)
class Untold:
    """A record that says that its source tells nothing of failure, and what to ask there."""

    case: Item
    text: str
    ask: str


@dataclass(frozen=True)
class ProvinceCases:
    """The cases of a province in a list, in the order of their places."""

    name: str
    cases: tuple[Item, ...]


@dataclass(frozen=True)
class Lessons:
    """The page. The notes of ``no_outcome`` say what a case shows instead."""

    cases: int
    admitting: tuple[Admitting, ...]
    untold: tuple[Untold, ...]
    no_outcome: tuple[ProvinceCases, ...]
    claims: tuple[Item, ...]

    @property
    def admissions(self) -> int:
        """How many problems are admitted."""
        return sum(len(case.admissions) for case in self.admitting)

    @property
    def without_outcome(self) -> int:
        """How many records have no figure of an outcome."""
        return sum(len(group.cases) for group in self.no_outcome)


def _link(case: Case, note: str = "", part: str = "") -> Item:
    return Item(case.title, case_uri(case.id, part), note=note)


def _phrases(limit: Limit) -> frozenset[tuple[str, str]]:
    return frozenset((e.source, e.quote) for e in limit.evidence)


def _of_parts(library: Library) -> frozenset[tuple[str, str]]:
    """Return the phrases with which records that are no programmes admit something."""
    return frozenset(
        phrase
        for case in library.cases.values()
        if case.type != UMBRELLA
        for limit in case.limits
        if limit.kind == ADMITTED
        for phrase in _phrases(limit)
    )


def _admitting(
    case: Case, library: Library, of_parts: frozenset[tuple[str, str]]
) -> Admitting | None:
    """Return what ``case`` admits; what a programme only tells again of its parts counts there, once."""
    admissions = tuple(
        Admission(limit.text, quoted(limit.evidence, library))
        for limit in case.limits
        if limit.kind == ADMITTED
        if case.type != UMBRELLA or not (_phrases(limit) and _phrases(limit) <= of_parts)
    )
    note = UMBRELLA if case.type == UMBRELLA else ""
    return Admitting(_link(case, note, "limits"), admissions) if admissions else None


def _by_province(cases: Sequence[tuple[Case, Item]]) -> tuple[ProvinceCases, ...]:
    groups: dict[str, list[Item]] = {}
    for case, item in cases:
        chain = lineage(case.place.code)
        groups.setdefault(chain[0].short_name if chain else case.place.path[0], []).append(item)
    return tuple(ProvinceCases(name, tuple(items)) for name, items in groups.items())


def lessons(library: Library) -> Lessons:
    """Gather what the records of ``library`` tell and do not tell of what went wrong."""
    cases = sorted(library.cases.values(), key=lambda case: (case.place.code, case.id))
    grades = {case.id: grade(case, library) for case in cases}
    fallen_short = {case.id: shortfalls(case, grades[case.id]) for case in cases}
    of_parts = _of_parts(library)
    untold = (
        Untold(_link(case, part=f"gaps-{number}"), gap.text, gap.ask)
        for case in cases
        for number, gap in enumerate(case.not_reported, 1)
        if gap.topic == FAILURE
    )
    silent = [
        (case, _link(case, f"E{grades[case.id].e} {grades[case.id].e_word}"))
        for case in cases
        if NO_OUTCOME in fallen_short[case.id]
    ]
    return Lessons(
        cases=len(cases),
        admitting=tuple(a for case in cases if (a := _admitting(case, library, of_parts))),
        untold=tuple(untold),
        no_outcome=_by_province(silent),
        claims=tuple(
            _link(case, UMBRELLA_WORD if grades[case.id].e_word != E_WORDS[0] else "")
            for case in cases
            if ONLY_CLAIMS in fallen_short[case.id]
        ),
    )
