"""Whole numbers as text: groups of five bits, the last group of a number without the sixth bit.

The same code as in source maps (VLQ), without a sign. Small numbers take one character, and a page needs
six lines to read them. The characters follow one another in ASCII, so that a page needs no table; of them JSON
escapes one, the backslash.
"""

from __future__ import annotations

from collections.abc import Iterable

ALPHABET = "".join(chr(ord("#") + digit) for digit in range(64))
_SMALL = tuple(ALPHABET[:32])
_MORE = tuple(ALPHABET[32:])


def _written(number: int) -> str:
    text = ""
    while number > 31:
        text += _MORE[number & 31]
        number >>= 5
    return text + _SMALL[number]


_KNOWN = tuple(_written(number) for number in range(4096))


def write_numbers(numbers: Iterable[int]) -> str:
    """Write non-negative ``numbers`` one after the other."""
    return "".join([_KNOWN[n] if n < 4096 else _written(n) for n in numbers])


def read_numbers(text: str) -> list[int]:
    """Read what :func:`write_numbers` wrote."""
    numbers = []
    number = shift = 0
    for character in text:
        digit = ALPHABET.index(character)
        number |= (digit & 31) << shift
        if digit < 32:
            numbers.append(number)
            number = shift = 0
        else:
            shift += 5
    return numbers
