"""Find a LibreOffice, which shows how many sheets a Word file takes, and a reader of PDF, or provide them.

Run as a module (``python -m tests.browser.office``) it installs one where there is none and prints its path on standard
output, as :mod:`tests.browser.chromium` does for the browser. The tests only look.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

from tests.browser.chromium import agreed, as_root, run, say

VARIABLE = "SOFFICE"
NAMES = ("soffice", "libreoffice")
PACKAGES = ("libreoffice-writer-nogui", "fonts-noto-cjk", "poppler-utils")
READER = "pdftotext"
"""Poppler's: what a reader of a PDF would find in it."""
SECONDS = 300


class NoOfficeError(RuntimeError):
    """No LibreOffice that works; the message says in Chinese what to do."""


def find() -> str:
    """Return the LibreOffice named by the variable ``SOFFICE``, else an installed one."""
    named = os.environ.get(VARIABLE)
    found = next(
        (path for name in ((named,) if named else NAMES) if (path := shutil.which(name))), ""
    )
    if not found:
        message = (
            f"没有找到 LibreOffice。请运行 make test（会自动安装），或用 {VARIABLE}=路径 指明。"
        )
        raise NoOfficeError(message)
    if not shutil.which(READER):
        message = f"没有找到 {READER}。请运行 make test（会自动安装 poppler-utils）。"
        raise NoOfficeError(message)
    return found


def provide() -> str:
    """Return a LibreOffice, after installing Debian's where there is none."""
    try:
        return find()
    except NoOfficeError:
        root = as_root()
        if os.environ.get(VARIABLE) or not shutil.which("apt-get") or root is None:
            raise
        if not agreed(" LibreOffice（约 150 MB）"):
            raise
    say("没有找到 LibreOffice，正在安装（只需一次，约 150 MB）……")
    run(*root, "apt-get", "update", "-q")
    run(*root, "apt-get", "install", "-q", "-y", "--no-install-recommends", *PACKAGES)
    return find()


def pages(pdf: bytes) -> int:
    """Count the pages of a PDF as Chromium and LibreOffice write them."""
    return len(re.findall(rb"/Type\s*/Page\b(?!s)", pdf))


def words(pdf: bytes) -> str:
    """Return what a PDF says, in the order in which it was written, without blanks and breaks of lines."""
    command = [READER, "-raw", "-enc", "UTF-8", "-", "-"]
    told = subprocess.run(command, input=pdf, check=True, capture_output=True, timeout=SECONDS)
    return "".join(told.stdout.decode().split())


def sheets(files: Sequence[Path], folder: Path) -> Mapping[str, int]:
    """Convert Word files to PDF in ``folder``, all at once; how many pages each has, by the name of the file."""
    command = [find(), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "pdf", "--outdir", str(folder), *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=SECONDS)
    return {file.stem: pages((folder / f"{file.stem}.pdf").read_bytes()) for file in files}


def main() -> int:
    """Print the path of a LibreOffice; 1 if there is none."""
    try:
        sys.stdout.write(f"{provide()}\n")
    except NoOfficeError as problem:
        say(str(problem))
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
