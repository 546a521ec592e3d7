"""The scripts of the site ask nothing of a browser that Chromium 86 (October 2020) lacks: syntax, and APIs by MDN's data.

What hangs on a value (``[].at()``) no linter sees: `tests/browser/test_floor.py` has patterns for these and for styles.
"""

from __future__ import annotations

import json
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from casebook.scripts import find_node
from tests.sample.real import PROJECT
from tests.site.building import Built

pytestmark = pytest.mark.site

RULES = PROJECT / "tests/site/old_browsers.config.mjs"


def _said(folder: Path, *files: Path) -> list[str]:
    """What is too young, by file; the linter looks at nothing outside of the folder it is run in."""
    node = find_node()
    assert node is not None
    options = ("--no-config-lookup", "--no-ignore", "--format", "json", "-c", str(RULES))
    command = [node, str(PROJECT / "node_modules/eslint/bin/eslint.js"), *options, *map(str, files)]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode in (0, 1), done.stderr
    looked = json.loads(done.stdout)
    assert len(looked) == len(files)
    return [
        f"{Path(file['filePath']).name}: {message['message']}"
        for file in looked
        for message in file["messages"]
    ]


def test_nothing_in_the_scripts_is_younger_than_chromium_86(
    plain: Built, noted: Callable[[str, int], None]
) -> None:
    scripts = sorted((plain.folder / "assets").glob("*.js"))
    scripts += sorted((plain.folder / "assets/javascripts").glob("*.js"))
    scripts += [plain.folder / "assets/search/manifest.js"]
    assert len(scripts) > 15
    assert _said(plain.folder, *scripts) == []
    noted("scripts", len(scripts))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("let a = null; a ??= 1;", "Parsing error"),
        ("class A { #b = 1; }", "Parsing error"),
        ("structuredClone({});", "structuredClone"),
        ("Object.hasOwn({}, 'a');", "Object.hasOwn"),
        ("new URLPattern({});", "URLPattern"),
    ],
)
def test_the_linter_sees_what_is_too_young(tmp_path: Path, text: str, told: str) -> None:
    (tmp_path / "a.js").write_text(text, "utf-8")
    (said,) = _said(tmp_path, tmp_path / "a.js")
    assert told in said
