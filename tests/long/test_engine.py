"""More of what ``tests/engine`` tries: edits by the hundred, and fifty builds that are killed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.engine.test_same_as_clean import edited
from tests.sample.real import PROJECT


@pytest.mark.parametrize(("edits", "seed"), [(210, 1), (40, 2)])
def test_after_hundreds_of_edits_the_site_is_that_of_a_clean_build(
    tmp_path: Path, edits: int, seed: int
) -> None:
    edited(tmp_path, edits, seed)


def test_fifty_builds_that_are_killed(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "tests.engine.kills", str(tmp_path), "50", "11"]
    done = subprocess.run(command, cwd=PROJECT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
