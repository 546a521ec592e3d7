"""Sets of two to four cases that belong side by side: made beforehand, so that they need no script.

Two rules, both bounded. *Same problem*: one set for each problem that at least two counties do something about or plan
to, with one case a county, so never more sets than problems in the vocabulary; none where nothing that two of them say
can stand side by side: no kind of measure, no decision, no number. *Parts of a programme*: all parts of a programme of two
to four, of a larger one those that the records call 同地 or 配套 of each other; for the :data:`PROGRAMMES` programmes
with the most parts, :data:`GROUPS` sets each at most.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, islice, product

from casebook.derive.case.problem_words import so_many_inferred
from casebook.derive.compare.aim import Aimed, aimed
from casebook.derive.compare.conclusion import FEWEST, MOST
from casebook.derive.figures.comparability import State, measurand, state
from casebook.derive.ground.addresses import set_uri
from casebook.divisions import lineage
from casebook.language.closed_words import NOT_LISTED, STATED, UMBRELLA
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.vocabulary import Vocabulary

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
    problem: str = ""
    """The problem whose measures, numbers and decisions are shown; empty if the cases are shown whole."""

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
        sets = islice(_sets_of(parts[name], library), GROUPS)
        for number, (what, group) in enumerate(sets, 1):
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
    others: dict[str, set[str]] = {}
    for case in library.cases.values():
        for relation in case.relations:
            if relation.target not in library.cases:
                continue
            if relation.type == "包含":
                others.setdefault(case.id, set()).add(str(relation.target))
            elif relation.type == "属于":
                others.setdefault(str(relation.target), set()).add(case.id)
    return {name: frozenset(parts) for name, parts in others.items()}


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
    by_problem: dict[str, list[_Candidate]] = {}
    for case in library.cases.values():
        if case.type == UMBRELLA:
            continue
        for place, domain in enumerate(dict.fromkeys(p.domain for p in case.problems)):
            of = aimed(case, domain, library.vocabulary)
            if of.answers:
                inferred = all(p.basis != STATED for p in of.problems)
                rank = (not of.measures, inferred, place, case.id)
                by_problem.setdefault(domain, []).append((rank, of))
    for term in library.vocabulary.terms("problems"):
        chosen = _spread(sorted(by_problem.get(term.term, []), key=lambda c: c[0]))
        if len(chosen) >= FEWEST and _side_by_side(chosen, library.vocabulary):
            title, why = problem_title(term.term, chosen)
            yield UsualSet(
                id=f"problem-{term.id}",
                title=title,
                why=why,
                cases=tuple(of.case.id for of in chosen),
                problem=term.term,
            )


_Candidate = tuple[tuple[bool, bool, int, str], Aimed]


def problem_title(problem: str, chosen: Sequence[Aimed]) -> tuple[str, str]:
    """Return the title of a set of one problem, and why its cases stand together.

    That all have to solve it is never claimed: some records only infer the problem from what was done.
    """
    inferred = sum(all(p.basis != STATED for p in of.problems) for of in chosen)
    stated = len(chosen) - inferred
    if not inferred:
        said = f"{stated} 个地方的原文都写了“{problem}”这个难题"
    elif not stated:
        said = f"没有一个地方的原文写明“{problem}”，都是由做法推断的"
    else:
        said = f"{stated} 个地方的原文写了“{problem}”，{inferred} 个由做法推断"
    only = "只列和它有关的做法、数字和要定的事；每个县（市、区）一个案例。"
    marked = so_many_inferred(inferred, len(chosen))
    title = f"{problem}：{len(chosen)} 个地方{f'（{marked}）' if marked else ''}"
    return title, f"{said}。{only}"


def _side_by_side(chosen: Sequence[Aimed], vocabulary: Vocabulary) -> bool:
    """Whether two of the cases say something that can stand side by side."""
    for one, other in combinations(chosen, 2):
        decided = {d.decision for d in one.decisions}
        if one.types & other.types or any(d.decision in decided for d in other.decisions):
            return True
        for a, b in product(one.observations, other.observations):
            if a.indicator == b.indicator != NOT_LISTED and (
                state(measurand(a, vocabulary), measurand(b, vocabulary)) is not State.APART
            ):
                return True
    return False


def _spread(candidates: Iterable[_Candidate]) -> tuple[Aimed, ...]:
    """Take one case a county, first from provinces that are not yet there."""
    by_county: dict[str, Aimed] = {}
    for _, of in candidates:
        by_county.setdefault(of.case.place.code, of)
    first: list[Aimed] = []
    others: list[Aimed] = []
    seen: set[str] = set()
    for code, of in by_county.items():
        chain = lineage(code)
        province = chain[0].code if chain else code
        (others if province in seen else first).append(of)
        seen.add(province)
    return tuple((*first, *others)[:MOST])
