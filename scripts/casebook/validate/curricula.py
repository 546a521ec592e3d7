"""Curricula: sessions that have content, hours that add up, classes that name their plan."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from casebook.model.curriculum import Curriculum
from casebook.problem import Problem
from casebook.read.document import Document


def minutes_fit_hours(document: Document, curriculum: Curriculum) -> Iterator[Problem]:
    """The minutes of a session are its 学时 times the minutes of one."""
    for index, session in enumerate(curriculum.sessions):
        if session.minutes is None:
            continue
        parts = session.minutes
        planned = parts.teaching + parts.discussion + parts.wrap_up
        wanted = session.hours * curriculum.hours_rule.minutes_per_hour
        if planned != wanted:
            yield document.problem(
                "CUR-001",
                ("sessions", index, "minutes"),
                f"各环节合计 {planned} 分钟，{session.hours} 学时应为 {wanted:g} 分钟。",
            )


def classes_name_their_plan(document: Document, curriculum: Curriculum) -> Iterator[Problem]:
    """A dated class says which plan it follows."""
    if curriculum.kind == "班次" and curriculum.based_on is None:
        yield document.problem("CUR-003", ("kind",), "班次要写 based_on（依据的方案编号）。")


def sessions_have_content(document: Document, curriculum: Curriculum) -> Iterator[Problem]:
    """A session refers to cases or has a title of its own."""
    for index, session in enumerate(curriculum.sessions):
        if not session.cases and session.title is None:
            yield document.problem(
                "CUR-006", ("sessions", index, "id"), "这节课既没有案例，也没有标题。"
            )


RULES = (minutes_fit_hours, classes_name_their_plan, sessions_have_content)


def references(
    curricula: Mapping[str, Curriculum], case_ids: frozenset[str], documents: Mapping[str, Document]
) -> Iterator[Problem]:
    """Refuse cases and plans that do not exist."""
    for name, curriculum in sorted(curricula.items()):
        document = documents[name]
        for index, session in enumerate(curriculum.sessions):
            for position, case_id in enumerate(session.cases):
                if case_id not in case_ids:
                    yield document.problem(
                        "REF-008",
                        ("sessions", index, "cases", position),
                        f"库里没有编号为 {case_id} 的案例。",
                    )
        if curriculum.based_on is not None and curriculum.based_on not in curricula:
            yield document.problem(
                "REF-010", ("based_on",), f"cases/curricula/ 里没有 {curriculum.based_on}。"
            )
