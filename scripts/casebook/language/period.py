"""Calendar dates and the periods that texts name relative to the day they were written.

Dates are EDTF level 0 (ISO 8601-2, annex A): ``2024``, ``2024-12``, ``2024-12-16``. Durations are ISO 8601:
``P2M``, ``PT24H``. A relative phrase resolves against the *content date* of its source, never against
the date of a repost, and is never more precise than that date: 去年以来 in a text of 2020 runs from
``2019`` to ``2020``.
"""

from __future__ import annotations

import calendar
import datetime as dt
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from casebook.language.closed_words import NOT_STATED
from casebook.language.numerals import fold, parse_numeral

POINT = "时点"
SPAN = "时段"
CUMULATIVE = "累计"
DAILY, WEEKLY, MONTHLY, QUARTERLY, YEARLY = "每日", "每周", "每月", "每季度", "每年"
CALENDAR_YEAR = "某年"

_ONCE = (POINT, SPAN, CUMULATIVE, CALENDAR_YEAR, NOT_STATED)
_REPEATED = (DAILY, WEEKLY, MONTHLY, QUARTERLY, YEARLY)
PERIOD_KINDS: tuple[str, ...] = (*_ONCE, *_REPEATED)
"""All kinds of period."""


@dataclass(frozen=True)
class EdtfDate:
    """A year, a month of a year, or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        parts = [f"{self.year:04}"]
        parts += [f"{part:02}" for part in (self.month, self.day) if part is not None]
        return "-".join(parts)

    @property
    def earliest(self) -> dt.date:
        """The first day it can mean."""
        return dt.date(self.year, self.month or 1, self.day or 1)

    @property
    def latest(self) -> dt.date:
        """The last day it can mean."""
        month = self.month or 12
        return dt.date(self.year, month, self.day or calendar.monthrange(self.year, month)[1])


@dataclass(frozen=True)
class ResolvedPeriod:
    """What a phrase about time comes to.

    ``start`` and ``end`` are EDTF strings, the days they name included; ``None`` is not known. ``duration``
    is ISO 8601. A duration without dates (两个月内) has a ``duration`` only: when it began is not said.
    """

    kind: str
    start: str | None = None
    end: str | None = None
    duration: str | None = None


_EDTF = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)


@lru_cache(maxsize=4096)
def parse_edtf(text: str) -> EdtfDate:
    """The date in ``text``; raises ``ValueError`` unless it is YYYY, YYYY-MM or YYYY-MM-DD and exists."""
    match = _EDTF.fullmatch(text)
    if match is None:
        raise ValueError(f"not YYYY, YYYY-MM or YYYY-MM-DD: {text!r}")
    year = int(match[1])
    month, day = (None if part is None else int(part) for part in match.group(2, 3))
    dt.date(year, 1 if month is None else month, 1 if day is None else day)  # must exist
    return EdtfDate(year, month, day)


def not_after(a: str, b: str) -> bool:
    """Whether ``a`` may be the same as or before ``b``: its first day is not after the last of ``b``.

    ``2024-12`` is not after ``2024`` and the other way round; ``2025`` is after ``2024-12``. Raises
    ``ValueError`` for text that is no date.
    """
    return parse_edtf(a).earliest <= parse_edtf(b).latest


def year_after(day: str) -> str:
    """The same day of the next year; 29 February becomes the 28th."""
    year, rest = int(day[:4]) + 1, day[4:]
    return f"{year:04}{'-02-28' if rest == '-02-29' else rest}"


@lru_cache(maxsize=4096)
def resolve(phrase: str, content_date: str | None) -> ResolvedPeriod | None:
    """What ``phrase`` means in a text of ``content_date`` (EDTF, or ``None`` if unknown).

    ``None`` for a phrase that is not understood (``疫情防控期``). Without a content date only what does
    not depend on it is resolved. Raises ``ValueError`` if ``content_date`` is no date.
    """
    now = None if content_date is None else parse_edtf(content_date)
    text = re.sub(r"[\s，,]", "", fold(phrase))
    for pattern, rule in _RULES:
        if match := pattern.fullmatch(text):
            return rule(match, now)
    return None


Rule = Callable[[re.Match[str], EdtfDate | None], ResolvedPeriod | None]

_NUMBER = "[0-9〇零一二两三四五六七八九十百]+"
_DURATION_UNITS = {
    "年": "P{}Y",
    "个月": "P{}M",
    "月": "P{}M",
    "周": "P{}W",
    "星期": "P{}W",
    "个星期": "P{}W",
    "天": "P{}D",
    "日": "P{}D",
    "小时": "PT{}H",
    "个小时": "PT{}H",
    "分钟": "PT{}M",
}
_EVERY = {
    "日": DAILY,
    "天": DAILY,
    "周": WEEKLY,
    "星期": WEEKLY,
    "月": MONTHLY,
    "个月": MONTHLY,
    "季": QUARTERLY,
    "季度": QUARTERLY,
    "个季度": QUARTERLY,
    "年": YEARLY,
    "年度": YEARLY,
}
_YEARS_BACK = {
    "今年": 0,
    "本年": 0,
    "本年度": 0,
    "今年度": 0,
    "去年": 1,
    "上年": 1,
    "上一年": 1,
    "前年": 2,
}
_RELATIVE_YEAR = "|".join(_YEARS_BACK)


def _text(date: EdtfDate | None) -> str | None:
    return None if date is None else str(date)


def _day_of_year(year: int, now: EdtfDate, *, first: bool) -> str:
    """The first or last day of a year, no more precise than the content date."""
    if now.day is None and now.month is None:
        return f"{year:04}"
    day = "-01" if first else "-31"
    return f"{year:04}-{'01' if first else '12'}" + (day if now.day is not None else "")


def _relative_year(match: re.Match[str], now: EdtfDate | None) -> ResolvedPeriod | None:
    """今年, 去年; 今年以来, 去年以来; 今年上半年."""
    kind = SPAN if match["since"] else CALENDAR_YEAR
    if now is None:
        return ResolvedPeriod(kind)
    year = now.year - _YEARS_BACK[match["year"]]
    if match["since"]:
        return ResolvedPeriod(kind, _day_of_year(year, now, first=True), str(now))
    return ResolvedPeriod(kind, f"{year:04}", f"{year:04}")


def _half_year(match: re.Match[str], now: EdtfDate | None) -> ResolvedPeriod | None:
    """今年上半年, 2021年下半年."""
    year = _year_number(match["year"], now)
    if year is None:
        return ResolvedPeriod(SPAN, duration="P6M")
    first, last = ("01", "06") if match["half"] == "上" else ("07", "12")
    return ResolvedPeriod(SPAN, f"{year:04}-{first}", f"{year:04}-{last}")


def _year_number(word: str, now: EdtfDate | None) -> int | None:
    if word in _YEARS_BACK:
        return None if now is None else now.year - _YEARS_BACK[word]
    return _whole(word.removesuffix("年"))


def _whole(word: str | None) -> int | None:
    number = None if word is None else parse_numeral(word)
    return None if number is None else int(number)


def _absolute(match: re.Match[str], now: EdtfDate | None) -> ResolvedPeriod | None:
    """2021年, 2021年3月, 今年3月, 2021年3月5日, with 以来 or 截至 if they are there."""
    year = _year_number(match["year"], now)
    month, day = (_whole(match[part]) for part in ("month", "day"))
    if year is None:
        return None
    try:
        date = str(EdtfDate(year, month, day))
        parse_edtf(date)
    except ValueError:
        return None
    if match["until"]:
        end = f"{year:04}-12-31" if match["close"] and month is None else date
        return ResolvedPeriod(CUMULATIVE, None, end)
    if match["since"]:
        begun = now is None or not_after(date, str(now))
        return ResolvedPeriod(SPAN, date, _text(now)) if begun else None
    kind = CALENDAR_YEAR if month is None else SPAN if day is None else POINT
    return None if match["close"] else ResolvedPeriod(kind, date, date)


def _month_year(year: str | None, month: int, now: EdtfDate | None) -> int | None:
    """The year of a month: the one that is named, else the last in which a text of ``now`` can speak of it as past."""
    if year is not None:
        return _year_number(year, now)
    if now is None or now.month is None:
        return None
    return now.year if month <= now.month else now.year - 1


def _months(match: re.Match[str], now: EdtfDate | None) -> ResolvedPeriod | None:
    """今年1至9月, 2023年1—6月, 1至9月; 今年前三个月."""
    first, last = _whole(match["first"]) or 1, _whole(match["last"])
    if last is None or not 1 <= first <= last <= _MONTHS:
        return None
    year = _month_year(match["year"], last, now)
    if year is None:
        return ResolvedPeriod(SPAN, duration=f"P{last - first + 1}M")
    return ResolvedPeriod(SPAN, f"{year:04}-{first:02}", f"{year:04}-{last:02}")


_MONTHS = 12
_QUARTERS = "一二三四"


def _quarters(match: re.Match[str], now: EdtfDate | None) -> ResolvedPeriod | None:
    """今年前三季度, 2023年第二季度, 三季度."""
    last = _QUARTERS.find(match["quarter"].translate(_TO_HAN)) + 1
    first = 1 if match["upto"] else last
    year = _month_year(match["year"], 3 * last, now)
    if year is None:
        return ResolvedPeriod(SPAN, duration=f"P{3 * (last - first + 1)}M")
    return ResolvedPeriod(SPAN, f"{year:04}-{3 * first - 2:02}", f"{year:04}-{3 * last:02}")


_TO_HAN = str.maketrans("1234", _QUARTERS)


def _until_month(match: re.Match[str], now: EdtfDate | None) -> ResolvedPeriod | None:
    """截至9月底, 截至9月30日; 今年以来，截至9月底."""
    month, day = _whole(match["month"]), _whole(match["day"])
    year = _month_year(match["year"], month or 0, now) if month else None
    if year is None:
        return ResolvedPeriod(SPAN if match["year"] else CUMULATIVE)
    try:
        end = str(EdtfDate(year, month, day))
        parse_edtf(end)
    except ValueError:
        return None
    if match["year"]:
        return ResolvedPeriod(SPAN, f"{year:04}-01-01", end)
    return ResolvedPeriod(CUMULATIVE, None, end)


def _years(match: re.Match[str], now: EdtfDate | None) -> ResolvedPeriod | None:
    """2019年至2021年, 2019—2021年."""
    first, last = (_year_number(match[part], now) for part in ("first", "last"))
    if first is None or last is None or first > last:
        return None
    return ResolvedPeriod(SPAN, f"{first:04}", f"{last:04}")


def _elapsed(match: re.Match[str], now: EdtfDate | None) -> ResolvedPeriod | None:
    """两个月内, 三个月, 24小时内, 半年; 近三年: ended on the content date."""
    end = _text(now) if match["last"] else None
    if match["half"]:
        return ResolvedPeriod(SPAN, None, end, "P6M")
    number = _whole(match["number"])
    if number is None:
        return None
    duration = _DURATION_UNITS[match["unit"]].format(number)
    return ResolvedPeriod(SPAN, None, end, duration)


def _every(match: re.Match[str], _now: EdtfDate | None) -> ResolvedPeriod:
    """每月, 平均每月, 月均."""
    return ResolvedPeriod(_EVERY[match["every"]])


def _now(_match: re.Match[str], now: EdtfDate | None) -> ResolvedPeriod:
    return ResolvedPeriod(POINT, _text(now), _text(now))


def _ends_now(kind: str) -> Rule:
    return lambda _match, now: ResolvedPeriod(kind, None, _text(now))


def _longest_first(words: Iterable[str]) -> str:
    return "|".join(sorted(words, key=len, reverse=True))


_YEAR = f"(?P<year>{_RELATIVE_YEAR}|[0-9]{{4}}年|[〇零一二三四五六七八九]{{4}}年)"
_MONTH = "(?P<month>[0-9一二三四五六七八九十]+)月份?"
_DAY = "(?P<day>[0-9一二三四五六七八九十]+)[日号]"
_UNTIL = "(?P<until>截至|截止|截止到|到|至)?(?:自|从)?"
_CLOSE = "(?P<close>底|年底|末)?(?P<since>以来|起)?"
_ELAPSED = (
    "(?:在|历时|用时)?(?P<last>[最新]?近|过去|最近)?"
    f"(?:(?P<half>半年)|(?P<number>{_NUMBER})(?P<unit>{_longest_first(_DURATION_UNITS)}))"
    "(?:的?时间)?(?:[以之]?内|来|里|以来|间)?"
)
_PAST = "近年来|近年|近几年来?|近些年来?|这些年|以前|此前|过去|原来|原有"
_RULES: tuple[tuple[re.Pattern[str], Rule], ...] = tuple(
    (re.compile(pattern), rule)
    for pattern, rule in (
        ("|未说明|不详|未写明", lambda _match, _now: ResolvedPeriod(NOT_STATED)),
        (f"(?:自|从)?(?P<year>{_RELATIVE_YEAR})(?P<since>以来)?", _relative_year),
        (f"{_YEAR}(?P<half>[上下])半年", _half_year),
        (f"{_UNTIL}{_YEAR}度?(?:{_MONTH}(?:{_DAY})?)?{_CLOSE}", _absolute),
        ("(?:从|自)?(?P<first>[0-9]{4})年?[-‐‑–—~～至到](?P<last>[0-9]{4})年(?:间|期间)?", _years),
        (
            f"(?:{_YEAR})?的?(?:(?P<first>{_NUMBER})月?份?[-‐‑–—~～至到]|前)(?P<last>{_NUMBER})(?:个月|月份?)",
            _months,
        ),
        (f"(?:{_YEAR})?的?(?:第|(?P<upto>前))?(?P<quarter>[一二三四1-4])个?季度", _quarters),
        (
            f"(?:(?P<year>{_RELATIVE_YEAR})以来)?(?:截至|截止|截止到|到|至){_MONTH}(?:{_DAY}|底|末)?",
            _until_month,
        ),
        (_ELAPSED, _elapsed),
        (f"(?:平均)?(?:每一?|逐)(?P<every>{_longest_first(_EVERY)})", _every),
        ("(?P<every>[日周月季年])均", _every),
        (
            "截[至止](?:到)?目前|截至发稿时|到目前为止|迄今|至今|迄今为止|累计",
            _ends_now(CUMULATIVE),
        ),
        ("目前|现在|如今|现有|当前|现|眼下", _now),
        ("近日|日前|近期|最近|不久前", _ends_now(POINT)),
        (_PAST, _ends_now(SPAN)),
    )
)
