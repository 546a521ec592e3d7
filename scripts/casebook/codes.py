"""The registry of problem codes: what each one means, why it matters and how to mend it.

The entries live in ``codes.yml`` beside this module, so that the command line, the error book of the
site and the tests all read the same text.
"""

from __future__ import annotations

import base64
import difflib
import functools
import importlib.resources
import re
import textwrap
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from casebook.language.invisible import is_hidden
from casebook.problem import Severity

GROUPS = {
    "YML": "文件和写法",
    "FLD": "字段",
    "VOC": "词表",
    "PLC": "地点",
    "PRF": "数字的依据",
    "CAL": "推算",
    "DEC": "抉择",
    "PER": "时间",
    "TXT": "文字",
    "PII": "个人信息",
    "SPM": "垃圾文字",
    "REF": "编号和引用",
    "SRC": "来源",
    "CUR": "培训方案",
    "TCH": "教学说明",
    "LIB": "整个库",
    "OWN": "我们程序的毛病",
}
"""What the letters of a code stand for."""

SEVERITY_WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒"}
"""How the two severities are called in front of a contributor."""


@dataclass(frozen=True)
class Example:
    """The smallest text that raises a code.

    ``kind`` is ``raw`` for the whole text of a file, else the kind of record whose fields it replaces.
    ``path`` names the file where the place of the file matters; ``without`` are fields (``place.code``)
    that are missing, or 文件 for the file as a whole.
    """

    kind: str
    content: bytes
    path: str = ""
    without: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The example as text; undecodable bytes become U+FFFD."""
        return self.content.decode("utf-8", "replace")

    @property
    def shown(self) -> str:
        """The text as people see it, with what it leaves out as comments."""
        where = f"# 文件：{self.path}\n" if self.path else ""
        missing = "".join(
            f"# 没有{'' if name == '文件' else '写 '}{name}\n" for name in self.without
        )
        return where + self.text + missing


@dataclass(frozen=True)
class Code:
    """One entry of the registry. ``what``, ``why`` and ``fix`` are Chinese sentences."""

    code: str
    slug: str
    severity: Severity
    title: str
    what: str
    why: str
    fix: str
    bad: Example | None = None
    good: str | None = None


class UnknownCodeError(LookupError):
    """Raised by :func:`code` for a name that is neither a code nor a slug."""


@functools.cache
def all_codes() -> tuple[Code, ...]:
    """Every entry, in the order of the registry. Raises ``ValueError`` if the registry is broken."""
    text = importlib.resources.files("casebook").joinpath("codes.yml").read_text("utf-8")
    entries = yaml.load(text, Loader=yaml.CSafeLoader)["codes"]
    return tuple(_entry(entry) for entry in entries)


@functools.cache
def _by_name() -> Mapping[str, Code]:
    return {name: entry for entry in all_codes() for name in (entry.code, entry.slug)}


def find(name: str) -> Code | None:
    """The entry with this code or slug (case and leading zeros do not matter), or ``None``."""
    return _by_name().get(_canonical(name)) or _by_name().get(name.strip().lower())


def _canonical(name: str) -> str:
    """A code as the registry writes it: yml 10 is YML-010."""
    found = re.fullmatch(r"\s*([A-Za-z]{3})[-_ ]?([0-9]{1,3})\s*", name)
    return f"{found[1].upper()}-{int(found[2]):03d}" if found else name.strip().upper()


def code(name: str) -> Code:
    """The entry with this code or slug. Raises :class:`UnknownCodeError`."""
    entry = find(name)
    if entry is None:
        raise UnknownCodeError(name)
    return entry


def similar(name: str) -> tuple[str, ...]:
    """Up to three codes or slugs written much like ``name``, best first."""
    wanted = name.strip()
    near = difflib.get_close_matches(_canonical(name), [c.code for c in all_codes()], 3, 0.8)
    near += difflib.get_close_matches(wanted.lower(), [c.slug for c in all_codes()], 3, 0.6)
    return tuple(near[:3])


def explain(name: str) -> str:
    """The whole entry as Chinese text for a terminal; for an unknown name, what may have been meant."""
    entry = find(name)
    if entry is None:
        near = "、".join(f"“{candidate}”" for candidate in similar(name))
        hint = f"是不是想查{near}？" if near else "编号写成 YML-010 这样，也可以写英文短名。"
        return f"没有编号“{name.strip()}”。{hint}\n"
    parts = [
        f"{entry.code} {entry.slug}（{SEVERITY_WORDS[entry.severity]}）",
        entry.title,
        "",
        f"怎么回事：{entry.what}",
        f"为什么管：{entry.why}",
        f"怎么改：{entry.fix}",
    ]
    if entry.bad is not None:
        parts += ["", "错误的例子：", _shown(entry.bad.shown)]
    if entry.good is not None:
        parts += ["", "改好以后：", _shown(entry.good)]
    return "\n".join(parts) + "\n"


def visible(example: str, limit: int = 12) -> str:
    """An example for people: long ones cut after ``limit`` lines, invisible characters spelt out."""
    visible = "".join(
        f"⟨U+{ord(char):04X}⟩" if char != "\n" and _unreadable(char) else char for char in example
    )
    lines = visible.splitlines()
    if len(lines) > limit:
        lines = [*lines[:limit], "（下略）"]
    return "\n".join(lines)


def _unreadable(char: str) -> bool:
    return is_hidden(char) or not (char.isprintable() or char == "\u3000")


def _shown(example: str) -> str:
    return textwrap.indent(visible(example), "    ")


def _entry(raw: Mapping[str, Any]) -> Code:
    bad = raw.get("bad")
    return Code(
        code=raw["code"],
        slug=raw["slug"],
        severity=Severity(raw["severity"]),
        title=raw["title"],
        what=raw["what"],
        why=raw["why"],
        fix=raw["fix"],
        bad=None if bad is None else _example(bad),
        good=raw.get("good"),
    )


def _example(raw: Mapping[str, Any]) -> Example:
    content = (
        base64.b64decode(raw["bytes"]) if "bytes" in raw else raw.get("text", "").encode("utf-8")
    )
    return Example(
        kind=raw["kind"],
        content=content * raw.get("repeat", 1),
        path=raw.get("path", ""),
        without=tuple(raw.get("without", ())),
    )
