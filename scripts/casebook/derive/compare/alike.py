"""What a reader's place is compared with: the features of every case, prepared for the page 我像谁.

The distance itself is worked out in the browser and defined there, once: ``theme/browser/alike/distance.ts``. Here is
said which facts of a record count as a feature. What a record does not say stays unknown, with the reason in words.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from decimal import Decimal

from casebook.derive.case.problem_words import ProblemWord, aimed_at, problem_words
from casebook.derive.figures.interval import of_figure
from casebook.derive.figures.quantities import of_observation
from casebook.derive.ground.place_names import place_words
from casebook.derive.ground.scope_level import scope_level
from casebook.divisions import divisions
from casebook.language.closed_words import NOT_STATED
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.model.observation import Observation
from casebook.model.vocabulary import Term

FEWEST = 3
"""A question that fewer records can answer tells nearly all of them apart by nothing: it is not asked."""
LEVELS = ("小区", "村级", "乡级", "县级", "市级", "省级")
"""How large a place is, from small to large, as :func:`scope_level` names it."""
LEVEL_WORDS = ("一个小区", "一个村或社区", "一个乡镇或街道", "一个县（市、区）", "一个市", "一个省")
_DIVISION_LEVELS = {"县": "县级", "市": "市级", "省": "省级"}


@dataclass(frozen=True)
class Asked:
    """A number that the form asks for, and the indicator of the codebook that answers it.

    ``kind`` names the formula: a ``size`` is compared by how many times it differs, a ``share`` by points. ``factor``
    turns what is typed into the unit of the figures. A share counts only if it is of ``of``. ``each`` is the level that the
    question itself names: then the size of the reader's place plays no part.
    """

    key: str
    label: str
    unit: str
    kind: str
    indicator: str
    hint: str = ""
    factor: int = 1
    of: str = ""
    each: str = ""


ASKED = (
    Asked("households", "户数", "户", "size", "户数", "住了多少户。户和人不互换。"),
    Asked(
        "residents",
        "常住人口",
        "人",
        "size",
        "常住人口",
        "按常住人口填，不是户籍人口，也不是服务人次。",
    ),
    Asked("elderly", "老年人占常住人口", "%", "share", "老年人口占比", of="常住人口"),
    Asked("floating", "流动人口", "人", "size", "流动人口", "知道人数填人数，知道比例填下一格。"),
    Asked("floating-share", "流动人口占常住人口", "%", "share", "流动人口占比", of="常住人口"),
    Asked("staff", "专职社区工作者", "人", "size", "社区工作者人数", "不算志愿者和网格里的兼职。"),
    Asked(
        "funds",
        "每年的专项经费",
        "万元",
        "size",
        "每社区年专项经费",
        "一个社区一年能安排多少，不是项目总投入。不管上面选的是哪一级。",
        factor=10_000,
        each="村级",
    ),
)


@dataclass(frozen=True)
class Known:
    """A figure of a case that answers a question of the form, or the reason why it cannot.

    ``low`` and ``high`` bound it in its own unit, ``None`` where the source sets no bound. ``level`` is the number in
    :data:`LEVELS` of the place it speaks of, ``None`` for a share. ``reason`` is empty for a figure that counts.
    """

    key: str
    text: str
    anchor: str
    low: Decimal | None
    high: Decimal | None
    level: int | None
    reason: str


@dataclass(frozen=True)
class Done:
    """A measure of a case, and the kinds of problems that it is for."""

    name: str
    anchor: str
    problems: tuple[str, ...]


@dataclass(frozen=True)
class Features:
    """What one case is compared by, and what was done there.

    ``property_manager`` is ``None`` where the record says nothing clear.
    """

    id: str
    title: str
    place: str
    problems: tuple[ProblemWord, ...]
    measures: tuple[Done, ...]
    level: int
    settlements: tuple[str, ...]
    property_manager: bool | None
    figures: tuple[Known, ...]
    needs: tuple[tuple[str, bool], ...]
    """Conditions of transfer, each with whether it is a must."""


def _level(case: Case) -> str:
    place = case.place
    if place.community:
        return "村级"
    if place.township:
        return "乡级"
    division = divisions().get(place.code)
    return _DIVISION_LEVELS[division.level] if division else "县级"


def _property_manager(case: Case) -> bool | None:
    """A manager takes part, or the estate is one without: the two together say nothing clear."""
    has = any(
        a.actor == "物业企业" for a in (*case.actors, *(w for m in case.measures for w in m.who))
    )
    lacks = "三无小区" in case.settlements
    return None if has == lacks else has


def _known(asked: Asked, o: Observation) -> Known:
    """Say what ``o`` answers to ``asked``; figures are only taken from a source that says enough of them."""
    meant = of_figure(o)
    level: str | None = None
    reason = ""
    of = o.denominator.label.partition("（")[0].strip() if o.denominator else ""
    if asked.kind == "share":
        if of != asked.of:
            reason = "没有写除以什么" if of in {"", NOT_STATED} else f"除以的是{of}"
    else:
        # A number for each community speaks of a community, wherever it was counted.
        level = scope_level(of or o.scope.place)
        if o.scope.group and not of:
            reason = "只说一部分人"
        elif level is None:
            reason = "没有写清是多大地方的数"
        elif asked.each:
            reason = "" if level == asked.each else "不是一个社区的数"
            level = None
    if meant is None:
        reason = "是平均数或最高数"
    return Known(
        key=asked.key,
        text=f"{o.label}{of_observation(o).marked}",
        anchor=o.id,
        low=None if meant is None else meant.low,
        high=None if meant is None else meant.high,
        level=LEVELS.index(level) if level else None,
        reason=reason,
    )


def features(case: Case) -> Features:
    """Return what ``case`` is compared by."""
    return Features(
        id=case.id,
        title=case.title,
        place=place_words(case.place),
        problems=problem_words(case),
        measures=tuple(
            Done(m.name, m.id, tuple(word.term for word in aimed_at(case, m)))
            for m in case.measures
        ),
        level=LEVELS.index(_level(case)),
        settlements=case.settlements,
        property_manager=_property_manager(case),
        figures=tuple(
            _known(asked, o)
            for asked in ASKED
            for o in case.observations
            if o.indicator == asked.indicator
            and o.level != "目标"
            and o.kind in {"存量", "比率", "标准"}
        ),
        needs=tuple((c.condition, c.necessity == "必须") for c in case.transfer.conditions),
    )


def features_of_all(library: Library) -> list[Features]:
    """Return what all cases are compared by, in their order."""
    return [library.once(_features, case) for case in library.cases.values()]


def _features(case: Case, _: Library) -> Features:
    return features(case)


@dataclass(frozen=True)
class Need:
    """A condition of transfer as a reader is asked for it: its word, and the first sentence of its definition."""

    term: Term
    plain: str


@dataclass(frozen=True)
class Form:
    """What a reader is asked: only what enough records can answer. ``left_out`` names the questions that too few can."""

    problems: tuple[tuple[Term, int], ...]
    settlements: tuple[Term, ...]
    asked: tuple[Asked, ...]
    manager: bool
    needs: tuple[Need, ...]
    left_out: tuple[str, ...]


def form(library: Library, fewest: int = FEWEST) -> Form:
    """Return the questions that at least ``fewest`` records of ``library`` answer, in the order of the vocabularies.

    A problem or a kind of settlement is an answer and no question: one that a single record has may be chosen.
    """
    all_features = features_of_all(library)
    problems = Counter(word.term for case in all_features for word in case.problems)
    settlements = {word for case in all_features for word in case.settlements}
    answering = Counter(
        key for case in all_features for key in {f.key for f in case.figures if not f.reason}
    )
    asked = tuple(one for one in ASKED if answering[one.key] >= fewest)
    manager = sum(case.property_manager is not None for case in all_features) >= fewest
    needed = Counter(word for case in all_features for word, _ in case.needs)
    return Form(
        problems=tuple(
            (term, problems[term.term])
            for term in library.vocabulary.terms("problems")
            if term.term in problems
        ),
        settlements=tuple(
            term for term in library.vocabulary.terms("settlements") if term.term in settlements
        ),
        asked=asked,
        manager=manager,
        needs=tuple(
            Need(term, f"{term.definition.partition('。')[0].partition('，例如')[0]}。")
            for term in library.vocabulary.terms("conditions")
            if needed[term.term] >= fewest
        ),
        left_out=(
            *(one.label for one in ASKED if one not in asked),
            *([] if manager else ["有没有物业"]),
        ),
    )
