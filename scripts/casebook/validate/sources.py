"""Sources: fingerprints that can prove, reposts that name their origin, dates that make sense."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from casebook.language.closed_words import RESULT_LEVELS
from casebook.language.fingerprint import Fingerprint, windows_from_text
from casebook.language.normalise import normalise
from casebook.language.period import not_after
from casebook.model.case import Case
from casebook.model.source import Source
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.periods import is_date
from casebook.validate.scope import Scope, evidences
from casebook.validate.verdict import AcrossSource

_REPOST = "转载"
_TEMPLATE_TRUST = 1


def fingerprint_of(source: Source) -> Fingerprint | None:
    """Return the fingerprint that a source carries, or ``None`` where it is damaged."""
    written = source.fingerprint
    try:
        windows = windows_from_text(written.windows)
        fingerprint = Fingerprint(written.salt, written.length, windows, written.window)
    except ValueError:
        return None
    return (
        fingerprint if 0 < fingerprint.count <= written.length and fingerprint.is_sorted() else None
    )


def fingerprint_whole(document: Document, source: Source, _scope: Scope) -> Iterator[Problem]:
    """Refuse a damaged fingerprint: nothing can be proven with it."""
    if fingerprint_of(source) is None:
        text = "指纹（fingerprint）不完整或被改动过，请运行 casebook source add 从原文重新生成。"
        yield document.problem("SRC-005", ("fingerprint", "windows"), text, on="key")


def repost_names_origin(document: Document, source: Source, _scope: Scope) -> Iterator[Problem]:
    """A repost names its first publisher, or says 未知."""
    flagged = [i for i, q in enumerate(source.quality) if q.flag == _REPOST]
    if (source.type.startswith(_REPOST) or flagged) and source.first_publisher is None:
        text = "这是转载的文章，要写首发（first_publisher）；查不到是谁首发的，写“未知”。"
        where = ("quality", flagged[0], "flag") if flagged else ("type",)
        yield document.problem("SRC-001", where, text)


def content_before_publication(
    document: Document, source: Source, _scope: Scope
) -> Iterator[Problem]:
    """A text is written before it is published."""
    if source.content and source.published:
        written, published = source.content.value, source.published.value
        if is_date(written) and is_date(published) and not not_after(written, published):
            text = f"成文日期（content）{written} 晚于发布日期（published）{published}。"
            yield document.problem("SRC-008", ("content", "value"), text)


def content_date_explained(document: Document, source: Source, _scope: Scope) -> Iterator[Problem]:
    """Whoever infers when a text was written says from what: 今年 and 去年 depend on it."""
    if source.content and source.content.basis != "原文写明" and not source.content.note:
        text = (
            f"成文日期 {source.content.value} 的依据是“{source.content.basis}”，"
            "请在说明（note）里写明根据什么。"
        )
        yield document.problem("SRC-007", ("content", "basis"), text)


RULES = (
    fingerprint_whole,
    repost_names_origin,
    content_before_publication,
    content_date_explained,
)


def weak_sole_source(document: Document, case: Case, scope: Scope) -> Iterator[Problem]:
    """Warn of result figures that rest on template sites alone."""
    trusts = [
        scope.vocabulary.term("source_types", scope.sources[s].type).trust
        for s in case.sources
        if s in scope.sources
    ]
    results = [o for o in case.observations if o.level in RESULT_LEVELS]
    if results and trusts and all(trust == _TEMPLATE_TRUST for trust in trusts):
        text = "成效数字只有范文网站一类的来源，请再找一个单位或媒体发布的来源。"
        yield document.problem("SRC-002", ("sources", 0), text)


CASE_RULES = (weak_sole_source,)


def quoted_hashes(document: Document, scope: Scope) -> tuple[tuple[str, bytes], ...]:
    """For each source that a case quotes, the hashes of the windows of its quotes, end to end."""
    quotes: dict[str, set[str]] = {}
    for item in evidences(document):
        quotes.setdefault(item.source, set()).add(item.quote)
    return tuple(
        (name, b"".join(sorted(_hashes(scope.fingerprints.get(name), texts))))
        for name, texts in sorted(quotes.items())
    )


def _hashes(fingerprint: Fingerprint | None, texts: Iterable[str]) -> set[bytes]:
    return (
        set[bytes]().union(*map(fingerprint.hashes, map(normalise, texts)))
        if fingerprint
        else set()
    )


def across(source: Source) -> AcrossSource:
    """What the rules over the whole library ask of a source."""
    fingerprint = fingerprint_of(source)
    return AcrossSource(
        address=source.url.rstrip("/").partition("://")[2] if source.url else "",
        title=normalise(source.title or ""),
        publisher=source.publisher or "",
        day=source.published.value if source.published else "",
        windows=fingerprint.count if fingerprint else 0,
    )
