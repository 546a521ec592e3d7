"""``casebook synonyms`` over the log that the browse page writes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from casebook.cli import main
from tests.sample.real import PROJECT


def _run(monkeypatch: pytest.MonkeyPatch, *arguments: str) -> tuple[int, str]:
    monkeypatch.chdir(PROJECT)
    result = CliRunner().invoke(main, ["synonyms", *arguments])
    return result.exit_code, result.output


def _log(folder: Path, *queries: str) -> str:
    path = folder / "casebook-misses.jsonl"
    lines = [
        json.dumps({"query": q, "weak": 0, "day": "2026-11-21", "times": number})
        for number, q in enumerate(queries, 1)
    ]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return str(path)


def test_it_proposes_and_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = (PROJECT / "cases/vocabulary/synonyms.yml").read_bytes()
    status, output = _run(monkeypatch, _log(tmp_path, "社区养老食堂怎么办", "光伏"))
    assert status == 0
    assert "社区养老食堂（1 次）→" in output
    assert "老年食堂" in output
    assert "待征集" in output.split("光伏")[0]
    assert (PROJECT / "cases/vocabulary/synonyms.yml").read_bytes() == before


def test_rare_queries_can_be_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    log = _log(tmp_path, "光伏", "宠物狗")
    status, output = _run(monkeypatch, log, "--least", "2")
    assert status == 0
    assert "宠物狗" in output
    assert "光伏" not in output


def test_nothing_new_is_said_plainly(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert _run(monkeypatch, _log(tmp_path, "剃头怎么办")) == (0, "没有要补充的词。\n")


@pytest.mark.parametrize("text", ["[1]", "x", '{"times": 1}', '{"query": "x", "times": "many"}'])
def test_another_file_is_refused_with_its_line(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "log.jsonl"
    path.write_text(f'{{"query": "好"}}\n{text}\n', encoding="utf-8")
    status, output = _run(monkeypatch, str(path))
    assert status == 1
    assert "第 2 行" in output
