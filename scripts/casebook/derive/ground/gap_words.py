"""What a gap is about, in the words of a reader: three topics of the vocabulary are words of statisticians."""

from __future__ import annotations

from typing import Final

_PLAIN: Final = {"基线": "做之前", "分母": "总数", "口径": "怎么数的"}


def gap_words(topic: str) -> str:
    """Return the topic of a gap as a page says it."""
    return _PLAIN.get(topic, topic)
