"""What a plain scalar means: YAML 1.2 core schema, and where YAML 1.1 readers would differ.

Sources: YAML 1.2.2, section 10.3.2 (core schema) and the YAML 1.1 type repository as PyYAML's
``SafeLoader`` implements it. Two departures from the core schema, both because a record must mean the
same to Python, to a browser and to a spreadsheet: ``0o14``, ``0x1f``, ``.inf`` and ``.nan`` stay text,
and so does a whole number of more digits than a double holds exactly. All of them are reported.
"""

from __future__ import annotations

import functools
import re

import yaml
from yaml.constructor import SafeConstructor
from yaml.resolver import Resolver

Value = dict[str, "Value"] | list["Value"] | str | int | float | bool | None
"""What a document is made of."""

_EXACT_DIGITS = 15  # a double represents every whole number of up to 15 digits

_LONGEST_NUMBER = 64
"""Characters of the longest text that is read as a number: no figure needs them, and reading them takes time."""

_FIRST = frozenset([*"-+.~=<0123456789nNtTfFyYoO", ""])

_NULL = frozenset({"", "~", "null", "Null", "NULL"})
_BOOL = {
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_INT = re.compile(r"[-+]?[0-9]+")
_FLOAT = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?")
_ODD_NUMBER = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(?:inf|Inf|INF)|\.(?:nan|NaN|NAN)")
_ONE_LETTER_BOOL = frozenset("yYnN")  # in the YAML 1.1 type repository, though not in PyYAML

_TYPE_TAGS: dict[type, str] = {
    type(None): "tag:yaml.org,2002:null",
    bool: "tag:yaml.org,2002:bool",
    int: "tag:yaml.org,2002:int",
    float: "tag:yaml.org,2002:float",
    str: "tag:yaml.org,2002:str",
}


def only_text(plain: str) -> bool:
    """Whether the first character already says that this is text, in YAML 1.1 and 1.2 alike."""
    return plain[:1] not in _FIRST


def meaning(plain: str) -> Value:
    """The value of a plain scalar."""
    return plain if len(plain) > _LONGEST_NUMBER else _meaning(plain)


@functools.lru_cache(maxsize=4096)
def _meaning(plain: str) -> Value:
    if plain in _NULL:
        return None
    if plain in _BOOL:
        return _BOOL[plain]
    if _INT.fullmatch(plain):
        return int(plain) if len(plain.lstrip("+-")) <= _EXACT_DIGITS else plain
    if _FLOAT.fullmatch(plain):
        number = float(plain)
        return plain if number in (float("inf"), float("-inf")) else number
    return plain


def misreading(plain: str) -> str:
    """How other software may read a plain scalar that is not what we read, in Chinese; else ``""``."""
    return _as_others_read(plain) if len(plain) > _LONGEST_NUMBER else _misreading(plain)


@functools.lru_cache(maxsize=4096)
def _misreading(plain: str) -> str:
    if plain in _ONE_LETTER_BOOL:
        return "“是”或“否”"
    if _ODD_NUMBER.fullmatch(plain):
        return "一个数"
    ours = meaning(plain)
    if isinstance(ours, str) and _FLOAT.fullmatch(plain):
        return "一个不准确的数"
    return _as_others_read(plain)


def _as_others_read(plain: str) -> str:
    ours = meaning(plain)
    tag = Resolver().resolve(yaml.ScalarNode, plain, (True, False))  # type: ignore[no-untyped-call]
    kind = tag.rpartition(":")[2]
    if kind in ("int", "float"):
        if len(plain) > _LONGEST_NUMBER:
            return "一个数"
        theirs = _number_of_yaml_1_1(kind, yaml.ScalarNode(tag, plain))
        same = type(theirs) is type(ours) and theirs == ours
        return "" if same else "一个数" if theirs is None else f"数 {theirs:.10g}"
    same_type = tag == _TYPE_TAGS[type(ours)]
    words = {"bool": "“是”或“否”", "timestamp": "日期类型", "str": "文字而不是数"}
    return "" if same_type else words.get(kind, "特殊符号")


def key_misreading(plain: str) -> str:
    """The same for a key, which is text to us even where it looks like a number."""
    return misreading(plain) or ("" if isinstance(meaning(plain), str) else "文字以外的值")


def _number_of_yaml_1_1(kind: str, node: yaml.ScalarNode) -> int | float | None:
    constructor = SafeConstructor()
    try:
        if kind == "int":
            return int(constructor.construct_yaml_int(node))
        return float(constructor.construct_yaml_float(node))
    except (ValueError, OverflowError):  # 0x_ matches the pattern of a number and is none
        return None
