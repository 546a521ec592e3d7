"""Rules that need all records at once: they run over verdicts, in time that grows with their number."""

from __future__ import annotations

import difflib
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import combinations

from casebook.language.closed_words import NOT_LISTED, PLAN
from casebook.language.fingerprint import HASH_BYTES
from casebook.model.case import Case
from casebook.model.curriculum import Curriculum
from casebook.problem import Problem
from casebook.validate import decisions
from casebook.validate.life_cycle import (
    by_former_id,
    former_ids_free,
    retired_ids,
    retired_not_used,
)
from casebook.validate.likeness import Letters, Names, ratio_bound
from casebook.validate.near_duplicates import near_duplicates
from casebook.validate.rules import applied
from casebook.validate.verdict import AcrossCase, AcrossSource, Basis, Verdict

OTHER_SHARE = 0.2
_ENOUGH = 5
_ALIKE = 0.9

# Short quotations for proof and comment; beyond this share of a text the library would stand in for it.
QUOTED_SHARE = 2 / 3

ByName = Mapping[str, Verdict]
"""The verdicts of one kind, in the order of their paths."""


def references_known(
    verdicts: Iterable[Verdict], ids: Mapping[str, Names], former: Mapping[str, str]
) -> Iterator[Problem]:
    """Refuse references to records that are not there; ``ids`` are those that are, by kind.

    A case that has another id now is named by that; ``former`` tells which.
    """
    for verdict in verdicts:
        for reference in verdict.references:
            names = ids[reference.kind]
            if reference.name not in names:
                now = former.get(reference.name) if reference.kind == "case" else None
                yield _guessed(reference.problem, now or names.nearest(reference.name))


def _guessed(problem: Problem, guess: str | None) -> Problem:
    """A problem with a reference and what it was meant to be; what spans lines cannot be replaced."""
    replacement = None if problem.replacement is None else guess
    return replace(problem, suggestion=guess or "", replacement=replacement)


def of_case(case: Case) -> AcrossCase:
    """What these rules ask of a case."""
    others = [n for n, o in enumerate(case.observations) if o.indicator == NOT_LISTED]
    return AcrossCase(
        title=case.title,
        code=case.place.code,
        recorded=case.editorial.recorded,
        summary=case.summary,
        types=tuple(dict.fromkeys(kind for measure in case.measures for kind in measure.types)),
        related=tuple(relation.target for relation in case.relations if relation.target),
        former=case.former_ids,
        retired=case.editorial.retired is not None,
        figures=len(case.observations),
        others=len(others),
        last_other=others[-1] if others else 0,
        parts=tuple(
            (n, relation.type, relation.target)
            for n, relation in enumerate(case.relations)
            if relation.target is not None and relation.type in {"属于", "包含"}
        ),
    )


def part_of_cycles(cases: ByName) -> Iterator[Problem]:
    """Refuse cases that are, by way of others, parts of themselves.

    包含 says the same as 属于 the other way round.
    """
    known = {name for name, verdict in cases.items() if verdict.across}
    wholes: dict[str, dict[str, tuple[str, int]]] = {}
    for name in sorted(known):
        across = cases[name].across
        assert isinstance(across, AcrossCase)  # noqa: S101  of a case
        for index, kind, target in across.parts:
            part, whole = (target, name) if kind == "包含" else (name, target)
            if target in known and part != whole:
                wholes.setdefault(part, {}).setdefault(whole, (name, index))
    circling = _circling(wholes)
    for start in sorted(circling):
        first = _way_back(start, circling)
        if first is not None:
            name, index = circling[start][first]
            yield cases[name].problem(
                "REF-011",
                ("relations", index, "target"),
                f"照这里的关系，{start} 属于 {first}，{first} 又（间接）属于 {start}，绕成了圈。",
            )


Wholes = Mapping[str, Mapping[str, tuple[str, int]]]


def _circling(wholes: Wholes) -> Wholes:
    """The steps that can be part of a circle: what leads nowhere, and what that leaves so, falls away."""
    parts: dict[str, list[str]] = {}
    for part, steps in wholes.items():
        for whole in steps:
            parts.setdefault(whole, []).append(part)
    left = {name: len(wholes.get(name, ())) for name in {*wholes, *parts}}
    ends = [name for name, steps in left.items() if not steps]
    for end in ends:  # grows while it is read
        for part in parts.get(end, ()):
            left[part] -= 1
            if not left[part]:
                ends.append(part)
    gone = set(ends)
    return {
        part: {whole: said for whole, said in steps.items() if whole not in gone}
        for part, steps in wholes.items()
        if part not in gone
    }


def _way_back(start: str, wholes: Mapping[str, Collection[str]]) -> str | None:
    """The first step of a way from ``start`` to itself, or ``None``."""
    for first in sorted(wholes[start]):
        seen: set[str] = set()
        stack = [first]
        while stack:
            step = stack.pop()
            if step == start:
                return first
            if step not in seen:
                seen.add(step)
                stack += sorted(wholes[step])
    return None


def contrasts_hold(basis: Basis, cases: ByName) -> Iterator[Problem]:
    """Hold the contrasts of the vocabulary to the answers of the records that they name."""
    named = {
        reference.case
        for term in basis.vocabulary.terms("decisions")
        for contrast in term.contrast
        for reference in contrast.answers
    }
    compared: dict[str, Case | None] = {}
    for name in named & cases.keys():
        entity = cases[name].entity
        compared[name] = entity if isinstance(entity, Case) else None
    if basis.choices is not None:
        yield from decisions.contrasts_hold(basis.choices, basis.scope({}), compared)


def quoted_share(quoting: Sequence[Verdict], sources: ByName) -> Mapping[str, float]:
    """How much of each source's text the quotes of the library cover, from 0 to 1, where that may be too much."""
    quoted: dict[str, list[bytes]] = {}
    for verdict in quoting:
        for name, hashes in verdict.quoted:
            quoted.setdefault(name, []).append(hashes)
    shares = {}
    for name, pieces in quoted.items():
        source = sources.get(name)
        across = source.across if source else None
        if isinstance(across, AcrossSource) and across.windows:
            # Together they cover no more than each for itself; nearly always that is little enough.
            most = sum(map(len, pieces)) / HASH_BYTES
            if most > QUOTED_SHARE * across.windows:
                shares[name] = len(_distinct(pieces, HASH_BYTES)) / across.windows
    return shares


def _distinct(pieces: Iterable[bytes], size: int) -> set[bytes]:
    return {piece[at : at + size] for piece in pieces for at in range(0, len(piece), size)}


def quotes_within_limits(quoting: Sequence[Verdict], sources: ByName) -> Iterator[Problem]:
    """Refuse a library that quotes nearly the whole of one source."""
    for name, share in sorted(quoted_share(quoting, sources).items()):
        if share > QUOTED_SHARE:
            text = (
                f"各条记录一共引用了这篇文章约 {share:.0%} 的文字，"
                f"上限是 {QUOTED_SHARE:.0%}，请缩短或减少引文。"
            )
            yield sources[name].problem("SRC-003", ("id",), text)


def sources_used(quoting: Sequence[Verdict], sources: ByName) -> Iterator[Problem]:
    """Warn of a source that no record refers to."""
    if any(v.kind == "case" and v.across is None and not v.quoted for v in quoting):
        return  # a record that cannot be read may cite any of them
    used = {name for verdict in quoting for name, _ in verdict.quoted}
    for name, verdict in sorted(sources.items()):
        if name not in used:
            yield verdict.problem("SRC-006", ("id",), f"没有记录引用来源 {name}。")


def sources_distinct(sources: ByName) -> Iterator[Problem]:
    """Warn of the same text registered twice: one address, or one title from one publisher."""
    seen: dict[tuple[str, ...], str] = {}
    for name, verdict in sorted(sources.items()):
        source = verdict.across
        if not isinstance(source, AcrossSource):
            continue
        keys = (("url", source.address), ("title", source.title, source.publisher, source.day))
        for key in keys:
            if key[1] and key in seen:
                same = "网址" if key[0] == "url" else "标题、发布者和日期"
                text = f"{same}与来源 {seen[key]} 相同，同一篇文章只登记一次。"
                yield verdict.problem("SRC-009", (key[0],), text)
                break
        for key in keys:
            seen.setdefault(key, name)


def _told(cases: ByName) -> Iterator[tuple[str, Verdict, AcrossCase]]:
    """The cases that decoded, by id."""
    for name, verdict in sorted(cases.items()):
        if isinstance(verdict.across, AcrossCase):
            yield name, verdict, verdict.across


def titles_distinct(cases: ByName) -> Iterator[Problem]:
    """Warn of two records in one place with nearly the same title."""
    places: dict[str, list[tuple[str, Verdict, str]]] = {}
    for name, verdict, case in _told(cases):
        places.setdefault(case.code, []).append((name, verdict, case.title))
    for neighbours in places.values():
        if len(neighbours) > 1:
            yield from _alike(neighbours)


def _alike(neighbours: Sequence[tuple[str, Verdict, str]]) -> Iterator[Problem]:
    letters = Letters()
    written = [(*each, letters.written(each[2])) for each in neighbours]
    for (name, _, title, first), (_, verdict, other, second) in combinations(written, 2):
        if ratio_bound(first, second) <= _ALIKE:
            continue
        if difflib.SequenceMatcher(None, title, other).ratio() > _ALIKE:
            text = f"标题与 {name} 几乎一样：“{title}”。是两件事的，请写出不同之处。"
            yield verdict.problem("LIB-001", ("title",), text)


def other_indicator_rare(cases: ByName) -> Iterator[Problem]:
    """Warn, at its last use, of an indicator book with too many figures outside it."""
    used, others, last = 0, 0, None
    for _, verdict, case in _told(cases):
        used += case.figures
        others += case.others
        last = verdict if case.others else last
    if last is not None and used >= _ENOUGH and others > OTHER_SHARE * used:
        text = f"全库 {used} 个数字里有 {others} 个写“{NOT_LISTED}”，请在指标手册里补充指标。"
        assert isinstance(last.across, AcrossCase)  # noqa: S101  of a case
        where = ("observations", last.across.last_other, "indicator")
        yield last.problem("LIB-002", where, text)


def across_library(verdicts: Iterable[Verdict], basis: Basis, today: str) -> tuple[Problem, ...]:
    """Everything that is wrong on the ISO day ``today``, in order: what the verdicts say, and what they say together.

    ``verdicts`` are those of all cases, sources and curricula; those of the vocabulary are in ``basis``. Of a
    curriculum, ``entity`` tells its kind; of a case, ``entity`` is looked at only if a contrast of the vocabulary names it.
    """
    listed = sorted(verdicts, key=lambda verdict: verdict.path)
    by_kind, problems = _sorted_out(listed)
    problems += basis.said
    firsts = [verdict for kind in by_kind.values() for verdict in kind.values()]
    for verdict in firsts:
        problems += verdict.problems
        problems += [due.problem for due in verdict.due if due.holds(today)]
    if basis.complete:
        problems += _together(by_kind, firsts, basis)
    return tuple(sorted(dict.fromkeys(problems)))


_LAST_DAY = "9999"


def older_first(verdicts: Iterable[Verdict]) -> list[Verdict]:
    """The verdicts in the order in which files take their ids: what was there first keeps its id.

    A case that does not decode is the newest: whoever takes an id in use is told so, and not who had it.
    """

    def age(verdict: Verdict) -> tuple[str, str, str]:
        told = verdict.across.recorded if isinstance(verdict.across, AcrossCase) else _LAST_DAY
        return verdict.kind, told if verdict.kind == "case" else "", verdict.path

    listed = list(verdicts)
    names = Counter((verdict.kind, verdict.name) for verdict in listed)
    twice = [verdict for verdict in listed if names[verdict.kind, verdict.name] > 1]
    queue = iter(sorted(twice, key=age))
    by_name: dict[tuple[str, str], list[Verdict]] = {}
    for verdict in queue:
        by_name.setdefault((verdict.kind, verdict.name), []).append(verdict)
    return [
        by_name[key].pop(0) if (key := (verdict.kind, verdict.name)) in by_name else verdict
        for verdict in listed
    ]


def _sorted_out(listed: Iterable[Verdict]) -> tuple[dict[str, dict[str, Verdict]], list[Problem]]:
    """The verdicts by kind and id, each id once, and what reading the files said."""
    by_kind: dict[str, dict[str, Verdict]] = {
        kind: {} for kind in ("case", "source", "curriculum", "release")
    }
    problems: list[Problem] = []
    for verdict in older_first(listed):
        problems += verdict.misread
        first = by_kind.get(verdict.kind, {}).setdefault(verdict.name, verdict)
        if first is not verdict:
            problems.append(second_of_its_id(verdict, first.path))
    return by_kind, problems


def _plans(curricula: ByName) -> Iterator[str]:
    """The ids of curricula that classes may be based on; one that is broken may be such."""
    for name, verdict in curricula.items():
        if not isinstance(verdict.entity, Curriculum) or verdict.entity.kind == PLAN:
            yield name


def second_of_its_id(verdict: Verdict, first: str) -> Problem:
    """A second file of one kind with the same id."""
    text = f"编号（id）{verdict.name} 已经用在 {first}，编号就是网址，不能重复。"
    return verdict.problem("REF-001", ("id",), text)


def _together(
    by_kind: Mapping[str, ByName], firsts: Sequence[Verdict], basis: Basis
) -> Iterator[Problem]:
    cases, sources = by_kind["case"], by_kind["source"]
    ids = {kind: Names(verdicts) for kind, verdicts in by_kind.items()}
    quoting = (*cases.values(), *by_kind["curriculum"].values())
    ids["plan"] = Names(tuple(_plans(by_kind["curriculum"])))
    retired = retired_ids(cases)
    shown = {name: verdict for name, verdict in cases.items() if name not in retired}
    for rule, arguments in (
        (references_known, (firsts, ids, by_former_id(cases))),
        (former_ids_free, (cases,)),
        (retired_not_used, (firsts, retired)),
        (part_of_cycles, (cases,)),
        (contrasts_hold, (basis, cases)),
        (quotes_within_limits, (quoting, sources)),
        (sources_used, (quoting, sources)),
        (sources_distinct, (sources,)),
        (titles_distinct, (shown,)),
        (near_duplicates, (shown,)),
        (other_indicator_rare, (shown,)),
    ):
        yield from applied("cases", rule, *arguments)
