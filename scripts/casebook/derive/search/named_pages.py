"""The pages that a search may name besides the cases: those of terms, slogans and curricula, and the one of lessons."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from casebook.derive.ground.addresses import (
    CURRICULA_URI,
    LESSONS_URI,
    curriculum_uri,
    term_uri,
)
from casebook.derive.practice.slogan_text import bare
from casebook.derive.practice.slogans import slogan_addresses
from casebook.derive.search.query_tables import WITH_PAGES
from casebook.model.library import Library

MOST_SLOGANS: Final = 300
"""Nearly every record has slogans of its own: those that most records share are enough to be named."""

_TERMS: Final = MappingProxyType(
    {
        "decisions": "抉择",
        "problems": "难题",
        "measures": "做法",
        "settlements": "社区类型",
        "indicators": "指标",
    }
)

_LESSONS: Final = (
    "教训", "失败", "问题", "没成效", "自认的问题", "失败与教训", "不成功", "没成功", "没效果", "没有效果", "没有成效", "没做成",
    "存在的问题", "存在问题", "不足", "短板", "缺点", "反面例子", "反面典型", "弯路", "走弯路", "踩坑", "做砸了", "翻车", "没有成效数字",
    "只有说法", "只有口号", "自认有问题", "承认的问题",
)  # fmt: skip
"""How readers ask for what went wrong."""

_TEACHING: Final = (
    "排课", "教案", "讲义", "课件", "课程", "培训", "培训方案", "培训课程", "培训班", "党校", "上课", "案例教学", "案例课", "教学案例",
    "案例使用说明", "学员手册", "教师手册", "现场教学", "任务单", "签到表", "评估表", "审核表", "选票", "学时", "课程表",
)  # fmt: skip
"""How trainers ask for what they teach with."""


@dataclass(frozen=True)
class NamedPage:
    """A page by its name and, for a term, by what else people call it.

    ``kind`` is written for readers. Where ``stands``, a query in the other words searches for the name as well. A page
    that is ``empty`` has no case yet.
    """

    kind: str
    uri: str
    name: str
    aliases: tuple[str, ...] = ()
    synonyms: tuple[str, ...] = ()
    stands: bool = False
    empty: bool = False


def named_pages(library: Library) -> Iterator[NamedPage]:
    """Yield the pages that have a name of their own; those of places follow from the facet of places."""
    yield NamedPage("教训", LESSONS_URI, "自认的问题、没有成效数字的案例", _LESSONS)
    if library.curricula:
        yield NamedPage("备课", CURRICULA_URI, "备课", _TEACHING)
    for curriculum in library.curricula.values():
        others = (curriculum.theme,) if curriculum.theme else ()
        yield NamedPage("备课", curriculum_uri(curriculum.id), curriculum.title, others)
    used = _used(library)
    for vocabulary, kind in _TERMS.items():
        if vocabulary not in library.vocabulary.files:
            continue
        for term in library.vocabulary.terms(vocabulary):
            yield NamedPage(
                kind,
                term_uri(vocabulary, term),
                term.term,
                (*([term.question] if term.question else []), *term.aliases),
                (*term.synonyms, *(option.option for option in term.options)),
                stands=vocabulary in WITH_PAGES,
                empty=term.term not in used[vocabulary],
            )
    yield from _slogans(library)


def _used(library: Library) -> Mapping[str, set[str]]:
    """Return the terms of each vocabulary that some case uses, and those above them."""
    used: dict[str, set[str]] = {vocabulary: set() for vocabulary in _TERMS}
    for case in library.cases.values():
        used["decisions"].update(decision.decision for decision in case.decisions)
        used["problems"].update(problem.domain for problem in case.problems)
        used["measures"].update(word for measure in case.measures for word in measure.types)
        used["settlements"].update(case.settlements)
        used["indicators"].update(o.indicator for o in case.observations)
    for vocabulary, words in used.items():
        if vocabulary in library.vocabulary.files:
            parents = {t.term: t.parent for t in library.vocabulary.terms(vocabulary) if t.parent}
            for word in tuple(words):
                above = parents.get(word)
                while above and above not in words:
                    words.add(above)
                    above = parents.get(above)
    return used


def _slogans(library: Library) -> Iterator[NamedPage]:
    counts: Counter[str] = Counter()
    addresses: dict[str, str] = {}
    for name, its_addresses in sorted(slogan_addresses(library).items()):
        for slogan, address in zip(library.cases[name].slogans, its_addresses, strict=True):
            text = bare(slogan.text)
            counts[text] += 1
            addresses.setdefault(text, address)
    for text, _ in sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:MOST_SLOGANS]:
        yield NamedPage("口号", addresses[text], text)
