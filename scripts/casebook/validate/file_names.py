"""Names and places of files: what any computer can hold, and what is no address of the site itself."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import accumulate
from pathlib import PurePosixPath

from casebook.codes import code
from casebook.problem import Problem

KINDS = {
    "records": "case",
    "sources": "source",
    "curricula": "curriculum",
    "vocabulary": "vocabulary",
    "releases": "release",
}
RECORD_SUFFIX = ".yml"
PAGES = "cases/pages"
"""Where the hand-written pages are: they and their pictures are published as they are."""
PAGE_SUFFIX = ".md"
_PICTURES = frozenset({".avif", ".gif", ".jpeg", ".jpg", ".png", ".webp"})

RESERVED = frozenset(
    {
        *("against", "answers", "assets", "builder", "cases", "compare", "course", "decisions"),
        *("errors", "index", "match", "regions", "rules", "search", "sheet", "sources"),
    }
)
"""Ids of cases and sources that are, or look like, an address or a data file of the site itself."""

NOT_PUBLISHED = frozenset({"LIB-008", "LIB-009", "LIB-010"})
"""Codes of files that no site may hold, whatever stands in them: not even while it is served to their writer."""

_DEVICES = frozenset(
    {"con", "prn", "aux", "nul", "conin$", "conout$"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in "0123456789¹²³"}
)
"""Names that Windows keeps for devices, whatever follows behind a dot."""
_NOT_IN_WINDOWS = re.compile(r'[<>:"\\|?*\x00-\x1f]')
_FILE_NAME = re.compile("[a-z0-9]+(?:[-_][a-z0-9]+)*")
_FOLDER = re.compile("[a-z0-9]+(?:-[a-z0-9]+)*")


def file_problem(path: str, name: str, text: str, suggestion: str = "") -> Problem:
    """A problem with a file as a whole."""
    severity = code(name).severity
    return Problem(path, 1, 1, name, text, suggestion=suggestion, severity=severity)


@lru_cache(maxsize=1 << 16)
def kind_of(path: str) -> str | None:
    """Return case, source, curriculum, vocabulary or release for a project-relative path, else ``None``."""
    parts = path.split("/", 2)
    return KINDS.get(parts[1]) if len(parts) > 2 and parts[0] == "cases" else None


# While serving all files are looked at again after every change.
@lru_cache(maxsize=1 << 16)
def misplaced(path: str) -> Problem | None:
    """Say what is wrong with a file's place or name, before anybody reads it."""
    rules = (_stray_page,) if path.startswith(f"{PAGES}/") else (_stray, _bad_name, _reserved)
    return next(filter(None, (rule(path) for rule in (not_portable, *rules))), None)


def _stray_page(path: str) -> Problem | None:
    if PurePosixPath(path).suffix in {PAGE_SUFFIX, *_PICTURES}:
        return None
    text = "手写页面的文件夹里的东西都会原样公开，这里只放 .md 和图片（.png、.jpg、.webp 等）。"
    return file_problem(path, "LIB-004", text)


def _stray(path: str) -> Problem | None:
    if kind_of(path) is not None and path.endswith(RECORD_SUFFIX):
        return None
    text = (
        "程序不读这个位置或扩展名的文件。记录放在 cases/records/省份拼音/ 下，"
        "来源放在 cases/sources/ 下，扩展名用 .yml。"
    )
    return file_problem(path, "LIB-004", text)


def _bad_name(path: str) -> Problem | None:
    file = PurePosixPath(path)
    if not _FILE_NAME.fullmatch(file.stem):
        slug = re.sub("[^a-z0-9]+", "-", file.stem.lower()).strip("-")
        text = f"文件名“{file.name}”只能用小写字母、数字和短横。"
        suggestion = f"{slug}{RECORD_SUFFIX}" if file.stem.isascii() and slug else ""
        return file_problem(path, "LIB-005", text, suggestion)
    for folder in file.parts[2:-1]:
        if not _FOLDER.fullmatch(folder):
            text = f"文件夹名“{folder}”只能用小写字母、数字和短横，例如省份的拼音 guangdong。"
            return file_problem(path, "LIB-005", text)
    return None


def _reserved(path: str) -> Problem | None:
    name = PurePosixPath(path).stem
    # The further pages of a long list are numbered.
    if kind_of(path) == "vocabulary" or not (name in RESERVED or name.isdecimal()):
        return None
    text = f"编号 {name} 是网站自己的地址或数据文件的名字，请换一个，例如加上地名。"
    return file_problem(path, "LIB-011", text)


def not_portable(path: str) -> Problem | None:
    """Refuse a name that is no text, or that Windows or a USB stick cannot hold."""
    try:
        path.encode()
    except UnicodeEncodeError:
        text = "文件名或文件夹名不是 UTF-8 编码，别的电脑和浏览器打不开。请改用小写拼音。"
        return file_problem(path, "LIB-010", text)
    for part in path.split("/"):
        if is_device(part):
            text = f"“{part}”在 Windows 里是设备的名字，复制到 Windows 电脑上会失败。"
            return file_problem(path, "LIB-010", text)
        if part != part.strip(" ").rstrip("."):
            text = f"“{part}”的开头或末尾有空格或点，Windows 和 U 盘会把它丢掉。"
            return file_problem(path, "LIB-010", text)
        if _NOT_IN_WINDOWS.search(part):
            text = f"“{part}”里有 Windows 不允许的字符。"
            return file_problem(path, "LIB-010", text)
    return None


def is_device(name: str) -> bool:
    """Tell whether Windows takes a name of a file or folder for a device."""
    return name.partition(".")[0].rstrip(" ").casefold() in _DEVICES


def twins(paths: Iterable[str]) -> Iterator[Problem]:
    """Refuse names that differ only in case: on Windows, macOS and USB sticks one of them is lost."""
    first: dict[str, str] = {}
    distinct: set[str] = set()
    for path in sorted(paths):
        folder = path.rpartition("/")[0]
        for whole in (path,) if folder in distinct else accumulate(path.split("/"), _below):
            known = first.setdefault(whole.casefold(), whole)
            if known != whole:
                text = f"“{whole}”和“{known}”只有大小写不同，在 Windows 和 U 盘上会变成同一个。"
                yield file_problem(path, "LIB-010", text)
                break
        else:
            distinct.add(folder)


def _below(folder: str, name: str) -> str:
    return f"{folder}/{name}"


def led_away(path: str, kind: str) -> Problem:
    """Refuse a link or a special file; nothing behind it is read. ``kind`` is ``link`` or ``special``."""
    if kind == "link":
        text = "这是一个链接，指向 cases/、theme/ 以外或指向文件夹。请换成文件本身。"
        return file_problem(path, "LIB-008", text)
    text = "这不是普通文件，而是管道、设备或套接字。请删掉它。"
    return file_problem(path, "LIB-009", text)
