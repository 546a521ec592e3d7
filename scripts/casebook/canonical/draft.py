"""An empty form of a record: what is known filled in, what a person must write left open and explained.

What is left open is a key without a value, which every check refuses until somebody has filled it in.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from casebook.canonical.emit import emit
from casebook.canonical.shape import Shape, shape_of
from casebook.canonical.tree import Branch, Entry, Node, Scalar
from casebook.model.json_schema import KINDS
from casebook.model.vocabulary import Vocabulary

Known = Mapping[str, object]
"""Values by field; a mapping in it may itself be incomplete."""

_OFFERED = frozenset({"evidence"})
_WORDS_SHOWN = 12


@dataclass(frozen=True)
class Ask:
    """A field that is left open although the model does not require it. ``words`` are those it may hold."""

    words: tuple[str, ...] = ()


UNSURE = "待核"
"""Stands in a comment beside every value that a program proposes and a person has to look at."""


@dataclass(frozen=True)
class Unsure:
    """A value that somebody has to look at, and why."""

    value: object
    why: str = ""


def draft(
    kind: str,
    known: Known,
    header: Sequence[str],
    vocabulary: Vocabulary,
    *,
    mark: str = "请填写",
) -> str:
    """Return the text of a new record of ``kind`` (case, source ...), in canonical form.

    Fields that the model requires but ``known`` lacks are left open, and marked. ``header`` is the lines above
    all, each a comment with its ``#``. Raises ``KeyError`` for another kind.
    """
    return emit(header, _Form(vocabulary, mark).mapping(shape_of(KINDS[kind].model), known))


class _Form:
    def __init__(self, vocabulary: Vocabulary, mark: str) -> None:
        self.vocabulary = vocabulary
        self.mark = mark
        self.told: set[str] = set()

    def mapping(self, shape: Shape, known: Known) -> Branch:
        fields = shape.fields or {}
        entries = [
            self._entry(name, field, known.get(name, Ask()))
            for name, field in fields.items()
            if name in known or field.required or name in _OFFERED
        ]
        return Branch(tuple(entries), mapping=True)

    def _entry(self, name: str, shape: Shape, value: object) -> Entry:
        if isinstance(value, Unsure):
            return replace(self._entry(name, shape, value.value), beside=_note(value))
        if isinstance(value, Ask) and shape.fields is None:
            return self._open(name, shape, value)
        if shape.fields is not None:
            known = value if isinstance(value, Mapping) else {}
            return Entry(name, self.mapping(shape, known))
        if shape.item is not None and shape.item.fields is not None and isinstance(value, list):
            items = tuple(Entry(None, self.mapping(shape.item, item)) for item in value)
            return Entry(name, Branch(items, mapping=False))
        return Entry(name, _node(value))

    def _open(self, name: str, shape: Shape, ask: Ask) -> Entry:
        # What a field is for is said once: a draft may have sixty figures.
        hint = "" if shape.hint in self.told else shape.hint
        self.told.add(shape.hint)
        comment = f"# {self.mark}{hint}"
        if ask.words:
            comment += f"可以写{''.join(f'“{word}”' for word in ask.words)}。"
        item = shape.item
        if item is None:
            words = self._words(shape.term) if hint else ""
            return Entry(name, Scalar(None), beside=comment + words)
        if item.fields is not None:
            items = Branch((Entry(None, self.mapping(item, {})),), mapping=False)
            return Entry(name, items, beside=comment)
        items = Branch((Entry(None, Scalar(None), beside=f"# {self.mark}"),), mapping=False)
        return Entry(name, items, beside=comment + self._words(item.term))

    def _words(self, name: str) -> str:
        file = self.vocabulary.files.get(name)
        if file is None:
            return ""
        words = "".join(f"“{term.term}”" for term in file.terms[:_WORDS_SHOWN])
        more = "等" if len(file.terms) > _WORDS_SHOWN else ""
        return f"可以写{words}{more}。"


def _node(value: object) -> Node:
    if isinstance(value, Mapping):
        entries = tuple(Entry(str(key), _node(part)) for key, part in value.items())
        return Branch(entries, mapping=True)
    if isinstance(value, list | tuple):
        return Branch(tuple(map(_item, value)), mapping=False)
    if value is None or isinstance(value, str | int | float | bool):
        return Scalar(value)
    raise TypeError(value)


def _item(part: object) -> Entry:
    if isinstance(part, Unsure):
        return Entry(None, _node(part.value), beside=_note(part))
    return Entry(None, _node(part))


def _note(unsure: Unsure) -> str:
    return f"# {UNSURE}：{unsure.why}" if unsure.why else f"# {UNSURE}"
