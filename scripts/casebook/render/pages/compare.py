"""The pages on which cases stand side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casebook.derive.compare.compared_case import Column, column
from casebook.derive.compare.comparison import comparison
from casebook.derive.compare.conclusion import FEWEST, MOST
from casebook.derive.compare.elsewhere import HeldOfOne
from casebook.derive.compare.usual_sets import UsualSet
from casebook.derive.compare.words import WORDS
from casebook.derive.figures.comparability import ASPECTS
from casebook.derive.ground.addresses import (
    AGAINST_URI,
    ALIKE_URI,
    COMPARE_URI,
    COURSE_URI,
    MATRIX_URI,
    SHEET_URI,
    SLOGANS_URI,
    set_sheet_uri,
    vocabulary_uri,
)
from casebook.derive.ground.items import Item
from casebook.model.case import Case
from casebook.model.library import Library
from casebook.render.around import held_elsewhere
from casebook.render.page import Frame, Job, Page

_HOME = Item("比较", COMPARE_URI)
_SCRIPTS = ("compare",)
_LEGEND = {
    "aspects": tuple(aspect.name for aspect in ASPECTS),
    "arrows": (WORDS["more"], WORDS["less"]),
}
_WAYS = (
    (
        vocabulary_uri("decisions"),
        "比一件事怎么定",
        "社区太大拆不拆、小事谁来办：各地选了哪一种，按什么标准。",
    ),
    (vocabulary_uri("measures"), "比一种做法", "网格化、积分、联席会：同一种做法，各地哪里不同。"),
    ("#choose", "比几个案例", "挑 2 到 4 个案例，一眼看谁牵头、多久一次、花多少。"),
    (AGAINST_URI, "比两个地方", "两个县、两个区：哪些做法都有，各是怎么写的。"),
)
"""The four ways into comparing, at the top of the page."""
DOORS = (
    (ALIKE_URI, "我像谁", "填几项你那里的情况，找出情况相近的案例，每一项差多少都写明。"),
    (AGAINST_URI, "两个地方比", "哪些难题和做法两地都有，哪些只有一地有，哪些数字能比。"),
    (MATRIX_URI, "难题和做法对照表", "哪个难题用过哪些做法，各有几个案例，哪些格子还空着。"),
    (SLOGANS_URI, "口号对照", "“1+10+N”一类的口号指什么，哪些原文没有讲清，别处谁也这样做。"),
)
"""Other ways of comparing: (address, title, what it shows)."""


def jobs(frame: Frame) -> Iterator[Job]:
    """Yield the page on which readers choose, the usual sets, and where the list for a course has gone."""
    if "indicators" not in frame.library.vocabulary.files:
        return  # broken, which is only shown while serving
    yield Job("all compare", _choose, outlined=True)
    for chosen, cases, held in sets_with_cases(frame):
        yield Job(f"set {chosen.id}", _usual, cases, facts=(chosen, held))
    yield Job("the list for a course", _course, cases=())


def sets_with_cases(
    frame: Frame,
) -> Iterator[tuple[UsualSet, Sequence[Case], tuple[HeldOfOne, ...]]]:
    """Yield every usual set with its cases, and what other records hold for each of them."""
    for chosen in frame.usual_sets:
        cases = [frame.library.cases[name] for name in chosen.cases]
        yield chosen, cases, tuple(held_elsewhere(frame, case) for case in cases)


def columns_of(frame: Frame, chosen: UsualSet, held: Sequence[HeldOfOne]) -> list[Column]:
    """Return the cases of a set as they stand side by side."""
    return [
        column(frame.library.cases[name], frame.library, elsewhere, chosen.problem)
        for name, elsewhere in zip(chosen.cases, held, strict=True)
    ]


def _choose(frame: Frame) -> Iterator[Page]:
    yield Page(
        uri=COMPARE_URI,
        title="比较",
        description="把 2 到 4 个案例放在一起看：口径一致的数字才画条，口径不同的写明为什么不能比。",
        section="compare",
        content=frame.render(
            "compare.html",
            groups=_groups(frame.usual_sets, frame.library),
            ways=_WAYS,
            doors=[door for door in DOORS if door[0] not in {way[0] for way in _WAYS}],
            total=len(frame.library.cases),
            sheet=SHEET_URI,
            fewest=FEWEST,
            most=MOST,
            **_LEGEND,
        ),
        path=frame.trail(_HOME),
        scripts=_SCRIPTS,
    )


def _course(frame: Frame) -> Iterator[Page]:
    yield Page(
        uri=COURSE_URI,
        title="备课清单",
        description="备课清单搬到了排课。",
        section="compare",
        content=frame.render("course.html"),
        path=frame.trail(_HOME, Item("备课清单", COURSE_URI)),
    )


def _groups(
    usual: tuple[UsualSet, ...], library: Library
) -> list[tuple[str, list[tuple[UsualSet, str]]]]:
    """Part the sets into those of a programme and those of a problem, each with the names of its cases."""
    named = [(s, "；".join(library.cases[name].title for name in s.cases)) for s in usual]
    programmes = [entry for entry in named if entry[0].id.startswith("parts-")]
    problems = [entry for entry in named if not entry[0].id.startswith("parts-")]
    titled = (("同一个难题，不同的地方", problems), ("同一个项目里的几项做法", programmes))
    return [(title, sets) for title, sets in titled if sets]


def _usual(frame: Frame, chosen: UsualSet, held: Sequence[HeldOfOne]) -> Iterator[Page]:
    columns = columns_of(frame, chosen, held)
    yield Page(
        uri=chosen.uri,
        title=chosen.title,
        description=f"并排看：{'；'.join(c.title for c in columns)}。",
        section="compare",
        content=frame.render(
            "comparison.html",
            usual=chosen,
            comparison=comparison(columns, frame.library.vocabulary),
            sheet=set_sheet_uri(chosen.id),
            **_LEGEND,
        ),
        path=frame.trail(_HOME, Item(chosen.title, chosen.uri)),
        scripts=_SCRIPTS,
    )
