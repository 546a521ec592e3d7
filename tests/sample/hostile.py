"""The library with hostile strings in every text field, and a site built of it.

    python -m tests.sample.hostile PROJECT SITE

The check refuses many of these strings; here they get past it, so that nothing but escaping stands between them and a
page. Every string stands in every field: where a field occurs 24 times, each of its texts is followed by a share of them.
"""

from __future__ import annotations

import math
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Annotated, Any, TypeVar, get_args, get_origin

import yaml
from pydantic import BaseModel, StringConstraints

from casebook.engine.build import Builder
from casebook.engine.judge import Check
from casebook.mkdocs_adapter import lend
from casebook.model.fields import _INK
from casebook.model.library import Library
from casebook.model.vocabulary import Vocabulary
from casebook.workspace import Workspace
from tests.sample.real import TODAY, real_library

Entity = TypeVar("Entity", bound=BaseModel)
_DATA = yaml.safe_load(Path(__file__).with_suffix(".yml").read_text("utf-8"))
STRINGS: tuple[str, ...] = tuple(_DATA["strings"])
REFUSED: tuple[str, ...] = tuple(_DATA["refused"])

_NO_TEXT = frozenset({"salt", "code"})
"""Phrases by their form that are no words."""
_PROVING = frozenset({"quote"})
"""A figure is cut out of its quote, which therefore keeps its beginning."""
SYNONYMS = "synonyms"
"""Its groups are a choice of four words, and the search alone reads it."""
JOINT = "｜"


def _is_text(annotation: Any) -> bool:
    """Whether a field holds words of its own, and not an id, a date or a term."""
    if get_origin(annotation) is Annotated:
        base, *more = get_args(annotation)
        return base is str and any(
            isinstance(one, StringConstraints) and one.pattern == _INK for one in more
        )
    return any(_is_text(inner) for inner in get_args(annotation))


@cache
def _text_fields(model: type[BaseModel]) -> frozenset[str]:
    return frozenset(
        name
        for name, field in model.model_fields.items()
        if name not in _NO_TEXT
        and (
            _is_text(field.annotation)
            or any(isinstance(m, StringConstraints) and m.pattern == _INK for m in field.metadata)
        )
    )


def _changed(value: Any, at: str, change: Callable[[str, str], str], *, text: bool) -> Any:
    """The same with every text in it changed; ``at`` names the field."""
    if isinstance(value, BaseModel):
        model = type(value)
        fields = {
            name: _changed(
                inner, f"{model.__name__}.{name}", change, text=name in _text_fields(model)
            )
            for name, inner in value
        }
        return value.model_copy(update=fields)
    if isinstance(value, tuple):
        return tuple(_changed(inner, at, change, text=text) for inner in value)
    if isinstance(value, str) and text:
        return change(at, value)
    return value


class Spoiler:
    """Puts the strings into the fields, each string into each field."""

    def __init__(self, library: Library) -> None:
        """Count how often every field occurs, so that its texts can share the strings."""
        self.counts: Counter[str] = Counter()
        self.placed: dict[str, set[str]] = {}
        self._next: Counter[str] = Counter()
        for entity in _entities(library):
            _changed(entity, "", self._count, text=False)

    def __call__(self, entity: Entity) -> Entity:
        """Return the entity with hostile texts."""
        spoilt: Entity = _changed(entity, "", self._spoil, text=False)
        return spoilt

    def _count(self, at: str, text: str) -> str:
        self.counts[at] += 1
        return text

    def _spoil(self, at: str, text: str) -> str:
        share = math.ceil(len(STRINGS) / self.counts[at])
        first = self._next[at] % len(STRINGS)
        self._next[at] += share
        strings = (STRINGS * 2)[first : first + share]
        self.placed.setdefault(at, set()).update(strings)
        if at.rpartition(".")[2] in _PROVING:
            return JOINT.join([text, *strings])
        return JOINT.join([strings[0], text, *strings[1:]])


def _entities(library: Library) -> Iterator[BaseModel]:
    for kind in (library.cases, library.sources, library.curricula):
        yield from (kind[name] for name in sorted(kind))
    yield from (file for name, file in library.vocabulary.files.items() if name != SYNONYMS)


def hostile_library() -> tuple[Library, Spoiler]:
    """Return the records of the project so spoilt."""
    given = real_library()
    spoil = Spoiler(given)
    return Library(
        cases={name: spoil(case) for name, case in sorted(given.cases.items())},
        sources={name: spoil(source) for name, source in sorted(given.sources.items())},
        curricula={name: spoil(plan) for name, plan in sorted(given.curricula.items())},
        vocabulary=Vocabulary(
            [
                file if name == SYNONYMS else spoil(file)
                for name, file in given.vocabulary.files.items()
            ]
        ),
        paths=given.paths,
    ), spoil


def build_hostile(project: Path, site: Path) -> None:
    """Build the site of a copy of the project, of its records so spoilt."""
    library, _ = hostile_library()
    judged = Check(library, (), {}, frozenset())
    workspace = Workspace(project)
    builder = Builder(workspace, site)
    builder._judged = lambda *_: judged  # type: ignore[method-assign]
    builder.build(lend(workspace), today=TODAY)


if __name__ == "__main__":
    build_hostile(Path(sys.argv[1]), Path(sys.argv[2]))
