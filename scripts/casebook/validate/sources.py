"""Sources: fingerprints that can prove, reposts that name their origin, dates that make sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

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

# Short quotations for proof and comment; beyond this share of a text the library would stand in for it.
QUOTED_SHARE = 2 / 3
_REPOST = "转载"
_TEMPLATE_TRUST = 1


def fingerprint_of(source: Source) -> Fingerprint | None:
    """Return the fingerprint that a source carries, or ``None`` where it is damaged."""
    written = source.fingerprint
    try:
        windows = windows_from_text(written.windows)
        found = Fingerprint(written.salt, written.length, windows, written.window)
    except ValueError:
        return None
    return found if 0 < found.count <= written.length and found.is_sorted() else None


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


def quoted_share(documents: Mapping[str, Document], scope: Scope) -> Mapping[str, float]:
    """Return, for each source, how much of its text the library's quotes cover, from 0 to 1."""
    quoted: dict[str, set[str]] = {}
    for document in documents.values():
        for item in evidences(document):
            if item.source in scope.fingerprints:
                quoted.setdefault(item.source, set()).add(normalise(item.quote))
    shares = {}
    for name, quotes in quoted.items():
        fingerprint = scope.fingerprints[name]
        hashes = set().union(*map(fingerprint.hashes, quotes))
        shares[name] = len(hashes) / fingerprint.count
    return shares


def quotes_within_limits(
    documents: Mapping[str, Document], sources: Mapping[str, Document], scope: Scope
) -> Iterator[Problem]:
    """Refuse a library that quotes nearly the whole of one source."""
    for name, share in sorted(quoted_share(documents, scope).items()):
        if share > QUOTED_SHARE:
            text = (
                f"各条记录一共引用了这篇文章约 {share:.0%} 的文字，"
                f"上限是 {QUOTED_SHARE:.0%}，请缩短或减少引文。"
            )
            yield sources[name].problem("SRC-003", ("id",), text)


def sources_used(
    cases: Mapping[str, Document], sources: Mapping[str, Document]
) -> Iterator[Problem]:
    """Warn of a source that no record refers to."""
    used = {item.source for document in cases.values() for item in evidences(document)}
    for name, document in sorted(sources.items()):
        if name not in used:
            yield document.problem("SRC-006", ("id",), f"没有记录引用来源 {name}。")


def sources_distinct(
    found: Mapping[str, Source], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Warn of the same text registered twice: one address, or one title from one publisher."""
    seen: dict[tuple[str, ...], str] = {}
    for name, source in sorted(found.items()):
        address = source.url.rstrip("/").partition("://")[2] if source.url else ""
        title = normalise(source.title or "")
        keys = (("url", address), ("title", title, source.publisher or "", _day(source)))
        for key in keys:
            if key[1] and key in seen:
                same = "网址" if key[0] == "url" else "标题、发布者和日期"
                text = f"{same}与来源 {seen[key]} 相同，同一篇文章只登记一次。"
                yield documents[name].problem("SRC-009", (key[0],), text)
                break
        for key in keys:
            seen.setdefault(key, name)


def _day(source: Source) -> str:
    return source.published.value if source.published else ""
