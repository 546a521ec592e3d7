"""A proof device: whether a phrase stands in an article whose text is not in the repository.

An article's text is somebody's copyright, so the repository keeps only keyed hashes (BLAKE2b, RFC 7693,
40 bits each) of all its overlapping windows of eight characters, in sorted order, after
:func:`casebook.language.normalise.normalise`. A phrase stands in the article if all its windows are
among them. Windows are taken paragraph by paragraph: no phrase may run across a paragraph mark.

What this proves: with about 3000 windows to an article, an invented phrase of 12 characters passes by
chance once in about 10^42 tries, and one changed character breaks up to eight windows at once. What it
does not rule out: a phrase spliced together from two places of the same article that share seven
characters at the seam.

What this protects, and what not: the file cannot be read back as it stands, and hashes in sorted order
say nothing of the order of the text. It is no encryption. The salt is public, and because the windows
overlap, somebody who already knows a phrase can try which character continues it and so extend it
step by step. The device keeps a copy of the text out of the repository; it does not keep the text secret.
"""

from __future__ import annotations

import base64
import hashlib
import re
import struct
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

from casebook.language.normalise import normalise, normalise_with_offsets

HASH_BYTES = 5
WINDOW = 8


@dataclass(frozen=True)
class Fingerprint:
    """The keyed window hashes of one article.

    ``length`` counts the characters of the normalised article; ``windows`` is the sorted hashes without
    repetition, :data:`HASH_BYTES` bytes each, end to end.
    """

    salt: str
    length: int
    windows: bytes
    window: int = WINDOW

    def __post_init__(self) -> None:
        if not self.salt or self.window < 1 or self.length < 0 or len(self.windows) % HASH_BYTES:
            raise ValueError("salt, window, length or windows are out of range")

    @property
    def count(self) -> int:
        """The number of distinct windows."""
        return len(self.windows) // HASH_BYTES

    def is_sorted(self) -> bool:
        """Whether the hashes ascend without repetition, as they do unless the file was damaged."""
        hashes = self._in_order()
        return hashes == sorted(set(hashes))

    def hashes(self, text: str) -> set[bytes]:
        """The hashes that this salt and window give for a text, known to the article or not."""
        return _hashes(text, self.salt, self.window)

    def holds(self, characters: str) -> bool:
        """Whether one window of normalised characters is in the article."""
        return _digest(characters, self.salt) in self._known

    def following(self, characters: str, choices: Mapping[str, bytes]) -> list[str]:
        """Which of the ``choices`` come after these normalised characters in one window of the article.

        Choices are single characters, each with its bytes in UTF-8.
        """
        known, begun, followed = self._known, _keyed(self.salt).copy(), []
        begun.update(characters.encode("utf-8", "surrogatepass"))
        start = begun.copy
        for choice, encoded in choices.items():
            state = start()
            state.update(encoded)
            if state.digest() in known:
                followed.append(choice)
        return followed

    def preceding(self, characters: str, choices: Mapping[str, bytes]) -> list[str]:
        """Which of the ``choices`` come before these normalised characters in one window of the article."""
        known, start, preceded = self._known, _keyed(self.salt).copy, []
        rest = characters.encode("utf-8", "surrogatepass")
        for choice, encoded in choices.items():
            state = start()
            state.update(encoded + rest)
            if state.digest() in known:
                preceded.append(choice)
        return preceded

    @cached_property
    def _known(self) -> frozenset[bytes]:
        return frozenset(self._in_order())

    def _in_order(self) -> list[bytes]:
        return [hashed for (hashed,) in struct.iter_unpack(f"{HASH_BYTES}s", self.windows)]


@dataclass(frozen=True)
class UnknownWindow:
    """The first window of a phrase that is not in the article: ``text`` is ``quote[start:end]``.

    The windows before it are in the article, so the phrase departs from it at the last character of
    ``text``; only at the very start of a phrase can any of the characters be the wrong one.
    """

    start: int
    end: int
    text: str


def default_salt(source_id: str) -> str:
    """The salt of a source that names none: the same for the same id, different between sources."""
    return hashlib.blake2b(f"casebook {source_id}".encode(), digest_size=8).hexdigest()


def take_fingerprint(article: str, *, salt: str, window: int = WINDOW) -> Fingerprint:
    """The fingerprint of an article's text, one paragraph to a line (see :func:`article_text`).

    Paragraphs shorter than the window leave no hash: a phrase must have ``window`` characters anyway.
    Raises ``ValueError`` for an empty salt.
    """
    length = sum(len(normalise(line)) for line in article.splitlines())
    return Fingerprint(salt, length, b"".join(sorted(_hashes(article, salt, window))), window)


def contains(fingerprint: Fingerprint, quote: str) -> bool:
    """Whether all windows of the normalised phrase are in the article.

    ``False`` for a phrase that is shorter than the window after normalisation.
    """
    return first_unknown_window(fingerprint, quote) is None


def first_unknown_window(fingerprint: Fingerprint, quote: str) -> UnknownWindow | None:
    """Where a phrase departs from the article, or ``None`` if it stands there.

    A phrase shorter than the window is unknown as a whole.
    """
    characters, offsets = normalise_with_offsets(quote)
    if len(characters) < fingerprint.window:
        return UnknownWindow(0, len(quote), quote)
    for at in range(len(characters) - fingerprint.window + 1):
        if not fingerprint.holds(characters[at : at + fingerprint.window]):
            start, end = offsets[at], offsets[at + fingerprint.window - 1] + 1
            return UnknownWindow(start, end, quote[start:end])
    return None


def windows_to_text(windows: bytes) -> str:
    """The hashes as Base64 (RFC 4648) in lines of 76 characters, for a block in a YAML file."""
    return "\n".join(textwrap.wrap(base64.b64encode(windows).decode("ascii"), 76))


def windows_from_text(text: str) -> bytes:
    """The hashes back from their text form; raises ``ValueError`` if it is no clean Base64."""
    return base64.b64decode("".join(text.split()), validate=True)


_FRONT_MATTER = re.compile(
    r"\A\ufeff?---[ \t]*\r?\n(.*?)^---[ \t]*\r?$\n?", re.DOTALL | re.MULTILINE
)
_NOTE = re.compile("〔[^〔〕]*〕")
_MARK = re.compile(r"^\s*(?:#{1,6}\s+)?(?:\[[PH]\d+\]\s*)?")
_TITLE = re.compile(r"""^title:\s*(["']?)(.*)\1\s*$""", re.MULTILINE)
# The signature printed with the article, up to a bracketed remark of whoever wrote the header.
_BYLINE = re.compile(r"""^byline:\s*["']?((?:作者|来源|供稿)：[^（"'\n]+)""", re.MULTILINE)


def article_text(markdown: str) -> str:
    """The article alone, one paragraph to a line, from a file with notes about it.

    Left out are the YAML header, paragraph marks (``[P4]``), heading marks (``##``, ``[H1]``), editor's
    notes in ``〔…〕`` and a level-one heading that only repeats the header's title. The signature that a
    header keeps as ``byline`` (作者：…, 来源：…) was printed with the article and is its last paragraph. A
    plain text without any of these comes out as it is, without its empty lines.
    """
    header = _FRONT_MATTER.match(markdown)
    title = _TITLE.search(header.group(1)) if header else None
    label = normalise(title.group(2)) if title else None
    lines = []
    for line in _NOTE.sub("", markdown[header.end() if header else 0 :]).splitlines():
        paragraph = _MARK.sub("", line).strip()
        if line.startswith("# ") and normalise(paragraph) == label:
            continue
        if paragraph:
            lines.append(paragraph)
    byline = _BYLINE.search(header.group(1)) if header else None
    if byline:
        lines.append(byline.group(1).strip())
    return "\n".join(lines)


def _hashes(text: str, salt: str, window: int) -> set[bytes]:
    paragraphs = map(normalise, text.splitlines())
    return {
        _digest(paragraph[at : at + window], salt)
        for paragraph in paragraphs
        for at in range(len(paragraph) - window + 1)
    }


@lru_cache(maxsize=256)
def _keyed(salt: str) -> hashlib.blake2b:
    key = hashlib.blake2b(salt.encode()).digest()  # so that a salt may have any length
    return hashlib.blake2b(key=key, digest_size=HASH_BYTES)


def _digest(characters: str, salt: str) -> bytes:
    state = _keyed(salt).copy()
    state.update(characters.encode("utf-8", "surrogatepass"))
    return state.digest()


def strange_passages(fingerprint: Fingerprint, article: str) -> tuple[str, ...]:
    """The passages of a text that the article of a fingerprint has not, each with a few characters around it.

    A character is known if any window that holds it is: one other digit makes a passage of one character.
    """
    return tuple(
        passage
        for paragraph in article.splitlines()
        for passage in _strange(fingerprint, paragraph)
    )


_AROUND = 6


def _strange(fingerprint: Fingerprint, paragraph: str) -> list[str]:
    characters, offsets = normalise_with_offsets(paragraph)
    width = fingerprint.window
    if len(characters) < width:
        return []
    known = [False] * len(characters)
    for at in range(len(characters) - width + 1):
        if fingerprint.holds(characters[at : at + width]):
            known[at : at + width] = [True] * width
    passages, start = [], None
    for at, is_known in enumerate([*known, True]):
        if not is_known and start is None:
            start = at
        elif is_known and start is not None:
            first, last = max(0, start - _AROUND), min(len(characters), at + _AROUND) - 1
            passages.append(paragraph[offsets[first] : offsets[last] + 1])
            start = None
    return passages
