"""How a Chinese text is set without changing what it says: two mends of typing, and quotation marks.

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


_OPENING, _CLOSING = "“‘", "”’"


def quoted(text: str) -> str:
    """``text`` in “”, its own quotation marks in turn ‘’ and “” (GB/T 15834-2011, 4.8.3.3).

    A phrase may be cut out between a mark and its partner: what is left of the pair is set by the same rule.
    """
    depth = 1
    marks = []
    for character in text:
        if character in _OPENING:
            marks.append(_OPENING[depth % 2])
            depth += 1
        elif character in _CLOSING:
            depth = max(depth - 1, 1)
            marks.append(_CLOSING[depth % 2])
        else:
            marks.append(character)
    return f"“{''.join(marks)}”"


_PHRASE = re.compile(r"[（《]*[^，。：；、？！（《\s]*[，。：；、？！”’）》]*\s*")


def phrases(text: str) -> tuple[str, ...]:
    """Return the parts of a title between which its lines may break: each with the punctuation that ends it."""
    return tuple(part for part in _PHRASE.findall(text) if part)
