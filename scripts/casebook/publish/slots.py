"""Shells: pages with slots that the site generator built once for each depth of address."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

SLOT = re.compile(r"@@CASEBOOK:([a-z-]+)@@")
_INDENTED = re.compile(r"[ \t]*\n\s*")


@dataclass(frozen=True)
class Shell:
    """A page cut at its slots: literal parts at even places, names of slots at odd ones."""

    parts: tuple[str, ...]

    @classmethod
    def cut(cls, page: str) -> Shell:
        """Cut ``page`` at its slots ``@@CASEBOOK:name@@``; of blank lines and indents, which no shell shows, a line break stays."""
        return cls(tuple(SLOT.split(_INDENTED.sub("\n", page))))

    def fill(self, slots: Mapping[str, str]) -> str:
        """Put ``slots`` into the page; a slot without text stays empty."""
        return "".join(
            slots.get(part, "") if index % 2 else part for index, part in enumerate(self.parts)
        )
