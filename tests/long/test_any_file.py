"""Twenty thousand damaged files: `read_document` says what is wrong with each, soon, and within its memory.

Real records and the tricks of `tests/property/read` are cut, doubled, overwritten and stuffed byte by byte.
"""

from __future__ import annotations

import random
import resource
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.problem import Severity
from casebook.read import read_document
from casebook.read.encoding import MAX_BYTES

DOCUMENTS = 20_000
SECONDS = 1.0
"""CPU that 256 KB may take."""

MEMORY = 200 * 1024
"""Kilobytes that reading any of them may add to the process."""

PIECES = (
    *(
        b"\x00",
        b"\xff\xfe",
        b"\xef\xbb\xbf",
        b"\x1b[2J",
        b"\xed\xa0\x80",
        b"\xf4\x90\x80\x80",
        b"\t",
        b"\r",
    ),
    *(
        b"&a ",
        b"*a",
        b"<<: ",
        b"!!python/object/apply:os.system ",
        b"---\n",
        b"...\n",
        b"%YAML 1.1\n",
        b"? ",
        b"| ",
    ),
    *(
        b"[",
        b"]",
        b"{",
        b"}",
        b'"',
        b"'",
        b": ",
        b":",
        b"- ",
        b"-",
        b"#",
        b" #",
        b">",
        b"|",
        b"\n",
        b"\n  ",
        b"\n\n",
    ),
    *(
        b"\\u202e",
        b"\\x00",
        b"\\ud800",
        b"0b1",
        b"1:59:59",
        b"1e999",
        b".inf",
        b"0x1f",
        b"~",
        b"=",
        b"2024-02-30",
    ),
    *(
        "：".encode(),
        "“".encode(),
        "”".encode(),
        "－".encode(),
        "　".encode(),
        "\u200b".encode(),
        "\ufdd0".encode(),
    ),
)

Damage = Callable[[bytes, random.Random], bytes]


def _cut(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    return content[:start] + content[start + chance.randrange(1, 200) :]


def _overwrite(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.randbytes(chance.randrange(1, 4)) + content[at + 2 :]


def _insert(content: bytes, chance: random.Random) -> bytes:
    at = chance.randrange(len(content) + 1)
    return content[:at] + chance.choice(PIECES) + content[at:]


def _double(content: bytes, chance: random.Random) -> bytes:
    start = chance.randrange(len(content) + 1)
    part = content[start : start + chance.randrange(1, 400)]
    return content[:start] + part * chance.randrange(2, 5) + content[start:]


def _stuff(content: bytes, chance: random.Random) -> bytes:
    """Repeat one piece until the file is as large as a file may be."""
    at = chance.randrange(len(content) + 1)
    piece = chance.choice(PIECES) * chance.choice((1, 1, 3))
    room = chance.choice((2_000, 20_000, MAX_BYTES)) - len(content)
    return content[:at] + piece * max(1, room // len(piece)) + content[at:]


DAMAGES: tuple[Damage, ...] = (_cut, _overwrite, _insert, _insert, _double)


def damaged(content: bytes, chance: random.Random) -> bytes:
    """A file after one to six accidents; one in forty is stuffed as well."""
    for _ in range(chance.randrange(1, 7)):
        content = chance.choice(DAMAGES)(content, chance)
    return _stuff(content, chance) if chance.random() < 1 / 40 else content


def examine(contents: list[bytes], number: int) -> None:
    """Read ``number`` damaged files; ``contents`` are sound ones."""
    for seed in range(number):
        chance = random.Random(seed)
        content = damaged(chance.choice(contents), chance)
        began = time.process_time()
        document = read_document("cases/records/hubei/a.yml", content)
        took = time.process_time() - began
        assert took < SECONDS * max(1.0, len(content) / MAX_BYTES), (seed, took)
        if document.data is None:
            assert any(p.severity is Severity.ERROR for p in document.problems), seed


def test_no_file_is_too_much(cases: Path) -> None:
    contents = [path.read_bytes() for path in sorted(cases.glob("*/**/*.yml"))]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    examine(contents, DOCUMENTS)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < MEMORY


@pytest.mark.parametrize("piece", PIECES, ids=repr)
@pytest.mark.parametrize(
    "before", [b"", b"title: ", b'title: "', b"a:\n  - ", b"a: |\n  "], ids=repr
)
def test_a_file_full_of_one_thing(piece: bytes, before: bytes) -> None:
    content = before + piece * ((MAX_BYTES - len(before)) // len(piece))
    began = time.process_time()
    read_document("a.yml", content)
    assert time.process_time() - began < SECONDS
