"""Snippets: the empty form of a list's next item, which an editor offers after the dash.

The syntax of the placeholders is that of VS Code's snippets and of the Language Server Protocol 3.17.
"""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator, Mapping
from typing import Any

_OFFERED = ("evidence",)
"""Optional fields that a good record has nearly always."""

_QUOTED = re.compile(r"\[0-9\]")
_FIRST_ID = re.compile(r"([a-z])1(?=、)")


def snippet(model: Mapping[str, Any], models: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body for ``model`` (as pydantic describes it) with its required fields as tab stops.

    ``models`` holds the other models by name. Raises ``KeyError`` for a reference to none of them.
    """
    return _body(model, models, itertools.count(1))


def _body(
    model: Mapping[str, Any], models: Mapping[str, Any], stops: Iterator[int]
) -> dict[str, Any]:
    return {
        key: _value(field, models, stops)
        for key, field in model["properties"].items()
        if key in model.get("required", ()) or key in _OFFERED
    }


def _value(field: Mapping[str, Any], models: Mapping[str, Any], stops: Iterator[int]) -> Any:  # noqa: ANN401
    if "$ref" in field:
        return _body(models[field["$ref"].rpartition("/")[2]], models, stops)
    if "items" in field:
        return [_value({"title": field["title"], **field["items"]}, models, stops)]
    title, stop = field["title"], next(stops)
    pattern = field.get("pattern", "")
    if identifier := _FIRST_ID.search(field.get("description", "")):
        return f"{identifier.group(1)}${{{stop}:1}}"
    placeholder = f"${{{stop}:{title}}}"
    return f'"{placeholder}"' if _QUOTED.match(pattern.lstrip("^-?")) else placeholder
