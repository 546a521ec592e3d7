"""Workers: processes that are forked when there is work for them, and share what the build knows already.

A fork sees the whole library without anything being sent. What it works out comes back through a pipe, pickled, between
processes of one program. Who is idle takes the next piece of work, so that long and short ones can be mixed.
"""

from __future__ import annotations

import os
import pickle
import selectors
import struct
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from io import FileIO
from threading import active_count as active_threads
from typing import NoReturn, TypeVar

Work = TypeVar("Work")
Result = TypeVar("Result")

_LENGTH = struct.Struct("<Q")
_NUMBER = struct.Struct("<I")
_AT_MOST = 16_000
"""So many numbers of four bytes fit into a pipe at once (64 KiB on Linux)."""


class CrewError(RuntimeError):
    """A worker failed; the message holds its traceback."""


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on macOS
        return os.cpu_count() or 1


def can_fork() -> bool:
    """Tell whether a fork is safe: not where the system has none, nor while another thread may hold a lock."""
    return hasattr(os, "fork") and sys.platform != "darwin" and active_threads() == 1


def each(
    work: Callable[[Work], Result], pieces: Sequence[Work], *, workers: int
) -> Iterator[tuple[int, Result]]:
    """Do ``work`` on every piece; yield the number of a piece with its result, in the order in which they are done.

    Raises :class:`CrewError` if a worker fails, and whatever ``work`` raises where one process does it all.
    """
    if workers < 2 or len(pieces) < 2 or len(pieces) > _AT_MOST or not can_fork():
        for number, piece in enumerate(pieces):
            yield number, work(piece)
        return
    taken, numbers = os.pipe()
    os.write(numbers, b"".join(_NUMBER.pack(number) for number in range(len(pieces))))
    os.close(numbers)
    crew = [_hire(work, pieces, taken) for _ in range(min(workers, len(pieces)))]
    os.close(taken)
    try:
        yield from _collected([file for _, file in crew], len(pieces))
    finally:
        # First all pipes: a worker that is full waits for a reader, and others hold on to its pipe.
        for _, file in crew:
            file.close()
        for process, _ in crew:
            os.waitpid(process, 0)


def _hire(work: Callable[[Work], Result], pieces: Sequence[Work], taken: int) -> tuple[int, FileIO]:
    """Fork a worker; return its number and the pipe that its results come from."""
    results, into = os.pipe()
    sys.stdout.flush()
    sys.stderr.flush()
    process = os.fork()
    if not process:
        os.close(results)
        _labour(work, pieces, taken, into)
    os.close(into)
    # Unbuffered: what has been read ahead would not wake anybody.
    return process, os.fdopen(results, "rb", buffering=0)


def _labour(
    work: Callable[[Work], Result], pieces: Sequence[Work], taken: int, into: int
) -> NoReturn:
    """Take numbers and send back results until there are none left."""
    status = 0
    try:
        with os.fdopen(into, "wb") as file:
            while number := os.read(taken, _NUMBER.size):
                (piece,) = _NUMBER.unpack(number)
                try:
                    sent = pickle.dumps((piece, work(pieces[piece]), ""), pickle.HIGHEST_PROTOCOL)
                except Exception:  # noqa: BLE001  it is raised again by who hired
                    sent = pickle.dumps((piece, None, traceback.format_exc()))
                file.write(_LENGTH.pack(len(sent)) + sent)
                file.flush()
    except BaseException:  # noqa: BLE001  the pipe is gone with whoever read it
        status = 1
    finally:
        # Nothing of the parent is wound up twice.
        os._exit(status)


def _collected(files: list[FileIO], count: int) -> Iterator[tuple[int, Result]]:
    waiting = selectors.DefaultSelector()
    for file in files:
        waiting.register(file, selectors.EVENT_READ, file)
    done = 0
    while done < count:
        for key, _ in waiting.select():
            pipe: FileIO = key.data
            head = _exactly(pipe, _LENGTH.size)
            if not head:
                waiting.unregister(pipe)
                if not waiting.get_map():
                    message = "a worker ended before its work was done"
                    raise CrewError(message)
                continue
            number, result, failure = pickle.loads(_exactly(pipe, *_LENGTH.unpack(head)))  # noqa: S301  our fork's
            if failure:
                raise CrewError(failure)
            yield number, result
            done += 1


def _exactly(file: FileIO, size: int) -> bytes:
    """Read ``size`` bytes, or nothing where the pipe has come to its end."""
    parts = []
    while size:
        part = file.read(size)
        if not part:
            return b""
        parts.append(part)
        size -= len(part)
    return b"".join(parts)
