"""Remarks in brackets, which say more than the name that they stand behind: 罗阳街道（部分社区）."""

from __future__ import annotations

import re

_REMARK = re.compile(r"（[^）]*）")


def without_remarks(text: str) -> str:
    """Return ``text`` without what stands in brackets."""
    return _REMARK.sub("", text)


def remark_of(text: str) -> str:
    """Return what stands in the first brackets of ``text``, without them; empty where there are none."""
    found = _REMARK.search(text)
    return found.group()[1:-1] if found else ""
