"""What an editor has looked at and lets stand: each is needed, gives a reason, and ends on a day.

Warnings can be waived. Of the errors only one can, because a rule cannot know who is a person: a name that is none,
and then only by its words, so that another name beside it is still refused.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from casebook import codes
from casebook.language.period import parse_edtf
from casebook.model.waiver import Waiver
from casebook.problem import Problem, Severity, Where
from casebook.read.document import Document
from casebook.validate.periods import is_date
from casebook.validate.verdict import Due

BY_ITS_WORDS = frozenset({"PII-005"})
"""Errors that are a guess: they are waived phrase by phrase."""


def waived(waivers: Sequence[Waiver], problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without those that the waivers let stand."""
    return tuple(p for p in problems if not any(_lets_stand(w, p) for w in waivers))


def _lets_stand(waiver: Waiver, problem: Problem) -> bool:
    if waiver.code != problem.code:
        return False
    if problem.severity is Severity.ERROR and problem.code not in BY_ITS_WORDS:
        return False
    # A message begins with the words that it is about.
    if waiver.phrase is not None:
        return problem.message.startswith(f"“{waiver.phrase}”")
    return problem.severity is Severity.WARNING


def waivers_needed(
    document: Document, waivers: Sequence[Waiver], at: Where, problems: Sequence[Problem]
) -> Iterator[Problem | Due]:
    """Refuse a waiver of an error, of nothing, and of what it has ended for; ``at`` is where the list stands."""
    for index, waiver in enumerate(waivers):
        where = (*at, index, "code")
        known = codes.find(waiver.code)
        if known is None or (known.severity is Severity.ERROR and waiver.code not in BY_ITS_WORDS):
            text = f"{waiver.code} 不是提醒的编号，错误不能放行，只能改好。"
            yield document.problem("FLD-021", where, text)
        elif waiver.code in BY_ITS_WORDS and waiver.phrase is None:
            text = f"放行 {waiver.code} 要写明是哪几个字（phrase），照检查引出来的写。"
            yield document.problem("FLD-021", where, text)
        elif not any(_lets_stand(waiver, problem) for problem in problems):
            words = f"“{waiver.phrase}”的 " if waiver.phrase else " "
            text = f"这条记录没有{words}{waiver.code} 的提醒，不用放行，请删去这一条。"
            yield document.problem("FLD-021", where, text)
        elif is_date(waiver.until) and (last := parse_edtf(waiver.until).latest) < dt.date.max:
            text = f"放行 {waiver.code} 的期限 {waiver.until} 已过：再看一次，改好，或者写明理由再延期。"
            problem = document.problem("FLD-021", (*where[:-1], "until"), text)
            yield Due(problem, first=(last + dt.timedelta(days=1)).isoformat())
