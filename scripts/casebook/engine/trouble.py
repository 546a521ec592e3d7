"""What stops a build."""

from __future__ import annotations


class BuildError(RuntimeError):
    """The site was not built and is as it was; the message says in Chinese why and what to do."""
