"""The address of the browse page with conditions chosen, as ``theme/browser/browse/state.ts`` reads it."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote


def browse_address(chosen: Mapping[str, str]) -> str:
    """Return the site-relative address of the cases that meet ``chosen``: {"难题": "养老服务不足", "地区": "441322"}.

    A condition without a value is left out. Browsers escape what is not ASCII themselves; written as it stands
    it is a third as long.
    """
    parts = (f"{facet}={_escaped(value)}" for facet, value in chosen.items() if value)
    return f"cases/#{'&'.join(parts)}"


def _escaped(value: str) -> str:
    return "".join(quote(c, safe="") if c.isascii() else c for c in value)
