"""Which tests run in one process when several run at a time.

``--dist=loadgroup`` would read marks, but pytest 9.2 keeps them from pytest-xdist 3.8 (pytest-xdist #1386):
the tests are then dealt out one by one, and every process builds the site. Folders say the same.
"""

from __future__ import annotations

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

TOGETHER = ("tests/site/", "tests/growth/")
BY_FILE = "tests/browser/"
"""So much of the time is spent in a browser that one process for all of it would keep the others waiting."""


class ByFolder(LoadScopeScheduling):  # type: ignore[misc]
    """Keeps the tests of :data:`TOGETHER` on one worker each, which share one site or one large library.

    Those of one file of :data:`BY_FILE` share what the file prepares; every worker builds the site once.
    """

    def _split_scope(self, nodeid: str) -> str:
        """Return what a test belongs to: its folder, or nothing but itself."""
        if nodeid.startswith(BY_FILE):
            return nodeid.partition("::")[0]
        return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid)
