"""A build that is killed leaves the old site, the new one, or one without a broken link; and the next build is right."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from casebook.engine.make import Silent
from tests.engine.conftest import TODAY, Project
from tests.sample.real import PROJECT


def test_builds_that_are_killed(tmp_path: Path) -> None:
    """A few; ``make test-long`` kills fifty."""
    command = [sys.executable, "-m", "tests.engine.kills", str(tmp_path), "4", "7"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_two_builds_at_once(small: Project) -> None:
    """The second waits and says so; both end in the same site."""
    waiting = threading.Event()
    began = threading.Event()

    class Slow(Silent):
        def begin(self, title: str, count: int) -> None:  # noqa: ARG002  as the engine calls it
            if title == "生成网页":
                began.set()
                assert waiting.wait(60)

    sites: list[dict[str, bytes]] = []

    def first() -> None:
        small.builder().build(small.frame, today=TODAY, progress=Slow())
        sites.append(small.lies())

    thread = threading.Thread(target=first)
    thread.start()
    assert began.wait(60)

    class Waits(Silent):
        def wait(self) -> None:
            waiting.set()

    outcome = small.builder().build(small.frame, today=TODAY, progress=Waits())
    thread.join(60)
    assert outcome.site.written == 0
    assert sites == [small.lies()]
