"""What becomes of a published record: it is corrected, takes another id, or is retired. Its address says so for ever."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace

from casebook.language.closed_words import RETIRED
from casebook.model.case import Case
from casebook.problem import Problem, Where
from casebook.read.document import Document
from casebook.validate.file_names import RESERVED
from casebook.validate.references import case_named
from casebook.validate.scope import Scope
from casebook.validate.verdict import AcrossCase, Reference, Verdict

_INSTEAD = ("editorial", "retired", "instead")


def retired_says_why(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """The state 已下线 and the reason for it go together."""
    retired = case.editorial.retired
    if (case.editorial.status == RETIRED) != (retired is not None):
        text = (
            "写了下线的理由（retired），核对状态（status）就要写“已下线”。"
            if retired
            else "核对状态写了“已下线”，要在下线（retired）里写明日期和理由（date、reason）。"
        )
        yield document.problem("FLD-020", ("editorial", "status"), text)


def dated_after_recorded(document: Document, case: Case, _scope: Scope) -> Iterator[Problem]:
    """Nothing is corrected or retired before it has come into the library."""
    days: list[tuple[Where, str]] = [
        (("editorial", "corrections", n, "date"), correction.date)
        for n, correction in enumerate(case.editorial.corrections)
    ]
    if case.editorial.retired is not None:
        days.append((("editorial", "retired", "date"), case.editorial.retired.date))
    for where, day in days:
        if day < case.editorial.recorded:
            text = f"日期 {day} 早于入库日期（recorded）{case.editorial.recorded}。"
            yield document.problem("PER-009", where, text)


def instead_known(document: Document, case: Case, _scope: Scope) -> Iterator[Problem | Reference]:
    """What a retired record leads to is there, and not the record itself."""
    retired = case.editorial.retired
    for index, name in enumerate(retired.instead if retired else ()):
        where = (*_INSTEAD, index)
        if name == case.id:
            yield document.problem("REF-012", where, "改看的案例（instead）写成了自己。")
        else:
            yield case_named(document, where, name)


def _former(cases: Mapping[str, Verdict]) -> Iterator[tuple[str, int, str]]:
    """Each former id with the record that had it and its position there."""
    for name, verdict in sorted(cases.items()):
        if isinstance(verdict.across, AcrossCase):
            for position, former in enumerate(verdict.across.former):
                yield name, position, former


def former_ids_free(cases: Mapping[str, Verdict]) -> Iterator[Problem]:
    """Refuse a former id that is, or was, the id of another record: one address cannot lead to two."""
    first: dict[str, str] = {}
    for name, position, former in _former(cases):
        where = ("former_ids", position)
        if former in cases:
            whose = "自己现在的编号" if former == name else f"{cases[former].path} 在用"
            text = f"原来的编号 {former} 是{whose}，旧网址没法再跳转。"
        elif former in RESERVED or former.isdecimal():
            text = f"原来的编号 {former} 是网站自己的地址，不会是案例的编号。"
        elif former in first:
            text = f"原来的编号 {former} 已经写在 {first[former]} 里，一个旧网址只能跳到一处。"
        else:
            first[former] = name
            continue
        yield cases[name].problem("REF-013", where, text)


def by_former_id(cases: Mapping[str, Verdict]) -> Mapping[str, str]:
    """The present id of each record by its former ones."""
    return {former: name for name, _, former in _former(cases)}


def retired_ids(cases: Mapping[str, Verdict]) -> frozenset[str]:
    """The ids of the records that are retired."""
    return frozenset(
        name
        for name, verdict in cases.items()
        if isinstance(verdict.across, AcrossCase) and verdict.across.retired
    )


def retired_not_used(verdicts: Iterable[Verdict], retired: Collection[str]) -> Iterator[Problem]:
    """Refuse curricula with retired records in them, and retired records that lead to others such.

    Relations may name them: the new record takes the place of the old.
    """
    for verdict in verdicts if retired else ():
        for reference in verdict.references:
            if reference.kind != "case" or reference.name not in retired:
                continue
            if verdict.kind == "curriculum" or reference.problem.where[:3] == _INSTEAD:
                text = f"案例 {reference.name} 已下线，请换成别的，或者删去。"
                yield replace(reference.problem, code="REF-014", message=text, replacement=None)


CASE_RULES = (retired_says_why, dated_after_recorded, instead_known)
