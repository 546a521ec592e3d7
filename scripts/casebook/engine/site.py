"""The folder of the published site, and how it becomes the next one without ever being broken.

What differs from the published site is written beside it. Only when all of it is there does it take its place:

- in one swap of two folders, or
- file by file, where no page comes or goes and little has changed: assets before the pages that name them, and what
  nobody names any more at the end. A build that is killed in between leaves a mixture without a broken link.

What lies in the folder is known by size and time, as the last build noted it. Whatever does not fit that note, for a build
was killed or somebody else wrote there, is made again: so every build ends in the site that a clean one makes.
"""

from __future__ import annotations

import ctypes
import errno
import os
import shutil
import stat
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from hashlib import blake2b
from pathlib import Path

FILE_MODE, FOLDER_MODE = 0o644, 0o755
"""Whatever the umask: a server must be able to read what is published."""
FEW_FILES = 200
"""So many files at most are put in place one by one."""
_PAGE = ".html"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2


@dataclass(frozen=True)
class Stamp:
    """One file of the site: bytes, nanoseconds since 1970 when it was written, digest of its content (hex)."""

    size: int
    written: int
    digest: str


@dataclass(frozen=True)
class Published:
    """What became of the site: its files, and how many of them were written and taken away."""

    files: Mapping[str, Stamp]
    written: int
    removed: int

    @property
    def pages(self) -> int:
        """The number of pages."""
        return number_of_pages(self.files)


def number_of_pages(paths: Iterable[str]) -> int:
    """Return how many of some site-relative paths are pages."""
    return sum(path.endswith(_PAGE) for path in paths)


def digest(content: bytes) -> str:
    """Return what tells one content from another."""
    return blake2b(content, digest_size=16).hexdigest()


def recover(folder: Path) -> None:
    """Finish or undo what a build left that was killed: the site is there, and nothing beside it."""
    last = _last(folder)
    if last.is_dir() and not folder.exists():
        last.rename(folder)
    for left in (_next(folder), last):
        if left.is_dir():
            shutil.rmtree(left)


def lying(folder: Path) -> dict[str, os.stat_result]:
    """Return what lies below ``folder`` by relative path, links as themselves; hidden files at its top are not ours."""
    listed: dict[str, os.stat_result] = {}

    def look(path: str, above: str) -> None:
        with os.scandir(path) as entries:
            for entry in entries:
                name = f"{above}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    look(entry.path, f"{name}/")
                else:
                    listed[name] = entry.stat(follow_symlinks=False)

    if folder.is_dir():
        look(str(folder), "")
    return {name: seen for name, seen in listed.items() if not name.startswith(".")}


@dataclass
class Stage:
    """The next site, beside the one that is published; it holds only what is not the same there already."""

    folder: Path
    site: Path
    published: Mapping[str, Stamp]
    """What lies in the site as it was noted, without what does not fit the note."""
    left: frozenset[str]
    """All that lies in the site."""
    files: dict[str, Stamp] = field(default_factory=dict)
    """The next site, as far as it is known."""
    _folders: set[str] = field(default_factory=set)
    """What was made of ``folder``."""

    def put(self, path: str, content: bytes) -> Stamp:
        """Write a file, unless the site has the same already. Needs nothing but the disk: workers call it as well."""
        mark = digest(content)
        known = self.published.get(path)
        if known is not None and known.digest == mark:
            return known
        above = path.rpartition("/")[0]
        if above not in self._folders:
            _folder(self.folder / above)
            self._folders.add(above)
        return _write(f"{self.folder}/{path}", content, mark)

    def accept(self, path: str, stamp: Stamp) -> None:
        """Take a file, which was put, into the next site."""
        self.files[path] = stamp

    def publish(self) -> Published:
        """Let the next site take the place of the published one."""
        changed = [path for path, stamp in self.files.items() if self.published.get(path) != stamp]
        stale = sorted(self.left - self.files.keys())
        if self._can_stay(changed, stale) or not self._swap(changed):
            self._one_by_one(changed, stale)
        return Published(dict(self.files), len(changed), len(stale))

    def _can_stay(self, changed: list[str], stale: list[str]) -> bool:
        """Tell whether the files can be put in place one by one without a link that leads nowhere in between."""
        if len(changed) + len(stale) > FEW_FILES:
            return False
        coming = (path for path in changed if path not in self.left)
        return not any(path.endswith(_PAGE) for path in (*coming, *stale))

    def _swap(self, changed: list[str]) -> bool:
        """Complete the next site and swap it with the published one; tell whether that was possible."""
        if _others_live_here(self.site):
            return False
        fresh = set(changed)
        for path in self.files:
            if path not in fresh:
                _link(self.site / path, self.folder / path)
        try:
            exchange(self.folder, self.site)
        except OSError as error:
            if error.errno in {
                errno.EBUSY,
                errno.EXDEV,
                errno.EPERM,
                errno.EACCES,
                errno.ENOTEMPTY,
            }:
                return False  # a folder that may not be moved, such as one that is mounted
            raise
        return True

    def _one_by_one(self, changed: list[str], stale: list[str]) -> None:
        def turn(path: str) -> tuple[bool, bool, str]:
            return path in self.left, path.endswith(_PAGE), path

        for path in stale:
            if any(other.startswith(f"{path}/") for other in changed):
                (self.site / path).unlink()  # a file where a folder has to be
        for path in sorted(changed, key=turn):
            target = self.site / path
            if target.is_dir() and not target.is_symlink():
                shutil.rmtree(target)
            _folder(target.parent)
            (self.folder / path).replace(target)
        for path in stale:
            # Where a file has become a folder, or a folder a file, it is gone already.
            with suppress(FileNotFoundError, NotADirectoryError, IsADirectoryError):
                (self.site / path).unlink()
        _drop_empty(self.site, stale)


@contextmanager
def stage(site: Path, noted: Mapping[str, Stamp], *, listed: bool = True) -> Iterator[Stage]:
    """Open the folder for the next site. What is left in it at the end is taken away, whatever happens.

    Of a site that is not ``listed`` the note is believed.
    """
    left, sound = frozenset(noted), noted
    if listed:
        found = lying(site)
        left = frozenset(found)
        sound = {path: stamp for path, stamp in noted.items() if _fits(found.get(path), stamp)}
    folder = _next(site)
    try:
        _folder(folder)
    except PermissionError:  # nothing may be made beside it
        folder = site / folder.name
        _folder(folder)
    try:
        yield Stage(folder, site, sound, left)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def untouched(site: Path, noted: Mapping[str, Stamp]) -> bool:
    """Tell whether the site holds what was noted of it, and nothing else; an empty note says nothing."""
    found = lying(site)
    return (
        bool(noted)
        and found.keys() == noted.keys()
        and all(_fits(found[path], stamp) for path, stamp in noted.items())
    )


def _fits(seen: os.stat_result | None, stamp: Stamp) -> bool:
    return seen is not None and (seen.st_size, seen.st_mtime_ns) == (stamp.size, stamp.written)


def exchange(new: Path, old: Path) -> None:
    """Let a folder take the place of another in one step; afterwards ``new`` holds what lay at ``old``, if anything did."""
    if not old.exists():
        new.rename(old)
        return
    try:
        _rename_exchange(new, old)
    except NotImplementedError:
        last = _last(old)
        old.rename(last)
        new.rename(old)
        shutil.rmtree(last)


def _rename_exchange(new: Path, old: Path) -> None:
    """Swap two folders by Linux' renameat2(2). Raises ``NotImplementedError`` where there is none."""
    call = (
        getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        if os.name == "posix"
        else None
    )
    if call is None:
        raise NotImplementedError
    if call(_AT_FDCWD, os.fsencode(new), _AT_FDCWD, os.fsencode(old), _RENAME_EXCHANGE):
        number = ctypes.get_errno()
        if number in {errno.ENOSYS, errno.EINVAL}:
            raise NotImplementedError
        raise OSError(number, os.strerror(number), str(old))


def _next(site: Path) -> Path:
    return site.with_name(f".{site.name}.next")


def _last(site: Path) -> Path:
    return site.with_name(f".{site.name}.last")


def _others_live_here(site: Path) -> bool:
    """Tell whether the folder holds hidden files, which are not ours: a repository, a server's settings."""
    return site.is_dir() and any(path.name.startswith(".") for path in site.iterdir())


def _folder(path: Path) -> None:
    try:
        path.mkdir()
    except (FileNotFoundError, NotADirectoryError):
        _folder(path.parent)
        _folder(path)
        return
    except FileExistsError:
        if path.is_dir():
            return
        path.unlink()
        _folder(path)
        return
    path.chmod(FOLDER_MODE)


def _write(path: str, content: bytes, mark: str) -> Stamp:
    """Write a file, with as few calls of the system as that takes: there are thousands of files."""
    file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, FILE_MODE)
    try:
        left = memoryview(content)
        while left:
            left = left[os.write(file, left) :]
        seen = os.fstat(file)
        if stat.S_IMODE(seen.st_mode) != FILE_MODE:
            os.fchmod(file, FILE_MODE)
    finally:
        os.close(file)
    return Stamp(seen.st_size, seen.st_mtime_ns, mark)


def _link(old: Path, new: Path) -> None:
    """Let a file of the published site stand in the next one too, without copying where the disk can do that."""
    _folder(new.parent)
    try:
        os.link(old, new, follow_symlinks=False)
    except OSError:
        shutil.copy2(old, new, follow_symlinks=False)


def _drop_empty(site: Path, paths: list[str]) -> None:
    """Take away the folders that hold nothing any more since ``paths`` are gone."""
    above = {
        parent for path in paths for parent in (site / path).parents if parent.is_relative_to(site)
    }
    for folder in sorted(above - {site}, key=lambda one: -len(one.parts)):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
