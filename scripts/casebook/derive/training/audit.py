"""课程审核表: what the checks of the library say of a case that is to be taught; the rest of the form is for people.

The headings are of the kind that GB/T 38862-2020 (课程审核) names in its table of contents; its sample form in annex A could
not be read.
"""

from __future__ import annotations

from collections.abc import Iterator

from casebook.derive.case.evidence_grade import grade, trust_of
from casebook.derive.figures.figures import source_day
from casebook.model.case import Case
from casebook.model.library import Library


def audited(case: Case, library: Library) -> Iterator[tuple[str, str]]:
    """Yield what was looked at, and what was found. Of a record that stands in the library no rule found a mistake."""
    for name in case.sources:
        source = library.sources[name]
        trust = trust_of(source, library.vocabulary)
        torn = "".join(f"；{flagged.flag}" for flagged in source.quality)
        yield "来源", f"{source.name}（{source_day(source)}，T{trust} {source.type}{torn}）"
    graded = grade(case, library)
    missing = "；".join(graded.missing)
    yield "证据", f"E{graded.e} {graded.e_word}{f'；再高一级还缺：{missing}' if missing else ''}。"
    figures = len(case.observations)
    yield (
        "数字",
        f"{figures} 个，每个都与原文短语核对过数、单位和约数词；不一致的不能入库。"
        if figures
        else "没有数字。",
    )
    yield "没有交代", f"{len(case.not_reported)} 处，列在任务单里。"
    yield (
        "个人信息",
        "查过电话、证件号、银行卡号、邮箱、住址、居民姓名和没有职务的干部姓名；查到的不能入库。",
    )
    yield "用语", "标题查过宣传用语，查到的不能入库；正文的由审核人再看一遍。"
    editorial = case.editorial
    checked = f"，{editorial.checked} 核对" if editorial.checked else ""
    yield (
        "核对",
        f"{editorial.status}（{editorial.recorded} 入库{checked}，{editorial.review_by} 前复核）",
    )
