"""Warnings that an editor has looked at and lets stand: each is needed, gives a reason, and ends on a day."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator

from casebook import codes
from casebook.language.period import parse_edtf
from casebook.model.case import Case
from casebook.problem import Problem, Severity
from casebook.read.document import Document
from casebook.validate.periods import is_date
from casebook.validate.verdict import Due


def waived(case: Case, problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without the warnings that the record waives."""
    let_stand = {waiver.code for waiver in case.editorial.waivers}
    return tuple(p for p in problems if p.severity is Severity.ERROR or p.code not in let_stand)


def waivers_needed(
    document: Document, case: Case, problems: Iterable[Problem]
) -> Iterator[Problem | Due]:
    """Refuse a waiver of an error, of nothing, and of what it has ended for."""
    raised = {p.code for p in problems if p.severity is Severity.WARNING}
    for index, waiver in enumerate(case.editorial.waivers):
        where = ("editorial", "waivers", index, "code")
        known = codes.find(waiver.code)
        if known is None or known.severity is Severity.ERROR:
            text = f"{waiver.code} 不是提醒的编号，错误不能放行，只能改好。"
            yield document.problem("FLD-021", where, text)
        elif waiver.code not in raised:
            text = f"这条记录没有 {waiver.code} 的提醒，不用放行，请删去这一条。"
            yield document.problem("FLD-021", where, text)
        elif is_date(waiver.until) and (last := parse_edtf(waiver.until).latest) < dt.date.max:
            text = f"放行 {waiver.code} 的期限 {waiver.until} 已过：再看一次，改好，或者写明理由再延期。"
            problem = document.problem("FLD-021", (*where[:-1], "until"), text)
            yield Due(problem, first=(last + dt.timedelta(days=1)).isoformat())
