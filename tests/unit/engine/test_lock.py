"""One build at a time for each site."""

from __future__ import annotations

import threading
from pathlib import Path

from casebook.engine.lock import lock


def test_the_second_waits_and_says_so(tmp_path: Path) -> None:
    order: list[str] = []
    waiting = threading.Event()

    def second() -> None:
        with lock(tmp_path, Path("/site"), waiting.set):
            order.append("second")

    thread = threading.Thread(target=second)
    with lock(tmp_path, Path("/site"), lambda: order.append("first waits")):
        thread.start()
        assert waiting.wait(30)
        order.append("first")
    thread.join(30)
    assert order == ["first", "second"]


def test_builds_of_different_sites_do_not_wait(tmp_path: Path) -> None:
    with lock(tmp_path, Path("/one"), lambda: None):
        waited: list[int] = []
        with lock(tmp_path, Path("/other"), lambda: waited.append(1)):
            pass
        assert waited == []


def test_without_a_place_for_it_builds_go_on(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with lock(tmp_path / "file" / "below", Path("/site"), lambda: None):
        pass
