"""Periods: real dates, in order, never later than the text that speaks of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from casebook.language.period import not_after, parse_edtf, resolve
from casebook.model.case import Case
from casebook.model.observation import Period
from casebook.model.source import Source
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope

_RELATIVE = re.compile(r"今年|去年|本年|上年|目前|如今|近日|日前|至今")
_DATE_KEYS = frozenset(
    {"start", "end", "date", "value", "recorded", "checked", "review_by", "accessed", "starts"}
)
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_YEAR = re.compile(r"[0-9]{4}")


def _periods(case: Case) -> Iterator[tuple[Where, Period, str]]:
    for index, o in enumerate(case.observations):
        where: Where = ("observations", index)
        yield (*where, "period"), o.period, o.evidence.source
        if o.baseline is not None:
            place: Where = (*where, "baseline", "period")
            yield place, o.baseline.period, o.baseline.evidence.source


def _content_day(source: Source | None) -> str | None:
    return source.content.value if source and source.content else None


def dates_exist(document: Document) -> Iterator[Problem]:
    """Refuse days that no calendar has, in any dated field of any kind of record."""
    for where, text in _dates(document.data, ()):
        try:
            parse_edtf(text)
        except ValueError:
            yield document.problem("FLD-016", where, f"日历上没有 {text} 这一天。")


def _dates(data: object, where: Where) -> Iterator[tuple[Where, str]]:
    if isinstance(data, dict):
        for key, value in data.items():
            dated = key in _DATE_KEYS and (
                key != "value" or ("basis" in data and "raw" not in data)
            )
            if dated and isinstance(value, str) and _DATE.fullmatch(value):
                yield (*where, key), value
            else:
                yield from _dates(value, (*where, key))
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from _dates(value, (*where, index))


def is_date(text: str | None) -> bool:
    """Tell whether ``text`` is a date that some calendar has."""
    try:
        return text is not None and parse_edtf(text) is not None
    except ValueError:
        return False


def ends_follow_starts(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Refuse a period that ends before it starts."""
    for where, period, _source in _periods(case):
        start, end = period.start, period.end
        if start and end and is_date(start) and is_date(end) and not not_after(start, end):
            yield document.problem(
                "PER-003", (*where, "end"), f"结束（{end}）早于开始（{start}）。"
            )


def not_in_the_future(document: Document, case: Case, scope: Scope) -> Iterator[Problem]:
    """A text cannot report what happened after it was written."""
    for where, period, source_id in _periods(case):
        if not is_date(period.end) or period.end is None:
            continue
        source = scope.sources.get(source_id)
        written = _content_day(source)
        if written and is_date(written) and not not_after(period.end, written):
            yield document.problem(
                "PER-004", (*where, "end"), f"截止日期 {period.end} 晚于来源的成文日期 {written}。"
            )
        elif not not_after(period.end, scope.today):
            yield document.problem("PER-004", (*where, "end"), f"日期 {period.end} 还没有到。")


def relative_periods_resolvable(document: Document, case: Case, scope: Scope) -> Iterator[Problem]:
    """今年 and 去年 are resolved against the content date, never the date of a repost."""
    for where, period, source_id in _periods(case):
        source = scope.sources.get(source_id)
        if not _RELATIVE.search(period.raw) or source is None:
            continue
        written = _content_day(source)
        if written is None:
            if period.start or period.end:
                yield document.problem(
                    "PER-002",
                    (*where, "raw"),
                    f"来源 {source_id} 没有成文日期，“{period.raw}”推不出起止；请删去起止日期。",
                )
            continue
        if not is_date(written):
            continue
        resolved = resolve(period.raw, written)
        if resolved is None:
            continue
        for key, expected, actual in (
            ("start", resolved.start, period.start),
            ("end", resolved.end, period.end),
        ):
            if expected and actual and actual != expected and not _same_year(actual, expected):
                yield document.problem(
                    "PER-005",
                    (*where, key),
                    f"“{period.raw}”按成文日期 {written} 推算是 {expected}，这里写的是 {actual}。",
                    suggestion=expected,
                    replacement=f'"{expected}"',
                )


def _same_year(actual: str, expected: str) -> bool:
    """A coarser date of the same year is no contradiction: 2024 beside 2024-12-16."""
    shorter, longer = sorted((actual, expected), key=len)
    return longer.startswith(shorter)


def kinds_fit(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """A kind of period that needs a year, a length or an end has one, or says it is not known."""
    for where, period, _source in _periods(case):
        if period.kind == "某年" and not (period.start or period.end):
            yield document.problem(
                "PER-001", (*where, "kind"), "时间类型是“某年”，请在 start 或 end 里写出年份。"
            )
        elif period.kind == "未说明" and (period.start or period.end or period.duration):
            yield document.problem(
                "PER-001", (*where, "kind"), "写了起止或时长，时间类型就不能是“未说明”。"
            )


def inference_marked(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """A date that the wording does not hold is marked as inferred."""
    for where, period, _source in _periods(case):
        dated = period.start or period.end
        if dated and period.basis == "原文写明" and not _YEAR.search(period.raw):
            yield document.problem(
                "PER-007",
                (*where, "basis"),
                f"“{period.raw}”里没有年份，起止日期是推出来的。",
                suggestion="推断",
                replacement="推断",
            )


RULES = (
    ends_follow_starts,
    not_in_the_future,
    relative_periods_resolvable,
    kinds_fit,
    inference_marked,
)
