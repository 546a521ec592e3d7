"""Figures of one indicator from several cases: written side by side, with the verdict on comparing them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from casebook.derive.figures.comparability import (
    Named,
    State,
    Verdict,
    comparability,
    comparable_groups,
    differences,
    measurand,
    reasons,
    state,
)
from casebook.derive.figures.figures import Figure, figure
from casebook.derive.ground.addresses import term_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import scope_words
from casebook.derive.practice.answers import Deed, spread, terms_among
from casebook.language.closed_words import NOT_LISTED
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.observation import Observation

FIGURES_SHOWN = 12
INDICATORS_SHOWN = 8


@dataclass(frozen=True)
class SideBySide:
    """Figures of one indicator, each with the place it speaks of; of ``total`` figures as many as a page shows."""

    indicator: Item
    figures: tuple[tuple[str, Figure], ...]
    total: int
    verdict: Verdict

    @property
    def together(self) -> bool:
        """Whether every two of them may stand together: 可比 or 可参照."""
        return self.verdict.state is not State.APART


def _verdict(reported: Iterable[tuple[Case, Observation]], library: Library) -> Verdict:
    """Return every reason that parts the figures, and in what they differ where they may all be referred to.

    Linear: each group speaks through its first member. Where too many speak, none is held against all others.
    """
    measured = [(measurand(o, library.vocabulary), o) for _, o in reported]
    groups, alone = comparable_groups(measured)
    first = {id(members[0]) for members in groups.values()} | {id(o) for o in alone}
    speakers = [(o.scope.place, m) for m, o in measured if id(o) in first]
    pairs = [(speakers[0][1], other) for _, other in speakers[1:]]
    against = reasons(pair for pair in pairs if not comparability(*pair).comparable)
    return Verdict(against, _differences(speakers) if against else ())


def _differences(speakers: Sequence[Named]) -> tuple[str, ...]:
    """Name in what the figures differ, if every two of them are 可参照 at least."""
    if len(speakers) > FIGURES_SHOWN:
        return ()
    states = [(pair, state(pair[0][1], pair[1][1])) for pair in combinations(speakers, 2)]
    if any(comparable is State.APART for _, comparable in states):
        return ()
    return differences(pair for pair, comparable in states if comparable is State.REFER)


def side_by_side(
    reported: Iterable[tuple[Case, Observation]], library: Library
) -> tuple[SideBySide, ...]:
    """Return the indicators that at least two cases of ``reported`` report, in the codebook's order."""
    by_indicator: dict[str, dict[tuple[str, str], tuple[Case, Observation]]] = {}
    for case, observation in reported:
        if observation.indicator != NOT_LISTED:
            rows = by_indicator.setdefault(observation.indicator, {})
            rows[case.id, observation.id] = (case, observation)
    result = []
    for term in terms_among(library, "indicators", by_indicator):
        rows = by_indicator[term.term]
        if len({case for case, _ in rows}) > 1:
            ordered = spread(list(rows.values()), lambda row: row[0].place.code)
            shown = tuple(
                (scope_words(o.scope.place, case.place), figure(case, o, library))
                for case, o in ordered[:FIGURES_SHOWN]
            )
            result.append(
                SideBySide(
                    Item(term.term, term_uri("indicators", term)),
                    shown,
                    len(rows),
                    _verdict(rows.values(), library),
                )
            )
    return tuple(result)


def deeds_side_by_side(deeds: Iterable[Deed], library: Library) -> tuple[SideBySide, ...]:
    """Put the figures that belong to ``deeds`` side by side."""
    return side_by_side(
        (
            (deed.case, observation)
            for deed in deeds
            for observation in deed.case.observations
            if deed.measure.id in observation.measures
        ),
        library,
    )
