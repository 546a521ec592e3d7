"""Two records that look like one practice told twice: a warning that names the other and what is alike.

Records are compared only with their neighbours, so that the work grows with their number: those of one place and one kind
of measure, sorted by their summaries, each with the next few (the sorted neighbourhood method of Hernández and Stolfo,
1995); and those that quote the same windows of one article.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from casebook.language.fingerprint import HASH_BYTES
from casebook.problem import Problem
from casebook.validate.verdict import AcrossCase, Verdict

ALIKE = 60.0
"""Per cent of the letters of two summaries in the same order. In the library the most alike two have 27."""
_NEIGHBOURS = 12
_QUOTED = 0.6
"""Share of the windows that the shorter record quotes which the other quotes too."""
_ENOUGH = 40
_COMMON = 6
"""A window that more records quote than this tells nothing of two of them."""

ByName = Mapping[str, Verdict]
Pair = tuple[str, str]


def near_duplicates(cases: ByName) -> Iterator[Problem]:
    """Warn of the second of two cases that are alike in place, measure and text, or quote the same phrases."""
    told = {n: v.across for n, v in sorted(cases.items()) if isinstance(v.across, AcrossCase)}
    alike = dict(_same_practice(told))
    for pair, share in _same_phrases(cases, told):
        alike.setdefault(pair, f"引用的原文短语有 {share:.0%} 相同")
    for (first, second), what in sorted(alike.items()):
        older, newer = sorted(
            (first, second), key=lambda name: (told[name].recorded, cases[name].path)
        )
        text = (
            f"和 {older}（{told[older].title}）很像：{what}。是同一件事的，补充原来的那一条；"
            "是两件事的，在标题、摘要里写出不同，并写一条关系（relations）说明。"
        )
        yield cases[newer].problem("LIB-013", ("title",), text)


def _same_practice(told: Mapping[str, AcrossCase]) -> Iterator[tuple[Pair, str]]:
    blocks: dict[tuple[str, str], list[str]] = defaultdict(list)
    for name, case in told.items():
        for kind in case.types:
            blocks[case.code, kind].append(name)
    for (_, kind), names in sorted(blocks.items()):
        if len(names) > 1:
            ordered = tuple(sorted((told[name].summary, name) for name in names))
            for first, second, ratio in _alike(ordered):
                if not _related(first, second, told):
                    what = f"地点和做法（{kind}）相同，摘要有 {ratio:.0f}% 的字相同"
                    yield _pair(first, second), what


# While serving nearly all are what they were before.
@lru_cache(maxsize=1 << 15)
def _alike(ordered: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str, float], ...]:
    """Return the neighbours among records of one place and kind, by their summaries, that are alike: names and per cent."""
    return tuple(
        (first, second, ratio)
        for at, (summary, first) in enumerate(ordered)
        for other, second in ordered[at + 1 : at + 1 + _NEIGHBOURS]
        if (ratio := fuzz.ratio(summary, other, score_cutoff=ALIKE))
    )


def _same_phrases(cases: ByName, told: Mapping[str, AcrossCase]) -> Iterator[tuple[Pair, float]]:
    by_source: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    for name in told:
        for source, hashes in cases[name].quoted:
            by_source[source].append((name, hashes))
    shared: Counter[Pair] = Counter()
    for quoting in by_source.values():
        if len(quoting) > 1:
            shared.update(_shared(tuple(quoting)))
    for pair, number in sorted(shared.items()):
        if number < _ENOUGH:
            continue
        least = min(sum(len(_windows(h)) for _, h in cases[name].quoted) for name in pair)
        if number >= _QUOTED * least and not _related(*pair, told):
            yield pair, number / least


def _windows(hashes: bytes) -> frozenset[bytes]:
    return frozenset(hashes[at : at + HASH_BYTES] for at in range(0, len(hashes), HASH_BYTES))


@lru_cache(maxsize=1 << 15)
def _shared(quoting: tuple[tuple[str, bytes], ...]) -> Mapping[Pair, int]:
    """Return how many windows of one source two records both quote."""
    names_by_window: dict[bytes, list[str]] = defaultdict(list)
    for name, hashes in quoting:
        for window in _windows(hashes):
            names_by_window[window].append(name)
    shared: Counter[Pair] = Counter()
    for names in names_by_window.values():
        if 1 < len(names) <= _COMMON:
            shared.update(_pair(a, b) for a, b in combinations(names, 2))
    return shared


def _pair(first: str, second: str) -> Pair:
    return (first, second) if first < second else (second, first)


def _related(first: str, second: str, told: Mapping[str, AcrossCase]) -> bool:
    """Whether one of two says that it has to do with the other: somebody has looked."""
    return second in told[first].related or first in told[second].related
