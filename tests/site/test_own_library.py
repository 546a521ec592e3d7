"""A second library: the generator as a wheel, in an environment of its own and without Node, makes one that builds at once."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from casebook.cli.init import _settings
from tests.sample.real import PROJECT
from tests.site.building import Built

pytestmark = pytest.mark.site

_OF_A_WHEEL = (
    *("setup.py", "pyproject.toml", "LICENSE", "mkdocs.yml", "package.json", "package-lock.json"),
    *("scripts/casebook", "theme", "cases/vocabulary", "cases/pages"),
)
_NAME, _OWNER, _LINE = "楚地", "某某市“社会”工作部: 基层科", "社区案例"


@dataclass(frozen=True)
class Installed:
    """An environment that has the generator from its wheel, and nothing of the checkout but what it depends on."""

    folder: Path

    def run(self, where: Path, *words: str) -> subprocess.CompletedProcess[str]:
        """Run ``casebook`` there; no Node is to be found."""
        return subprocess.run(
            [self.folder / "bin/python", "-m", "casebook", *words],
            cwd=where,
            env=self._environment(),
            capture_output=True,
            text=True,
            check=False,
            timeout=300,
        )

    def _environment(self) -> Mapping[str, str]:
        return {"PATH": str(self.folder / "bin"), "LANG": "C.UTF-8", "HOME": str(self.folder)}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build the wheel from a copy: building leaves a folder behind."""
    source = tmp_path_factory.mktemp("source")
    for name in _OF_A_WHEEL:
        if (PROJECT / name).is_dir():
            ignored = shutil.ignore_patterns("__pycache__", "*.egg-info")
            shutil.copytree(PROJECT / name, source / name, ignore=ignored)
        else:
            shutil.copyfile(PROJECT / name, source / name)
    (source / "node_modules").symlink_to(PROJECT / "node_modules")
    pip: list[str | Path] = [
        sys.executable,
        "-m",
        "pip",
        "--disable-pip-version-check",
        "wheel",
        "-q",
        "--no-deps",
    ]
    made = source / "dist"
    # Node may stand beside this interpreter, where the make targets put it.
    path = f"{sysconfig.get_path('scripts')}{os.pathsep}{os.environ['PATH']}"
    subprocess.run(
        [*pip, "--no-build-isolation", "-w", str(made), "."],
        cwd=source,
        env={**os.environ, "PATH": path},
        check=True,
        timeout=300,
    )
    (built,) = made.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    folder = tmp_path_factory.mktemp("fresh") / "venv"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", folder], check=True, timeout=120)
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check", "--python", str(folder)]
    subprocess.run(
        [*pip, "install", "-q", "--no-deps", "--no-index", wheel], check=True, timeout=120
    )
    # What it depends on is taken from here: a path in a .pth file is not read for further ones, so the checkout is not.
    (packages,) = folder.glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(f"{sysconfig.get_path('purelib')}\n", "utf-8")
    return Installed(folder)


@pytest.fixture(scope="module")
def library(installed: Installed, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("own") / "library"
    made = installed.run(
        root.parent, "init", str(root), "--name", _NAME, "--owner", _OWNER, "--line", _LINE
    )
    assert made.returncode == 0, made.stderr
    built = installed.run(root, "build")
    assert built.returncode == 0, built.stderr
    assert "0 条案例" in built.stdout
    return root


def test_it_is_the_wheel_that_runs_and_no_node_is_there(installed: Installed) -> None:
    code = "import casebook, casebook.scripts as s; print(casebook.__file__, s.find_node())"
    done = subprocess.run(
        [installed.folder / "bin/python", "-c", code],
        cwd=installed.folder,
        env=installed._environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    where, node = done.stdout.split()
    assert where.startswith(str(installed.folder))
    assert node == "None"


def test_an_empty_library_has_its_own_name_and_owner_and_nothing_of_the_first(
    library: Path,
) -> None:
    pages = {
        path.relative_to(library / "site").as_posix(): path.read_text("utf-8")
        for path in (library / "site").rglob("*.html")
    }
    assert len(pages) > 200
    home = pages["index.html"]
    for told in (f">{_NAME}<", f">{_LINE}<", "主办单位：某某市“社会”工作部: 基层科"):
        assert told in home
    assert [path for path, text in pages.items() if "雁阵" in text] == []
    assert "这里还没有案例" in pages["cases/index.html"]
    assert "casebook-browse.js" not in pages["cases/index.html"]


def test_every_file_that_a_page_asks_for_is_there(library: Path) -> None:
    site = library / "site"
    missing = set()
    for path in site.rglob("*.html"):
        if path.name == "404.html":
            continue
        for address in re.findall(r'(?:href|src)="([^"#?:]+)["#?]', path.read_text("utf-8")):
            target = (path.parent / address).resolve()
            if not target.is_file():
                missing.add((path.relative_to(site).as_posix(), address))
    assert missing == set()


def test_the_scripts_and_styles_are_those_of_the_checkout(library: Path, plain: Built) -> None:
    own, first = library / "site/assets", plain.folder / "assets"
    names = {path.name for path in first.glob("*.js")}
    assert names == {path.name for path in own.glob("*.js")}
    for name in (*names, "casebook.css"):
        assert (own / name).read_bytes() == (first / name).read_bytes()


def test_it_takes_records_and_builds_again(installed: Installed, library: Path) -> None:
    assert installed.run(library, "check").stdout.strip().endswith("没有发现问题。")
    for folder in ("records", "sources"):
        shutil.copytree(PROJECT / "cases" / folder, library / "cases" / folder, dirs_exist_ok=True)
    built = installed.run(library, "build")
    assert built.returncode == 0, built.stderr
    page = library / "site/cases/boluo-alley-chief/index.html"
    assert f"· {_NAME}</title>" in page.read_text("utf-8")
    assert "casebook-browse.js" in (library / "site/cases/index.html").read_text("utf-8")


def test_a_folder_with_files_is_left_alone(installed: Installed, library: Path) -> None:
    done = installed.run(library.parent, "init", str(library), "--name", "另一个", "--owner", "")
    assert done.returncode == 1
    assert "已经有文件" in done.stderr


def test_the_settings_of_the_first_site_are_all_replaced() -> None:
    text = (PROJECT / "mkdocs.yml").read_text("utf-8")
    made = _settings(text, _NAME, "", _LINE)
    assert "雁阵" not in made
    assert "custom_dir" not in made
    assert "organiser" not in "".join(line for line in made.splitlines() if "#" not in line)
