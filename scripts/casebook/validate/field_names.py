"""Names of fields for contributors: Chinese labels, and what a misspelt name was meant to be."""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from casebook.problem import Where

SIMILAR = 0.5
"""How alike two words are at least, as ``difflib`` counts, for one to be meant by the other."""

_SLIP = 0.8


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """Return the choice most like ``word``, or ``None`` where nothing is near."""
    listed = tuple(choices)
    close = difflib.get_close_matches(word, listed, n=1, cutoff=SIMILAR)
    if close and share_one_of_two(word, close[0]):
        close = []
    return close[0] if close else sharing(word, listed)


_SHORT = 2


def share_one_of_two(word: str, other: str) -> bool:
    """Whether two words of two characters, not both of Latin ones, differ in one of them: 成果 and 成本 mean nothing alike."""
    both = len(word) == len(other) == _SHORT and not (word.isascii() or other.isascii())
    return both and sorted(word) != sorted(other)


def sharing(word: str, choices: Iterable[str]) -> str | None:
    """Return the shortest choice that holds ``word`` or is held by it, or ``None``."""
    shared = [c for c in choices if len(word) > 1 and len(c) > 1 and (word in c or c in word)]
    return min(shared, key=lambda c: (len(c), c)) if shared else None


def similar(word: str, choices: Iterable[str], limit: int) -> tuple[str, ...]:
    """Return up to ``limit`` choices that are like ``word`` or share a part with it, best first."""
    listed = tuple(choices)
    close = difflib.get_close_matches(word, listed, n=limit, cutoff=SIMILAR)
    pairs = {word[at : at + 2] for at in range(len(word) - 1)}
    close += [c for c in listed if c not in close and any(pair in c for pair in pairs)]
    return tuple(close[:limit])


def _models_in(annotation: Any) -> Iterator[type[BaseModel]]:  # noqa: ANN401  a type form
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for argument in get_args(annotation):
        yield from _models_in(argument)


def model_at(model: type[BaseModel], where: Where) -> type[BaseModel] | None:
    """Return the model of the mapping at ``where``, counted from ``model``; ``None`` if there is none."""
    current: type[BaseModel] | None = model
    for step in where:
        if isinstance(step, int):
            continue
        field = current.model_fields.get(step) if current else None
        current = next(_models_in(field.annotation), None) if field else None
    return current


def title(model: type[BaseModel] | None, name: str) -> str:
    """Name one field of a model: 单位（unit）."""
    field = model.model_fields.get(name) if model else None
    return f"{field.title}（{name}）" if field and field.title else f"“{name}”"


def label(model: type[BaseModel], where: Where) -> str:
    """Name a place in Chinese: 数字（observations）第 2 条的单位（unit）."""
    words = ""
    for index, step in enumerate(where):
        if isinstance(step, int):
            words += f"第 {step + 1} 条"
        else:
            words += ("的" if words else "") + title(model_at(model, where[:index]), step)
    return words


@cache
def _owners(model: type[BaseModel]) -> Mapping[str, tuple[str, ...]]:
    """Which parts below a model have a field of some name: ``{"quote": ("依据（evidence）", ...)}``."""
    owners: dict[str, list[str]] = {}
    open_models = [model]
    seen = {model}
    for current in open_models:  # grows while it is read: the outer parts before the inner
        for name, field in current.model_fields.items():
            for inner in _models_in(field.annotation):
                for key in inner.model_fields:
                    called = owners.setdefault(key, [])
                    called += [t for t in [title(current, name)] if t not in called]
                if inner not in seen:
                    seen.add(inner)
                    open_models.append(inner)
    return {name: tuple(called) for name, called in owners.items()}


def where_it_belongs(root: type[BaseModel], owner: type[BaseModel] | None, name: str) -> str:
    """Say where a field that ``owner`` has not would be right; empty if no part has it.

    Parts of ``owner`` itself come first: a field that slid out of its part by two spaces.
    """
    inside = _owners(owner).get(name, ()) if owner else ()
    if inside:
        return f"“{name}”是{inside[0]}下面的字段，请检查缩进"
    if name in root.model_fields:
        return f"“{name}”是最外层的字段，前面不要缩进"
    elsewhere = _owners(root).get(name, ())
    return f"“{name}”是{elsewhere[0]}下面的字段，请检查缩进" if elsewhere else ""


def is_slip(name: str, guess: str | None) -> bool:
    """Whether a name is so near to a field that only a finger slipped: ``type`` for ``types``."""
    return guess is not None and difflib.SequenceMatcher(None, name, guess).ratio() >= _SLIP


_OTHER_NAMES: Mapping[str, tuple[str, ...]] = {
    "value_to": ("value_max", "max", "upper", "value_upper", "value_end", "to"),
    "value": ("value_min", "min", "number", "amount", "value_from"),
    "evidence": ("source", "quotes", "proof"),
    "period": ("time", "date", "year"),
}
"""What a field is called elsewhere, where the spelling alone would lead to another field."""


def meant(model: type[BaseModel] | None, name: str) -> str | None:
    """The field of a model that a wrong name was meant to be: ``titel`` and ``标题`` are ``title``."""
    fields = model.model_fields if model else {}
    by_title = {field.title: key for key, field in fields.items() if field.title}
    if name in by_title:
        return by_title[name]
    known = next((field for field in fields if name.lower() in _OTHER_NAMES.get(field, ())), None)
    if known:
        return known
    lowered = name.strip().lower().replace("-", "_")
    guess = nearest(lowered, fields) or nearest(name, by_title)
    return by_title.get(guess, guess) if guess else None
