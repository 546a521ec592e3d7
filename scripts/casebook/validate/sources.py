"""Sources: fingerprints that can prove, reposts that name their origin, dates that make sense."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.language.fingerprint import Fingerprint, windows_from_text
from casebook.language.period import not_after
from casebook.model.case import Case
from casebook.model.source import Source
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.periods import is_date
from casebook.validate.scope import Scope, evidences

# Short quotations for proof and comment; beyond this share of a text the record would stand in for the article.
QUOTED_SHARE = 2 / 3
_REPOST_TYPE = "转载"
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


def fingerprint_whole(document: Document, source: Source) -> Iterator[Problem]:
    """Refuse a damaged fingerprint: nothing can be proven with it."""
    if fingerprint_of(source) is None:
        yield document.problem(
            "SRC-005", ("fingerprint", "windows"), "指纹损坏，请用 casebook source add 重新生成。"
        )


def repost_names_origin(document: Document, source: Source) -> Iterator[Problem]:
    """A repost names its first publisher, or says 未知."""
    flagged = any(q.flag == _REPOST_TYPE for q in source.quality)
    if (source.type == _REPOST_TYPE or flagged) and source.first_publisher is None:
        yield document.problem(
            "SRC-001",
            ("first_publisher",),
            "转载要写 first_publisher（首发单位）；查不到就写“未知”。",
            on="key",
        )


def content_before_publication(document: Document, source: Source) -> Iterator[Problem]:
    """A text is written before it is published."""
    if source.content and source.published:
        written, published = source.content.value, source.published.value
        if is_date(written) and is_date(published) and not not_after(written, published):
            yield document.problem(
                "SRC-008", ("content", "value"), f"成文日期 {written} 晚于发布日期 {published}。"
            )


RULES = (fingerprint_whole, repost_names_origin, content_before_publication)


def weak_sole_source(document: Document, case: Case, scope: Scope) -> Iterator[Problem]:
    """Warn of result figures that rest on template sites alone."""
    trusts = [
        scope.vocabulary.term("source_types", scope.sources[s].type).trust
        for s in case.sources
        if s in scope.sources
    ]
    results = [o for o in case.observations if o.level in {"成效", "评价"}]
    if results and trusts and all(trust == _TEMPLATE_TRUST for trust in trusts):
        yield document.problem(
            "SRC-002", ("sources",), "成效数字只有范文网站一类的来源，请补一个更可靠的来源。"
        )


def quoted_share(documents: Mapping[str, Document], scope: Scope) -> Mapping[str, float]:
    """Return, for each source, how much of its text the library's quotes cover, from 0 to 1."""
    quoted: dict[str, set[bytes]] = {}
    for document in documents.values():
        for item in evidences(document):
            fingerprint = scope.fingerprints.get(item.source)
            if fingerprint is None:
                continue
            quoted.setdefault(item.source, set()).update(fingerprint.hashes(item.quote))
    return {name: len(found) / scope.fingerprints[name].count for name, found in quoted.items()}


def quotes_within_limits(
    documents: Mapping[str, Document], sources: Mapping[str, Document], scope: Scope
) -> Iterator[Problem]:
    """Refuse a library that quotes nearly the whole of one source."""
    for name, share in sorted(quoted_share(documents, scope).items()):
        if share > QUOTED_SHARE and name in sources:
            yield sources[name].problem(
                "SRC-003",
                ("id",),
                f"各条记录引用了这篇文章约 {share:.0%} 的文字，上限是 {QUOTED_SHARE:.0%}，请缩短引文。",
            )


def sources_used(cases: Mapping[str, Case], sources: Mapping[str, Document]) -> Iterator[Problem]:
    """Warn of a source that no record refers to."""
    used = {s for case in cases.values() for s in case.sources}
    for name, document in sorted(sources.items()):
        if name not in used:
            yield document.problem("SRC-006", ("id",), f"没有记录引用来源 {name}。")


def sources_distinct(scope: Scope, documents: Mapping[str, Document]) -> Iterator[Problem]:
    """Warn of the same text registered twice."""
    seen: dict[str, str] = {}
    for name, source in sorted(scope.sources.items()):
        key = source.url or ""
        if key and key in seen:
            yield documents[name].problem("SRC-009", ("url",), f"网址与来源 {seen[key]} 相同。")
        seen.setdefault(key, name)
