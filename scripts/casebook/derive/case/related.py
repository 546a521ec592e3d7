"""Cases close to a case, with the reason in words.

Two cases are close where both answer the same problem by the same kind of measure, first of all, or where both had to take
the same decision; a kind of place or a tool in common makes nothing alike. What counts anyone can check: it is symmetric,
knows no weights learnt from data, and does not say which case is better. Each case meets only those that share such a
thing with it, the rarest first and at most :data:`MET`, so that the work grows with the library and not with its square.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from casebook.derive.case.problem_words import ProblemWord, problem_words
from casebook.derive.ground.addresses import case_uri
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_short
from casebook.language.closed_words import UMBRELLA
from casebook.model.case import Case
from casebook.model.library import Library

SHOWN = 6
MET = 80
_OF_ONE_WORD = 40
_NAMED = 2
_DECISIONS: Final = "decisions"

Answer = tuple[str, str]
"""A problem, and the kind of measure that is aimed at it."""


@dataclass(frozen=True)
class RelatedCase:
    """A close case: where it is, and why it is here."""

    case: Item
    place: str
    reason: str
    same_place: bool


@dataclass(frozen=True)
class _Traits:
    """What closeness looks at. ``answers`` lead to the first measure that gives each; ``guessed`` are inferred problems."""

    answers: Mapping[Answer, str]
    decisions: tuple[str, ...]
    guessed: frozenset[str]

    @property
    def words(self) -> Iterator[Answer]:
        """All that others may share; a decision is told apart by having no kind of measure."""
        yield from self.answers
        yield from ((decision, "") for decision in self.decisions)


def _traits(case: Case) -> _Traits:
    answers: dict[Answer, str] = {}
    domains = {problem.id: problem.domain for problem in case.problems}
    # A programme tells again what its parts tell.
    for measure in case.measures if case.type != UMBRELLA else ():
        for problem in measure.problems:
            if problem in domains:
                answers.setdefault((domains[problem], measure.types[0]), measure.name)
    return _Traits(
        answers,
        tuple(dict.fromkeys(taken.decision for taken in case.decisions)),
        frozenset(w.term for w in problem_words(case) if w.inferred),
    )


def _points(one: _Traits, other: _Traits) -> int:
    """Count what two cases share; the same answer to the same problem weighs more than any decision."""
    decisions = len(frozenset(one.decisions) & frozenset(other.decisions))
    return MET * len(one.answers.keys() & other.answers.keys()) + decisions


class Closeness:
    """Finds the close cases of one case after the other; what all of them need is worked out once."""

    def __init__(self, library: Library) -> None:
        """Look at every case once."""
        self._library = library
        self._traits = {name: _traits(library.cases[name]) for name in sorted(library.cases)}
        self._index: dict[Answer, list[str]] = {}
        for name, its in self._traits.items():
            for word in its.words:
                self._index.setdefault(word, []).append(name)
        self._linked: dict[str, set[str]] = {name: set() for name in self._traits}
        for name in self._traits:
            for relation in library.cases[name].relations:
                if relation.target in self._traits:
                    self._linked[name].add(str(relation.target))
                    self._linked[str(relation.target)].add(name)

    def of(self, name: str) -> tuple[RelatedCase, ...]:
        """Return the close cases of a case: other places first, then those that share more, then by id.

        Cases that a record names as relations, in either direction, have a section of their own and are left out.
        """
        cases, its = self._library.cases, self._traits[name]
        here = cases[name].place.code
        ranked = sorted(
            (cases[other].place.code == here, -_points(its, self._traits[other]), other)
            for other in self._met(name)
        )
        return tuple(
            RelatedCase(
                Item(cases[other].title, case_uri(other)),
                place_short(cases[other].place),
                _reason(its, self._traits[other], self._library),
                same_place,
            )
            for same_place, _, other in ranked[:SHOWN]
        )

    def _met(self, name: str) -> Iterator[str]:
        """Yield cases that share a word: of a common word those that follow in the order of ids."""
        met, index = {name, *self._linked[name]}, self._index
        for word in sorted(self._traits[name].words, key=lambda word: (len(index[word]), word)):
            sharing = index[word]
            at = bisect_left(sharing, name)
            for step in range(1, min(len(sharing), _OF_ONE_WORD + 1)):
                other = sharing[(at + step) % len(sharing)]
                if other not in met:
                    met.add(other)
                    yield other
                    if len(met) > MET:
                        return


def related_cases(library: Library) -> Mapping[str, tuple[RelatedCase, ...]]:
    """Return the close cases of every case."""
    closeness = Closeness(library)
    return {name: closeness.of(name) for name in library.cases}


def _reason(its: _Traits, other: _Traits, library: Library) -> str:
    """Say what two cases share: 同样用居家养老服务应对养老服务不足（见“小饭桌”）；同一件事要定：……？."""
    parts = []
    shared = [answer for answer in its.answers if answer in other.answers]
    for problem, kind in shared[:_NAMED]:
        name = other.answers[problem, kind]
        word = ProblemWord(problem, inferred=problem in its.guessed | other.guessed).text
        parts.append(f"同样用{kind}应对{word}（见{name if '“' in name else f'“{name}”'}）")
    if len(shared) > _NAMED:
        parts.append(f"还有 {len(shared) - _NAMED} 处相同")
    decisions = [_question(word, library) for word in its.decisions if word in other.decisions]
    if decisions:
        more = f"等 {len(decisions)} 件事" if len(decisions) > _NAMED else ""
        parts.append(f"都要定：{''.join(decisions[:_NAMED])}{more}")
    text = "；".join(parts)
    return text if text.endswith(("？", "。")) else f"{text}。"


def _question(word: str, library: Library) -> str:
    """The decision as a cadre would put it; its word while its vocabulary is broken, which is only shown while serving."""
    if _DECISIONS not in library.vocabulary.files:
        return f"{word}？"
    return library.vocabulary.term(_DECISIONS, word).question or f"{word}？"
