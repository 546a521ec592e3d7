"""How Chinese characters are read, by pypinyin: its dictionaries take a third of a second to load, and few builds ask for them."""

from __future__ import annotations

from collections.abc import Container
from typing import cast


def syllables(text: str) -> list[str]:
    """Return how ``text`` is read, without tones; what is no character stays together."""
    from pypinyin import lazy_pinyin  # noqa: PLC0415  see above

    return lazy_pinyin(text)


def first_letters(text: str) -> list[str]:
    """Return the letters with which the syllables of ``text`` begin."""
    from pypinyin import Style, lazy_pinyin  # noqa: PLC0415

    return lazy_pinyin(text, style=Style.FIRST_LETTER)


def readings(character: str) -> list[str]:
    """Return every reading that a character has in any word, without tones."""
    from pypinyin import Style, pinyin  # noqa: PLC0415

    return pinyin(character, style=Style.NORMAL, heteronym=True)[0]


def phrases() -> Container[str]:
    """Return the words that are listed with a reading of their own."""
    from pypinyin.constants import PHRASES_DICT  # noqa: PLC0415

    return cast("Container[str]", PHRASES_DICT)
