"""What a command takes: seconds on the clock and of all processors, and the memory of all its processes at once."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

_OFTEN, _SHARE = 0.02, 20
"""Seconds between two looks at the memory; and no look takes more than one part in so many of the time."""
PATIENCE = 3600.0
"""Seconds after which a command is ended that nobody set another limit for."""
_TICKS = os.sysconf("SC_CLK_TCK")


class FailedError(RuntimeError):
    """A command ended with an error, or took longer than it may; the message ends with what it printed."""


@dataclass(frozen=True)
class Cost:
    """Seconds on the clock, CPU seconds of all processes, megabytes (10^6) of all of them at their peak.

    ``others`` are the CPU seconds that everything else on the machine took meanwhile.
    """

    wall: float
    cpu: float
    peak: float
    others: float


@dataclass(frozen=True)
class Weight:
    """What lies in a folder."""

    files: int
    bytes: int


class Peak(threading.Thread):
    """Looks at the memory of a process and of all that come from it, until it is told to stop.

    The memory is the proportional set size: what several processes share counts once. ``megabytes`` is the most that a
    look has seen; what was held for less than the time between two looks may be missed.
    """

    def __init__(self, process: int) -> None:
        super().__init__(daemon=True)
        self._process = process
        self._ended = threading.Event()
        self.megabytes = 0.0

    def run(self) -> None:
        """Look again and again."""
        pause = 0.0
        while not self._ended.wait(pause):
            begun = time.perf_counter()
            self.megabytes = max(self.megabytes, sum(map(_megabytes, family(self._process))))
            pause = max(_OFTEN, _SHARE * (time.perf_counter() - begun))

    def stop(self) -> None:
        """Look no more."""
        self._ended.set()
        self.join()


def family(process: int) -> list[int]:
    """Return a process and all that it started, and so on."""
    found = [process]
    for member in found:
        with suppress(OSError):
            for task in Path(f"/proc/{member}/task").iterdir():
                found += map(int, (task / "children").read_text().split())
    return found


def _megabytes(process: int) -> float:
    with suppress(OSError, TypeError):
        text = Path(f"/proc/{process}/smaps_rollup").read_text()
        return int(re.search(r"Pss:\s+(\d+)", text)[1]) * 1024 / 1e6  # type: ignore[index]
    return 0.0


def cpu_of(processes: Sequence[int]) -> float:
    """Return the CPU seconds that some processes, and the children that they waited for, have taken so far."""
    return sum(map(_seconds, processes))


def _seconds(process: int) -> float:
    with suppress(OSError):
        fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
        return sum(map(int, fields[11:15])) / _TICKS
    return 0.0


def machine_cpu() -> float:
    """Return the CPU seconds that the whole machine has taken so far."""
    user, nice, system, _, _, interrupts, soft, *_ = map(
        int, Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    )
    return (user + nice + system + interrupts + soft) / _TICKS


def measured(
    command: Sequence[str | Path],
    folder: Path,
    *,
    variables: Mapping[str, str] | None = None,
    limit: float = PATIENCE,
) -> Cost:
    """Run a command in a folder and return what it took. Raises :class:`FailedError`; ``limit`` counts seconds."""
    with tempfile.TemporaryFile("w+") as output:
        busy, begun = machine_cpu(), time.perf_counter()
        process = subprocess.Popen(
            command,
            cwd=folder,
            stdout=output,
            stderr=subprocess.STDOUT,
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", **(variables or {})},
        )
        peak = Peak(process.pid)
        peak.start()
        stopped = threading.Timer(limit, _end, (process.pid,))
        stopped.start()
        # wait4 tells of this process and of all that it waited for, and of nothing else that was started here.
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - begun
        stopped.cancel()
        peak.stop()
        busy = machine_cpu() - busy
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            output.seek(0)
            why = f"longer than {limit:.0f} s" if wall >= limit else f"exit {process.returncode}"
            raise FailedError(f"{why}: {' '.join(map(str, command))}\n{output.read()[-2000:]}")
    cpu = usage.ru_utime + usage.ru_stime
    return Cost(wall, cpu, peak.megabytes, max(0.0, busy - cpu))


def _end(process: int) -> None:
    for member in reversed(family(process)):
        with suppress(ProcessLookupError):
            os.kill(member, signal.SIGKILL)


def weight(folder: Path) -> Weight:
    """Return how many files lie below a folder, and their bytes."""
    sizes = [path.stat().st_size for path in folder.rglob("*") if path.is_file()]
    return Weight(len(sizes), sum(sizes))
