"""What the measures of one kind have in common in all places, worked out from their fields alone."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from casebook.derive.ground.remarks import remark_of
from casebook.derive.practice.answers import Deed, leaders, practices
from casebook.language.closed_words import BENEFITING, NOT_STATED
from casebook.model.case import Participant

_OUTSIDE = (BENEFITING, "报道")
"""Roles of those whom it is done for and who write of it: they take no part."""

Words = Callable[[Deed], Iterable[str]]


def _leads(deed: Deed) -> Iterable[str]:
    yield from (f"{p.actor}{p.role}" for p in leaders(deed.measure) if not _doubtful(p))


def _actors(deed: Deed) -> Iterable[str]:
    yield from (p.actor for p in deed.measure.who if p.role not in _OUTSIDE and not _doubtful(p))


def _doubtful(participant: Participant) -> bool:
    """Whether the editor remarks on the name: 博罗县（原文只写县名） says nothing of its committee."""
    return "原文" in remark_of(participant.name or "")


def _stage(deed: Deed) -> Iterable[str]:
    yield from () if deed.measure.status == NOT_STATED else (deed.measure.status,)


def _frequency(deed: Deed) -> Iterable[str]:
    frequency = deed.measure.frequency
    if frequency:
        yield frequency if "“" in frequency else f"“{frequency}”"


_RESPECTS: tuple[tuple[Words, str], ...] = (
    (_leads, "都由{}"),
    (_actors, "每一项都有{}参与"),
    (lambda deed: deed.problems, "都针对{}"),
    (_frequency, "都写{}"),
    (_stage, "都是{}"),
    (lambda deed: deed.measure.documents, "都依据{}"),
)


def common_ground(all_deeds: Sequence[Deed]) -> tuple[str, ...]:
    """Return what all measures share, a clause for each respect; nothing where all are of one place.

    Programmes tell again what their parts tell: they count only where they are all there is.
    """
    deeds = practices(all_deeds)
    if len({deed.case.place.code for deed in deeds}) < 2:
        return ()
    clauses = []
    for words, clause in _RESPECTS:
        values = [tuple(dict.fromkeys(words(deed))) for deed in deeds]
        shared = [word for word in values[0] if all(word in other for other in values)]
        if shared:
            clauses.append(clause.format("、".join(shared)))
    return tuple(clauses)
