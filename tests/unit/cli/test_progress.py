"""How far a build is, is shown without a thread: beside one nothing can be forked."""

from __future__ import annotations

import threading

import pytest

from casebook.cli.progress import Bars
from casebook.engine.crew import can_fork


@pytest.mark.parametrize("terminal", ["", "1"], ids=["file", "terminal"])
def test_bars_leave_the_process_alone(
    terminal: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FORCE_COLOR", terminal)
    before, forks = threading.active_count(), can_fork()
    with Bars() as bars:
        bars.begin("生成网页", 2)
        bars.step()
        assert (threading.active_count(), can_fork()) == (before, forks)
        bars.step()
    assert ("2/2" in capsys.readouterr().err) is bool(terminal)
