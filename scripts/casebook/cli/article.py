"""An article on its way into the library: its text is read, fingerprinted, and left where it is.

Pure: texts and bytes in, texts out. The commands do the reading and writing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from casebook.canonical import UnfixableError
from casebook.canonical.draft import Ask, Known, draft
from casebook.canonical.emit import emit
from casebook.canonical.parse import parse
from casebook.canonical.tree import Branch, Entry, Scalar, data
from casebook.language.fingerprint import (
    Fingerprint,
    article_text,
    default_salt,
    take_fingerprint,
    windows_from_text,
    windows_to_text,
)
from casebook.model.fields import SCHEMA_VERSION
from casebook.model.vocabulary import Vocabulary
from casebook.read import read_document
from casebook.read.encoding import text_of
from casebook.report import wording

SHORTEST = 200
"""Characters an article must have after normalisation."""

ALIKE = 0.5
"""Share of its windows that a new version of an article must have in common with the registered one."""

MODELINE = "# yaml-language-server: $schema=../../scripts/schema/source.schema.json"

_HEADER = re.compile(r"\A---[ \t]*\n(.*?\n)---[ \t]*(?:\n|\Z)", re.DOTALL)
_DATE = re.compile(r"([0-9]{4})(?:[-年/.]([0-9]{1,2})(?:[-月/.]([0-9]{1,2}))?)?(?![0-9])")
_LONGEST = 120  # of a title or publisher, see the model


class UnusableArticleError(ValueError):
    """The file is no article; the argument says why, in Chinese."""


@dataclass(frozen=True)
class Article:
    """The text of an article without notes about it, and what the header of its file says."""

    text: str
    header: Mapping[str, str]


def read_article(name: str, content: bytes) -> Article:
    """Return the article in a file. Raises :class:`UnusableArticleError`."""
    if not content.strip():
        raise UnusableArticleError(f"{name} 是空的。")
    decoded = text_of(name, content)
    if not decoded.readable:
        problem = decoded.problems[0]
        raise UnusableArticleError(f"{name}：{wording.message(problem)}")
    text = decoded.source.text.replace("\r\n", "\n").replace("\r", "\n")
    return long_enough(name, Article(article_text(text), _header(text)))


def long_enough(name: str, article: Article) -> Article:
    """Return ``article``. Raises :class:`UnusableArticleError` for one too short to be whole."""
    length = take_fingerprint(article.text, salt="length").length
    if length < SHORTEST:
        raise UnusableArticleError(
            f"{name} 的正文只有 {length} 个字，不到 {SHORTEST} 个，不像一篇完整的文章。请确认存的是全文。"
        )
    return article


def _header(text: str) -> dict[str, str]:
    header = _HEADER.match(text)
    if header is None:
        return {}
    fields = read_document("", header.group(1).encode()).data or {}
    return {key: value.strip() for key, value in fields.items() if isinstance(value, str)}


def date_of(text: str) -> str | None:
    """Return the date a text begins with (2021-10-15 10:17, 2021年10月) as ISO 8601, or ``None``."""
    found = _DATE.match(text)
    return "-".join(part.zfill(2) for part in found.groups() if part) if found else None


def new_record(
    name: str, article: Article, vocabulary: Vocabulary, proposed: Known | None = None
) -> str:
    """Return the draft of a source: what the header tells, the fingerprint, and what is to be filled in.

    ``proposed`` are values that a program worked out, for fields that the header does not fill.
    """
    header = article.header
    known: dict[str, object] = {
        "id": name,
        "schema_version": SCHEMA_VERSION,
        "published": {"value": date_of(header.get("date_published", "")) or Ask()},
        "content": Ask(),
        **(proposed or {}),
        "fingerprint": _fields(take_fingerprint(article.text, salt=default_salt(name))),
    }
    for field in ("title", "publisher"):
        if 0 < len(header.get(field, "")) <= _LONGEST:
            known[field] = header[field]
    notes = [
        "# 由 casebook source add 生成。请把写着“请填写”的各行补上；不知道日期就把那一段删掉。",
        *(
            f"# 文章开头写的 {key}：{' '.join(value.split())}"
            for key, value in header.items()
            if known.get(key) != value
        ),
    ]
    return draft("source", known, [MODELINE, *notes], vocabulary)


def _fields(fingerprint: Fingerprint) -> dict[str, object]:
    return {
        "salt": fingerprint.salt,
        "window": fingerprint.window,
        "length": fingerprint.length,
        "windows": windows_to_text(fingerprint.windows) + "\n",
    }


@dataclass(frozen=True)
class Renewal:
    """A record with a new fingerprint, the share of the old one's windows that are in it (0 to 1), and both fingerprints."""

    text: str
    shared: float
    before: Fingerprint | None
    after: Fingerprint


def renewed_record(name: str, record: str, article: Article) -> Renewal:
    """Return ``record`` with the fingerprint of ``article``, and nothing else changed but the layout.

    The salt stays. Raises :class:`casebook.canonical.UnfixableError` for a record that cannot be read.
    """
    document = read_document(name, record.encode())
    if document.data is None:
        raise UnfixableError(document.problems)
    parsed = parse(record.replace("\r\n", "\n").removeprefix("\ufeff"))
    written = next((e for e in parsed.root.entries if e.key == "fingerprint"), None)
    old = data(written.node) if written else None
    values = old if isinstance(old, dict) else {}
    salt = values.get("salt")
    fresh = take_fingerprint(
        article.text, salt=salt if isinstance(salt, str) and salt else default_salt(name)
    )
    entry = Entry("fingerprint", _replaced(written, _fields(fresh)))
    if written is None:
        entries = (*parsed.root.entries, entry)
    else:
        entry = replace(written, node=entry.node)
        entries = tuple(entry if e is written else e for e in parsed.root.entries)
    text = emit(parsed.header, replace(parsed.root, entries=entries))
    return Renewal(text, _shared(values.get("windows"), fresh), _known(values, fresh), fresh)


def _known(values: Mapping[str, object], fresh: Fingerprint) -> Fingerprint | None:
    """The fingerprint that a record had, where it is one."""
    try:
        windows = windows_from_text(str(values["windows"]))
    except (KeyError, ValueError):
        return None
    return replace(fresh, windows=windows) if values.get("salt") == fresh.salt else None


def _replaced(written: Entry | None, fields: Mapping[str, object]) -> Branch:
    """The block of a fingerprint with new values; comments in it stay."""
    branch = written.node if written and isinstance(written.node, Branch) else None
    old = {entry.key: entry for entry in branch.entries} if branch else {}
    entries = tuple(
        replace(old.get(key, Entry(key, Scalar(None))), node=Scalar(value))
        for key, value in fields.items()
        if isinstance(value, str | int)
    )
    return Branch(entries, mapping=True, after=branch.after if branch else ())


def _shared(windows: object, fresh: Fingerprint) -> float:
    """How much of the old fingerprint is in the new one; 1 where there is no old one to compare."""
    try:
        before = windows_from_text(windows) if isinstance(windows, str) else b""
    except ValueError:
        return 1.0
    size = len(fresh.windows) // fresh.count if fresh.count else 1
    old = {before[at : at + size] for at in range(0, len(before), size)}
    new = {fresh.windows[at : at + size] for at in range(0, len(fresh.windows), size)}
    return len(old & new) / len(old) if old else 1.0
