"""The two mends of typing that never change what a Chinese text says.

Half-width ``,;:?!`` between Chinese characters become full-width (GB/T 15834, 5.1.8: punctuation of
Chinese text takes one character's width); full-width letters and digits become half-width.
"""

from __future__ import annotations

import re

HALFWIDTH_MARK = re.compile(r"(?<=[\u4e00-\u9fff”》）])[,;:?!](?=[\u4e00-\u9fff“《（])")
"""One half-width mark between two Chinese characters, brackets and quotation marks included."""

FULLWIDTH_OF = {",": "，", ";": "；", ":": "：", "?": "？", "!": "！"}

FULLWIDTH_ALPHANUMERICS = re.compile(r"[０-９Ａ-Ｚａ-ｚ]+")

_TO_HALFWIDTH = {code: code - 0xFEE0 for code in range(0xFF10, 0xFF5B)}


def halfwidth_alphanumerics(text: str) -> str:
    """``text`` with full-width letters and digits in half width; other full-width signs stay."""
    return FULLWIDTH_ALPHANUMERICS.sub(lambda found: found.group().translate(_TO_HALFWIDTH), text)


def fullwidth_marks(text: str) -> str:
    """``text`` with full-width marks between Chinese characters. Idempotent; the length stays."""
    return HALFWIDTH_MARK.sub(lambda found: FULLWIDTH_OF[found.group()], text)
