"""Workers do what one process would do, and what goes wrong in them is told."""

from __future__ import annotations

import os
import threading

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from casebook.engine import crew
from casebook.engine.crew import CrewError, each


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let these tests fork whatever has run before them: they hold no lock that those threads want.

    A thread waits for Playwright's driver in every process of the tests that has opened a browser.
    """
    count = threading.active_count()
    monkeypatch.setattr(crew, "active_threads", lambda: threading.active_count() - count + 1)


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(0, 200_000), max_size=60), st.integers(1, 3))
def test_every_piece_is_done_once(sizes: list[int], workers: int) -> None:
    done = sorted(each(bytes, sizes, workers=workers))
    assert done == [(number, bytes(size)) for number, size in enumerate(sizes)]


def test_the_work_is_done_elsewhere() -> None:
    processes = {process for _, process in each(lambda _: os.getpid(), range(40), workers=2)}
    assert os.getpid() not in processes


def test_beside_a_thread_nothing_is_forked() -> None:
    """A lock that a thread holds would be held in the fork for ever."""
    rest = threading.Event()
    thread = threading.Thread(target=rest.wait)
    thread.start()
    try:
        processes = {process for _, process in each(lambda _: os.getpid(), range(9), workers=2)}
    finally:
        rest.set()
        thread.join()
    assert processes == {os.getpid()}


def test_a_failure_is_told_with_its_place() -> None:
    def fail(number: int) -> int:
        return 1 // number

    with pytest.raises(CrewError, match=r"(?s)in fail\n.*ZeroDivisionError"):
        list(each(fail, [3, 2, 1, 0], workers=2))


def test_a_worker_that_is_killed_is_told() -> None:
    hirer = os.getpid()

    def end(number: int) -> int:
        assert os.getpid() != hirer, "not in the process of the tests: it would be gone"
        if number == 5:
            os._exit(9)
        return number

    with pytest.raises(CrewError, match="ended before"):
        list(each(end, range(30), workers=2))


def test_who_stops_listening_leaves_no_process_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    hired: list[int] = []
    fork = os.fork

    def hire() -> int:
        hired.append(fork())
        return hired[-1]

    monkeypatch.setattr(os, "fork", hire)
    results = each(bytes, [500_000] * 30, workers=2)
    next(results)
    results.close()  # type: ignore[attr-defined]
    assert len(hired) == 2
    for process in hired:
        with pytest.raises(ChildProcessError):
            os.waitpid(process, os.WNOHANG)
