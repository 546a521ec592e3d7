"""Numbers as Chinese texts write them, read exactly as :class:`~decimal.Decimal`.

Read: ``4134``, ``58.68``, ``1,234``, ``１２``, ``1.9万``, ``3万5千``, ``1万2000``, ``六``, ``两``, ``十二``,
``一百零五``, ``一百五`` (150), ``三千五百``, ``百万`` (1000000), ``二〇二一`` (digit by digit) and, where a
vague word stands inside the number, ``3000多万`` and ``十余万``.

Not read, on purpose: neighbouring digits, which are an approximation (``两三``, ``七八``) or a date
(``五一``); runs that follow no rule (``百千万``, ``十四五``, ``三五``); the capital forms of bank
cheques (``壹贰叁``), because 陆, 伍 and 拾 are ordinary words; ``半``, ``几`` and ``数十``.

A full-width comma never groups digits: ``1，234`` is two clauses. An ASCII comma groups them only as
``1,234`` or ``1,234,567``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from casebook.language.normalise import fold_characters

_DIGITS = {"〇": 0, "零": 0, "两": 2} | {c: i for i, c in enumerate("一二三四五六七八九", start=1)}
_SMALL = {"十": 10, "百": 100, "千": 1000}
_LARGE = {"万": 10**4, "亿": 10**8}
_MULTIPLIERS = {
    f"{small}{large}": s * value
    for small, s in {"": 1, **_SMALL}.items()
    for large, value in {"": 1, **_LARGE, "万亿": 10**12}.items()
    if small or large
}

# 千 is the head of a unit in 千克, 千米 and 千瓦: 三千米 is three kilometres, as 3千米 is.
_CHARACTERS = f"[{''.join(_DIGITS)}十百万亿]|千(?![克米瓦])"

_FULL_WIDTH = str.maketrans("０１２３４５６７８９．％／＋﹪", "0123456789.%/+%")
_WIDE = re.compile("[０-９．％／＋﹪]")
_ARABIC = re.compile(r"(?:\d{1,3}(?:,\d{3})+(?![\d,]\d|\d)|\d+)(?:\.\d+)?")
_RUN = re.compile(f"(?:{_CHARACTERS})+")
_MULTIPLIER = re.compile("(?:[十百万亿]|千(?![克米瓦]))+")
NUMBER_START = re.compile(f"[0-9]|{_CHARACTERS}")
"""Where a numeral of a folded text can begin."""

_ANY_RUN = re.compile(f"(?:{_ARABIC.pattern}|{_CHARACTERS})+")
_VAGUE = re.compile("[余多来]([十百千]?[万亿]+|百|千(?![克米瓦]))")
_POINT = re.compile("点([〇零一二三四五六七八九]+)(?=[万亿倍]|个百分点)")
_POINT_FREE = re.compile("点([〇零一二三四五六七八九]+)")


@dataclass(frozen=True)
class Numeral:
    """A number at ``[start, end)`` of a folded text.

    ``scale`` is the multiplier word at its end as a number (10000 in ``5万``), else 1; ``vague`` is
    the word 余, 多 or 来 if it stands inside the number (``3000多万``).
    """

    value: Decimal
    start: int
    end: int
    scale: int = 1
    vague: str = ""


def fold(text: str) -> str:
    """``text`` with simplified characters and ASCII digits, points, percents and slashes.

    The length stays, so that positions in the result are positions in ``text``.
    """
    folded = fold_characters(text)
    return folded.translate(_FULL_WIDTH) if _WIDE.search(folded) else folded


def parse_numeral(text: str) -> Decimal | None:
    """The value of ``text`` if all of it is one numeral, else ``None``."""
    folded = fold(text.strip())
    numeral = read_numeral(folded, 0, spoken_point=True)
    if numeral is None or numeral.end != len(folded):
        return None
    return numeral.value


def read_numeral(text: str, at: int, *, spoken_point: bool = False) -> Numeral | None:
    """The numeral that starts at ``at`` of a folded text, as long as possible, else ``None``.

    ``spoken_point`` allows ``三点五`` in any place; otherwise 点 is a decimal point only before a
    multiplier, 倍 or 个百分点, for it also means "o'clock" and "item".
    """
    if arabic := _ARABIC.match(text, at):
        return _read_mixed(text, arabic)
    run = _RUN.match(text, at)
    return None if run is None else _read_chinese(text, run, spoken_point=spoken_point)


def run_end(text: str, at: int) -> int:
    """Where the unbroken run of numeral characters around ``at`` ends, readable or not."""
    match = _ANY_RUN.match(text, at)
    return at + 1 if match is None else match.end()


def _read_mixed(text: str, first: re.Match[str]) -> Numeral | None:
    """``58.68``, ``1.9万``, ``3万5千``, ``1万2000``, ``3000多万``."""
    total, scale, at = Decimal(0), 1, first.start()
    above: int | None = None  # the multiplier of the part before
    while part := _ARABIC.match(text, at):
        number = Decimal(part.group().replace(",", ""))
        at = part.end()
        word = _MULTIPLIER.match(text, at)
        scale = 1
        if word is not None:
            if word.group() not in _MULTIPLIERS:
                return None
            scale, at = _MULTIPLIERS[word.group()], word.end()
        if above is not None:
            whole = number == number.to_integral_value()
            # 1万2000 fills the place next to 万; 1万20 does not and is something else.
            if not whole or number * scale >= above or number * scale * 10 < above:
                return None
        total += number * scale
        if word is None or "." in part.group():
            break
        above = scale
    if _RUN.match(text, at):
        return None
    return _with_vague_word(text, Numeral(total, first.start(), at, scale))


def _read_chinese(text: str, run: re.Match[str], *, spoken_point: bool) -> Numeral | None:
    value = parse_chinese_run(run.group())
    if value is None or (run.end() < len(text) and text[run.end()].isdecimal()):
        return None
    number, at = Decimal(value), run.end()
    scale = next((_LARGE[c] for c in run.group()[-1:] if c in _LARGE), 1)
    point = (_POINT_FREE if spoken_point else _POINT).match(text, at)
    if point is not None and scale == 1:
        digits = "".join(str(_DIGITS[c]) for c in point.group(1))
        number, at = Decimal(f"{value}.{digits}"), point.end()
        word = _MULTIPLIER.match(text, at)
        if word is not None:
            if word.group() not in _MULTIPLIERS:
                return None
            scale, at = _MULTIPLIERS[word.group()], word.end()
            number *= scale
    return _with_vague_word(text, Numeral(number, run.start(), at, scale))


def _with_vague_word(text: str, numeral: Numeral) -> Numeral:
    """Read on over 多万 in ``3000多万``: the vague word splits the number from its multiplier."""
    vague = _VAGUE.match(text, numeral.end)
    if vague is not None and vague.group(1) in _MULTIPLIERS and numeral.scale < 10**4:
        scale = _MULTIPLIERS[vague.group(1)]
        value = numeral.value * scale
        numeral = Numeral(value, numeral.start, vague.end(), scale, vague.group()[0])
    return replace(numeral, value=Decimal(format_decimal(numeral.value)))  # 19000, not 19000.0


def parse_chinese_run(run: str) -> int | None:
    """The value of a run of Chinese numeral characters, or ``None`` if it follows no rule."""
    if run in _MULTIPLIERS:  # 百, 万, 百万, 千万: one of them
        return _MULTIPLIERS[run]
    if len(run) > 1 and all(c in _DIGITS for c in run):
        by_digit = ("〇" in run or "零" in run) and run[0] not in "〇零" and "两" not in run
        return int("".join(str(_DIGITS[c]) for c in run)) if by_digit else None
    return _below(run, 10**12)


def _below(run: str, limit: int) -> int | None:
    """Read a positional numeral smaller than ``limit``: 亿 first, then 万, then 千百十."""
    for word, size in (("亿", 10**8), ("万", 10**4)):
        head, sign, tail = run.rpartition(word) if word == "亿" else run.partition(word)
        if not sign:
            continue
        if size >= limit or not head:
            return None
        upper, lower = _below(head, size), _after(tail, size)
        return None if upper is None or lower is None else upper * size + lower
    return _section(run)


def _after(tail: str, size: int) -> int | None:
    """What follows a multiplier of ``size``: nothing, 零…, a full lower part, or 二 in 一万二."""
    if not tail:
        return 0
    if tail[0] in "零〇":
        rest = _below(tail[1:], size) if len(tail) > 1 else None
        return rest if rest is not None and 0 < rest < size // 10 else None
    if len(tail) == 1 and _DIGITS.get(tail, 0) > 0:
        return _DIGITS[tail] * size // 10
    rest = _below(tail, size)
    return rest if rest is not None and rest >= size // 10 else None


def _section(run: str) -> int | None:
    """A numeral below ten thousand."""
    if len(run) == 1 and run in _DIGITS:
        return _DIGITS[run]
    for word in ("千", "百", "十"):
        head, sign, tail = run.partition(word)
        if not sign:
            continue
        size = _SMALL[word]
        if word == "十":
            upper = 1 if not head else _DIGITS.get(head)
            lower = 0 if not tail else _DIGITS.get(tail)
            if not upper or lower is None or head == "两" or tail in ("零", "〇", "两"):
                return None
            return upper * 10 + lower
        upper, lower = _DIGITS.get(head), _after(tail, size)
        return None if not upper or lower is None else upper * size + lower
    return None


def format_decimal(value: Decimal) -> str:
    """The canonical text of a finite number: no exponent, no trailing zeros, no minus zero.

    ``Decimal("5E+4")`` becomes ``"50000"``, ``Decimal("58.680")`` becomes ``"58.68"``. Raises
    ``ValueError`` for an infinite value or a NaN.
    """
    if not value.is_finite():
        raise ValueError(f"not a finite number: {value}")
    text = format(value, "f")
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


TOLD = {
    "digits": _DIGITS,
    "small": _SMALL,
    "large": _LARGE,
    "multipliers": _MULTIPLIERS,
    "wide": {chr(wide): chr(narrow) for wide, narrow in _FULL_WIDTH.items()},
    "arabic": _ARABIC.pattern,
    "run": _RUN.pattern,
    "multiplier": _MULTIPLIER.pattern,
    "start": NUMBER_START.pattern,
    "anyRun": _ANY_RUN.pattern,
    "vague": _VAGUE.pattern,
    "point": _POINT.pattern,
    "pointFree": _POINT_FREE.pattern,
}
"""What is read here, for the browser: see :mod:`casebook.language.exported`."""
