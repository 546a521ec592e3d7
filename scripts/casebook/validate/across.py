"""Rules that need all cases at once."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from itertools import combinations

from casebook.language.closed_words import NOT_LISTED
from casebook.language.period import not_after
from casebook.model.case import Case
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.periods import is_date

OTHER_SHARE = 0.2
_ENOUGH = 5
_ALIKE = 0.9


def titles_distinct(
    cases: Mapping[str, Case], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Warn of two records in one place with nearly the same title."""
    places: dict[str, list[Case]] = {}
    for case in cases.values():
        places.setdefault(case.place.code, []).append(case)
    for neighbours in places.values():
        for first, second in combinations(sorted(neighbours, key=lambda c: c.id), 2):
            if difflib.SequenceMatcher(None, first.title, second.title).ratio() > _ALIKE:
                text = f"标题与 {first.id} 几乎一样：“{first.title}”。是两件事的，请写出不同之处。"
                yield documents[second.id].problem("LIB-001", ("title",), text)


def other_indicator_rare(
    cases: Mapping[str, Case], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Warn, at its last use, of an indicator book with too many figures outside it."""
    used = [
        (case.id, index, o)
        for _, case in sorted(cases.items())
        for index, o in enumerate(case.observations)
    ]
    others = [(name, index) for name, index, o in used if o.indicator == NOT_LISTED]
    if len(used) >= _ENOUGH and len(others) > OTHER_SHARE * len(used):
        name, index = others[-1]
        text = f"全库 {len(used)} 个数字里有 {len(others)} 个写“{NOT_LISTED}”，请在指标手册里补充指标。"
        yield documents[name].problem("LIB-002", ("observations", index, "indicator"), text)


def reviews_due(
    cases: Mapping[str, Case], documents: Mapping[str, Document], today: str
) -> Iterator[Problem]:
    """Warn of records whose date of review has passed."""
    for name, case in sorted(cases.items()):
        due = case.editorial.review_by
        if is_date(due) and not not_after(today, due):
            text = f"复核期限（review_by）{due} 已过，请重新核对，再把期限往后改。"
            yield documents[name].problem("LIB-003", ("editorial", "review_by"), text)
