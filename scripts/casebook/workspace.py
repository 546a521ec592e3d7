"""The project on disk: the only place that reads and writes its files."""

from __future__ import annotations

import errno
import os
import stat
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
"""The generator itself."""
CARRIED = PACKAGE / "carried"
"""What a wheel of the generator carries besides code: theme, built scripts, vocabulary, hand-written pages."""
CONTENT = ("cases", "theme")
"""What a project is made of: what is read, and published."""
RECORD_FOLDERS = ("records", "sources", "curricula", "vocabulary", "releases")
_NOT_OURS = (".", "~$")
"""How names begin that editors and Word give to their own locks."""
PARTIAL = ".casebook-"
"""How the name of a file begins that is still being written."""
MAX_READ = 2_000_000
"""Bytes read of one record at most; the reader refuses files far smaller than this."""


class NoProjectError(Exception):
    """No folder from here upwards holds ``mkdocs.yml`` and ``cases/``."""


def home() -> Path:
    """Return the folder that holds the generator's own theme and vocabulary: of its wheel, or the checkout that it runs from."""
    return CARRIED if CARRIED.is_dir() else PACKAGE.parents[1]


@dataclass(frozen=True)
class Workspace:
    """A project folder. One without a theme of its own has that of the generator."""

    root: Path

    @property
    def theme_root(self) -> Path:
        """The folder that ``theme/`` lies in."""
        return self.root if (self.root / "theme").is_dir() else home()

    def _base(self, relative: str) -> Path:
        own = not relative.startswith("theme/")
        return (self.root if own else self.theme_root) / relative

    @classmethod
    def find(cls, start: Path) -> Workspace:
        """Return the project that ``start`` lies in. Raises :class:`NoProjectError`."""
        here = start.resolve()
        for folder in (here, *here.parents):
            if (folder / "mkdocs.yml").is_file() and (folder / "cases").is_dir():
                return cls(folder)
        raise NoProjectError(str(start))

    def relative(self, path: Path) -> str:
        """Return ``path`` relative to the project, with slashes. Raises ``ValueError`` outside of it."""
        return path.resolve().relative_to(self.root.resolve()).as_posix()

    def name_of(self, path: Path) -> str:
        """Return ``path`` relative to the project without following links; empty outside of it."""
        return path.relative_to(self.root).as_posix() if path.is_relative_to(self.root) else ""

    def record_paths(self, paths: Sequence[Path] = ()) -> tuple[str, ...]:
        """Return the files to check, relative and sorted: all below ``cases/``, or those in ``paths``."""
        if not paths:
            folders = tuple(f"cases/{folder}/" for folder in RECORD_FOLDERS)
            names = {name for name in self.content()[0] if name.startswith(folders)}
        else:
            names = set()
            for path in paths:
                name = self.relative(path)
                names |= set(self._files(name)) if path.is_dir() else {name}
        return tuple(sorted(names))

    def _files(self, folder: str) -> Iterator[str]:
        base = self.root / folder
        if base.is_symlink() or base.parent.is_symlink():
            return
        for path in base.rglob("*"):
            if not path.name.startswith(_NOT_OURS) and path.is_file() and self._is_ours(path):
                yield path.relative_to(self.root).as_posix()

    def content(self) -> tuple[tuple[str, ...], Mapping[str, str]]:
        """Return the files of :data:`CONTENT`, and what there is neither read nor published.

        That are links (``link``) to folders or to anything outside of :data:`CONTENT`, and whatever is neither
        file nor folder (``special``). Both are relative and sorted.
        Names that begin with a dot are neither read nor published: editors keep their locks there, as links to nothing.
        """
        files: list[str] = []
        # Names, not paths: there are thousands of them, at every build and every save.
        led = {name: "link" for name in CONTENT if (self.root / name).is_symlink()}
        folders = [name for name in CONTENT if name not in led]
        while folders:
            folder = folders.pop()
            for entry in self._entries(folder):
                name = f"{folder}/{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    folders.append(name)
                elif entry.is_symlink() and not self._is_ours(Path(entry.path)):
                    led[name] = "link"
                elif entry.is_file():
                    files.append(name)
                else:
                    led[name] = "special"
        return tuple(sorted(files)), dict(sorted(led.items()))

    def _entries(self, folder: str) -> Iterator[os.DirEntry[str]]:
        """Yield what lies in a folder, if it is still there, without what is not ours."""
        with (
            suppress(FileNotFoundError, NotADirectoryError),
            os.scandir(f"{self.root}/{folder}") as entries,
        ):
            yield from (entry for entry in entries if not entry.name.startswith(_NOT_OURS))

    def _is_ours(self, path: Path) -> bool:
        """Tell whether a file is one, or a link to a file of :data:`CONTENT`."""
        if not path.is_symlink():
            return True
        try:
            target = path.resolve(strict=True)
        except (OSError, RuntimeError):  # a link to nothing, or to itself
            return False
        homes = [self._base(f"{name}/").resolve() for name in CONTENT]
        return target.is_file() and any(target.is_relative_to(home) for home in homes)

    def read_bytes(self, relative: str) -> bytes:
        """Return the bytes of a file, at most :data:`MAX_READ`. Raises ``OSError``, for what is no file as well."""
        path = self.root / relative
        if not self._is_ours(path):
            raise OSError(errno.EPERM, "链接指到了项目外面", relative)
        # Without waiting: a pipe that nobody writes to would hold everything up.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
        with open(handle, "rb") as file:  # noqa: PTH123  the handle is what is sure to be the file
            if not stat.S_ISREG(os.fstat(handle).st_mode):
                raise OSError(errno.EINVAL, "不是普通文件", relative)
            return file.read(MAX_READ)

    def read_text(self, relative: str) -> str:
        """Return the text of a UTF-8 file. Raises ``OSError`` and ``UnicodeDecodeError``."""
        return self._base(relative).read_text(encoding="utf-8")

    def read_tree(self, folder: str, suffix: str) -> Mapping[str, str]:
        """Return the texts of all files below ``folder`` that end in ``suffix``, by path within it."""
        base = self._base(folder)
        return {
            path.relative_to(base).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(base.rglob(f"*{suffix}"))
            if self._is_ours(path)
        }

    def write(self, relative: str, content: bytes) -> bool:
        """Replace a file whole or not at all; return whether its content changed."""
        return write_file(self.root / relative, content)


def write_file(path: Path, content: bytes) -> bool:
    """Write ``content`` to ``path`` by way of a file beside it; leave an equal file alone."""
    try:
        before = path.stat()
        if before.st_size == len(content) and path.read_bytes() == content:
            return False
        mode = before.st_mode & 0o777
    except OSError:
        mode = 0o644
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=PARTIAL)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(mode)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    return True
