"""A verdict: all that can be said of one file, given the vocabulary and the sources it cites.

It holds no document, no mark and no clock, so it can be made in another process and kept under the digest
of what it depends on: the rules, the bytes of the file, those of the sources it cites, the vocabulary.
What depends on the day is said of an interval of days (:class:`Due`); what depends on other records is
left open (:class:`Reference`) or carried along for the rules of :mod:`casebook.validate.across`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from casebook.codes import code
from casebook.language.fingerprint import Fingerprint
from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.model.release import Release
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary, VocabularyFile
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.read.place import Spot
from casebook.validate.scope import Scope
from casebook.validate.vocabularies import missing

Entity = Case | Source | Curriculum | Release | VocabularyFile


@dataclass(frozen=True)
class Due:
    """A problem that holds from the day ``first`` on and only before the day ``before``; an empty day is no bound."""

    problem: Problem
    first: str = ""
    before: str = ""

    def holds(self, today: str) -> bool:
        """Whether it is a problem on this ISO day."""
        return self.first <= today and (not self.before or today < self.before)

    def over(self, since: str) -> bool:
        """Whether it is no problem on any day from ``since`` on."""
        return bool(self.before) and self.before <= since


@dataclass(frozen=True)
class Reference:
    """A record that another refers to, and what to say if there is none of this kind and name."""

    kind: str
    name: str
    problem: Problem


Said = Problem | Due | Reference
"""What a rule may yield."""


@dataclass(frozen=True)
class AcrossCase:
    """What rules over the whole library ask of a case that decoded."""

    title: str
    code: str
    figures: int
    others: int
    """How many of its figures have an indicator that the book does not list; the last stands at ``last_other``."""
    last_other: int
    parts: tuple[tuple[int, str, str], ...]
    """Its relations 属于 and 包含: position, type, target."""
    recorded: str = ""
    """The ISO day on which it came into the library."""
    summary: str = ""
    types: tuple[str, ...] = ()
    """The kinds of its measures, each once."""
    related: tuple[str, ...] = ()
    """The cases that its relations name."""
    former: tuple[str, ...] = ()
    """The ids that it had before, in their order."""
    retired: bool = False


@dataclass(frozen=True)
class AcrossSource:
    """What rules over the whole library ask of a source that decoded.

    ``address`` is its url without protocol and last slash, ``title`` its title in the form of comparison.
    ``windows`` is how many windows its fingerprint has, 0 where that is damaged.
    """

    address: str
    title: str
    publisher: str
    day: str
    windows: int


@dataclass(frozen=True)
class Verdict:
    """What was found in one file.

    ``kind`` is case, source, curriculum, release or vocabulary, and empty for a file of no kind; ``name`` is the id of
    the file's name. ``misread`` is what reading said: it holds of a second file of the same kind and name too,
    of which the rest is passed over. ``quoted`` holds for each source whose phrases it quotes the hashes of their
    windows, end to end; none where the source has no fingerprint. ``places`` are those that rules over the whole library point at.
    """

    path: str
    kind: str
    name: str
    misread: tuple[Problem, ...] = ()
    problems: tuple[Problem, ...] = ()
    due: tuple[Due, ...] = ()
    references: tuple[Reference, ...] = ()
    entity: Entity | None = None
    across: AcrossCase | AcrossSource | None = None
    quoted: tuple[tuple[str, bytes], ...] = ()
    places: Mapping[Where, Spot] = field(default_factory=dict)

    def problem(self, name: str, where: Where, text: str) -> Problem:
        """A problem with the value at one of the ``places``."""
        spot = self.places[where]
        severity = code(name).severity
        return Problem(
            self.path,
            spot.line,
            spot.column,
            name,
            text,
            spot.end_column,
            where=where,
            severity=severity,
        )


@dataclass(frozen=True)
class Origin:
    """A source as the cases that cite it need it: ``None`` where it is broken or its fingerprint is damaged."""

    source: Source | None
    fingerprint: Fingerprint | None


@dataclass(frozen=True)
class Basis:
    """What every record is judged by: the vocabulary, and the verdicts of its files.

    ``problems`` are those with vocabularies that are not there. ``choices`` is the vocabulary of decisions as
    read; its contrasts speak of records. Verdicts hold from the day ``since`` on: what is no problem on any
    later day is left out of them. An empty day leaves nothing out.
    """

    vocabulary: Vocabulary
    verdicts: tuple[Verdict, ...]
    problems: tuple[Problem, ...]
    choices: Document | None
    since: str = ""

    @cached_property
    def complete(self) -> bool:
        """Whether all vocabularies are there that records need; without them none can be decoded."""
        return not missing(self.vocabulary)

    def scope(self, origins: Mapping[str, Origin]) -> Scope:
        """What the rules may look at for a case that cites these sources."""
        return Scope(
            vocabulary=self.vocabulary,
            sources={name: o.source for name, o in origins.items() if o.source},
            fingerprints={name: o.fingerprint for name, o in origins.items() if o.fingerprint},
            source_ids=frozenset(origins),
            since=self.since,
        )

    @property
    def said(self) -> Iterator[Problem]:
        """Everything that is wrong with the vocabularies."""
        for verdict in self.verdicts:
            yield from verdict.misread
            yield from verdict.problems
        yield from self.problems
