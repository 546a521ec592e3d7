"""YAML text -> tree with comments, for texts that the reader has found to be sound."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

import yaml

from casebook.canonical.comments import Place, attach, find
from casebook.canonical.tree import Branch, Entry, Scalar
from casebook.read.scalars import meaning

# A line break between two of these is where somebody's editor broke a Chinese sentence: no space is meant.
_BROKEN_SENTENCE = re.compile(
    r"(?<=[\u2e80-\u9fff\uff00-\uffef“”‘’…—])[ \t]*\n[ \t]*"
    r"(?=[\u2e80-\u9fff\uff00-\uffef“”‘’…—])"
)


@dataclass(frozen=True)
class Parsed:
    """The comments on top of a file and its tree.

    ``torn`` is true if ``{ }`` somewhere holds a key without a value: most likely half a sentence, cut off
    by a half-width comma.
    """

    header: tuple[str, ...]
    root: Branch
    torn: bool


def parse(text: str) -> Parsed:
    """Parse a text with LF line ends.

    Raises ``yaml.YAMLError`` and ``TypeError`` for a text that :func:`casebook.read.read_document` refuses.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    if not isinstance(root, yaml.MappingNode):
        raise TypeError("the document is no mapping")
    reading = _Reading(text)
    branch = reading.branch(root, None, -1)
    header = attach(text, find(text, reading.scalars), reading.places)
    return Parsed(header, _finished(branch), reading.torn)


class _Unfinished:
    """An entry whose comments are not known yet."""

    def __init__(self, place: Place, key: str | None, node: Scalar | _Grown) -> None:
        self.place, self.key, self.node = place, key, node


class _Grown:
    """A mapping or list whose entries' comments are not known yet."""

    def __init__(self, entries: list[_Unfinished], *, mapping: bool) -> None:
        self.entries, self.mapping = entries, mapping


def _finished(grown: _Grown) -> Branch:
    entries = tuple(
        Entry(
            entry.key,
            entry.node if isinstance(entry.node, Scalar) else _finished(entry.node),
            tuple(entry.place.before),
            entry.place.beside,
        )
        for entry in grown.entries
    )
    after = tuple(grown.entries[0].place.after) if grown.entries else ()
    return Branch(entries, grown.mapping, after)


class _Reading:
    """One walk over the nodes of a text: the tree, and where everything stands."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.places: list[Place] = []
        self.scalars: list[tuple[int, int, bool]] = []
        self.dashes = _dashes(text)
        self.torn = False

    def branch(self, node: yaml.CollectionNode, parent: Place | None, flow_end: int) -> _Grown:
        if node.flow_style and flow_end < 0:
            flow_end = node.end_mark.index
        entries: list[_Unfinished] = []
        for key, value, (index, line, column) in self._parts(node):
            place = Place(index, line, column, parent, flow_end=flow_end)
            place.first = entries[0].place if entries else None
            self.places.append(place)
            entries.append(_Unfinished(place, key, self._node(value, place, flow_end)))
        return _Grown(entries, mapping=isinstance(node, yaml.MappingNode))

    def _parts(
        self, node: yaml.CollectionNode
    ) -> Iterator[tuple[str | None, yaml.Node, tuple[int, int, int]]]:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                self._cover(key)
                mark = key.start_mark
                empty = value.start_mark.index == value.end_mark.index
                self.torn = self.torn or (empty and bool(node.flow_style))
                yield key.value, value, (mark.index, mark.line, mark.column)
            return
        for value in node.value:
            mark = value.start_mark
            if not node.flow_style:
                known = self.dashes[node.start_mark.column]
                mark = known[bisect_right(known, mark.index, key=lambda dash: dash.index) - 1]
            yield None, value, (mark.index, mark.line, mark.column)

    def _node(self, node: yaml.Node, place: Place, flow_end: int) -> Scalar | _Grown:
        if isinstance(node, yaml.ScalarNode):
            return self._scalar(node)
        assert isinstance(node, yaml.CollectionNode)  # noqa: S101 - there is no third kind
        return self.branch(node, place, flow_end)

    def _scalar(self, node: yaml.ScalarNode) -> Scalar:
        self._cover(node)
        if node.style == "|":
            return Scalar(node.value, node.value, verse=True)
        written = self._joined(node)
        value = written if node.style else meaning(written)
        assert not isinstance(value, dict | list)  # noqa: S101 - a scalar means no collection
        return Scalar(value, written)

    def _cover(self, node: yaml.ScalarNode) -> None:
        block = node.style in ("|", ">")
        self.scalars.append((node.start_mark.index, node.end_mark.index, block))

    def _joined(self, node: yaml.ScalarNode) -> str:
        """The text of a scalar; where it runs over line ends, without spaces inside Chinese sentences."""
        value: str = node.value
        if node.start_mark.line != node.end_mark.line:
            piece = self.text[node.start_mark.index : node.end_mark.index]
            joined = _BROKEN_SENTENCE.sub("", piece)
            if joined != piece and (node.style != ">" or _is_even(piece)):
                indented = joined.replace("\n", "\n  ")
                (alone,) = yaml.compose(f"- {indented}", Loader=yaml.CSafeLoader).value  # type: ignore[union-attr]
                value = alone.value
        return value.rstrip("\n") if node.style == ">" else value


def _is_even(folded: str) -> bool:
    """Whether all lines of a folded block are indented alike: only then are all of them joined."""
    header, *lines = folded.split("\n")
    indents = {len(line) - len(line.lstrip(" ")) for line in lines if line.strip()}
    return len(indents) == 1 and not any(sign in "123456789" for sign in header.partition("#")[0])


def _dashes(text: str) -> defaultdict[int, list[yaml.Mark]]:
    """The dashes of block lists by their column, each list in the order of the text."""
    marks: defaultdict[int, list[yaml.Mark]] = defaultdict(list)
    for token in yaml.scan(text, Loader=yaml.CSafeLoader):
        if isinstance(token, yaml.BlockEntryToken):
            marks[token.start_mark.column].append(token.start_mark)
    return marks
