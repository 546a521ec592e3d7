"""The same records give the same site, to the byte and the mode, wherever, whenever and by whoever it is built."""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sample.real import PROJECT
from tests.site.building import copy_of_project, settings

pytestmark = pytest.mark.site

BUILDS = (
    ("clone", 0o022, {"TZ": "Asia/Shanghai", "LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}),
    ("另一个 clone", 0o077, {"TZ": "Pacific/Honolulu", "LC_ALL": "C", "PYTHONHASHSEED": "2"}),
)


def _built(folder: Path, mask: int, **variables: str) -> Path:
    project = copy_of_project(folder)
    before = os.umask(mask)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "casebook", "build"],
            cwd=project,
            env=settings(**variables),
            capture_output=True,
            text=True,
            check=False,
        )
    finally:
        os.umask(before)
    assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"


def _digest(site: Path) -> str:
    whole = hashlib.sha256()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        content = path.read_bytes() if path.is_file() else b""
        line = f"{name} {path.stat().st_mode & 0o777:o} {hashlib.sha256(content).hexdigest()}\n"
        whole.update(line.encode())
    return whole.hexdigest()


def test_two_clones_two_masks_two_zones_give_one_digest(
    tmp_path: Path, noted: Callable[[str, int], None]
) -> None:
    sites = [_built(tmp_path / name, mask, **given) for name, mask, given in BUILDS]
    digests = {_digest(site) for site in sites}
    assert len(digests) == 1, digests
    modes = {path.is_dir(): path.stat().st_mode & 0o777 for path in sites[1].rglob("*")}
    assert modes == {True: 0o755, False: 0o644}
    assert PROJECT not in sites[0].parents
    noted("builds", len(digests) - 1)
