"""One table of what cannot be seen, held against what Python knows of Unicode."""

from __future__ import annotations

import sys
import unicodedata

import pytest

from casebook.language.invisible import hidden, is_hidden, may_hide, seen_value, without_hidden
from casebook.language.normalise import normalise

EVERYTHING = [chr(point) for point in range(sys.maxunicode + 1)]
BLANKS = "\t\n"


def test_every_control_and_format_character_is_hidden() -> None:
    kinds = {"Cc", "Cf", "Cs", "Zl", "Zp"}
    unseen = [c for c in EVERYTHING if unicodedata.category(c) in kinds and c not in BLANKS]
    assert [f"U+{ord(c):04X}" for c in unseen if not is_hidden(c)] == []


def test_nothing_that_is_printed_is_hidden() -> None:
    """Of what has a glyph or a width of its own only fillers, joiners and selectors are taken away."""
    wrong = [
        f"U+{ord(c):04X} {unicodedata.name(c, '')}"
        for c in EVERYTHING
        if is_hidden(c)
        and unicodedata.category(c) not in {"Cc", "Cf", "Cs", "Zl", "Zp", "Cn", "Co"}
        and not any(
            word in unicodedata.name(c)
            for word in (
                "VARIATION SELECTOR",
                "FILLER",
                "JOINER",
                "INHERENT",
                "BLANK",
                "OBJECT",
                "NULL",
            )
        )
    ]
    assert wrong == []


@pytest.mark.parametrize(
    "point",
    [
        *(0x0, 0x1B, 0x7F, 0x85, 0x9B, 0xAD, 0x34F, 0x61C, 0x115F, 0x180E, 0x200B, 0x200D, 0x200E),
        *(0x202E, 0x2028, 0x2060, 0x2067, 0x2069, 0x2800, 0x3164, 0xD800, 0xFDD0, 0xFE00, 0xFE0F),
        *(0xFEFF, 0xFFA0, 0xFFFE, 0xFFFF, 0x1FFFF, 0x1D173, 0xE0041, 0xE0101, 0xF0000, 0x10FFFF),
    ],
)
def test_a_hidden_character_is_found_and_taken_away(point: int) -> None:
    text = f"星{chr(point)}城"
    assert may_hide(text)
    assert hidden(text)
    assert without_hidden(text) == seen_value(text) == "星城"
    assert normalise(text) == "星城"


@pytest.mark.parametrize("text", ["☎️", "1️⃣", "❤︎", "𠀀星城\n\t　 “é́”", "①㎡％🏘️"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert hidden(text) is None
    assert seen_value(text) == text


@pytest.mark.parametrize("text", ["中\ufe0f", "☎\ufe0f\ufe0f", "1\ufe0f", "☎\u200d\ufe0f"])
def test_a_selector_that_selects_nothing_goes(text: str) -> None:
    assert hidden(text)
    assert hidden(without_hidden(text)) is None


def test_the_quick_look_misses_nothing() -> None:
    assert [c for c in EVERYTHING if c != "\r" and is_hidden(c) and not may_hide(c)] == []
