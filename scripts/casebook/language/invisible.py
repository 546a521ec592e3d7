"""The characters that nobody sees: what no record, page or file name may hold, and how to take them away.

A control character, a mark that turns the direction of writing, a blank that takes no room: two texts that look
alike then differ, a search misses one of them, and what is read is not what stands there. The table follows
Unicode 16: categories Cc, Cf, Cs, Zl and Zp, the code points with the property Default_Ignorable_Code_Point, the
noncharacters, the private use planes, and two signs that are printed as nothing (U+2800, U+FFFC).
"""

from __future__ import annotations

import re

_Ranges = tuple[tuple[int, int], ...]

_CONTROLS: _Ranges = (
    (0x00, 0x08),  # tabs and line feeds are blanks, and carriage returns end the lines of a file
    (0x0B, 0x0C),
    (0x0E, 0x1F),
    (0x7F, 0x9F),
    (0x2028, 0x2029),
    (0xD800, 0xDFFF),  # half of a pair is no character
    (0xFDD0, 0xFDEF),
    (0xFEFF, 0xFEFF),
    *((plane + 0xFFFE, plane + 0xFFFF) for plane in range(0, 0x110000, 0x10000)),
)
"""What is no text at all: controls, separators of other systems, halves of pairs, noncharacters."""

_UNSEEN: _Ranges = (
    (0xAD, 0xAD),
    (0x34F, 0x34F),
    (0x600, 0x605),
    (0x61C, 0x61C),
    (0x6DD, 0x6DD),
    (0x70F, 0x70F),
    (0x890, 0x891),
    (0x8E2, 0x8E2),
    (0x115F, 0x1160),  # fillers of Hangul
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x200B, 0x200F),
    (0x202A, 0x202E),  # direction of writing
    (0x2060, 0x206F),  # isolates among them
    (0x2800, 0x2800),  # a pattern of Braille without a dot
    (0x3164, 0x3164),
    (0xFE00, 0xFE0D),  # variation selectors
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFFC),
    (0x110BD, 0x110BD),
    (0x110CD, 0x110CD),
    (0x13430, 0x1343F),
    (0x1BCA0, 0x1BCA3),
    (0x1D159, 0x1D159),
    (0x1D173, 0x1D17A),
    (0xE0000, 0xE0FFF),  # tags, and more variation selectors
    (0xF0000, 0xFFFFD),
    (0x100000, 0x10FFFD),
)
"""What is text, and is not seen."""


def _class(ranges: _Ranges) -> str:
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


# ☎ and ☎️ are different signs to look at; behind anything else the two selectors do nothing.
_SYMBOLS = (
    r"\u00a9\u00ae\u203c\u2049\u2122\u2139\u2190-\u21ff\u2300-\u23ff\u24c2\u25a0-\u27bf"
    r"\u2934\u2935\u2b00-\u2bff\u3030\u303d\u3297\u3299\U0001f000-\U0001faff"
)
_IDLE_SELECTOR = rf"(?<![{_SYMBOLS}])(?!(?<=[0-9#*])\ufe0f\u20e3)[\ufe0e\ufe0f]"

CONTROL = re.compile(f"[{_class(_CONTROLS)}]")
"""A character that is no text, wherever it stands in a file."""

INVISIBLE = re.compile(f"[{_class(_UNSEEN)}]|{_IDLE_SELECTOR}")
"""A character that is text and cannot be seen, wherever it stands in a file."""

_IN_A_FILE = re.compile(f"{CONTROL.pattern}|{INVISIBLE.pattern}")
_IN_A_VALUE = re.compile(f"\\r|{_IN_A_FILE.pattern}")


def _seen(ranges: _Ranges) -> _Ranges:
    """Return the gaps between ``ranges``, up to U+FFFF."""
    gaps, start = [], 0
    for first, last in sorted(ranges):
        if start < first < 0x10000:
            gaps.append((start, first - 1))
        start = max(start, last + 1)
    return tuple(gaps)


# Ranges beyond U+FFFF make a class slow. This one looks at a character once, in a table, and finds a few too many.
_NOT_PLAIN = re.compile(f"[^{_class(_seen((*_CONTROLS, *_UNSEEN, (0xFE0E, 0xFE0F))))}]")


def may_hide(text: str) -> bool:
    """Tell quickly whether a text of a file may hold something that cannot be seen."""
    return _NOT_PLAIN.search(text) is not None


def hidden(text: str) -> re.Match[str] | None:
    """Return the first character of a value that cannot be seen. Blanks, tabs and line feeds are seen."""
    return _IN_A_VALUE.search(text) if "\r" in text or may_hide(text) else None


def is_hidden(character: str) -> bool:
    """Tell whether one character, on its own, cannot be seen. Blanks, tabs and line feeds are seen."""
    return _IN_A_VALUE.match(character) is not None


def without_hidden(text: str) -> str:
    """Return a text of a file without what cannot be seen; blanks, tabs and line ends stay.

    Repeated until nothing is left: a selector that stood behind a symbol may stand behind something else then.
    """
    if not may_hide(text):
        return text
    while (seen := _IN_A_FILE.sub("", text)) != text:
        text = seen
    return text


def seen_value(text: str) -> str:
    """Return a value without what cannot be seen."""
    return without_hidden(text.replace("\r", ""))


TOLD = {"unseen": _IN_A_VALUE.pattern}
"""What is taken away here, for the browser: see :mod:`casebook.language.exported`."""
