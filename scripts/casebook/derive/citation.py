"""Citations in the form of GB/T 7714-2015."""

from __future__ import annotations

from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.source import Source


def source_citation(source: Source, library: Library) -> str:
    """Cite a source: 主要责任者.题名[文献类型].出处,日期.网址. (GB/T 7714-2015, sections 4 and 8).

    A repost cites the first publisher where it is known and names the place it was taken from.
    """
    medium = library.vocabulary.term("citation_media", source.medium).code or "Z"
    author = source.author or source.first_publisher or source.publisher or "佚名"
    title = source.title or f"［题名不详：{source.name}］"
    first = source.first_publisher if source.first_publisher not in (None, "未知") else None
    where = first or source.publisher or "出处不详"
    day = source.published.value if source.published else "日期不详"
    parts = [f"{author}.{title}[{medium}].{where},{day}."]
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
