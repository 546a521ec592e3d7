"""Small lies about one figure: a digit, the unit, the comparator or one character of its phrase changed.

What is *not* a lie, and so no mutant:

- a phrase that is the same text for this project (:mod:`casebook.language.normalise`): another width,
  another kind of quotation mark, dash or space, a traditional character;
- a phrase cut shorter or longer at an end that still stands in the article word for word. Whether it
  still proves its figure is asked all the same: see ``test_a_cut_never_changes_the_figure``;
- a shorter ``figure`` that still stands in the phrase: it points at the same number.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from casebook.language.fingerprint import Fingerprint, contains
from casebook.language.normalise import normalise
from casebook.problem import Where

_DIGITS = "0123456789"
_NUMERALS = "一二三四五六七八九十百千万亿两"
_PUNCTUATION = "，。、；：！？（）—%"
_HAN = "的人多余近不超过个户名有在中大和了社区党组服务居民工作"
_OTHERS = 4


@dataclass(frozen=True)
class Mutant:
    """One observation with one thing changed. ``part`` is the way to the number that is changed."""

    kind: str
    part: Where
    field: Where
    value: str
    data: dict[str, Any]


PARTS: tuple[Where, ...] = ((), ("baseline",), ("control",), ("denominator",))
"""Where in an observation there is a number with a phrase of its own."""


def at(data: Any, where: Where) -> Any:
    """What stands at a place of plain data; ``None`` if nothing does."""
    for step in where:
        data = data[step] if isinstance(data, dict) and step in data else None
    return data


def mutants(
    observation: dict[str, Any], units: tuple[str, ...], comparators: tuple[str, ...]
) -> Iterator[Mutant]:
    """Yield every mutant of one observation, equal phrases left out."""
    for part in PARTS:
        number = at(observation, part)
        if not isinstance(number, dict) or not at(number, ("evidence", "quote")):
            continue
        changes = (
            ("digit", ("value",), _digit_changes(number["value"])),
            ("digit", ("value_to",), _digit_changes(number.get("value_to") or "")),
            ("unit", ("unit",), (u for u in units if u != number["unit"])),
            ("comparator", ("comparator",), (c for c in comparators if c != _comparator(number))),
            ("phrase", ("evidence", "quote"), _false_phrases(number["evidence"]["quote"])),
            ("figure", ("evidence", "figure"), _false_figures(number["evidence"])),
        )
        for kind, field, values in changes:
            for value in values:
                yield _changed(observation, kind, part, field, value)


def _comparator(number: dict[str, Any]) -> str:
    return str(number.get("comparator", "等于"))


def _false_phrases(quote: str) -> Iterator[str]:
    return (text for text in phrase_changes(quote) if normalise(text) != normalise(quote))


def _false_figures(evidence: dict[str, Any]) -> Iterator[str]:
    changed = phrase_changes(evidence.get("figure") or "")
    return (text for text in changed if text not in evidence["quote"])


def _changed(
    observation: dict[str, Any], kind: str, part: Where, field: Where, value: str
) -> Mutant:
    data = copy.deepcopy(observation)
    at(data, (*part, *field[:-1]))[field[-1]] = value
    return Mutant(kind, part, field, value, data)


def _digit_changes(value: str) -> Iterator[str]:
    for index, digit in enumerate(value):
        if digit.isdecimal():
            for other in _DIGITS:
                if other != digit:
                    yield f"{value[:index]}{other}{value[index + 1 :]}"


def phrase_changes(quote: str) -> Iterator[str]:
    """Yield phrases that differ from ``quote`` in one character: another, one less, one more."""
    for index, character in enumerate(quote):
        for other in _others(character, quote):
            yield f"{quote[:index]}{other}{quote[index + 1 :]}"
        yield f"{quote[:index]}{quote[index + 1 :]}"
    for index in range(len(quote) + 1 if quote else 0):
        near = quote[index : index + 1] or quote[-1]
        for other in _others(near, quote)[:2]:
            yield f"{quote[:index]}{other}{quote[index:]}"


def _others(character: str, quote: str) -> str:
    """Characters of the same sort, those of the phrase itself first: the likeliest slips."""
    if character.isdecimal():
        return _DIGITS.replace(character, "")
    if character in _NUMERALS:
        return _NUMERALS.replace(character, "")
    if character.isalpha():
        near = "".join(dict.fromkeys(c for c in quote if c.isalpha()))
        start = near.index(character)
        around = near[start + 1 :] + near[:start] + _HAN
        return "".join(dict.fromkeys(around.replace(character, "")))[:_OTHERS]
    return _PUNCTUATION.replace(character, "")[:_OTHERS]


def is_a_cut(mutant: Mutant, quote: str, fingerprint: Fingerprint) -> bool:
    """Whether the changed phrase is the old one, shorter or longer at an end, word for word in the article."""
    old, new = normalise(quote), normalise(mutant.value)
    ends = old.startswith(new) or old.endswith(new) or new.startswith(old) or new.endswith(old)
    return ends and contains(fingerprint, mutant.value)
