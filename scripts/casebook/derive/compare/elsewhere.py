"""What other records of the same source hold: a number that is missing in one record may stand in another.

An article is often told by several records, so that a record says nothing of a number does not mean that the article
does not. A number is named where the other speaks of the same place or of a wider one that this place lies in.

The numbers are kept by source and place: each case is looked up once, and nothing grows with pairs of cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol

from casebook.derive.compare.taken_decision import marked_option
from casebook.derive.figures import quantities
from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_names
from casebook.derive.ground.remarks import without_remarks
from casebook.derive.ground.scope_level import scope_level
from casebook.divisions import lineage
from casebook.language.closed_words import NOT_LISTED
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.observation import Observation

_RECORDS = 2
"""One more than is shown: a case does not count as another of itself."""
_FIGURES = 3
_DIVISIONS = {"省级": "省", "市级": "市", "县级": "县"}

_Held = dict[str, dict[str, list[Observation]]]
"""By indicator and case."""


def _places(scope: str) -> Iterator[str]:
    """Yield the names under which a place is known, with and without the remark behind it."""
    yield scope
    yield without_remarks(scope).strip()


def _division(scope: str, code: str) -> str:
    """Return the code of the county, city or province that a number of a case speaks of; empty for less."""
    level = _DIVISIONS.get(scope_level(scope) or "")
    return next((d.code for d in lineage(code) if d.level == level), "") if level else ""


class Held(Protocol):
    """Tells what other records hold."""

    def of(self, case: Case) -> Mapping[str, tuple[Item, ...]]:
        """Return, by indicator, what other records of the sources of ``case`` hold of its place or a wider one."""

    def decided(self, case: Case) -> Mapping[str, Item]:
        """Return, by decision, what other records of the sources of ``case`` chose at its place and it does not tell."""


@dataclass(frozen=True)
class HeldOfOne:
    """The same of one case, as it was worked out before."""

    items: Mapping[str, tuple[Item, ...]]
    decisions: Mapping[str, Item]

    def of(self, case: Case) -> Mapping[str, tuple[Item, ...]]:  # noqa: ARG002  there is only one
        """Return it."""
        return self.items

    def decided(self, case: Case) -> Mapping[str, Item]:  # noqa: ARG002  there is only one
        """Return it."""
        return self.decisions


class Elsewhere:
    """Numbers by source, place and indicator, and decisions by source and place."""

    def __init__(self, library: Library) -> None:
        """Look at every number of ``library`` once."""
        self._cases = library.cases
        self._held: dict[tuple[str, str], _Held] = {}
        self._chosen: dict[tuple[str, str], dict[str, tuple[str, str]]] = {}
        for case in library.cases.values():
            for source in case.sources:
                for decision in case.decisions:
                    chosen = self._chosen.setdefault((source, decision.scope.place), {})
                    chosen.setdefault(decision.decision, (case.id, marked_option(decision)))
            for o in case.observations:
                if o.indicator == NOT_LISTED:
                    continue
                code = _division(o.scope.place, case.place.code)
                for place in {*_places(o.scope.place), *([code] if code else [])}:
                    held = self._held.setdefault((o.evidence.source, place), {})
                    records = held.setdefault(o.indicator, {})
                    if case.id in records or len(records) < _RECORDS:
                        observations = records.setdefault(case.id, [])
                        if len(observations) < _FIGURES:
                            observations.append(o)

    def of(self, case: Case) -> Mapping[str, tuple[Item, ...]]:
        """Return, by indicator, what other records of the sources of ``case`` hold of its place or a wider one."""
        around = [d.code for d in reversed(lineage(case.place.code))]
        places = {name for o in case.observations for name in _places(o.scope.place)}
        named = [*dict.fromkeys((*sorted(places), *place_names(case.place)))]
        by_indicator: dict[str, tuple[Item, ...]] = {}
        for source in case.sources:
            for place in (*named, *around):
                for indicator, records in self._held.get((source, place), {}).items():
                    other = next((name for name in records if name != case.id), "")
                    if other and indicator not in by_indicator:
                        by_indicator[indicator] = (self._item(other, records[other]),)
        return by_indicator

    def decided(self, case: Case) -> Mapping[str, Item]:
        """Return, by decision, what other records of the sources of ``case`` chose at its place and it does not tell."""
        own = {decision.decision for decision in case.decisions}
        places = dict.fromkeys(
            (*(decision.scope.place for decision in case.decisions), *place_names(case.place))
        )
        found: dict[str, Item] = {}
        for source in case.sources:
            for place in places:
                for word, (name, option) in self._chosen.get((source, place), {}).items():
                    if word not in own and word not in found:
                        text = f"见〈{self._cases[name].title}〉：{option}"
                        found[word] = Item(text, case_uri(name))
        return found

    def _item(self, name: str, observations: list[Observation]) -> Item:
        amounts = "、".join(quantities.of_observation(o).marked for o in observations)
        places = "、".join(dict.fromkeys(o.scope.place for o in observations))
        return Item(
            f"见〈{self._cases[name].title}〉：{amounts}",
            case_uri(name, observations[0].id),
            note=places,
        )
