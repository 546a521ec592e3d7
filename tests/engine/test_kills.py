"""A build that is killed leaves the old site, the new one, or one without a broken link; and the next build is right."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from tests.sample.real import PROJECT


def test_builds_that_are_killed(tmp_path: Path) -> None:
    """A few; ``make test-long`` kills fifty."""
    command = [sys.executable, "-m", "tests.engine.kills", str(tmp_path), "4", "7"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
