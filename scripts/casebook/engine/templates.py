"""The templates of a project, compiled once for all builds.

Whoever writes compiled code decides what this program does. So it is kept beside Python's own compiled modules, and nowhere
that a project brings along; where nothing can be written there it is compiled anew.
"""

from __future__ import annotations

from collections.abc import Mapping

from jinja2 import BytecodeCache, Environment
from jinja2.bccache import Bucket

from casebook.engine.store import Store, generator
from casebook.render.environment import environment
from casebook.workspace import PACKAGE

_FILE = PACKAGE / "__pycache__" / "templates.sqlite"


class Templates:
    """The templates, as an environment that lives as long as their texts stay the same."""

    def __init__(self) -> None:
        """Start with none."""
        self._last: tuple[Mapping[str, str], Environment, _Compiled] | None = None

    def of(self, texts: Mapping[str, str]) -> Environment:
        """Return the environment of these ``texts``."""
        if self._last is None or self._last[0] != texts:
            if self._last is not None:
                self._last[2].close()
            compiled = _Compiled()
            self._last = texts, environment(texts, compiled), compiled
        return self._last[1]

    def keep(self) -> None:
        """Keep what had to be compiled for the next process."""
        if self._last is not None:
            self._last[2].keep()


class _Compiled(BytecodeCache):
    """Compiled templates by name, each with a checksum of its text, which Jinja looks at."""

    def __init__(self) -> None:
        self._store = Store(_FILE, generator())
        self._shelf = self._store.shelf("compiled")

    def load_bytecode(self, bucket: Bucket) -> None:
        """Give the code of a template, if it is there."""
        known = self._shelf.read(bucket.key)
        if known is not None:
            bucket.bytecode_from_string(known)

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template."""
        self._shelf.write(bucket.key, bucket.bytecode_to_string())

    def keep(self) -> None:
        """Write to the file what is new."""
        self._store.commit()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()
