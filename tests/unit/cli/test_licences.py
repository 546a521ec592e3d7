"""Whose work reaches a reader is named, with its licence, on the page and in the scripts that hold it."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path

import pytest

from casebook.cli.licences import PAGE, SHIPPED, page
from casebook.engine.store import Store
from casebook.scripts import bundle, find_node
from casebook.validate.pages import check_page
from casebook.workspace import Workspace


@pytest.fixture(scope="module")
def made() -> str:
    return page(Workspace(Path(__file__).parents[3]))


def test_the_page_is_that_of_the_packages_that_are_installed(project: Path, made: str) -> None:
    assert (project / PAGE).read_text("utf-8") == made, "请运行 make licences"
    assert check_page(PAGE, made.encode())[1] == ()


def test_every_package_of_the_lock_that_reaches_a_reader_is_on_it(project: Path, made: str) -> None:
    named = set(re.findall(r"^\| `([@a-z][\w./@-]*)` \|", made, re.MULTILINE))
    wanted = json.loads((project / "package.json").read_text("utf-8"))["dependencies"]
    assert {*wanted, *SHIPPED} <= named
    locked = (project / "requirements.txt").read_text("utf-8")
    assert [name for name in SHIPPED if not re.search(rf"^{name}==", locked, re.MULTILINE)] == []


def test_every_licence_is_told_and_allows_it(made: str) -> None:
    rows = [row.split(" | ") for row in re.findall(r"^\| (.*) \|$", made, re.MULTILINE)[2:]]
    assert len(rows) > 20
    free = {"MIT", "ISC", "Apache License 2.0", "MIT AND Zlib", "MIT OR GPL-3.0-or-later"}
    rows = [[cell.strip("`") for cell in row] for row in rows]
    assert {row[2] for row in rows} <= free
    assert "GNU GENERAL PUBLIC LICENSE" not in made
    for name, version, *_ in rows:
        assert f"\n### {name} {version}\n" in made
    for licence in ("Permission is hereby granted, free of charge", "Apache License"):
        assert licence in made


def test_a_script_that_holds_the_work_of_others_begins_by_naming_it(project: Path) -> None:
    scripts = bundle(Workspace(project), Store(None, "").shelf("browser"))
    node = find_node()
    assert node is not None
    command = [node, "theme/browser/bundle.mjs", "--packages"]
    done = subprocess.run(command, cwd=project, capture_output=True, text=True, check=True)
    held = {script: listed for script, listed in json.loads(done.stdout).items() if listed}
    assert set(held) >= {"builder", "slides", "word"}
    for script, listed in held.items():
        head = scripts[f"assets/casebook-{script}.js"].decode().partition("\n")[0]
        assert head.startswith("/*! ")
        assert head.endswith(": about/licences/ */")
        for package in listed:
            assert f"{package['name']} {package['version']} ({package['license']})" in head
    for path, content in scripts.items():
        assert content.startswith(b"/*!") == (
            path.removeprefix("assets/casebook-").removesuffix(".js") in held
        )


def test_the_lock_of_the_auditors_has_hashes_and_no_address(project: Path) -> None:
    text = (project / "requirements-audit.txt").read_text("utf-8")
    assert re.findall(r"^(cyclonedx-bom|pip-audit)==", text, re.MULTILINE)
    assert text.count("--hash=sha256:") >= len(re.findall(r"^[\w.-]+==", text, re.MULTILINE))
    assert "://" not in text
