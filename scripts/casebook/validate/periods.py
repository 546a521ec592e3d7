"""Periods: real dates, in order, never later than the text that speaks of them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator

from casebook.language.closed_words import NOT_STATED
from casebook.language.fingerprint import contains
from casebook.language.normalise import normalise
from casebook.language.period import (
    CUMULATIVE,
    DAILY,
    MONTHLY,
    QUARTERLY,
    SPAN,
    WEEKLY,
    YEARLY,
    not_after,
    parse_edtf,
    resolve,
)
from casebook.model.case import Case
from casebook.model.observation import Observation, Period
from casebook.model.source import Source
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.scope import Scope, items, mappings
from casebook.validate.verdict import Due

_REPEATED = frozenset({DAILY, WEEKLY, MONTHLY, QUARTERLY, YEARLY})
_DATE_KEYS = frozenset(
    {
        "start",
        "end",
        "date",
        "value",
        "recorded",
        "checked",
        "review_by",
        "accessed",
        "starts",
        "until",
    }
)
_DATE = re.compile(r"[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?")
_YEAR = re.compile(r"[0-9]{4}|[〇零一二三四五六七八九]{4}年")
_OTHER_DAY = ("2000-01-01", "2010-01-01")
"""Two days of writing: a phrase that means different times in texts of these days is relative."""


def is_date(text: object) -> bool:
    """Tell whether ``text`` is a date that some calendar has."""
    try:
        return isinstance(text, str) and parse_edtf(text) is not None
    except ValueError:
        return False


def dates_exist(document: Document) -> Iterator[Problem]:
    """Refuse days that no calendar has, in any dated field of any kind of record."""
    for where, mapping in mappings(document):
        for key, value in mapping.items():
            if key not in _DATE_KEYS or not isinstance(value, str) or not _DATE.fullmatch(value):
                continue
            # "value" is a date beside "basis" (a source's dates) and a number elsewhere.
            if (key != "value" or "basis" in mapping) and not is_date(value):
                yield document.problem("FLD-016", (*where, key), f"日历上没有 {value} 这一天。")


def _of(o: Observation, where: Where) -> Iterator[tuple[Where, Period, str]]:
    yield (*where, "period"), o.period, o.evidence.source
    if o.baseline is not None:
        yield (*where, "baseline", "period"), o.baseline.period, o.baseline.evidence.source


def _content_day(source: Source | None) -> str | None:
    day = source.content.value if source and source.content else None
    return day if is_date(day) else None


def ends_follow_starts(
    document: Document, where: Where, o: Observation, _scope: Scope
) -> Iterator[Problem]:
    """Refuse a period that ends before it starts, and a baseline after its figure."""
    for place, period, _source in _of(o, where):
        start, end = period.start, period.end
        if start and end and is_date(start) and is_date(end) and not not_after(start, end):
            yield document.problem(
                "PER-003", (*place, "end"), f"止（end）{end} 早于起（start）{start}。"
            )
    before = o.baseline.period.end or o.baseline.period.start if o.baseline else None
    after = o.period.end or o.period.start
    if before and after and is_date(before) and is_date(after) and not not_after(before, after):
        yield document.problem(
            "PER-003",
            (*where, "baseline", "period"),
            f"基线的时间 {before} 晚于现在数值的时间 {after}，前后写反了。",
        )


def _begins(date: str) -> str:
    """The first day that a date can mean: before it, the date lies ahead."""
    return parse_edtf(date).earliest.isoformat()


def not_in_the_future(
    document: Document, where: Where, o: Observation, scope: Scope
) -> Iterator[Problem | Due]:
    """A text cannot report what happened after it was written; a target may lie ahead."""
    if o.level == "目标":
        return
    for place, period, source_id in _of(o, where):
        passed = ""  # from this day on the end no longer lies ahead, and the start is looked at
        for key, name, day in (("end", "止", period.end), ("start", "起", period.start)):
            if day is None or not is_date(day):
                continue
            written = _content_day(scope.sources.get(source_id))
            if written and not not_after(day, written):
                text = f"{name}（{key}）{day} 晚于来源 {source_id} 的成文日期 {written}。"
                problem = document.problem("PER-004", (*place, key), text)
                yield Due(problem, first=passed) if passed else problem
                break
            begins = _begins(day)
            if max(passed, scope.since) < begins:
                text = f"{name}（{key}）{day} 还没有到；是计划的，层级（level）写“目标”。"
                problem = document.problem("PER-004", (*place, key), text)
                yield Due(problem, first=passed, before=begins)
            passed = max(passed, begins)


_HAPPENED = {
    "recorded": "入库日期",
    "checked": "核对日期",
    "accessed": "查阅日期",
    "published": "发布日期",
    "content": "成文日期",
}


def happened_already(document: Document, scope: Scope) -> Iterator[Due]:
    """Refuse dates of things done (recorded, checked, published, an event) that are still to come."""
    for where, mapping in mappings(document):
        if _HAPPENED.keys().isdisjoint(mapping):
            continue
        for key, name in _HAPPENED.items():
            value, place = mapping.get(key), (*where, key)
            if isinstance(value, dict):
                value, place = value.get("value"), (*place, "value")
            if isinstance(value, str) and is_date(value) and scope.since < _begins(value):
                text = f"{name}（{key}）{value} 还没有到。"
                yield Due(document.problem("PER-004", place, text), before=_begins(value))
    for index, event in items(document.data, "timeline"):
        day = event.get("date")
        if isinstance(day, str) and is_date(day) and scope.since < _begins(day):
            text = f"日期（date）{day} 还没有到；打算做的事写进“下一步”（next_steps）。"
            problem = document.problem("PER-004", ("timeline", index, "date"), text)
            yield Due(problem, before=_begins(day))


def review_due(document: Document, case: Case, _scope: Scope) -> Iterator[Due]:
    """Warn of a record whose date of review has passed."""
    due = case.editorial.review_by
    if case.editorial.retired is not None:
        return
    if is_date(due) and (last := parse_edtf(due).latest) < dt.date.max:
        text = f"复核期限（review_by）{due} 已过，请重新核对，再把期限往后改。"
        problem = document.problem("LIB-003", ("editorial", "review_by"), text)
        yield Due(problem, first=(last + dt.timedelta(days=1)).isoformat())


def _is_relative(phrase: str) -> bool:
    first, second = (resolve(phrase, day) for day in _OTHER_DAY)
    return first != second


def resolvable(document: Document, where: Where, o: Observation, scope: Scope) -> Iterator[Problem]:
    """今年 and 去年 are resolved against the content date, never the date of a repost."""
    for place, period, source_id in _of(o, where):
        source = scope.sources.get(source_id)
        written = _content_day(source)
        if source is None:
            continue
        if written is None and _is_relative(period.raw):
            if period.start or period.end:
                yield document.problem(
                    "PER-002",
                    (*place, "raw"),
                    f"来源 {source_id} 没有成文日期（content），“{period.raw}”推不出起止；"
                    "请先在来源里补上成文日期，或者删去起止日期。",
                )
            continue
        resolved = resolve(period.raw, written)
        if resolved is None:
            continue
        against = f"按成文日期 {written} 推算" if _is_relative(period.raw) else "照字面"
        for key, expected, actual in (
            ("start", resolved.start, period.start),
            ("end", resolved.end, period.end),
        ):
            if expected and actual and not _agree(actual, expected):
                # An article may say 今年以来 in one place and 截至9月底 in another.
                whole = "文章别处写了截至哪一天的，原文说法（raw）写成“今年以来，截至9月底”这样。"
                yield document.problem(
                    "PER-005",
                    (*place, key),
                    f"“{period.raw}”{against}是 {expected}，这里写的是 {actual}。"
                    + (whole if key == "end" and period.raw.endswith("以来") else ""),
                    replacement=f'"{expected}"',
                )


def _agree(actual: str, expected: str) -> bool:
    """A coarser date of the same time is no contradiction: 2024 beside 2024-12-16."""
    shorter, longer = sorted((actual, expected), key=len)
    return longer.startswith(shorter)


def _bounded(raw: str) -> bool:
    """Tell whether the wording says since when or for how long: 今年以来, 两个月; not 此前."""
    said = resolve(raw, _OTHER_DAY[0])
    return said is not None and bool(said.start or said.duration)


def kinds_fit(document: Document, where: Where, o: Observation, _scope: Scope) -> Iterator[Problem]:
    """The kind of a period agrees with its wording and with the dates beside it."""
    for place, period, _source in _of(o, where):
        said = resolve(period.raw, None)
        kind, text, meant = period.kind, "", None
        if said is not None and said.kind in _REPEATED and kind != said.kind:
            text, meant = f"“{period.raw}”是每隔一段时间的数，不是“{kind}”。", said.kind
        elif kind == CUMULATIVE and said is not None and said.kind == SPAN and _bounded(period.raw):
            text, meant = (
                f"“{period.raw}”说了从什么时候起，或者有多长；没有起点的才是“累计”。",
                SPAN,
            )
        elif kind == "某年" and not (period.start or period.end):
            text = "时间类型（kind）是“某年”，请在起（start）、止（end）里写出年份。"
        elif kind == NOT_STATED and (period.start or period.end or period.duration):
            text = "写了起止或时长，时间类型（kind）就不能是“未说明”。"
        elif said is not None and said.kind == NOT_STATED and kind != NOT_STATED:
            text, meant = (
                f"原文说法（raw）写的是“{period.raw}”，时间类型不能是“{kind}”。",
                NOT_STATED,
            )
        if text:
            yield document.problem("PER-001", (*place, "kind"), text, replacement=meant)


def wording_in_source(
    document: Document, where: Where, o: Observation, scope: Scope
) -> Iterator[Problem]:
    """A long wording of time is verbatim; one shorter than the fingerprint's window cannot be proven."""
    for place, period, source_id in _of(o, where):
        fingerprint = scope.fingerprints.get(source_id)
        long_enough = fingerprint and len(normalise(period.raw)) >= fingerprint.window
        if fingerprint and long_enough and not contains(fingerprint, period.raw):
            yield document.problem(
                "PER-006",
                (*place, "raw"),
                f"原文说法（raw）“{period.raw}”不在来源 {source_id} 里。"
                "请照抄原文怎么说时间；原文没有说的，写“未说明”。",
            )


def inference_marked(
    document: Document, where: Where, o: Observation, _scope: Scope
) -> Iterator[Problem]:
    """A date that the wording does not hold is marked as inferred."""
    for place, period, _source in _of(o, where):
        dated = period.start or period.end
        if dated and period.basis != "推断" and not _YEAR.search(period.raw):
            yield document.problem(
                "PER-007",
                (*place, "basis"),
                f"“{period.raw}”里没有年份，起止日期是推出来的，依据（basis）要写“推断”。",
                replacement="推断",
            )


DOCUMENT_RULES = (dates_exist,)
CASE_RULES = (review_due,)
RECORD_RULES = (happened_already,)
RULES = (
    ends_follow_starts,
    not_in_the_future,
    resolvable,
    kinds_fit,
    wording_in_source,
    inference_marked,
)
