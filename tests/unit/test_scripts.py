"""Where Node comes from, and when the script is bundled anew."""

from __future__ import annotations

import shutil
import sysconfig
from pathlib import Path

import pytest

from casebook import scripts
from casebook.engine.store import Shelf, Store
from casebook.scripts import BundleError, bundle, find_node, minified
from casebook.workspace import Workspace

MAIN = "theme/browser/main.ts"


@pytest.fixture
def workspace(project: Path, tmp_path: Path) -> Workspace:
    """A project whose script is one line, with the tools of the real one."""
    folder = tmp_path / "theme" / "browser"
    folder.mkdir(parents=True)
    shutil.copy(project / "theme" / "browser" / "bundle.mjs", folder)
    (folder / "main.ts").write_text('const who: string = "雁";\ndocument.title = who;\n', "utf-8")
    (tmp_path / "node_modules").symlink_to(project / "node_modules")
    return Workspace(tmp_path)


@pytest.fixture
def kept() -> Shelf:
    """A store in memory."""
    return Store(None, "").shelf("browser")


def test_types_go_and_the_script_is_a_classic_one(workspace: Workspace, kept: Shelf) -> None:
    script = bundle(workspace, kept)["assets/casebook.js"].decode()
    assert "雁" in script
    assert "string" not in script
    assert "import" not in script


def test_every_other_script_is_a_bundle_of_its_own(workspace: Workspace, kept: Shelf) -> None:
    workspace.write("theme/browser/part/word.ts", b'export const word = "part";\n')
    workspace.write(
        "theme/browser/second.ts", b'import { word } from "./part/word"; document.title = word;\n'
    )
    made = bundle(workspace, kept)
    assert sorted(made) == ["assets/casebook-second.js", "assets/casebook.js"]
    assert "part" in made["assets/casebook-second.js"].decode()


def test_node_starts_only_after_a_change(
    workspace: Workspace, kept: Shelf, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = bundle(workspace, kept)
    monkeypatch.setattr(scripts, "find_node", lambda: None)
    assert bundle(workspace, kept) == first
    workspace.write(MAIN, b'document.title = "b";\n')
    with pytest.raises(BundleError, match="没有找到 Node"):
        bundle(workspace, kept)


def test_style_sheets_are_written_small(project: Path, workspace: Workspace, kept: Shelf) -> None:
    script = "theme/styles/minify.mjs"
    workspace.write(script, (project / script).read_bytes())
    given = '/* 说明 */\na {\n  color: #ff0000;\n}\n.雁::after {\n  content: "＋";\n}\n'
    assert (
        minified(workspace, kept, given.encode()).decode()
        == 'a{color:red}.雁:after{content:"＋"}\n'
    )


def test_a_mistake_is_told_with_its_place(workspace: Workspace, kept: Shelf) -> None:
    workspace.write(MAIN, b"const = 1;\n")
    with pytest.raises(BundleError, match=r"main\.ts:1:6"):
        bundle(workspace, kept)


def test_tools_that_are_not_installed_are_asked_for(workspace: Workspace, kept: Shelf) -> None:
    (workspace.root / "node_modules").unlink()
    with pytest.raises(BundleError, match="还没有安装打包工具"):
        bundle(workspace, kept)


def test_a_node_that_is_too_old_is_not_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    node = tmp_path / "node"
    node.write_text("#!/bin/sh\necho v18.20.4\n", "utf-8")
    node.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(sysconfig, "get_path", lambda _: str(tmp_path))
    assert find_node() is None
    node.write_text("#!/bin/sh\necho v20.0.0\n", "utf-8")
    assert find_node() == str(node)
