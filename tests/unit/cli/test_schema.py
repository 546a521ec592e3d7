from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from click.testing import Result

from casebook.cli.project import read_vocabulary
from casebook.cli.schema import schema_files
from casebook.workspace import Workspace

Run = Callable[..., Result]


def test_committed_schemas_are_current(project: Path) -> None:
    vocabulary, broken = read_vocabulary(Workspace(project))
    assert broken == ()
    for path, content in schema_files(vocabulary).items():
        assert (project / path).read_bytes() == content, "run: casebook schema"


def test_schemas_are_written_once(small_project: Path, casebook: Run) -> None:
    stale = casebook("schema", "--check")
    assert stale.exit_code == 1
    assert "请运行：casebook schema" in stale.stdout
    written = casebook("schema")
    assert written.exit_code == 0
    assert written.stdout.count("已写入") == 5
    assert "没有改动" in casebook("schema").stdout
    assert casebook("schema", "--check").exit_code == 0
    case = json.loads((small_project / "scripts/schema/case.schema.json").read_text("utf-8"))
    assert case["title"] == "案例"


def test_a_new_term_makes_them_stale(small_project: Path, casebook: Run) -> None:
    casebook("schema")
    path = small_project / "cases/vocabulary/units.yml"
    path.write_text(
        path.read_text("utf-8") + "  - term: 扇\n    id: leaf\n    definition: 以“扇”计。\n",
        encoding="utf-8",
    )
    assert casebook("schema", "--check").exit_code == 1


def test_a_broken_vocabulary_is_named(small_project: Path, casebook: Run) -> None:
    path = small_project / "cases/vocabulary/units.yml"
    path.write_text("name: units\n", encoding="utf-8")
    result = casebook("schema")
    assert result.exit_code == 1
    assert "cases/vocabulary/units.yml" in result.stderr
    path.unlink()
    assert "缺少词表文件：cases/vocabulary/units.yml" in casebook("schema").stderr
