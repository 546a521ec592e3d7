"""The address of the browse page with conditions chosen, as ``theme/browser/browse/state.ts`` reads it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

from casebook.derive.ground.addresses import CASES_URI

BROWSE_FACETS: Final[Mapping[str, str]] = {
    "problem": "难题",
    "measure": "做法",
    "place": "地区",
    "settlement": "社区类型",
    "actor": "主体",
    "grade": "证据",
    "has_outcome": "成效数字",
    "shortfall": "教训",
    "has_teaching": "教学提示",
    "year": "年份",
    "type": "类型",
}
"""The facets in the order of the browse page: name in the index -> name on the page and in the address."""


def browse_address(chosen: Mapping[str, str]) -> str:
    """Return the site-relative address of the cases that meet ``chosen``: {"难题": "养老服务不足", "地区": "441322"}.

    A condition without a value is left out. Browsers escape what is not ASCII themselves; written as it stands
    it is a third as long.
    """
    parts = (f"{facet}={_escaped(value)}" for facet, value in chosen.items() if value)
    return f"{CASES_URI}#{'&'.join(parts)}"


def _escaped(value: str) -> str:
    return "".join(quote(c, safe="") if c.isascii() else c for c in value)
