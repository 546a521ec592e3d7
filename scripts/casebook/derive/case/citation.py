"""Citations in the form of GB/T 7714-2015."""

from __future__ import annotations

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.source import Source


def source_citation(source: Source, library: Library) -> str:
    """Cite a source: 主要责任者.题名[文献类型].出处,日期[引用日期].网址. (GB/T 7714-2015, sections 4 and 8).

    What is not in the source itself stands in square brackets: an inferred date, a title of ours. A repost
    cites the first publisher where it is known and names the place it was taken from.
    """
    medium = library.vocabulary.term("citation_media", source.medium).code or "Z"
    # Without a first publisher the publisher is the first; 未知 says that the text comes from elsewhere.
    first = source.first_publisher or source.publisher
    first = None if first == "未知" else first
    where = first or source.publisher or "[出处不详]"
    author = source.author or first or "佚名"
    title = source.title or f"[题名不详：{source.name}]"
    day = "[日期不详]"
    if source.published:
        stated = source.published.basis == "原文写明"
        day = source.published.value if stated else f"[{source.published.value}]"
    accessed = f"[{source.accessed}]" if source.accessed else ""
    parts = [f"{author}.{title}[{medium}].{where},{day}{accessed}."]
    if source.url:
        parts.append(f"{source.url}.")
    if first and source.publisher and source.publisher != first:
        parts.append(f"转引自{source.publisher}.")
    return "".join(parts)


def case_citation(case: Case, *, site_name: str, address: str) -> str:
    """Cite a case of this site, with the date of its last check as the date of update."""
    day = case.editorial.checked or case.editorial.recorded
    where = f".{address}" if address else ""
    return f"{site_name}编辑组.{case.title}[DB/OL].{site_name},({day}){where}."
