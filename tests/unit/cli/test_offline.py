"""The site as one file: all of it, nothing else, the same whenever it is packed, and checked by the usual tool."""

from __future__ import annotations

import hashlib
import os
import subprocess
import zipfile
from pathlib import Path

from click.testing import CliRunner

from casebook.cli import main
from casebook.cli.offline import FOLDER, LIST, pack


def _site(folder: Path) -> Path:
    (folder / "cases/甲").mkdir(parents=True)
    (folder / "index.html").write_text("<p>甲", "utf-8")
    (folder / "cases/甲/index.html").write_text("<p>乙", "utf-8")
    (folder / ".casebook-note").write_text("ours", "utf-8")
    return folder


def test_the_package_holds_the_site_and_its_digests(tmp_path: Path) -> None:
    package = tmp_path / "a.zip"
    assert pack(_site(tmp_path / "site"), package) == 2
    with zipfile.ZipFile(package) as made:
        names = made.namelist()
        assert names == [
            f"{FOLDER}/cases/甲/index.html",
            f"{FOLDER}/index.html",
            f"{FOLDER}/{LIST}",
        ]
        assert {entry.external_attr >> 16 for entry in made.infolist()} == {0o100644}
        made.extractall(tmp_path / "out")
    checked = subprocess.run(
        ["sha256sum", "--strict", "-c", LIST],
        cwd=tmp_path / "out" / FOLDER,
        capture_output=True,
        text=True,
        check=False,
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr
    (tmp_path / "out" / FOLDER / "index.html").write_text("<p>改", "utf-8")
    command = ["sha256sum", "-c", LIST]
    spoilt = subprocess.run(
        command, cwd=tmp_path / "out" / FOLDER, check=False, capture_output=True
    )
    assert spoilt.returncode == 1


def test_the_same_site_gives_the_same_file(tmp_path: Path) -> None:
    one, two = tmp_path / "one.zip", tmp_path / "two.zip"
    site = _site(tmp_path / "site")
    pack(site, one)
    os.utime(site / "index.html", (1, 1))
    (site / "index.html").chmod(0o600)
    pack(site, two)
    assert one.read_bytes() == two.read_bytes()


def test_the_command_says_where_it_is_and_its_digest(tmp_path: Path, project: Path) -> None:
    site, package = _site(tmp_path / "site"), tmp_path / "out/a.zip"
    before = Path.cwd()
    os.chdir(project)
    try:
        said = CliRunner().invoke(main, ["offline", "--site", str(site), "--to", str(package)])
        lost = CliRunner().invoke(main, ["offline", "--site", str(tmp_path)])
    finally:
        os.chdir(before)
    digest = hashlib.sha256(package.read_bytes()).hexdigest()
    assert said.exit_code == 0
    assert digest in said.output
    assert (tmp_path / "out/a.zip.sha256").read_text("utf-8") == f"{digest}  a.zip\n"
    assert lost.exit_code == 1
    assert "make build" in lost.output
