"""Whether two numbers may stand side by side, and if not, why: asked by everything that shows figures together.

Two numbers measure the same thing (VIM 2.3, *measurand*) only if they agree in every aspect below: then they are 可比.
An aspect that a source leaves open agrees with nothing: not reported is not the same. The same rule runs in the
browser over the same aspects (``theme/browser/compare/``); a test holds the two together.

Two numbers of one listed indicator, level, unit and kind that differ in one or two *named* respects are 可参照: they
stand side by side, with the difference in words, and nothing is drawn or divided. What may differ so is the time
(its kind and its length are one respect; a time that a source does not state is a difference with a name), the size
of the place, the group of people, and the denominator. The last only where both sources state one: a share of an
unknown whole, or a total beside a figure for each, is another quantity. A plan and its result differ in level, 人 and
人次 in unit: they never stand together. Where an indicator takes in several kinds of people or things (committee members
and instructors are both 网格与联系人数), only what is called by the same name is the same. What differs in three
respects teaches nothing, and is 不可比.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import TypeVar

from casebook.derive.ground.remarks import without_remarks
from casebook.derive.ground.scope_level import scope_level
from casebook.language.closed_words import NOT_LISTED, NOT_STATED
from casebook.language.period import parse_edtf
from casebook.model.observation import Denominator, Observation, Period
from casebook.model.vocabulary import Vocabulary

COUNTS = frozenset({"存量", "流量", "变化"})
"""Kinds whose size depends on how large a place they speak of."""
_LASTING = frozenset({"时段", "累计"})
_DURATION = re.compile(r"P([0-9]+)([DWMY])")
_DAYS_OF_A_MONTH = 30.44
_YEAR = len("2020")
_NUMERALS = "零一两三四五六七八九十"
_UNITS = {"D": "天", "W": "周", "M": "个月", "Y": "年"}


@dataclass(frozen=True)
class Aspect:
    """One respect in which two numbers must agree.

    ``unknown`` says that a source leaves it open; ``absent`` is the word for a number that has no such aspect. Where
    that is ``implied`` by another difference (a number of one day has no length of time), only the other is told.
    ``respect`` names the respect in which two numbers may differ and still be 可参照; aspects of one respect count
    once. Without it they must agree. Where it is ``stated``, each number must have the aspect and say it.
    """

    name: str
    unknown: str = ""
    absent: str = "没有"
    implied: bool = False
    respect: str = ""
    stated: bool = False


ASPECTS = (
    Aspect("指标", "指标手册里没有这个指标，不能确认数的是同一件事"),
    Aspect("层级"),
    Aspect("单位"),
    Aspect("性质"),
    Aspect("分母", "分母没有写明", "没有分母", respect="分母", stated=True),
    Aspect("时间类型", "没有写是什么时间的数", respect="时间"),
    Aspect("时间长短", "没有写从哪天到哪天，不知道多长时间里的数", implied=True, respect="时间"),
    Aspect("范围", "没有写清是多大地方的数", implied=True, respect="范围"),
    Aspect("人群", absent="没有限定", respect="人群"),
    Aspect("数的对象", absent="没有分", implied=True),
)
"""In this order everywhere: a :class:`Measurand` has one value for each."""

_DOES_NOT_APPLY = ""
DIFFERENCE = "{aspect}不同：{words}"
"""What a difference is said with; the browser fills the same sentence."""
MOST_RESPECTS = 2
"""In how many respects two numbers may differ and still be 可参照."""
NAMED: Mapping[str, str] = {
    "differ": "{aspect}不同（{words}）",
    "open": "{who}{unknown}",
    "all": "都",
    "some": "有的",
    "refer": "可参照：单位相同，{differences}。",
}
"""How the named differences of 可参照 are said, here and in the browser."""


@dataclass(frozen=True)
class Measurand:
    """What a number measures: a word for each of :data:`ASPECTS`.

    ``None`` is left open by the source; an empty word is an aspect that this kind of number does not have.
    """

    aspects: tuple[str | None, ...]

    @property
    def key(self) -> tuple[str, ...] | None:
        """What numbers of one comparable group share; ``None`` for a number that agrees with no other."""
        known = tuple(word for word in self.aspects if word is not None)
        return known if len(known) == len(self.aspects) else None


class State(Enum):
    """How two numbers stand to each other."""

    SAME = "可比"
    REFER = "可参照"
    APART = "不可比"


@dataclass(frozen=True)
class Verdict:
    """Whether two numbers may be compared.

    ``reasons`` says in words why not; empty if they may. Where the numbers are 可参照, ``differences`` names in what
    they differ.
    """

    reasons: tuple[str, ...]
    differences: tuple[str, ...] = ()

    @property
    def state(self) -> State:
        """可比, 可参照 or 不可比."""
        if not self.reasons:
            return State.SAME
        return State.REFER if self.differences else State.APART

    @property
    def comparable(self) -> bool:
        """Whether nothing stands against it."""
        return not self.reasons

    @property
    def words(self) -> str:
        """The verdict as a sentence for a page."""
        if self.differences:
            return NAMED["refer"].format(differences="，".join(self.differences))
        return (
            f"不可直接比较：{'；'.join(self.reasons)}。"
            if self.reasons
            else "口径一致，可以直接比较。"
        )


def _denominator(denominator: Denominator | None, kind: str) -> str | None:
    if denominator is None:
        return None if kind == "比率" else _DOES_NOT_APPLY
    label = without_remarks(denominator.label).strip()
    return None if label in {NOT_STATED, ""} else label


def _length(period: Period) -> str | None:
    """The length of a period in words, P2M and 7月到8月 alike 两个月; ``None`` if it is not known."""
    if duration := _DURATION.fullmatch(period.duration or ""):
        number, unit = int(duration[1]), duration[2]
        return _counted(number * 12, "M") if unit == "Y" else _counted(number, unit)
    if not (period.start and period.end):
        return None
    if period.basis == "推断" and _YEAR in map(len, (period.start, period.end)):
        # “新冠肺炎疫情期间” lies within 2020; that it lasted the whole year is said nowhere.
        return None
    days = (parse_edtf(period.end).latest - parse_edtf(period.start).earliest).days + 1
    months = round(days / _DAYS_OF_A_MONTH)
    return _counted(months, "M") if months else _counted(days, "D")


def _counted(number: int, unit: str) -> str:
    if unit == "M" and number % 12 == 0:
        number, unit = number // 12, "Y"
    return f"{_NUMERALS[number] if number < len(_NUMERALS) else number}{_UNITS[unit]}"


def measurand(observation: Observation, vocabulary: Vocabulary) -> Measurand:
    """Return what ``observation`` measures."""
    o = observation
    counted = o.kind in COUNTS
    lasting = o.kind != "存量" and o.period.kind in _LASTING
    return Measurand(
        (
            None if o.indicator == NOT_LISTED else o.indicator,
            o.level,
            vocabulary.term("units", o.unit).base or o.unit,
            o.kind,
            _denominator(o.denominator, o.kind),
            None if o.period.kind == NOT_STATED else o.period.kind,
            _length(o.period) if lasting else _DOES_NOT_APPLY,
            scope_level(o.scope.place) if counted else _DOES_NOT_APPLY,
            (o.scope.group or _DOES_NOT_APPLY) if counted else _DOES_NOT_APPLY,
            without_remarks(o.label)
            if vocabulary.term("indicators", o.indicator).mixed
            else _DOES_NOT_APPLY,
        )
    )


def reasons(pairs: Iterable[tuple[Measurand, Measurand]]) -> tuple[str, ...]:
    """Gather all that stands against comparing the numbers of ``pairs``, each aspect once.

    Numbers that the codebook has no indicator for are not the same thing, and nothing more is to be said of them.
    """
    listed = tuple(pairs)
    said: list[str] = []
    implied: list[str] = []
    for place, aspect in enumerate(ASPECTS):
        values = [(a.aspects[place], b.aspects[place]) for a, b in listed]
        if any(a is None or b is None for a, b in values):
            said.append(aspect.unknown)
            if place == 0:
                break
        differing = [(a, b) for a, b in values if a is not None and b is not None and a != b]
        if differing:
            words = dict.fromkeys(w or aspect.absent for pair in differing for w in pair)
            text = DIFFERENCE.format(aspect=aspect.name, words="，".join(words))
            worth_saying = not aspect.implied or any(a and b for a, b in differing)
            (said if worth_saying else implied).append(text)
    return tuple(said or implied)


def state(one: Measurand, other: Measurand) -> State:
    """Say how two numbers stand to each other."""
    respects: set[str] = set()
    for aspect, a, b in zip(ASPECTS, one.aspects, other.aspects, strict=True):
        if a is not None and a == b:
            continue
        if not aspect.respect or (aspect.stated and not (a and b)):
            return State.APART
        respects.add(aspect.respect)
    if not respects:
        return State.SAME
    return State.REFER if len(respects) <= MOST_RESPECTS else State.APART


Named = tuple[str, Measurand]
"""A number with the short name of whose it is (A, B); an empty name if there is none."""


def differences(pairs: Iterable[tuple[Named, Named]]) -> tuple[str, ...]:
    """Name in what the numbers of ``pairs``, all of them 可参照, differ: each aspect once."""
    all_pairs = tuple(pairs)
    names = dict.fromkeys(name for pair in all_pairs for name, _ in pair)
    said: list[str] = []
    implied: list[str] = []
    for place, aspect in enumerate(ASPECTS):
        values = [(n, m.aspects[place]) for pair in all_pairs for n, m in pair]
        silent = dict.fromkeys(name for name, word in values if word is None)
        if silent:
            spoken = {name for name, word in values if word is not None}
            whole = len(silent) == len(names) and not spoken
            listed = "、".join(filter(None, silent))
            some = f"{listed} " if listed else NAMED["some"]
            who = NAMED["all"] if whole else some
            said.append(NAMED["open"].format(who=who, unknown=aspect.unknown))
        differing = [
            (a, b)
            for (_, one), (_, other) in all_pairs
            for a, b in [(one.aspects[place], other.aspects[place])]
            if a is not None and b is not None and a != b
        ]
        if differing:
            words = dict.fromkeys(w or aspect.absent for pair in differing for w in pair)
            label = aspect.name if aspect.implied else aspect.respect
            text = NAMED["differ"].format(aspect=label, words="，".join(words))
            worth_saying = not aspect.implied or any(a and b for a, b in differing)
            (said if worth_saying else implied).append(text)
    return tuple(said or implied)


def comparability(one: Measurand, other: Measurand) -> Verdict:
    """Say whether two numbers may be compared, with every reason against it."""
    named = differences([(("", one), ("", other))]) if state(one, other) is State.REFER else ()
    return Verdict(reasons([(one, other)]), named)


T = TypeVar("T")


def comparable_groups(
    items: Iterable[tuple[Measurand, T]],
) -> tuple[Mapping[tuple[str, ...], tuple[T, ...]], tuple[T, ...]]:
    """Part ``items`` into groups whose members may all be compared, and those that agree with no other."""
    groups: dict[tuple[str, ...], list[T]] = {}
    alone: list[T] = []
    for measured, item in items:
        if measured.key is None:
            alone.append(item)
        else:
            groups.setdefault(measured.key, []).append(item)
    return {key: tuple(members) for key, members in groups.items()}, tuple(alone)
