"""Find the comments of a YAML text and the entry that each belongs to.

Everything outside the scalars of a text is indentation, an indicator or a comment, so that once the
parser has said where the scalars stand, a ``#`` anywhere else begins a comment (YAML 1.2.2, 6.6).
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

MODELINE = "# yaml-language-server:"

_BLANK_LINE = re.compile(r"^[ \t]*$")
_HASH = re.compile(r"(?:^|(?<=[ \t]))#")


@dataclass(frozen=True)
class Comment:
    """A comment from its ``#``; ``alone`` if nothing else stands on its line. Places count from 0."""

    text: str
    index: int
    line: int
    column: int
    alone: bool


@dataclass(eq=False)
class Place:
    """Where an entry stands, and the comments found to be its own.

    ``index``, ``line`` and ``column`` are those of its key or dash. ``after`` are the comments at the end
    of the mapping or list whose first entry this is. ``flow_end`` is where the ``[`` or ``{`` around it
    ends, -1 in block style.
    """

    index: int
    line: int
    column: int
    parent: Place | None
    first: Place | None = None
    flow_end: int = -1
    before: list[str] = field(default_factory=list)
    beside: str = ""
    after: list[str] = field(default_factory=list)

    @property
    def siblings(self) -> Place:
        """The first entry of the mapping or list this one stands in."""
        return self.first or self


def find(text: str, scalars: Iterable[tuple[int, int, bool]]) -> tuple[Comment, ...]:
    """All comments. ``scalars`` are start, end and whether it is a block scalar, as indexes of ``text``."""
    covered = bytearray(len(text))
    for start, end, block in scalars:
        begin = start
        if block:  # a comment may follow the | on its line
            begin = text.find("\n", start, end)
            begin = end if begin < 0 else begin
        covered[begin:end] = b"\1" * (end - begin)
    comments, index = [], 0
    for number, line in enumerate(text.split("\n")):
        for sign in _HASH.finditer(line):
            if not covered[index + sign.start()]:
                column = sign.start()
                alone = not line[:column].strip()
                comment = line[column:].rstrip()
                comments.append(Comment(comment, index + column, number, column, alone))
                break
        index += len(line) + 1
    return tuple(comments)


def attach(text: str, comments: Sequence[Comment], places: Sequence[Place]) -> tuple[str, ...]:
    """Give each comment to one of ``places`` (in the order of the text); return the file's header.

    The header is the comments above the first entry down to the modeline or the last blank line, and
    stays on top whichever key comes first. Without any entry every comment belongs to it.
    """
    header = _header_length(text, comments, places)
    starts = [place.index for place in places]
    lines = [place.line for place in places]
    for comment in comments[header:]:
        if comment.alone:
            following = bisect_right(lines, comment.line)
            _alone(comment, places, following)
        else:
            _beside(comment, places[bisect_left(starts, comment.index) - 1])
    return tuple(comment.text for comment in comments[:header])


def _header_length(text: str, comments: Sequence[Comment], places: Sequence[Place]) -> int:
    if not places:
        return len(comments)
    lines = text.split("\n")
    length = 0
    for number, comment in enumerate(comments, 1):
        if comment.line >= places[0].line:
            # "--- # note" has no entry before it, and none on its line.
            break
        blank_below = _BLANK_LINE.match(lines[comment.line + 1]) is not None
        if blank_below or not comment.alone or comment.text.startswith(MODELINE):
            length = number
    return length


def _alone(comment: Comment, places: Sequence[Place], following: int) -> None:
    """A line of its own belongs to what follows, unless it stands deeper: then it ends a block."""
    least = places[following].column if following < len(places) else -1
    place = places[following - 1] if following else None
    while place is not None and least < comment.column:
        if least < place.column <= comment.column:
            place.siblings.after.append(comment.text)
            return
        place = place.parent
    if following < len(places):
        places[following].before.append(comment.text)
    else:
        places[0].after.append(comment.text)


def _beside(comment: Comment, place: Place) -> None:
    while place.parent is not None and 0 <= place.flow_end <= comment.index:
        place = place.parent
    if place.beside:
        place.before.append(place.beside)
    place.beside = comment.text
