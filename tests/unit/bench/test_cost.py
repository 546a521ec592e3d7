"""The cost of a command: of all its processes, and only of them."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from tests.bench.cost import FailedError, measured, weight

# A process that holds 60 MB starts another that holds 50 MB more, and both wait until they may have been seen.
_BOTH = """
import subprocess, sys, time
held = b"x" * 60_000_000
if len(sys.argv) == 1:
    child = "import time; held = b'x' * 50_000_000; time.sleep(0.7)"
    subprocess.run([sys.executable, "-c", child], check=True)
"""
_BUSY = "import subprocess, sys; subprocess.run([sys.executable, '-c', 'sum(range(20_000_000))'])"


def test_the_memory_is_that_of_all_processes_at_once(tmp_path: Path) -> None:
    cost = measured([sys.executable, "-c", _BOTH], tmp_path)
    assert 110 < cost.peak < 170


def test_the_cpu_is_that_of_all_processes(tmp_path: Path) -> None:
    idle = measured([sys.executable, "-c", "import time; time.sleep(0.5)"], tmp_path)
    busy = measured([sys.executable, "-c", _BUSY], tmp_path)
    assert busy.cpu > idle.cpu + 0.1
    assert idle.wall >= 0.5 > idle.cpu


def test_a_command_that_fails_is_told_with_what_it_printed(tmp_path: Path) -> None:
    with pytest.raises(FailedError, match=r"(?s)exit 3.*no such thing"):
        measured([sys.executable, "-c", "print('no such thing'); raise SystemExit(3)"], tmp_path)


def test_a_command_that_takes_too_long_is_ended_with_all_that_it_started(tmp_path: Path) -> None:
    sleeps = "import time; open('begun', 'w'); time.sleep(60); open('ended', 'w')"
    starts = f"import subprocess, sys; subprocess.run([sys.executable, '-c', {sleeps!r}])"
    with pytest.raises(FailedError, match="longer than"):
        measured([sys.executable, "-c", starts], tmp_path, limit=2)
    assert not (tmp_path / "ended").exists()


def test_files_are_counted_below_all_folders(tmp_path: Path) -> None:
    (tmp_path / "a/b").mkdir(parents=True)
    (tmp_path / "a/b/c.html").write_bytes(b"12345")
    (tmp_path / "d").write_bytes(b"678")
    found = weight(tmp_path)
    assert (found.files, found.bytes) == (2, 8)
