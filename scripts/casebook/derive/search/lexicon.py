"""The words of the library and how they are read: for pinyin, and for one wrong character in a word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from typing import Final

from casebook.derive.search.query_tables import Synonyms
from casebook.divisions import lineage
from casebook.language.readings import phrases, readings, syllables
from casebook.language.words import words_of
from casebook.model.case import Case
from casebook.model.library import Library

MOST_WORDS: Final = 4000
_ALWAYS: Final = 5
"""Words of the vocabularies count as if five cases named them, and so have their place in the lexicon."""
MOST_TEXTS: Final = 250

_HAN_WORD = re.compile(r"[\u4e00-\u9fff]{2,10}")
# Characters that people read in two ways, also in names, where no dictionary of phrases helps.
_READ_IN_TWO_WAYS: Final = frozenset("长重行乐都调朝曾单仇解区率传藏参降盛省石识乘便种处当会车卡")
_ENDINGS: Final = (
    "街道",
    "社区",
    "地区",
    "新区",
    "省",
    "市",
    "县",
    "区",
    "镇",
    "乡",
    "村",
    "盟",
    "旗",
)


@dataclass(frozen=True)
class Lexicon:
    """Words by how often they are met, and how characters are read, in syllables without tones.

    ``words`` pairs a word with its syllables where they do not follow from its characters, else with nothing;
    ``said`` does so for words that only readers use: those stand with the synonyms anyway, so only the ones with syllables
    of their own are here.
    ``level1`` counts how often each usual reading comes in a row among the characters of level 1 of GB 2312-80, which
    stand there in the order of their readings; ``others`` groups more characters by their usual reading.
    ``several`` are the characters that any word may have in more than one reading, the usual one first.
    """

    words: tuple[tuple[str, tuple[str, ...]], ...]
    said: tuple[tuple[str, tuple[str, ...]], ...]
    level1: tuple[tuple[str, int], ...]
    others: tuple[tuple[str, str], ...]
    several: tuple[tuple[str, tuple[str, ...]], ...]


@cache
def usual_reading(character: str) -> str:
    """Return how a character is read by itself, without a tone: ``长`` is ``zhang``."""
    return syllables(character)[0]


@cache
def all_readings(character: str) -> tuple[str, ...]:
    """Return the readings that a character may have in any word, the usual one first."""
    found = [usual_reading(character)]
    if character in _READ_IN_TWO_WAYS:
        found += readings(character)
    return tuple(dict.fromkeys(found))


@cache
def unusual_reading(word: str) -> tuple[str, ...]:
    """Return the syllables of a word that is not read as its characters are; nothing for all others."""
    if not _may_be_unusual(word):
        return ()
    said = tuple(syllables(word))
    if len(said) != len(word):  # characters without a reading stay together
        return ()
    usual = all(syllable in all_readings(c) for c, syllable in zip(word, said, strict=True))
    return () if usual else said


def _may_be_unusual(word: str) -> bool:
    """Tell whether any part of a word is listed with a reading of its own; else each character is read by itself."""
    listed = phrases()
    ends = range(2, len(word) + 1)
    return any(word[start:end] in listed for end in ends for start in range(end - 1))


@cache
def level1_characters() -> str:
    """Return the 3,755 characters of level 1 of GB 2312-80: all that people write but in names."""
    rows = (
        bytes(b for low in range(0xA1, 0xFF) for b in (high, low)) for high in range(0xB0, 0xD8)
    )
    return "".join(row.decode("gb2312", errors="ignore") for row in rows)


@cache
def _level1_readings() -> tuple[tuple[str, int], ...]:
    rows = groupby(map(usual_reading, level1_characters()))
    return tuple((reading, sum(1 for _ in run)) for reading, run in rows)


def _by_reading(characters: Iterable[str]) -> tuple[tuple[str, str], ...]:
    groups: dict[str, list[str]] = {}
    for character in sorted(set(characters)):
        groups.setdefault(usual_reading(character), []).append(character)
    return tuple((reading, "".join(same)) for reading, same in sorted(groups.items()))


@cache
def _division_words(code: str) -> tuple[str, ...]:
    chain = lineage(code)
    names = [d.name for d in chain] + [d.short_name for d in chain[:1]]
    return tuple(word for name in names for word in with_and_without_ending(name))


def with_and_without_ending(name: str) -> Iterator[str]:
    """Yield the name of a place as it is, and without what tells its kind: 罗阳街道, 罗阳."""
    yield name
    for ending in _ENDINGS:
        if name.endswith(ending) and len(name) - len(ending) >= 2:
            yield name.removesuffix(ending)
            break


def _case_words(case: Case) -> Iterator[str]:
    """Yield the words that name a case: its place, its keywords and its measures."""
    place = case.place
    yield from _division_words(place.code)
    for name in _HAN_WORD.findall(f"{place.township} {place.community}"):
        yield from with_and_without_ending(name)
    yield from _HAN_WORD.findall(" ".join((*case.keywords, *(m.name for m in case.measures))))


def word_counts(texts: Iterable[str]) -> Counter[str]:
    """Count the words of some texts."""
    return Counter(w for text in texts for w in words_of(text) if _HAN_WORD.fullmatch(w))


def sampled(number: int, count: int) -> bool:
    """Tell whether the text of document ``number`` of ``count`` is among those cut into words.

    Cutting is slow, and the common words of a few hundred cases are those of all.
    """
    return number % -(-count // MOST_TEXTS) == 0


@dataclass(frozen=True)
class Words:
    """The words of a library, the most frequent first, and those that only readers use."""

    met: tuple[str, ...]
    said: tuple[str, ...]


def lexicon_words(
    library: Library, texts: Iterable[Mapping[str, int]], synonyms: Iterable[Synonyms]
) -> Words:
    """Collect the words of the vocabularies, places, keywords and texts.

    ``texts`` are the words of some records, as :func:`word_counts` counts them.
    """
    named: Counter[str] = Counter()
    said: set[str] = set()
    for entry in synonyms:
        said.update(word for word in entry.words if _HAN_WORD.fullmatch(word))
        # What is looked up is what records may have.
        named.update({word: _ALWAYS for word in entry.others if _HAN_WORD.fullmatch(word)})
    for name in ("problems", "measures", "settlements", "actors", "indicators"):
        if name in library.vocabulary.files:
            for term in library.vocabulary.terms(name):
                named.update(dict.fromkeys(_HAN_WORD.findall(term.term), _ALWAYS))
    for case in library.cases.values():
        named.update(_case_words(case))
    written: Counter[str] = Counter()
    for counted in texts:
        written.update(counted)
    counts = Counter({word: 2 * count for word, count in named.items()})
    counts.update({word: count for word, count in written.items() if count > 1 or word in named})
    ordered = sorted(counts, key=lambda word: (-counts[word], word))[:MOST_WORDS]
    return Words(tuple(ordered), tuple(sorted(said.difference(ordered))))


def lexicon(words: Words) -> Lexicon:
    """Say how ``words`` are read."""
    return Lexicon(
        words=tuple((word, unusual_reading(word)) for word in words.met),
        said=tuple((word, unusual_reading(word)) for word in words.said if unusual_reading(word)),
        level1=_level1_readings(),
        others=_by_reading(set("".join((*words.met, *words.said))) - set(level1_characters())),
        several=tuple((c, all_readings(c)) for c in sorted(_READ_IN_TWO_WAYS)),
    )
