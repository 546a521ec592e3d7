"""What to ask on a visit: the gaps of a case, and what its figures leave open, by whom to ask."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from decimal import Decimal
from math import ceil

from casebook.derive.figures.figures import self_told, source_day
from casebook.derive.figures.quantities import SIC, in_words, of_observation
from casebook.derive.ground.addresses import case_uri, source_uri, visit_uri
from casebook.derive.ground.gap_words import gap_words
from casebook.derive.ground.items import Item
from casebook.derive.ground.one_page import width
from casebook.derive.ground.place_names import place_words
from casebook.language.closed_words import NOT_STATED, PLANNED, RESULT_LEVELS
from casebook.model.case import Case, Gap
from casebook.model.library import Library
from casebook.model.observation import Observation

_ROOM, _MORE = 203.0, 230.0
"""Millimetres for questions: of a sheet below its head and above its foot, and of a second one, less what breaks cost."""
_SMALL = 0.75
"""What small letters need of the height of others."""
_DOCUMENT = re.compile("《[^》]+》")
_SAME_WORDS = 4
"""A gap that shares so many characters in a row with a figure's label speaks of that figure."""


@dataclass(frozen=True)
class Question:
    """One question. ``about`` names the figures or plans that it is asked of, each with its place in the case."""

    topic: str
    ask: str
    why: str
    about: tuple[Item, ...] = ()

    @property
    def kind(self) -> str:
        """The topic as a page says it."""
        return gap_words(self.topic)


@dataclass(frozen=True)
class Party:
    """Whom to ask, with what to mind."""

    id: str
    title: str
    hint: str
    questions: tuple[Question, ...]


@dataclass(frozen=True)
class VisitSheet:
    """The questions for one case: ``gaps`` come from the record's own list, ``derived`` from its figures.

    ``lines`` says how many lines are left to write on below a question, ``small`` whether the letters on paper are.
    """

    case_id: str
    title: str
    uri: str
    case_uri: str
    place: str
    sources: tuple[Item, ...]
    parties: tuple[Party, ...]
    gaps: int
    derived: int
    lines: int
    small: bool


@dataclass(frozen=True)
class _Whom:
    id: str
    title: str
    hint: str
    topics: frozenset[str]


_LEADERS = _Whom("lead", "问牵头的人", "书记、主任，或牵头部门的人。", frozenset())
_PARTIES = (
    _LEADERS,
    _Whom(
        "money",
        "问管钱、管场地的人",
        "财务和资产的经办人。",
        frozenset({"经费", "场地设备"}),
    ),
    _Whom(
        "figures",
        "问报数字的人",
        "统计和台账的经办人。请对方拿出台账看一眼，不只听介绍。",
        frozenset({"基线", "分母", "起止时间", "口径", "成效"}),
    ),
    _Whom(
        "residents",
        "问居民",
        "随便找几位，不要只见安排好的人。不记姓名、电话和住址。",
        frozenset({"满意度"}),
    ),
)
"""Topics that none of them names are for those who lead."""


@dataclass(frozen=True)
class _Rule:
    """A question that a figure calls for. A gap of one of ``topics`` about the same figure asks it already."""

    topic: str
    topics: frozenset[str]
    ask: str
    why: str
    applies: Callable[[Observation], bool]


def _undivided(o: Observation) -> bool:
    return o.kind == "比率" and (o.denominator is None or o.denominator.label == NOT_STATED)


def _uncounted(o: Observation) -> bool:
    return (
        o.kind == "比率"
        and o.denominator is not None
        and o.denominator.label != NOT_STATED
        and o.denominator.value is None
    )


_RULES = (
    _Rule(
        "基线",
        frozenset({"基线", "成效"}),
        "做之前是多少？是什么时候的数？",
        "只有做以后的数，看不出变了多少。",
        lambda o: o.baseline is None and (o.level in RESULT_LEVELS or o.kind == "变化"),
    ),
    _Rule(
        "分母",
        frozenset({"分母", "口径"}),
        "除以的是什么？一共是多少？",
        "是比率，没有写除以什么。",
        _undivided,
    ),
    _Rule(
        "分母",
        frozenset({"分母", "口径"}),
        "这个总数一共是多少？",
        "写了除以什么，没有写是多少。",
        _uncounted,
    ),
    _Rule(
        "起止时间",
        frozenset({"起止时间"}),
        "从哪一天开始累计，算到哪一天？",
        "是累计数，没有写起点。",
        lambda o: o.period.kind == "累计" and o.period.start is None,
    ),
    _Rule(
        "口径",
        frozenset(),
        "谁统计的？有没有台账可以看？",
        "是单位自己说的成效，没有旁证。",
        self_told,
    ),
)


def _shares_words(label: str, text: str) -> bool:
    return any(
        label[start : start + _SAME_WORDS] in text for start in range(len(label) - _SAME_WORDS + 1)
    )


def _speaks_of(gap: Gap, o: Observation) -> bool:
    """Tell whether a gap is about a figure: it names its number, or has a stretch of its label."""
    text = gap.text + gap.ask
    number = in_words(Decimal(o.value))
    named = len(number) > 1 and re.search(rf"(?<![\d.]){re.escape(number)}(?![\d.])", text)
    return bool(named) or _shares_words(o.label, text)


def _figure(case: Case, o: Observation) -> Item:
    number = of_observation(o)
    return Item(
        o.label,
        case_uri(case.id, o.id),
        strong=number.text,
        note=SIC if number.sic else "",
        figure=f"{case.id}#{o.id}",
    )


def _of_figures(case: Case) -> Iterable[Question]:
    """Yield one question for each rule, with all figures that it is asked of."""
    for rule in _RULES:
        gaps = [gap for gap in case.not_reported if gap.topic in rule.topics]
        about = tuple(
            _figure(case, o)
            for o in case.observations
            if rule.applies(o) and not any(_speaks_of(gap, o) for gap in gaps)
        )
        if about:
            yield Question(rule.topic, rule.ask, rule.why, about)


def _of_plans(case: Case) -> Iterable[Question]:
    """Yield the question how far plans have come: targets, planned measures and next steps.

    A gap asks it already that speaks of what came after in the same words or number, or of any kind that names the
    same document.
    """
    uri = case_uri(case.id)
    gaps = [gap for gap in case.not_reported if gap.topic == "后续"]

    def asked(label: str) -> bool:
        named = _DOCUMENT.findall(label)
        return any(_shares_words(label, gap.text + gap.ask) for gap in gaps) or any(
            document in gap.ask for gap in case.not_reported for document in named
        )

    about = (
        *(
            _figure(case, o)
            for o in case.observations
            if o.level == "目标" and not any(_speaks_of(gap, o) for gap in gaps)
        ),
        *(
            Item(m.name, f"{uri}#{m.id}")
            for m in case.measures
            if m.status == PLANNED and not asked(m.name)
        ),
        *(
            Item(step.text.removesuffix("。"), f"{uri}#next-{number}")
            for number, step in enumerate(case.next_steps, 1)
            if not asked(step.text)
        ),
    )
    if about:
        yield Question("后续", "这些是打算，现在做到哪一步？", "文章写的是计划，不是结果。", about)


def _lines_of(text: str, most: int) -> int:
    return ceil(width(text) / most)


def _height(party: Party, lines: int) -> float:
    """Return about how many millimetres of paper the questions to one party take."""
    height = 11.0
    for q in party.questions:
        height += 6 * _lines_of(q.ask, 42) + 5 * _lines_of(f"{q.kind} {q.why}", 44) + 2
        height += 6.4 * sum(_lines_of(f"{it.strong} {it.text} {it.note}", 31) for it in q.about)
        height += 0 if q.about else 6.4 * lines
    return height


def _setting(parties: Iterable[Party]) -> tuple[int, bool]:
    """Leave two lines for each answer; one, then small letters, where that lets the questions stand on one sheet."""
    one, two = (sum(_height(party, lines) for party in parties) for lines in (1, 2))
    for lines, small, height in ((2, False, two), (1, False, one), (1, True, one * _SMALL)):
        if height <= _ROOM:
            return lines, small
    return (2 if two <= _ROOM + _MORE else 1), False


def visit_sheet(case: Case, library: Library) -> VisitSheet:
    """Work out what to ask on a visit to the place of ``case``."""
    of_gaps = [Question(gap.topic, gap.ask, gap.text) for gap in case.not_reported]
    derived = [*_of_figures(case), *_of_plans(case)]
    by_party: dict[str, list[Question]] = {}
    for question in (*of_gaps, *derived):
        whom = next((p for p in _PARTIES if question.topic in p.topics), _LEADERS)
        by_party.setdefault(whom.id, []).append(question)
    parties = tuple(
        Party(p.id, p.title, p.hint, tuple(by_party[p.id])) for p in _PARTIES if p.id in by_party
    )
    lines, small = _setting(parties)
    return VisitSheet(
        case_id=case.id,
        title=case.title,
        uri=visit_uri(case.id),
        case_uri=case_uri(case.id),
        place=place_words(case.place),
        sources=tuple(
            Item(source.name, source_uri(name), note=source_day(source))
            for name in case.sources
            if (source := library.sources.get(name))
        ),
        parties=parties,
        gaps=len(of_gaps),
        derived=len(derived),
        lines=lines,
        small=small,
    )
