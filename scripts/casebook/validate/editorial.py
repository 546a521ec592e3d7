"""How far a record has been checked: whoever claims a state says when, by whom, or why."""

from __future__ import annotations

from collections.abc import Iterator

from casebook.problem import Problem
from casebook.read.document import Document
from casebook.validate.scope import Scope

_CHECKED = frozenset({"已核对原文", "当地单位已确认", "第三方核验"})
_TOLD = {
    "当地单位已确认": "哪个单位、什么时候确认的",
    "第三方核验": "谁、用什么办法核实了哪些数字",
    "有异议": "谁对哪里有不同说法，查到哪一步",
}
"""States that a note has to bear out, with what it tells."""


def state_borne_out(document: Document, _scope: Scope) -> Iterator[Problem]:
    """A state that promises a check has the day of it, and one that promises more has a note."""
    editorial = document.value(("editorial",))
    if not isinstance(editorial, dict):
        return
    state = editorial.get("status")
    if not isinstance(state, str):
        return
    where = ("editorial", "status")
    if state in _CHECKED and not editorial.get("checked"):
        text = f"核对状态写了“{state}”，还要写核对日期（checked）；还没有核对的，写“草稿”。"
        yield document.problem("FLD-020", where, text)
    elif state in _TOLD and not editorial.get("note"):
        text = f"核对状态写了“{state}”，要在编辑说明（note）里写明{_TOLD[state]}。"
        yield document.problem("FLD-020", where, text)


RECORD_RULES = (state_borne_out,)
