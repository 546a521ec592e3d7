"""Sets of two to four cases that belong side by side: made beforehand, so that they need no script.

Two rules, both bounded. *Same problem*: one set for each problem that at least two counties answer, with one case a
county, so never more sets than problems in the vocabulary. *Parts of a programme*: all parts of a programme of two
to four, of a larger one those that the records call 同地 or 配套 of each other; for the :data:`PROGRAMMES` programmes
with the most parts, :data:`GROUPS` sets each at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations, islice

from casebook.derive.compare.comparison import FEWEST, MOST
from casebook.derive.ground.addresses import set_uri
from casebook.divisions import lineage
from casebook.language.closed_words import UMBRELLA
from casebook.model.case import Case
from casebook.model.library import Library

PROGRAMMES = 40
GROUPS = 4
NEIGHBOURS = 12
"""As many of a practice's links are looked at: a programme of hundreds of parts is not searched through."""
_TOGETHER: Mapping[str, str] = {"同地": "同一个地方的", "配套": "互相配套的"}


@dataclass(frozen=True)
class UsualSet:
    """A set with its address below ``compare/``, and why its cases stand together."""

    id: str
    title: str
    why: str
    cases: tuple[str, ...]

    @property
    def uri(self) -> str:
        """The address of its page, relative to the site."""
        return set_uri(self.id)


def usual_sets(library: Library) -> tuple[UsualSet, ...]:
    """Return all sets: those of programmes, then those of problems in the order of the vocabulary.

    None while a vocabulary of their tables is broken, which is only shown while serving.
    """
    if not library.vocabulary.files.keys() >= {"problems", "indicators"}:
        return ()
    return (*_programmes(library), *_problems(library))


def _programmes(library: Library) -> Iterator[UsualSet]:
    parts = _parts(library)
    largest = sorted(parts, key=lambda name: (-len(parts[name]), name))[:PROGRAMMES]
    for name in sorted(largest):
        programme = library.cases[name]
        found = islice(_sets_of(parts[name], library), GROUPS)
        for number, (what, group) in enumerate(found, 1):
            yield UsualSet(
                id=f"parts-{name}" if number == 1 else f"parts-{name}-{number}",
                title=f"{_short(programme)}：{what} {len(group)} 项做法",
                why=f"都属于同一个总项目：{programme.title}。",
                cases=group,
            )


def _sets_of(parts: frozenset[str], library: Library) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Take a small programme whole, and of a large one the practices that belong together."""
    if FEWEST <= len(parts) <= MOST:
        yield "所含的", tuple(sorted(parts))
        return
    for relation, what in _TOGETHER.items():
        for group in _groups(_linked(parts, relation, library)):
            yield what, group


def _short(case: Case) -> str:
    return case.title.partition("：")[2] or case.title


def _parts(library: Library) -> dict[str, frozenset[str]]:
    """Return the practices of every programme, whichever side says so."""
    found: dict[str, set[str]] = {}
    for case in library.cases.values():
        for relation in case.relations:
            if relation.target not in library.cases:
                continue
            if relation.type == "包含":
                found.setdefault(case.id, set()).add(str(relation.target))
            elif relation.type == "属于":
                found.setdefault(str(relation.target), set()).add(case.id)
    return {name: frozenset(parts) for name, parts in found.items()}


def _linked(names: Iterable[str], relation: str, library: Library) -> frozenset[frozenset[str]]:
    inside = set(names)
    return frozenset(
        frozenset((name, other.target))
        for name in inside
        for other in library.cases[name].relations
        if other.type == relation and other.target in inside and other.target != name
    )


def _groups(pairs: frozenset[frozenset[str]]) -> Iterator[tuple[str, ...]]:
    """Take groups whose members are all linked, the larger first; nobody is in two groups."""
    near: dict[str, set[str]] = {}
    for pair in pairs:
        for name in pair:
            near.setdefault(name, set()).update(pair - {name})
    left = set(near)
    for size in range(MOST, FEWEST - 1, -1):
        for first in sorted(near):
            later = sorted(n for n in near[first] & left if n > first)[:NEIGHBOURS]
            for others in combinations(later, size - 1):
                linked = all(b in near[a] for a, b in combinations(others, 2))
                if linked and left.issuperset((first, *others)):
                    left.difference_update((first, *others))
                    yield (first, *others)


def _problems(library: Library) -> Iterator[UsualSet]:
    by_problem: dict[str, list[tuple[int, str]]] = {}
    for case in library.cases.values():
        if case.type != UMBRELLA:
            for place, domain in enumerate(dict.fromkeys(p.domain for p in case.problems)):
                by_problem.setdefault(domain, []).append((place, case.id))
    for term in library.vocabulary.terms("problems"):
        chosen = _spread(sorted(by_problem.get(term.term, [])), library)
        if len(chosen) >= FEWEST:
            yield UsualSet(
                id=f"problem-{term.id}",
                title=f"{term.term}：{len(chosen)} 个地方",
                why=f"都要解决“{term.term}”，一个县（市、区）取一个案例，先取把这个难题列在前面的。",
                cases=chosen,
            )


def _spread(candidates: Iterable[tuple[int, str]], library: Library) -> tuple[str, ...]:
    """Take one case a county, first from provinces that are not yet there."""
    by_county: dict[str, str] = {}
    for _, name in candidates:
        by_county.setdefault(library.cases[name].place.code, name)
    first: list[str] = []
    others: list[str] = []
    seen: set[str] = set()
    for code, name in by_county.items():
        chain = lineage(code)
        province = chain[0].code if chain else code
        (others if province in seen else first).append(name)
        seen.add(province)
    return tuple((*first, *others)[:MOST])
