"""The changes that need no judgement: order of keys, terms, punctuation, width, what cannot be seen."""

from __future__ import annotations

from dataclasses import replace

from casebook.canonical.shape import UNKNOWN, Shape
from casebook.canonical.tree import Branch, Entry, Scalar
from casebook.language.invisible import seen_value
from casebook.language.typography import fullwidth_marks, halfwidth_alphanumerics
from casebook.model.vocabulary import Vocabulary

VERBATIM = frozenset({"quote", "figure", "raw"})
"""Fields that hold the words of a source, right or wrong: nothing that can be seen in them is touched."""

OPAQUE = frozenset({"windows", "salt", "url", "aliases"})
"""Fields that machines compare letter by letter: hashes, addresses, spellings to be recognised."""


def rewritten(root: Branch, shape: Shape, vocabulary: Vocabulary) -> Branch:
    """Return the tree with everything put right that ``shape`` tells enough about."""
    return _Rewriting(vocabulary).branch(root, shape, verbatim=False)


class _Rewriting:
    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def branch(self, branch: Branch, shape: Shape, *, verbatim: bool) -> Branch:
        if not branch.mapping:
            item = shape.item or UNKNOWN
            entries = [self._entry(entry, item, verbatim=verbatim) for entry in branch.entries]
            return replace(branch, entries=tuple(entries))
        fields = shape.fields or {}
        entries = [
            self._entry(
                entry,
                fields.get(str(entry.key), UNKNOWN),
                verbatim=verbatim or entry.key in VERBATIM | OPAQUE,
            )
            for entry in branch.entries
        ]
        order = {name: number for number, name in enumerate(fields)}
        entries = [replace(e, key=seen_value(str(e.key))) for e in entries]
        entries.sort(key=lambda entry: order.get(str(entry.key), len(order)))
        return replace(branch, entries=tuple(entries))

    def _entry(self, entry: Entry, shape: Shape, *, verbatim: bool) -> Entry:
        if isinstance(entry.node, Branch):
            return replace(entry, node=self.branch(entry.node, shape, verbatim=verbatim))
        return replace(entry, node=self._scalar(entry.node, shape, verbatim=verbatim))

    def _scalar(self, scalar: Scalar, shape: Shape, *, verbatim: bool) -> Scalar:
        value = seen_value(scalar.value) if isinstance(scalar.value, str) else scalar.value
        if not shape.text:
            return replace(scalar, value=value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            value = scalar.written  # a code, date or number that lost its quotes
        if not isinstance(value, str) or verbatim:
            return replace(scalar, value=value)
        if shape.term:
            return replace(scalar, value=self._term(shape.term, value))
        return replace(scalar, value=_prose(value, verse=scalar.verse))

    def _term(self, vocabulary: str, word: str) -> str:
        for candidate in (word, _prose(word, verse=False)):
            canonical = self.vocabulary.canonical(vocabulary, candidate)
            if canonical is not None:
                return canonical
        return word


def _prose(text: str, *, verse: bool) -> str:
    lines = [line.rstrip() for line in text.split("\n")]
    body = "\n".join(lines).strip()
    ended = text.endswith("\n") if verse else "\n" in body
    return fullwidth_marks(halfwidth_alphanumerics(body)) + ("\n" if ended and body else "")
