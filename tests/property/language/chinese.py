"""Writes numbers in Chinese, for the tests of what reads them."""

from __future__ import annotations

_DIGITS = "零一二三四五六七八九"


def write_chinese(number: int) -> str:
    """``number`` (0 to 10**12 - 1) in the standard Chinese form: 10105 is 一万零一百零五."""
    if number == 0:
        return _DIGITS[0]
    text, gap = "", False
    for size, word in ((10**8, "亿"), (10**4, "万"), (1, "")):
        part, number = divmod(number, size)
        if part:
            text += ("零" if text and (gap or part < 1000) else "") + _section(part) + word
        gap = part == 0
    return text


def _section(number: int) -> str:
    text, gap = "", False
    for size, word in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, size)
        if digit:
            text += ("零" if text and gap else "") + _DIGITS[digit] + word
        gap = digit == 0
    return text
