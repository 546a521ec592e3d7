"""What a worker keeps reaches the store of whoever forked it, and never through a connection of two processes."""

from __future__ import annotations

from pathlib import Path

import pytest

from casebook.engine import crew
from casebook.engine.store import Changes, Store

CODE = "1"


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """A store that knows one thing."""
    made = Store(tmp_path / "store.sqlite", CODE)
    made.write("shelf", "known", b"1")
    made.write("shelf", "old", b"2")
    made.commit()
    return made


def _worked(store: Store, name: str) -> Changes:
    """Read what is there, keep something, and take something away, as a piece of work does."""
    store.take_changes()
    before = store.read("shelf", "known") or b""
    store.write("shelf", name, before + name.encode())
    store.keep_only("shelf", {"known", name})
    return store.take_changes()


@pytest.mark.parametrize("workers", [1, 2])
def test_what_workers_keep_is_kept(store: Store, tmp_path: Path, workers: int) -> None:
    for _, changes in crew.each(lambda name: _worked(store, name), ["a", "b"], workers=workers):
        store.apply(changes)
    store.commit()
    store.close()
    again = Store(tmp_path / "store.sqlite", CODE)
    assert again.read("shelf", "known") == b"1"
    assert again.read("shelf", "old") is None
    assert again.read("shelf", "b") == b"1b"


def test_what_was_written_before_the_fork_is_not_sent_back(store: Store) -> None:
    store.write("shelf", "large", bytes(1000))
    (_, first), (_, second) = crew.each(lambda name: _worked(store, name), ["a", "b"], workers=2)
    assert ("shelf", "large") not in {key for key, content in first.items() if content}
    assert ("shelf", "large") not in {key for key, content in second.items() if content}
