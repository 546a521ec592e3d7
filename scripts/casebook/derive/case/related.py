"""Cases close to a case, with the reason in words.

Closeness is a sum of points that anyone can check (:data:`POINTS`): it is symmetric, knows no weights learnt
from data, and does not say which case is better. Each case meets only those that share a problem or a
mechanism with it, the rarest first and at most :data:`MET`, so that the work grows with the library and
not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short
from casebook.model.case import Case
from casebook.model.library import Library

POINTS = {"problem": 2, "main": 2, "mechanism": 1, "settlement": 1}
LEAST = 2
SHOWN = 6
MET = 80
_OF_ONE_WORD = 40
_NAMED = 2


@dataclass(frozen=True)
class RelatedCase:
    """A close case: where it is, and why it is here."""

    case: Item
    place: str
    reason: str
    same_place: bool


@dataclass(frozen=True)
class _Traits:
    """What closeness looks at. ``mechanisms`` leads to the first measure that uses each."""

    problems: frozenset[str]
    mains: frozenset[str]
    mechanisms: Mapping[str, str]
    settlements: frozenset[str]

    @property
    def words(self) -> Iterator[tuple[str, str]]:
        yield from (("problem", word) for word in self.problems)
        yield from (("mechanism", word) for word in self.mechanisms)


def _traits(case: Case) -> _Traits:
    mechanisms: dict[str, str] = {}
    for measure in case.measures:
        for word in measure.types:
            mechanisms.setdefault(word, measure.name)
    return _Traits(
        frozenset(p.domain for p in case.problems),
        frozenset(m.types[0] for m in case.measures),
        mechanisms,
        frozenset(case.settlements),
    )


def _points(one: _Traits, other: _Traits) -> int:
    shared = len(one.mechanisms.keys() & other.mechanisms.keys())
    mains = len(one.mains & other.mains)
    return (
        POINTS["problem"] * len(one.problems & other.problems)
        + POINTS["main"] * mains
        + POINTS["mechanism"] * (shared - mains)
        + POINTS["settlement"] * len(one.settlements & other.settlements)
    )


def related_cases(library: Library) -> Mapping[str, tuple[RelatedCase, ...]]:
    """Return the close cases of every case: other places first, then by points, then by id.

    Cases that a record names as relations, in either direction, have a section of their own and are left out.
    """
    traits = {name: _traits(library.cases[name]) for name in sorted(library.cases)}
    index: dict[tuple[str, str], list[str]] = {}
    for name, own in traits.items():
        for word in own.words:
            index.setdefault(word, []).append(name)
    linked: dict[str, set[str]] = {name: set() for name in traits}
    for name in traits:
        for relation in library.cases[name].relations:
            if relation.target in traits:
                linked[name].add(str(relation.target))
                linked[str(relation.target)].add(name)
    return {name: _closest(name, traits, index, linked[name], library) for name in traits}


def _met(
    name: str, own: _Traits, index: Mapping[tuple[str, str], list[str]], left_out: set[str]
) -> Iterator[str]:
    """Yield cases that share a word: of a common word those that follow in the order of ids."""
    met = {name, *left_out}
    for word in sorted(own.words, key=lambda word: (len(index[word]), word)):
        sharing = index[word]
        at = bisect_left(sharing, name)
        for step in range(1, min(len(sharing), _OF_ONE_WORD + 1)):
            other = sharing[(at + step) % len(sharing)]
            if other not in met:
                met.add(other)
                yield other
                if len(met) > MET:
                    return


def _closest(
    name: str,
    traits: Mapping[str, _Traits],
    index: Mapping[tuple[str, str], list[str]],
    left_out: set[str],
    library: Library,
) -> tuple[RelatedCase, ...]:
    own, here = traits[name], library.cases[name].place.code
    ranked = sorted(
        (library.cases[other].place.code == here, -points, other)
        for other in _met(name, own, index, left_out)
        if (points := _points(own, traits[other])) >= LEAST
    )
    return tuple(
        RelatedCase(
            Item(library.cases[other].title, case_uri(other)),
            place_short(library.cases[other].place),
            _reason(library.cases[name], own, traits[other]),
            same_place,
        )
        for same_place, _, other in ranked[:SHOWN]
    )


def _with_names(words: Sequence[str], other: _Traits) -> str:
    """Name mechanisms, each with the measure to look at: 网格化管理（见“大问需”）."""
    by_measure: dict[str, list[str]] = {}
    for word in words:
        by_measure.setdefault(other.mechanisms[word], []).append(word)
    return "、".join(
        f"{'、'.join(same)}（见{measure if '“' in measure else f'“{measure}”'}）"
        for measure, same in by_measure.items()
    )


def _reason(case: Case, own: _Traits, other: _Traits) -> str:
    """Say what two cases share: 同属老城区社区，同样遇到养老服务不足；也用双报到（见“三支队伍”）."""
    settlements = [w for w in case.settlements if w in other.settlements]
    problems = list(dict.fromkeys(p.domain for p in case.problems if p.domain in other.problems))
    shared = [w for w in own.mechanisms if w in other.mechanisms]
    shared.sort(key=lambda word: word not in own.mains & other.mains)
    parts = []
    if settlements:
        parts.append(f"同属{'、'.join(settlements[:_NAMED])}")
    if problems:
        more = f"等 {len(problems)} 个难题" if len(problems) > _NAMED else ""
        parts.append(f"同样遇到{'、'.join(problems[:_NAMED])}{more}")
    sentence = "，".join(parts)
    if shared:
        more = f"等 {len(shared)} 种做法" if len(shared) > _NAMED else ""
        named = _with_names(shared[:_NAMED], other)
        sentence = f"{sentence}；也用{named}{more}" if sentence else f"同样用{named}{more}"
    return f"{sentence}。"
