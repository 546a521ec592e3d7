"""Curricula: lessons that have content, minutes and 学时 that fit, a timetable in order, and reports that invent nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from casebook.language.closed_words import CASE_TEACHING, CLASS, HALF_DAYS, PLAN, REPORT
from casebook.language.time_of_day import clock, minute_of
from casebook.model.curriculum import (
    CASE_SHARE,
    Curriculum,
    case_hours_of,
    hours_of,
    minutes_taken,
    rule_of,
)
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.decisions import quotes_of, said_by, unproven
from casebook.validate.references import case_named
from casebook.validate.scope import Scope
from casebook.validate.verdict import Reference

_MINUTES_PER_DAY: Final = 24 * 60
_PLANNED: Final = ("status", "hours_rule")
"""What plans and classes have, and reports have not."""
_NEEDED: Final = (*_PLANNED, "objectives")
_REPORTED: Final = ("sources", "record", "reported", "not_reported")
"""What only reports have."""
_TITLES: Final = {
    key: str(Curriculum.model_fields[key].title) for key in (*_NEEDED, *_REPORTED, "based_on")
}


def minutes_fit_hours(
    document: Document, curriculum: Curriculum, scope: Scope
) -> Iterator[Problem]:
    """The minutes of a lesson are its 学时 times the minutes of one."""
    rule = rule_of(curriculum, scope.vocabulary)
    for index, session in enumerate(curriculum.sessions):
        if session.minutes is None or session.hours is None or rule is None:
            continue
        parts = session.minutes
        planned = parts.teaching + parts.discussion + parts.wrap_up
        wanted = session.hours * rule.minutes_per_hour
        if planned != wanted:
            text = (
                f"讲授、讨论、总结合计 {planned} 分钟；{session.hours:g} 学时，"
                f"每学时 {rule.minutes_per_hour} 分钟，应为 {wanted:g} 分钟。"
            )
            yield document.problem("CUR-001", ("sessions", index, "minutes"), text, on="key")


def classes_name_their_plan(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """A dated class says which plan it follows and when it starts; a plan has no date."""
    kind = curriculum.kind
    if kind == CLASS and curriculum.based_on is None:
        text = "班次要写依据方案（based_on），也就是所用方案的编号。"
        yield document.problem("CUR-003", ("kind",), text)
    if kind == CLASS and curriculum.starts is None:
        yield document.problem("FLD-014", ("kind",), "班次要写开班日期（starts）。")
    if kind == PLAN and curriculum.starts is not None:
        text = f"“{kind}”没有开班日期（starts）；有日期的，类型（kind）写“班次”。"
        yield document.problem("FLD-013", ("starts",), text)


def kinds_have_their_fields(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """A report has a source and none of the plans' fields; plans and classes have theirs and none of a report's."""
    kind = curriculum.kind
    needed, foreign = (
        (("sources",), (*_PLANNED, "based_on")) if kind == REPORT else (_NEEDED, _REPORTED)
    )
    for key in needed:
        if not getattr(curriculum, key):
            text = f"“{kind}”要写{_TITLES[key]}（{key}）。"
            yield document.problem("FLD-014", ("kind",), text)
    for key in foreign:
        if getattr(curriculum, key):
            why = (
                "文章没有说的，不替它补。"
                if kind == REPORT
                else "按文章报道写的，类型（kind）写“报道”。"
            )
            text = f"“{kind}”不写{_TITLES[key]}（{key}）：{why}"
            yield document.problem("FLD-013", (key,), text, on="key")


def reports_are_proven(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """Every session of a report has a phrase of its source that tells of it."""
    for index, session in enumerate(curriculum.sessions if curriculum.kind == REPORT else ()):
        if not session.evidence:
            text = "“报道”里的每一项都要有依据（evidence）。"
            yield document.problem("FLD-014", ("sessions", index), text, on="key")


def sessions_have_content(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """A session refers to cases or decisions, or has a title of its own; case teaching refers to something."""
    for index, session in enumerate(curriculum.sessions):
        named = session.cases or session.decisions
        if not named and session.title is None:
            text = (
                "这一项既没有案例（cases）和抉择（decisions），也没有标题（title），请至少写一样。"
            )
            yield document.problem("CUR-004", ("sessions", index, "id"), text)
        if session.lesson_kind == CASE_TEACHING and not named:
            text = "案例课要写讲哪些案例（cases），或者比较哪些抉择（decisions）。"
            yield document.problem("CUR-010", ("sessions", index, "lesson_kind"), text)


def lessons_and_slots(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """What is planned counts 学时 and has a form, or takes minutes and is no lesson."""
    for index, session in enumerate(curriculum.sessions if curriculum.kind != REPORT else ()):
        if (session.hours is None) == (session.lasts is None):
            text = (
                "学时（hours）和占时分钟（lasts）要写一样，只写一样："
                "课写学时，报到、用餐、乘车、休息写分钟。"
            )
            yield document.problem("CUR-008", ("sessions", index, "id"), text)
        elif session.hours is not None and session.format is None:
            text = "算学时的课要写形式（format）。"
            yield document.problem("FLD-014", ("sessions", index), text, on="key")


def timetable_in_order(
    document: Document, curriculum: Curriculum, scope: Scope
) -> Iterator[Problem]:
    """What is planned has a day and a half; days do not run backwards, and nothing begins before the last has ended."""
    if curriculum.kind == REPORT:
        return
    rule = rule_of(curriculum, scope.vocabulary)
    before: tuple[int, int] = (0, 0)
    free = 0
    for index, session in enumerate(curriculum.sessions):
        where: Where = ("sessions", index, "id")
        if session.day is None or session.half is None:
            text = "要写第几天（day）和半天（half）。"
            yield document.problem("CUR-009", where, text)
            continue
        at = (session.day, HALF_DAYS.index(session.half))
        if at < before:
            text = "课次要按先后排：这一项排在了前一项的前面（看 day 和 half）。"
            yield document.problem("CUR-009", where, text)
        if at[0] > before[0]:
            free = 0
        before = max(at, before)
        if session.starts is not None:
            begins = minute_of(session.starts)
            if begins < free:
                text = f"前一项到 {clock(free)} 才完，这一项 {session.starts} 就开始了。"
                yield document.problem("CUR-009", ("sessions", index, "starts"), text)
            free = begins
        free += minutes_taken(session, rule)
        if free > _MINUTES_PER_DAY:
            text = "这一天的安排过了半夜十二点。"
            yield document.problem("CUR-009", where, text)


def hours_within_limits(
    document: Document, curriculum: Curriculum, scope: Scope
) -> Iterator[Problem]:
    """No half-day and no day has more 学时 than the rule allows."""
    rule = rule_of(curriculum, scope.vocabulary)
    if rule is None:
        return
    for unit, most in (("half", rule.per_half_day), ("day", rule.per_day)):
        hours: dict[tuple[int, str], float] = {}
        last: dict[tuple[int, str], int] = {}
        for index, session in enumerate(curriculum.sessions):
            if session.day is not None and session.half is not None and session.hours is not None:
                key = (session.day, session.half if unit == "half" else "")
                hours[key] = hours.get(key, 0) + session.hours
                last[key] = index
        for (day, half), total in hours.items():
            if total > most:
                text = (
                    f"第 {day} 天{half}共 {total:g} 学时，"
                    f"“{curriculum.hours_rule}”{'半天' if half else '一天'}最多 {most:g} 学时。"
                )
                where = ("sessions", last[day, half], "hours")
                yield document.problem("CUR-005", where, text)


def enough_case_teaching(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """Remind of a plan of which less than a third is case teaching."""
    if curriculum.kind == REPORT:
        return
    total, cases = hours_of(curriculum.sessions), case_hours_of(curriculum.sessions)
    if cases < CASE_SHARE * total:
        text = f"共 {float(total):g} 学时，案例课 {float(cases):g} 学时，不到三分之一。"
        yield document.problem("CUR-006", ("sessions",), text, on="key")


def competences_covered(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem]:
    """Every capacity that the curriculum promises is trained by a lesson."""
    trained = {word for session in curriculum.sessions for word in session.competences}
    for position, word in enumerate(curriculum.competences):
        if word not in trained:
            text = f"没有一节课练“{word}”：在练它的那节课里写进 competences，或者从这里删掉。"
            yield document.problem("CUR-007", ("competences", position), text)


def numbers_proven(document: Document, curriculum: Curriculum, scope: Scope) -> Iterator[Problem]:
    """What is told of an article has no number that its phrases do not have."""
    data: Mapping[str, object] = document.data or {}
    listed = data.get("reported")
    for index, told in enumerate(curriculum.reported):
        quotes = quotes_of(listed[index]) if isinstance(listed, list) else ()
        where = ("reported", index, "text")
        for span, why in unproven(told.text, said_by(quotes, scope), scope):
            yield document.problem("PRF-015", where, why, span=span)


def references_known(
    document: Document, curriculum: Curriculum, _scope: Scope
) -> Iterator[Problem | Reference]:
    """Refuse cases and plans that do not exist."""
    for index, session in enumerate(curriculum.sessions):
        for position, name in enumerate(session.cases):
            yield case_named(document, ("sessions", index, "cases", position), name)
    if curriculum.record is not None:
        yield case_named(document, ("record",), curriculum.record)
    plan = curriculum.based_on
    if plan == curriculum.id:
        yield document.problem("REF-012", ("based_on",), "依据方案（based_on）写成了自己。")
    elif plan is not None:
        text = f"cases/curricula/ 里没有编号为 {plan} 的方案。"
        problem = document.problem("REF-009", ("based_on",), text, replacement=plan)
        yield Reference("plan", plan, problem)


RULES = (
    minutes_fit_hours,
    classes_name_their_plan,
    kinds_have_their_fields,
    reports_are_proven,
    sessions_have_content,
    lessons_and_slots,
    timetable_in_order,
    hours_within_limits,
    enough_case_teaching,
    competences_covered,
    numbers_proven,
    references_known,
)
