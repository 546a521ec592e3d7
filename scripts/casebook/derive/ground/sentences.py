"""Sentences of a record's prose."""

from __future__ import annotations

import re

_STOP = "。"
NAMING = 14
"""A first sentence shorter than this only names what is done (文章叫“抓组织覆盖”。)."""


def telling_sentence(text: str) -> tuple[str, str]:
    """Split ``text`` behind the first sentence that tells something: what to read first, and the rest.

    Both keep their full stops; the rest is empty where there is no more.
    """
    first, _, rest = text.partition(_STOP)
    if rest and len(first) < NAMING:
        second, _, rest = rest.partition(_STOP)
        first = f"{first}{_STOP}{second}"
    return (f"{first}{_STOP}" if text.find(_STOP) >= 0 else first), rest


_SILENT = re.compile(r"[，、]?(?:原文|文中|文章)?[都也]?没有写。$")


def left_unsaid(text: str) -> str:
    """Return what a sentence says is missing, without saying so: for a list that stands under 没交代.

    ``text`` itself where nothing would be left of it.
    """
    return _SILENT.sub("", text) or text
