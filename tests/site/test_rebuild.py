"""Building again: the same bytes for the same records, and nothing at all for broken ones."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.building import Built, build, copy_of_project, settings

pytestmark = pytest.mark.site

RECORD = "cases/records/guangdong/dongguan-xingcheng-grid.yml"


def test_the_same_records_give_the_same_bytes(plain: Built, tmp_path: Path) -> None:
    """Elsewhere on the disk, in another order of hashing, over what an earlier build left."""
    project = copy_of_project(tmp_path / "project")
    stale = tmp_path / "site" / "cases" / "renamed" / "index.html"
    stale.parent.mkdir(parents=True)
    stale.write_text("old", encoding="utf-8")
    again = build(project, tmp_path / "site", PYTHONHASHSEED="2", TZ="Asia/Shanghai")
    assert again.code == 0, again.log
    assert set(again.files) == set(plain.files)
    assert {name for name in plain.files if plain.files[name] != again.files[name]} == set()


def test_the_command_of_our_own_makes_the_same_site(plain: Built, tmp_path: Path) -> None:
    """With nothing kept, and again with everything kept, where MkDocs is not started."""
    project = copy_of_project(tmp_path / "project")
    command = [f"{Path(sys.executable).parent}/casebook", "build", "--site", f"{tmp_path}/site"]
    for _ in range(2):
        done = subprocess.run(
            command, cwd=project, env=settings(), capture_output=True, check=False
        )
        assert done.returncode == 0, done.stderr.decode()
        assert Built(tmp_path / "site", "", 0).files == plain.files
    assert "写了 0 个文件" in done.stdout.decode()


def test_a_broken_record_publishes_nothing(tmp_path: Path) -> None:
    project = copy_of_project(tmp_path / "project")
    record = project / RECORD
    text = record.read_text(encoding="utf-8")
    record.write_text(text.replace("title: ", "title：", 1), encoding="utf-8")
    line = next(n for n, t in enumerate(text.splitlines(), 1) if t.startswith("title: "))
    published = tmp_path / "site"
    published.mkdir()
    (published / "index.html").write_text("昨天的网站", encoding="utf-8")

    built = build(project, published)

    assert built.code == 1
    assert built.files == {"index.html": "昨天的网站".encode()}
    assert f"{RECORD}:{line}:" in built.log
    assert "YML-010" in built.log
    assert "没有建站" in built.log
    assert "Traceback" not in built.log
