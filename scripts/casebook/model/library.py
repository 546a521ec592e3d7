"""The library: everything people wrote, read and validated."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, TypeVar

from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.model.outline import outline
from casebook.model.release import Release
from casebook.model.source import Source
from casebook.model.vocabulary import Vocabulary

View = TypeVar("View")


@dataclass(frozen=True)
class Library:
    """Valid records by id, with the paths of their files relative to the project."""

    vocabulary: Vocabulary
    cases: Mapping[str, Case]
    sources: Mapping[str, Source]
    curricula: Mapping[str, Curriculum]
    paths: Mapping[str, str]
    """Path of each record, keyed ``cases/<id>``, ``sources/<id>`` and ``curricula/<id>``."""
    retired: Mapping[str, Case] = field(default_factory=dict)
    """The cases that are no longer shown, by id: they are not among ``cases``, and only their addresses are left."""
    doubts: Mapping[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)
    """What the check doubts of phrases and of what stands on them, by the id of the case: codes of warnings, and words."""
    releases: Mapping[str, Release] = field(default_factory=dict)
    overdue: frozenset[str] = frozenset()
    """The ids of the cases whose day of review had passed on the day that the library was validated for."""
    _views: dict[tuple[object, ...], tuple[Any, Case, object]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )
    """What :meth:`once` worked out, with what each was worked out of."""
    _before: Library | None = field(default=None, init=False, repr=False, compare=False)
    """The outlined library that was taken over."""

    @cached_property
    def outlined(self) -> Library:
        """The same library with nothing but the outlines of its cases."""
        before = self._before
        made = replace(self, cases={name: self._outline(case) for name, case in self.cases.items()})
        vars(made)["outlined"] = made
        if before is not None:
            made.take_over(before)
        for library in (self, made):  # else each would hold on to all that were before it
            object.__setattr__(library, "_before", None)
        return made

    def _outline(self, case: Case) -> Case:
        made = outline(case)
        before = self._before.cases.get(case.id) if self._before is not None else None
        return before if before is not None and before == made else made

    def only(
        self, cases: Iterable[Case], sources: Iterable[str] = (), curricula: Iterable[str] = ()
    ) -> Library:
        """Return a library of ``cases``, the sources that they cite, and further ``sources`` and ``curricula`` by their ids."""
        chosen = {case.id: case for case in cases}
        cited = {name for case in chosen.values() for name in case.sources}.union(sources)
        taught = {name: self.curricula[name] for name in curricula}
        paths = (
            *(f"cases/{name}" for name in chosen),
            *(f"sources/{name}" for name in cited),
            *(f"curricula/{name}" for name in taught),
        )
        return self.part(chosen, sorted(cited), paths, taught)

    def part(
        self,
        cases: Mapping[str, Case],
        sources: Iterable[str],
        paths: Iterable[str],
        curricula: Mapping[str, Curriculum] | None = None,
    ) -> Library:
        """Return a library of some ``cases``, ``sources`` and ``curricula`` of this one, with those of the ``paths`` that are known.

        What :meth:`once` works out for one of the two, the other has as well.
        """
        made = Library(
            vocabulary=self.vocabulary,
            cases=cases,
            sources={name: self.sources[name] for name in sources},
            curricula=curricula or {},
            paths={path: self.paths[path] for path in paths if path in self.paths},
            retired={n: self.retired[n] for n in _related(cases) if n in self.retired},
            overdue=self.overdue & cases.keys(),
        )
        object.__setattr__(made, "_views", self._views)
        return made

    def retired_of(self, case: Case) -> tuple[Case, ...]:
        """Return the retired cases that the relations of ``case`` name, in the order of their ids."""
        named = _related({case.id: case})
        return tuple(self.retired[name] for name in named if name in self.retired)

    def take_over(self, before: Library) -> None:
        """Take over what was worked out in an earlier library of records that are the very same in this one."""
        if before.vocabulary is not self.vocabulary:
            return
        object.__setattr__(self, "_before", vars(before).get("outlined"))
        same = {
            id(case)
            for name, case in self.cases.items()
            if before.cases.get(name) is case
            and all(self.sources.get(s) is before.sources.get(s) for s in case.sources)
        }
        for key, kept in before._views.items():
            if id(kept[1]) in same:
                self._views[key] = kept

    def changed_since(self, before: Library) -> tuple[str, ...]:
        """Return the ids of the cases that stand in both, and are not the very same or cite a source that is not."""
        return tuple(
            name
            for name, case in self.cases.items()
            if name in before.cases
            and (
                before.cases[name] is not case
                or any(self.sources[s] is not before.sources.get(s) for s in case.sources)
            )
        )

    def once(self, view: Callable[..., View], case: Case, *parts: object) -> View:
        """Return ``view(case, *parts, self)``, which is worked out once for this library and its parts.

        ``view`` looks at nothing but the case, the sources it cites and the vocabulary; ``parts`` are parts of the case.
        Where a source is not at hand, nothing is kept.
        """
        for name in case.sources:
            if name not in self.sources:
                return view(case, *parts, self)
        key = (view, id(case), *map(id, parts))
        kept = self._views.get(key)
        if kept is None:
            # With what it was worked out of: as long as that lives nothing else has its id.
            kept = self._views[key] = view(case, *parts, self), case, parts
        made: View = kept[0]
        return made


def _related(cases: Mapping[str, Case]) -> list[str]:
    """The ids of what the relations of ``cases`` name, in order."""
    return sorted({r.target for case in cases.values() for r in case.relations if r.target})
