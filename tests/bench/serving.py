"""From the moment a record is saved until ``casebook serve`` sends a page with the new figure."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import statistics
import subprocess
import time
from dataclasses import replace
from urllib.error import URLError
from urllib.request import urlopen

from tests.bench.cost import PATIENCE, Cost, FailedError, Peak, cpu_of, family, machine_cpu
from tests.bench.generators import replaced
from tests.bench.own import CASEBOOK, Project

SAVES = 5
_PAUSE = 0.005
_PATIENCE = 120.0


def served(project: Project) -> Cost:
    """Serve the project, edit a figure some times, and return the medians; the memory is the peak of the server.

    Raises :class:`FailedError` if the server does not begin, or never shows an edit.
    """
    room = project.root.parent / "served"
    room.mkdir(exist_ok=True)
    address = f"127.0.0.1:{_free_port()}"
    page = f"http://{address}/cases/{project.record.stem}/"
    with (room / "log.txt").open("wb") as log:
        process = subprocess.Popen(
            [CASEBOOK, "serve", "--address", address],
            cwd=project.root,
            stdout=log,
            stderr=subprocess.STDOUT,
            # The site that is served lies here, wherever the server is ended.
            env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "TMPDIR": str(room)},
        )
        try:
            _until(page, project.phrase(0), PATIENCE, process)
            peak = Peak(process.pid)
            peak.start()
            costs = [_save(project, page, number, process) for number in range(1, SAVES + 1)]
            peak.stop()
        finally:
            process.send_signal(signal.SIGINT)
            try:
                process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
            shutil.rmtree(room, ignore_errors=True)
    middle = {
        name: statistics.median(getattr(cost, name) for cost in costs)
        for name in ("wall", "cpu", "others")
    }
    return replace(costs[0], peak=peak.megabytes, **middle)


def _save(project: Project, page: str, number: int, process: subprocess.Popen[bytes]) -> Cost:
    """Save one edit, wait until it is served, and put the record back."""
    edit = project.figure(number)
    cpu, busy = cpu_of(family(process.pid)), machine_cpu()
    begun = time.perf_counter()
    back = replaced(edit.paths, edit.old, edit.new)
    try:
        _until(page, project.phrase(number), _PATIENCE, process)
        wall = time.perf_counter() - begun
        cpu = cpu_of(family(process.pid)) - cpu
        busy = machine_cpu() - busy
    finally:
        back()
    _until(page, project.phrase(0), _PATIENCE, process)
    return Cost(wall, cpu, 0.0, max(0.0, busy - cpu))


def _until(page: str, shows: str, patience: float, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + patience
    while time.monotonic() < end:
        if process.poll() is not None:
            raise FailedError(f"the server ended with {process.returncode}")
        try:
            with urlopen(page, timeout=patience) as answer:  # noqa: S310  ours
                if shows in answer.read().decode():
                    return
        except (URLError, ConnectionError, TimeoutError):
            pass
        time.sleep(_PAUSE)
    raise FailedError(f"{page} never showed {shows}")


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port: int = taken.getsockname()[1]
        return port
