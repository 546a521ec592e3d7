"""No pattern takes time with the square of what it reads.

CPU time is the only thing that tells how a regular expression backtracks, so this is no test of `make test`: twice
the text may take three times as long, never four; what takes no time at all is not compared.
"""

from __future__ import annotations

import importlib
import pkgutil
import re
import time
from collections.abc import Iterator
from functools import partial

import pytest

import casebook

READERS = ("read", "validate", "language", "canonical", "publish", "codes", "draft")
"""Where patterns look at what contributors write."""

ANCHORED = (
    *(
        "canonical.emit._LIKE_A_KEY",
        "language.cues._AFTER",
        "language.cues._WITHIN",
        "language.period._RULES",
    ),
    *("publish.shell._ELSEWHERE", "read.lines._KEY", "read.lines._QUOTED", "read.scan._FIELD"),
    *("read.syntax._CHINESE_KEY",),
)
"""Patterns that the code asks at one place of a text only."""

BOUNDED = {".QUOTED[0]": 0.1}
"""Seconds for 4,000 characters, which no value that is looked at exceeds (``scope.LONGEST_TEXT``)."""

SIZE = 2_000
NOTHING = 0.006
"""Seconds of CPU under which a time says nothing."""

ATTACKS = (
    *(
        "1",
        "a",
        "一",
        "十",
        "体",
        "體",
        "（",
        "（aaa",
        "“",
        "《a",
        " ",
        "\t",
        "　",
        "-",
        "- ",
        "－",
        "\n",
        "\r",
        "\r\n",
    ),
    *(
        "：",
        ":",
        ": ",
        "a:",
        "a ",
        "1+",
        "1,",
        "1.",
        "一核",
        "1号楼",
        "1单元",
        "路1",
        "a.",
        "a@",
        "a@a.",
        "QQ ",
        "QQ: ",
    ),
    *(
        "<a ",
        "<",
        "</a",
        "&",
        "&a",
        "{",
        "{a=",
        '"',
        "'",
        "\\",
        '\\"',
        "#",
        " #",
        "# ",
        "| ",
        "中（a",
        "中（ā ",
        "ā",
        "?",
    ),
    *(
        "年",
        "1年",
        "1至",
        "1-",
        "以上",
        "超过",
        "平均",
        "最高",
        "至少每",
        "原文",
        "！",
        "，",
        "书记王",
        "居民王",
        "[",
        "](",
        "*",
    ),
    *(
        "href=",
        "<a href=",
        "<a href='",
        "0",
        "0b1",
        "1:59",
        "1_",
        "深受",
        "交出",
        "ã",
        "得到",
        "\u200b",
        "☎\ufe0f",
        "1*",
        "李伟、",
        "E1",
        "幺三",
        "老李",
        "给李秀英",
    ),
)
BEFORE = ("", "a: ", 'a: "', '<a href="', "1")


def _patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for info in pkgutil.walk_packages(casebook.__path__, "casebook."):
        if info.name.split(".")[1] not in READERS:
            continue
        for name, value in vars(importlib.import_module(info.name)).items():
            for number, pattern in enumerate(_within(value)):
                yield f"{info.name.removeprefix('casebook.')}.{name}[{number}]", pattern


def _within(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern) and isinstance(value.pattern, str):
        yield value
    elif isinstance(value, tuple | list | frozenset):
        for one in value:
            yield from _within(one)
    elif isinstance(value, dict):
        for one in value.values():
            yield from _within(one)


PATTERNS = dict(_patterns())


def _seconds(pattern: re.Pattern[str], text: str, *, anchored: bool) -> float:
    started = time.process_time()
    if not anchored:
        for found in pattern.finditer(text):
            found.group()
    pattern.match(text)
    pattern.fullmatch(text)
    return time.process_time() - started


@pytest.mark.parametrize("name", PATTERNS)
def test_twice_the_text_takes_twice_the_time(name: str) -> None:
    pattern = PATTERNS[name]
    seconds = partial(_seconds, pattern, anchored=name.startswith(ANCHORED))
    slow = []
    for before in BEFORE:
        for attack in ATTACKS:
            one = before + attack * (SIZE // len(attack))
            two = before + attack * (2 * SIZE // len(attack))
            long = seconds(two)
            if long < NOTHING:
                continue
            short = min(seconds(one) for _ in range(3))
            long = min(long, *(seconds(two) for _ in range(2)))
            if long > max(NOTHING, 3 * short) and long > BOUNDED.get(name[name.rindex(".") :], 0):
                slow.append((before, attack, round(short, 4), round(long, 4)))
    assert slow == []
