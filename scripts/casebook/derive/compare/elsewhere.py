"""What other records of the same source hold: a number that is missing in one record may stand in another.

An article is often told by several records, so that a record says nothing of a number does not mean that the article
does not. A number is named where the other speaks of the same place or of a wider one that this place lies in.

The numbers are kept by source and place: each case is looked up once, and nothing grows with pairs of cases.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
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
        """See which records tell of which source; what they hold is looked at when somebody asks for it."""
        self._cases = library.cases
        self._telling: dict[str, list[Case]] = {}
        for case in library.cases.values():
            for source in dict.fromkeys(
                (*case.sources, *(o.evidence.source for o in case.observations))
            ):
                self._telling.setdefault(source, []).append(case)
        self._held: dict[str, dict[str, _Held]] = {}
        self._chosen: dict[str, dict[str, dict[str, tuple[str, str]]]] = {}

    def telling(self, source: str) -> Sequence[Case]:
        """Return the cases that tell of a source: all that bears on what one of them is told of the others."""
        return self._telling.get(source, ())

    def _held_of(self, source: str) -> Mapping[str, _Held]:
        """Return the numbers of a source by place."""
        if source in self._held:
            return self._held[source]
        by_place: dict[str, _Held] = {}
        for case in self.telling(source):
            for o in case.observations:
                if o.indicator == NOT_LISTED or o.evidence.source != source:
                    continue
                code = _division(o.scope.place, case.place.code)
                for place in {*_places(o.scope.place), *([code] if code else [])}:
                    records = by_place.setdefault(place, {}).setdefault(o.indicator, {})
                    if case.id in records or len(records) < _RECORDS:
                        observations = records.setdefault(case.id, [])
                        if len(observations) < _FIGURES:
                            observations.append(o)
        return self._held.setdefault(source, by_place)

    def _chosen_of(self, source: str) -> Mapping[str, Mapping[str, tuple[str, str]]]:
        """Return the decisions of the records that cite a source, by place."""
        if source in self._chosen:
            return self._chosen[source]
        by_place: dict[str, dict[str, tuple[str, str]]] = {}
        for case in self.telling(source):
            for decision in case.decisions if source in case.sources else ():
                chosen = by_place.setdefault(decision.scope.place, {})
                chosen.setdefault(decision.decision, (case.id, marked_option(decision)))
        return self._chosen.setdefault(source, by_place)

    def of(self, case: Case) -> Mapping[str, tuple[Item, ...]]:
        """Return, by indicator, what other records of the sources of ``case`` hold of its place or a wider one."""
        around = [d.code for d in reversed(lineage(case.place.code))]
        places = {name for o in case.observations for name in _places(o.scope.place)}
        named = [*dict.fromkeys((*sorted(places), *place_names(case.place)))]
        by_indicator: dict[str, tuple[Item, ...]] = {}
        for source in case.sources:
            held = self._held_of(source)
            for place in (*named, *around):
                for indicator, records in held.get(place, {}).items():
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
            chosen = self._chosen_of(source)
            for place in places:
                for word, (name, option) in chosen.get(place, {}).items():
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
