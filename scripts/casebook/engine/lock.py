"""One build at a time for each site: the second waits."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from hashlib import blake2b
from importlib import import_module
from pathlib import Path
from typing import Any

fcntl: Any = None
with suppress(ImportError):  # where there is no such lock, builds are not kept apart
    fcntl = import_module("fcntl")


@contextmanager
def lock(folder: Path, site: Path, waits: Callable[[], None]) -> Iterator[None]:
    """Hold the lock of ``site``, a file in ``folder``; call ``waits`` once where another build holds it.

    Where nothing can be written to ``folder``, builds are not kept apart either.
    """
    name = blake2b(os.fsencode(site), digest_size=8).hexdigest()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        file = (folder / f"{name}.lock").open("wb")
    except OSError:
        yield
        return
    with file:
        if fcntl is None:
            yield
            return
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            waits()
            fcntl.flock(file, fcntl.LOCK_EX)
        yield  # the lock goes with the file
