"""The store gives back what was kept, or nothing: whatever happened to its file."""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.engine.store import Store

KEPT = {f"name {n}": bytes([n]) * (n * 37) for n in range(40)}


def filled(file: Path, code: str = "1") -> None:
    store = Store(file, code)
    for name, content in KEPT.items():
        store.write("shelf", name, content)
    store.commit()
    store.close()


def test_what_was_kept_comes_back(tmp_path: Path) -> None:
    filled(tmp_path / "store.sqlite")
    store = Store(tmp_path / "store.sqlite", "1")
    assert store.read_all("shelf") == KEPT
    assert {name: store.read("shelf", name) for name in KEPT} == KEPT
    assert store.read("other", "name 1") is None


def test_another_version_of_the_generator_finds_nothing(tmp_path: Path) -> None:
    filled(tmp_path / "store.sqlite")
    assert Store(tmp_path / "store.sqlite", "2").read_all("shelf") == {}


def test_nothing_is_written_before_all_of_it_is(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    store = Store(file, "1")
    store.write("shelf", "a", b"1")
    assert store.read("shelf", "a") == b"1"
    assert Store(file, "1").read("shelf", "a") is None
    store.commit()
    assert Store(file, "1").read("shelf", "a") == b"1"


def test_only_what_is_named_stays(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    filled(file)
    store = Store(file, "1")
    store.write("shelf", "new", b"1")
    store.keep_only("shelf", {"name 3", "new"})
    assert store.read_all("shelf") == {"name 3": KEPT["name 3"], "new": b"1"}
    store.commit()
    assert Store(file, "1").read_all("shelf") == {"name 3": KEPT["name 3"], "new": b"1"}


def test_two_builds_may_use_it_at_once(tmp_path: Path) -> None:
    file = tmp_path / "store.sqlite"
    one, other = Store(file, "1"), Store(file, "1")
    one.write("shelf", "a", b"1")
    other.write("shelf", "b", b"2")
    one.commit()
    other.commit()
    assert Store(file, "1").read_all("shelf") == {"a": b"1", "b": b"2"}


def _changed(sql: str) -> Callable[[Path, random.Random], None]:
    def change(file: Path, chance: random.Random) -> None:  # noqa: ARG001
        with sqlite3.connect(file) as database:
            database.execute(sql)
        database.close()

    return change


def _flipped(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    for _ in range(chance.choice((1, 20))):
        content[chance.randrange(len(content))] ^= 1 << chance.randrange(8)
    file.write_bytes(content)


def _cut(file: Path, chance: random.Random) -> None:
    content = file.read_bytes()
    file.write_bytes(content[: chance.randrange(len(content))])


def _garbled(file: Path, chance: random.Random) -> None:
    content = bytearray(file.read_bytes())
    at = chance.randrange(len(content))
    content[at : at + 512] = chance.randbytes(512)
    file.write_bytes(content)


def _put(file: Path, content: bytes) -> None:
    file.write_bytes(content)


def _foldered(file: Path, chance: random.Random) -> None:  # noqa: ARG001
    file.unlink()
    file.mkdir()


def _linked(file: Path, chance: random.Random) -> None:  # noqa: ARG001
    file.unlink()
    file.symlink_to("nowhere/x")


DAMAGES: dict[str, Callable[[Path, random.Random], None]] = {
    **{f"a bit flips {n}": _flipped for n in range(16)},
    **{f"the end is lost {n}": _cut for n in range(16)},
    **{f"a sector is garbled {n}": _garbled for n in range(16)},
    "emptied": lambda file, _: _put(file, b""),
    "text": lambda file, _: _put(file, b"not a database" * 99),
    "appended": lambda file, _: _put(file, file.read_bytes() + b"x" * 5000),
    "an image": lambda file, _: _put(file, b"\x89PNG" + bytes(9000)),
    "deleted": lambda file, _: file.unlink(),
    "a folder": _foldered,
    "a broken link": _linked,
    "a foreign journal": lambda file, _: _put(Path(f"{file}-journal"), b"x" * 4096),
    "a content changed": _changed("UPDATE kept SET content = X'00' WHERE name = 'name 3'"),
    "contents swapped": _changed(
        "UPDATE kept SET content = (SELECT content FROM kept WHERE name = 'name 4')"
        " WHERE name = 'name 3'"
    ),
    "rows swapped": _changed(
        "UPDATE kept SET (seal, content) = (SELECT seal, content FROM kept WHERE name = 'name 4')"
        " WHERE name = 'name 3'"
    ),
    "a text for a content": _changed("UPDATE kept SET content = 'text'"),
    "no seal": _changed("UPDATE kept SET seal = NULL"),
    "a foreign table": _changed("DROP TABLE kept"),
    "foreign columns": _changed("ALTER TABLE kept RENAME COLUMN content TO payload"),
    "a name that is no text": _changed("UPDATE kept SET name = X'FF' WHERE name = 'name 3'"),
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_costs_work_and_nothing_else(tmp_path: Path, damage: str) -> None:
    """Never an exception, never a wrong byte; and afterwards things are kept again."""
    file = tmp_path / "store.sqlite"
    filled(file)
    DAMAGES[damage](file, random.Random(damage))  # noqa: S311
    for _ in range(3):  # what lies behind the first damage may only show when that is mended
        store = Store(file, "1")
        everything = store.read_all("shelf")
        assert everything.items() <= KEPT.items()
        for name, content in KEPT.items():
            assert store.read("shelf", name) in {content, None}
            store.write("shelf", name, content)
        store.keep_only("shelf", KEPT)
        store.commit()
        assert store.read_all("shelf") == KEPT
        store.close()
    mended = damage not in {"a folder", "a broken link"}
    assert Store(file, "1").read_all("shelf") == (KEPT if mended else {})


def test_at_least_sixty_kinds_of_damage_are_tried() -> None:
    assert len(DAMAGES) >= 60


def test_a_store_that_cannot_be_written_keeps_things_in_memory(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    store = Store(tmp_path / "file" / "store.sqlite", "1")
    store.write("shelf", "a", b"1")
    store.commit()
    assert store.read("shelf", "a") == b"1"
