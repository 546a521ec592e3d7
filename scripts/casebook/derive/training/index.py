"""What a trainer can start from: the curricula by kind, the cases with a full note, and the places that host classes."""

from __future__ import annotations

from dataclasses import dataclass

from casebook.derive.case.teaching import guide_of
from casebook.derive.ground.addresses import (
    case_uri,
    class_uri,
    curriculum_uri,
    handout_uri,
    site_card_uri,
    teach_uri,
)
from casebook.derive.ground.items import Item
from casebook.derive.ground.place_names import place_words
from casebook.derive.training.site_card import site_of
from casebook.derive.training.timetable import totals
from casebook.language.closed_words import CLASS, PLAN, REPORT
from casebook.model.curriculum import Curriculum
from casebook.model.library import Library

_TITLES = {
    PLAN: "现成的方案",
    CLASS: "办过的班",
    REPORT: "别处办过的（文章报道）",
}


@dataclass(frozen=True)
class Listed:
    """A curriculum in the list: its page, how long it is, for whom, what about."""

    item: Item
    theme: str
    size: str
    audiences: str
    status: str


@dataclass(frozen=True)
class Group:
    """The curricula of one kind."""

    title: str
    listed: tuple[Listed, ...]


@dataclass(frozen=True)
class Taught:
    """A case that can be taught as it is: what learners are told it is about, what it trains, minutes, papers, its class."""

    title: str
    purpose: str
    competences: str
    minutes: int
    case: Item
    handout: Item
    teacher: Item
    classroom: str


@dataclass(frozen=True)
class CurriculumIndex:
    """The page; ``sites`` are the cards of places that host classes."""

    groups: tuple[Group, ...]
    notes: tuple[Taught, ...]
    sites: tuple[Item, ...]


def curriculum_index(library: Library) -> CurriculumIndex:
    """Gather what the page lists, in the order of ids."""
    listed: dict[str, list[Listed]] = {}
    for curriculum in library.curricula.values():
        listed.setdefault(curriculum.kind, []).append(_listed(curriculum))
    return CurriculumIndex(
        groups=tuple(
            Group(title, tuple(listed[kind])) for kind, title in _TITLES.items() if kind in listed
        ),
        notes=tuple(_notes(library)),
        sites=tuple(
            Item(site.theme, site_card_uri(name), note=place_words(case.place))
            for name, case in library.cases.items()
            if (site := site_of(case)) is not None
        ),
    )


def _listed(curriculum: Curriculum) -> Listed:
    sums = totals(curriculum)
    return Listed(
        item=Item(curriculum.title, curriculum_uri(curriculum.id)),
        theme=curriculum.theme or "",
        size=f"{sums.days} 天，{sums.hours} 学时，其中案例课 {sums.case_hours} 学时"
        if sums
        else "",
        audiences="、".join(curriculum.audiences),
        status=curriculum.status or "",
    )


def _notes(library: Library) -> list[Taught]:
    found = []
    for name, case in library.cases.items():
        guide = guide_of(case)
        if guide is not None and case.teaching is not None:
            found.append(
                Taught(
                    title=guide.title,
                    purpose=case.teaching.purpose,
                    competences="、".join(case.teaching.competences),
                    minutes=sum(segment.minutes for segment in guide.class_plan),
                    case=Item(case.title, case_uri(name)),
                    handout=Item("学员版", handout_uri(name)),
                    teacher=Item("教师版", teach_uri(name)),
                    classroom=class_uri(name),
                )
            )
    return found
