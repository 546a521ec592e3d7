"""One comparison form for Chinese text that was copied, converted or retyped on its way.

Two texts are *equal* for this project if :func:`normalise` maps them to the same string. It makes
equal, and nothing else:

- compatibility forms (Unicode NFKC, UAX #15): full-width and half-width letters, digits and
  punctuation (``３％`` and ``3%``, ``，`` and ``,``), ligatures, circled digits, Kangxi radicals;
- traditional and simplified characters, by the character table of OpenCC ``t2s`` and the few
  characters it leaves alone (:data:`_LEFT_BY_OPENCC`); ``著`` equals ``着`` and ``乾`` equals ``干``
  in every word, which is too generous for reading and right for comparing;
- any white space, zero-width, soft-hyphen, direction or variation character and nothing;
- all quotation marks with one another, single or double, Chinese, Japanese or Western;
- all dashes, hyphens and minus signs of one character; all waves; all middle dots.

It keeps apart: letter case, ``。`` and ``.``, ``——`` and ``—`` (two dashes and one), Chinese and Arabic
numerals (``三`` and ``3``).

Every character is mapped on its own, without a look at its neighbours, so that
``normalise(a + b) == normalise(a) + normalise(b)``: a verbatim part of a text stays a verbatim part
after normalisation. (Converting by phrase, as OpenCC does by default, would break this at the ends
of a quotation.) The price: a combining mark is not joined with its base letter.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from opencc import OpenCC

from casebook.language.invisible import is_hidden

# Variants that t2s leaves alone though no simplified text has them,
_NEVER_SIMPLIFIED = {"陜": "陕", "裏": "里", "於": "于"}
# and those that it leaves alone because they are right in some words: 著名, 乾坤, 瞭望, 祇园.
_LEFT_BY_OPENCC = _NEVER_SIMPLIFIED | dict(zip("著乾甯瞭妳祇", "着干宁了你只", strict=True))

_TO_SIMPLIFIED = str.maketrans(_NEVER_SIMPLIFIED)

_QUOTES = "\"'`´‘’‚‛“”„‟«»‹›「」『』〝〞〟′″"
_DASHES = "-‐‑‒–—―−─━﹘﹣－"
_WAVES = "~～〜∼〰"
_DOTS = "·•‧∙⋅・･●"
_UNIFIED = {
    **dict.fromkeys(_QUOTES, '"'),
    **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_WAVES, "~"),
    **dict.fromkeys(_DOTS, "·"),
    "⋯": "...",
}


@cache
def _converter() -> OpenCC:
    return OpenCC("t2s")


@cache
def _simplified(character: str) -> str:
    """The simplified form of one character: always one character again."""
    if character < "\u3400":  # no ideographs below; spares the conversion
        return character
    converted = _converter().convert(_LEFT_BY_OPENCC.get(character, character))
    if converted == character or len(converted) != 1:
        return character
    return _simplified(converted)  # one entry of the table leads to another: 薴, 苧, 苎


def fold_characters(text: str) -> str:
    """``text`` in simplified characters, each on its own: for comparing, not for reading.

    The length stays. ``著名`` becomes ``着名``; use :func:`simplified` for text that somebody reads.
    """
    if not _others().search(text):
        return text
    return "".join(map(_simplified, text))


@cache
def _others() -> re.Pattern[str]:
    """Any character that :func:`_simplified` changes, and any beyond the first plane: nearly no text has one."""
    characters = [chr(code) for code in _IDEOGRAPHS]
    converted = _converter().convert("\n".join(characters)).split("\n")
    pairs = zip(characters, converted, strict=True)
    changed = {one for one, other in pairs if one != other} | _LEFT_BY_OPENCC.keys()
    # Single characters beyond the first plane would make a slow list of the whole class.
    return re.compile(f"[{''.join(sorted(changed))}\U00010000-\U0010ffff]")


_IDEOGRAPHS = (*range(0x3400, 0xD800), *range(0xF900, 0x10000))
_IN_PHRASES = re.compile(
    "[哩沈甦藉衹]|坏[土子布]|[一土打拉捏毛陶]坏|覆[信呈命墓按文校]|[函反回批拜明申示答重]覆"
)
"""What OpenCC leaves alone in a character and changes in a word: 深沈, 回覆."""


def surely_simplified(text: str) -> bool:
    """Whether a look at the characters alone tells that :func:`simplified` would change nothing."""
    return not _others().search(text) and not _IN_PHRASES.search(text)


def simplified(text: str) -> str:
    """``text`` in simplified characters as they are written in each word; ``著名`` stays.

    For advice to writers: a text that comes back changed has traditional characters in it.
    """
    return str(_converter().convert(text)).translate(_TO_SIMPLIFIED)


def _dropped(character: str) -> bool:
    return character.isspace() or is_hidden(character)


@cache
def _normal(character: str) -> str:
    form = character
    while (mapped := _mapped(form)) != form:  # settles after two rounds at most for all of Unicode
        form = mapped
    return form


def _mapped(form: str) -> str:
    compatible = unicodedata.normalize("NFKC", _UNIFIED.get(form, form))
    return "".join(_UNIFIED.get(c) or _simplified(c) for c in compatible if not _dropped(c))


def normalise(text: str) -> str:
    """The comparison form of ``text``; see the module's text for what becomes equal. Idempotent."""
    return "".join(map(_normal, text))


def normalise_with_offsets(text: str) -> tuple[str, tuple[int, ...]]:
    """The comparison form, and for each of its characters the index in ``text`` it comes from."""
    pieces = [_normal(character) for character in text]
    offsets = tuple(index for index, piece in enumerate(pieces) for _ in piece)
    return "".join(pieces), offsets


def told() -> dict[str, object]:
    """What becomes what, for the browser: see :mod:`casebook.language.exported`."""
    listed = [chr(code) for code in (*_IDEOGRAPHS, *range(0x20000, 0x32400))]
    converted = _converter().convert("\n".join(listed)).split("\n")
    pairs = zip(listed, converted, strict=True)
    changed = sorted({one for one, other in pairs if one != other} | _LEFT_BY_OPENCC.keys())
    table = [(one, _simplified(one)) for one in changed]
    return {
        "simplified": ["".join(one for one, _ in table), "".join(other for _, other in table)],
        "unified": _UNIFIED,
    }
