"""Curricula: sessions that have content, hours that add up, classes that name their plan."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.model.curriculum import Curriculum
from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.references import case_named
from casebook.validate.scope import Scope
from casebook.validate.verdict import Reference

_CLASS = "班次"


def minutes_fit_hours(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """The minutes of a session are its 学时 times the minutes of one."""
    for index, session in enumerate(curriculum.sessions):
        if session.minutes is None:
            continue
        parts = session.minutes
        planned = parts.teaching + parts.discussion + parts.wrap_up
        wanted = session.hours * curriculum.hours_rule.minutes_per_hour
        if planned != wanted:
            text = (
                f"讲授、讨论、总结合计 {planned} 分钟；{session.hours:g} 学时，"
                f"每学时 {curriculum.hours_rule.minutes_per_hour} 分钟，应为 {wanted:g} 分钟。"
            )
            yield document.problem("CUR-001", ("sessions", index, "minutes"), text, on="key")


def classes_name_their_plan(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """A dated class says which plan it follows and when it starts; a plan has no date."""
    if curriculum.kind == _CLASS and curriculum.based_on is None:
        text = "班次要写依据方案（based_on），也就是所用方案的编号。"
        yield document.problem("CUR-003", ("kind",), text)
    if curriculum.kind == _CLASS and curriculum.starts is None:
        yield document.problem("FLD-014", ("kind",), "班次要写开班日期（starts）。")
    if curriculum.kind != _CLASS and curriculum.starts is not None:
        text = f"“{curriculum.kind}”没有开班日期（starts）；有日期的，类型（kind）写“班次”。"
        yield document.problem("FLD-013", ("starts",), text)


def sessions_have_content(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """A session refers to cases or has a title of its own."""
    for index, session in enumerate(curriculum.sessions):
        if not session.cases and session.title is None:
            text = "这节课既没有案例（cases），也没有标题（title），请至少写一样。"
            yield document.problem("CUR-004", ("sessions", index, "id"), text)


def references_known(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem | Reference]:
    """Refuse cases and plans that do not exist."""
    for index, session in enumerate(curriculum.sessions):
        for position, name in enumerate(session.cases):
            yield case_named(document, ("sessions", index, "cases", position), name)
    plan = curriculum.based_on
    if plan == curriculum.id:
        yield document.problem("REF-012", ("based_on",), "依据方案（based_on）写成了自己。")
    elif plan is not None:
        text = f"cases/curricula/ 里没有编号为 {plan} 的方案。"
        problem = document.problem("REF-009", ("based_on",), text, replacement=plan)
        yield Reference("curriculum", plan, problem)


RULES = (
    minutes_fit_hours,
    classes_name_their_plan,
    sessions_have_content,
    references_known,
)
