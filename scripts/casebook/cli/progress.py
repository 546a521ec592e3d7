"""How far long work is: bars with counts on a terminal, plain lines elsewhere."""

from __future__ import annotations

import time
from types import TracebackType
from typing import Self

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn
from rich.progress import TimeElapsedColumn as Elapsed

_SECONDS = 1.0
"""Where there is no terminal, so long passes before a line says how far the work is."""

_DRAWN = 0.1
"""A bar is drawn anew after so many seconds at least."""


class Bars:
    """One bar for each thing that is done, drawn on the error output."""

    def __init__(self) -> None:
        """Draw nothing yet."""
        self._console = Console(stderr=True)
        self._progress = Progress(
            TextColumn("{task.description}"),
            BarColumn(),
            MofNCompleteColumn(),
            Elapsed(),
            console=self._console,
            transient=True,
            disable=not self._console.is_terminal,
            auto_refresh=False,  # it would be done by a thread, and beside one no worker is forked
        )
        self._task: TaskID | None = None
        self._title, self._count, self._done = "", 0, 0
        self._told = time.monotonic()

    def __enter__(self) -> Self:
        """Begin to draw."""
        self._progress.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Leave nothing on the screen."""
        self._progress.stop()

    def begin(self, title: str, count: int) -> None:
        """Begin something that takes ``count`` steps."""
        self._title, self._count, self._done = title, count, 0
        self._task = self._progress.add_task(title, total=count)
        self._progress.refresh()

    def step(self) -> None:
        """Tell that one step is done."""
        self._done += 1
        if self._task is not None:
            self._progress.advance(self._task)
        now = time.monotonic()
        if self._console.is_terminal:
            if now - self._told >= _DRAWN or self._done == self._count:
                self._told = now
                self._progress.refresh()
        elif now - self._told >= _SECONDS:
            self._told = now
            click.echo(f"{self._title}：{self._done}/{self._count}", err=True)

    def wait(self) -> None:
        """Tell that another build has to end first."""
        click.echo("另一次生成正在写同一个网站，等它做完……", err=True)

    def ahead(self) -> None:
        """Nobody looks at a site that is not served."""
