"""The phrase of an article that a wrong quote was meant to be, found with nothing but the article's fingerprint.

A fingerprint tells whether eight characters stand in the article in a row. So a quote that departs from it at some
character can be led back: another character there, one more, or one less, until every window is known again. What is
found this way stands in the article for certain; that it is what was meant is the more certain the less was changed.
Nothing is guessed by likeness alone, and no text is made up: the classes are those of linkml-reference-validator.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from casebook.language.fingerprint import Fingerprint, contains, first_unknown_window
from casebook.language.normalise import normalise

HIGH, MEDIUM, LOW, NONE = "高", "中", "低", "无"
"""Only marks differ; one character differs; up to three differ, or an end was cut off; nothing like it was found."""

_EDITS = 3
_TRIED = 400
_FORMS = {
    ",": "，",
    ";": "；",
    ":": "：",
    "!": "！",
    "?": "？",
    "(": "（",
    ")": "）",
    "~": "～",
    "-": "—",
}
_MARKS = "，。、；：！？“”（）《》—…·%/-"
_CONFUSED = (
    "的地得做作账帐象像以已其他它她入人未末己订定座坐至到和与及在再各个多余近约年月日0123456789一二两三四五六七八九十百千万亿"
    "共总有了是为把将被对从由等全新并中累计让给向用过们这那上下内外前后先会可能要应均皆仅只都也还又更最很"
)


@dataclass(frozen=True)
class Phrase:
    """What was found: the phrase, how many characters were changed, and how certain that makes it."""

    text: str
    edits: int
    certainty: str


def nearest_phrase(fingerprint: Fingerprint, quote: str, letters: Iterable[str]) -> Phrase | None:
    """Return the phrase of the article that ``quote`` was meant to be, or ``None`` if none is near, or two are.

    ``letters`` are characters that may have been meant, those of the rest of the record for example.
    """
    marked = {normalise(text): text for text in _other_marks(quote) if contains(fingerprint, text)}
    if len(marked) == 1:
        return Phrase(next(iter(marked.values())), 1, HIGH)
    alphabet = _alphabet(letters, quote)
    level = {quote: 0}
    tried = 0
    for edits in range(1, _EDITS + 1):
        longer: dict[str, int] = {}
        for text in level:
            for other in _edited(fingerprint, text, alphabet):
                longer.setdefault(other, edits)
            tried += 1
            if tried > _TRIED:
                break
        found = sorted(text for text in longer if contains(fingerprint, text))
        if found:
            # Two ways to write one mark are one phrase.
            distinct = {normalise(text): text for text in reversed(found)}
            return (
                _phrase(quote, next(iter(distinct.values())), edits) if len(distinct) == 1 else None
            )
        level = dict(sorted(longer.items(), key=lambda item: -_known(fingerprint, item[0]))[:40])
    return _shortened(fingerprint, quote)


def _other_marks(quote: str) -> Iterator[str]:
    """Yield the quote with one of its marks taken away, or put in another way."""
    for at, character in enumerate(quote):
        if character in _MARKS or not character.isalnum():
            for mark in ("", *"，。、；：！？·"):
                if mark != character:
                    yield quote[:at] + mark + quote[at + 1 :]


def _phrase(quote: str, text: str, edits: int) -> Phrase:
    if _letters(quote) == _letters(text):
        return Phrase(text, edits, HIGH)
    return Phrase(text, edits, MEDIUM if edits == 1 else LOW)


def _letters(text: str) -> str:
    return "".join(c for c in normalise(text) if unicodedata.category(c)[0] in "LN")


def _alphabet(letters: Iterable[str], quote: str) -> Mapping[str, bytes]:
    characters = dict.fromkeys(normalise("".join((_MARKS, _CONFUSED, quote, *letters))))
    return {character: character.encode("utf-8", "surrogatepass") for character in characters}


def _known(fingerprint: Fingerprint, text: str) -> int:
    """How far a phrase goes along with the article."""
    odd = first_unknown_window(fingerprint, text)
    return len(text) if odd is None else odd.end if odd.start else 0


def _edited(fingerprint: Fingerprint, text: str, alphabet: Mapping[str, bytes]) -> Iterator[str]:
    """Yield ``text`` with one change at the place where it departs from the article."""
    odd = first_unknown_window(fingerprint, text)
    if odd is None or len(normalise(text)) < fingerprint.window:
        return
    reach = fingerprint.window - 1
    at = odd.end - 1
    if odd.start:
        before = normalise(text[:at])[-reach:]
        meant = fingerprint.following(before, alphabet)
    else:
        # The beginning is wrong: come from behind, from the first window that is known.
        start = next((n for n in range(1, len(text)) if _window_known(fingerprint, text[n:])), None)
        if start is None:
            return
        at = start - 1
        meant = fingerprint.preceding(normalise(text[start:])[:reach], alphabet)
    yield text[:at] + text[at + 1 :]
    for character in meant:
        shown = _shown(character, text[:at])
        yield text[:at] + shown + text[at + 1 :]
        yield text[: at + (not odd.start)] + shown + text[at + (not odd.start) :]


def _window_known(fingerprint: Fingerprint, text: str) -> bool:
    plain = normalise(text)[: fingerprint.window]
    return len(plain) == fingerprint.window and fingerprint.holds(plain)


def _shown(character: str, before: str) -> str:
    """A normalised character as Chinese texts print it."""
    if character == '"':
        return "”" if before.count("“") > before.count("”") else "“"
    return _FORMS.get(character, character)


def _shortened(fingerprint: Fingerprint, quote: str) -> Phrase | None:
    """The longest part of a quote that stands in the article, if it is long enough to prove anything."""
    best = ""
    for start in range(len(quote)):
        rest = quote[start:]
        if len(rest) <= len(best) or not _window_known(fingerprint, rest):
            continue
        odd = first_unknown_window(fingerprint, rest)
        part = rest if odd is None else rest[: odd.end - 1]
        if len(part) > len(best) and contains(fingerprint, part):
            best = part
    return Phrase(best, len(quote) - len(best), LOW) if best else None
